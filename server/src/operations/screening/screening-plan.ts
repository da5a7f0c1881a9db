import { byId, done, trouble } from '@cerulean/evaluation/base';
import { importOrder, models, type ScreeningModel, type StoppingRule, screeningPlanKind, stopping } from '@cerulean/evaluation/screening';
import { singleOperations } from '../record-operations.ts';

export default singleOperations(screeningPlanKind, {
  word: 'screening',
  path: 'screening/plan',
  permission: 'plan.edit',
  check: async ({ order, stopping: planned }) => {
    if (order !== importOrder && !byId<ScreeningModel>(models, order))
      return trouble('not-found', `There is no screening model "${order}".`, { remedy: `Choose "${importOrder}" or one of the models.` });
    if (planned && !byId<StoppingRule>(stopping, planned.rule))
      return trouble('not-found', `There is no stopping rule "${planned.rule}".`, { remedy: 'Choose one of the rules, or none.' });
    return done([]);
  },
});
