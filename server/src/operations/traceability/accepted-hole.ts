import { acceptedHoleKind } from '@cerulean/evaluation/traceability';
import { recordOperations } from '../record-operations.ts';

export default recordOperations(acceptedHoleKind, {
  word: 'traceability',
  path: 'traceability/accepted-holes',
  permission: 'traceability.accept',
});
