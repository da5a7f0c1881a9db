import { outcomeKind } from '@cerulean/evaluation/analysis';
import { recordOperations } from '../record-operations.ts';

export default recordOperations(outcomeKind, { word: 'analysis', path: 'analysis/outcomes', permission: 'analysis.edit' });
