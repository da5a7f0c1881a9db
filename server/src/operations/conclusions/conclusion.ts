import { conclusionKind } from '@cerulean/evaluation/conclusions';
import { recordOperations } from '../record-operations.ts';

export default recordOperations(conclusionKind, { word: 'conclusions', path: 'conclusions/conclusions', permission: 'conclusions.edit' });
