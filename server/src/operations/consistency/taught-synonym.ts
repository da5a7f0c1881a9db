import { taughtSynonymKind } from '@cerulean/evaluation/consistency';
import { recordOperations } from '../record-operations.ts';

export default recordOperations(taughtSynonymKind, {
  word: 'consistency',
  path: 'consistency/synonyms',
  permission: 'traceability.accept',
});
