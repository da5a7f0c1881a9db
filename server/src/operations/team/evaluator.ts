import { evaluatorKind } from '@cerulean/evaluation/team';
import { recordOperations } from '../record-operations.ts';

export default recordOperations(evaluatorKind, { word: 'team', path: 'team/evaluators', permission: 'plan.edit' });
