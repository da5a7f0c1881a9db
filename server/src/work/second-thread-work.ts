import { parentPort } from 'node:worker_threads';
import {
  type ConsistencyRule,
  partDossierOf,
  rules,
  runRules,
  type StatementKind,
  sameContext,
  statementKinds,
  withoutCorrected,
} from '@cerulean/evaluation/consistency';
import { statementsIn } from './kept-statements.ts';
import type { SecondInput } from './second-thread.ts';
import { openUploaded } from './uploaded-documents.ts';

const port = parentPort!;

port.on('message', ({ documents: handed, context: given, corrections, today, rules: wanted, kinds }: SecondInput) => {
  try {
    const documents = handed.map(openUploaded);
    const context = sameContext(given);
    const read = (statementKinds as readonly StatementKind[]).filter(({ id }) => kinds.includes(id));
    const statements = read.length > 0 ? withoutCorrected(statementsIn(documents, context, read), documents, corrections) : [];
    const dossier = partDossierOf(documents, context, kinds, statements, today);
    const chosen = (rules as readonly ConsistencyRule[]).filter(({ id }) => wanted.includes(id));
    port.postMessage({ second: { found: runRules(dossier, chosen), statements } });
  } catch (error) {
    port.postMessage({ defect: error instanceof Error ? (error.stack ?? error.message) : String(error) });
  }
});
