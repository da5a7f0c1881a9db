import { gapKind } from '@cerulean/evaluation/conclusions';
import { recordOperations } from '../record-operations.ts';

export default recordOperations(gapKind, { word: 'conclusions', path: 'conclusions/gaps', permission: 'conclusions.edit' });
