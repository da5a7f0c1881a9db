import { estimateKind } from '@cerulean/evaluation/analysis';
import { certaintyRatingKind } from '@cerulean/evaluation/appraisal';
import { done, trouble } from '@cerulean/evaluation/base';
import { outcomeParameterKind } from '@cerulean/evaluation/plan';
import { recordOperations } from '../record-operations.ts';

export default recordOperations(certaintyRatingKind, {
  word: 'appraisal',
  path: 'appraisal/certainty-ratings',
  permission: 'appraisal.edit',
  check: async ({ outcomeParameterId, estimateId }, { reader }) => {
    if (!(await reader.find(outcomeParameterKind, outcomeParameterId)))
      return trouble('not-found', 'This outcome parameter is not there any more.', { remedy: 'Choose another one.' });
    const estimate = estimateId ? await reader.find(estimateKind, estimateId) : undefined;
    return estimateId && estimate?.data.outcomeParameterId !== outcomeParameterId
      ? trouble('input-invalid', 'The estimate is not one of this outcome parameter.', {
          remedy: 'Choose an estimate of the same outcome parameter.',
          fields: [{ pointer: '/data/estimateId', message: 'must be of the same outcome parameter' }],
        })
      : done([]);
  },
});
