import { parentPort } from 'node:worker_threads';
import { type ConsistencyRule, rules, runRules, sameContext, textDossierOf } from '@cerulean/evaluation/consistency';
import type { TextRulesInput } from './text-rules.ts';
import { openUploaded } from './uploaded-documents.ts';

const port = parentPort!;

port.on('message', ({ documents, context, today, rules: wanted }: TextRulesInput) => {
  try {
    const dossier = textDossierOf(documents.map(openUploaded), sameContext(context), today);
    const chosen = (rules as readonly ConsistencyRule[]).filter(({ id }) => wanted.includes(id));
    port.postMessage({ found: runRules(dossier, chosen) });
  } catch (error) {
    port.postMessage({ defect: error instanceof Error ? (error.stack ?? error.message) : String(error) });
  }
});
