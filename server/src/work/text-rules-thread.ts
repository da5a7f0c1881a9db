import { parentPort } from 'node:worker_threads';
import { type ConsistencyRule, rules, runRules, sameContext, textDossierOf } from '@cerulean/evaluation/consistency';
import type { TextRulesRequest } from './text-rules.ts';
import { openUploaded } from './uploaded-documents.ts';

const port = parentPort!;

port.on('message', (request: TextRulesRequest) => {
  if ('open' in request) {
    openUploaded(request.open);
    return;
  }
  try {
    const { documents, context, today, rules: wanted } = request.run;
    const dossier = textDossierOf(documents.map(openUploaded), sameContext(context), today);
    const chosen = (rules as readonly ConsistencyRule[]).filter(({ id }) => wanted.includes(id));
    port.postMessage({ found: runRules(dossier, chosen) });
  } catch (error) {
    port.postMessage({ defect: error instanceof Error ? (error.stack ?? error.message) : String(error) });
  }
});
