import { appraisalPlanKind } from '@cerulean/evaluation/appraisal';
import { done, trouble } from '@cerulean/evaluation/base';
import { may } from '@cerulean/evaluation/team';
import { membershipKind } from '../../store/kinds.ts';
import { singleOperations } from '../record-operations.ts';

export default singleOperations(appraisalPlanKind, {
  word: 'appraisal',
  path: 'appraisal/plan',
  permission: 'plan.edit',
  check: async ({ people }, { reader }) => {
    if (people.length === 0) return done([]);
    const members = await reader.all(membershipKind);
    const fit = new Set(members.filter(({ data }) => may(data.role, 'appraisal.edit')).map(({ data }) => data.personId));
    return people.every((person) => fit.has(person))
      ? done([])
      : trouble('input-invalid', 'An appraiser must be in the team with a role that may appraise.', {
          remedy: 'Give the person the role of a reviewer or evaluator first.',
          fields: [{ pointer: '/data/people', message: 'must be in the team and may appraise' }],
        });
  },
});
