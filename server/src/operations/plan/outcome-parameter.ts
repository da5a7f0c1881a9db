import { outcomeParameterKind } from '@cerulean/evaluation/plan';
import { recordOperations } from '../record-operations.ts';

export default recordOperations(outcomeParameterKind, { word: 'plan', path: 'plan/outcome-parameters', permission: 'plan.edit' });
