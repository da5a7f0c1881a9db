import { done, trouble } from '@cerulean/evaluation/base';
import { statementCorrectionKind, statementKinds } from '@cerulean/evaluation/consistency';
import { recordOperations } from '../record-operations.ts';

export default recordOperations(statementCorrectionKind, {
  word: 'consistency',
  path: 'consistency/corrections',
  permission: 'traceability.accept',
  check: async ({ kind }) => {
    if (statementKinds.some(({ id }) => id === kind)) return done([]);
    return trouble('input-invalid', `There is no kind of statement "${kind}".`, {
      remedy: `Choose one of ${statementKinds.map(({ id }) => id).join(', ')}.`,
      fields: [{ pointer: '/data/kind', message: 'names no kind of statement' }],
    });
  },
});
