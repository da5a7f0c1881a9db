import { dataSetKind } from '@cerulean/evaluation/evidence';
import { recordOperations } from '../record-operations.ts';

export default recordOperations(dataSetKind, { word: 'evidence', path: 'evidence/data-sets', permission: 'evidence.edit' });
