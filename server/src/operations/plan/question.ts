import { questionKind } from '@cerulean/evaluation/plan';
import { recordOperations } from '../record-operations.ts';

export default recordOperations(questionKind, { word: 'plan', path: 'plan/questions', permission: 'plan.edit' });
