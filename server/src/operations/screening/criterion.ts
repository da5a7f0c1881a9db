import { criterionKind } from '@cerulean/evaluation/screening';
import { recordOperations } from '../record-operations.ts';

export default recordOperations(criterionKind, { word: 'screening', path: 'screening/criteria', permission: 'plan.edit' });
