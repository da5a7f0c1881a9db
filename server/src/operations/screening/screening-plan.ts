import { byId, done, trouble } from '@cerulean/evaluation/base';
import { importOrder, models, type ScreeningModel, screeningPlanKind } from '@cerulean/evaluation/screening';
import { singleOperations } from '../record-operations.ts';

export default singleOperations(screeningPlanKind, {
  word: 'screening',
  path: 'screening/plan',
  permission: 'plan.edit',
  check: async ({ order }) =>
    order === importOrder || byId<ScreeningModel>(models, order)
      ? done([])
      : trouble('not-found', `There is no screening model "${order}".`, { remedy: `Choose ${importOrder} or one of the models.` }),
});
