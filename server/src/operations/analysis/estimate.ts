import { estimateKind } from '@cerulean/evaluation/analysis';
import { recordOperations } from '../record-operations.ts';

export default recordOperations(estimateKind, { word: 'analysis', path: 'analysis/estimates', permission: 'analysis.edit' });
