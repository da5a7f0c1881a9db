import { planKind } from '@cerulean/evaluation/plan';
import { singleOperations } from '../record-operations.ts';

export default singleOperations(planKind, { word: 'plan', path: 'plan', permission: 'plan.edit' });
