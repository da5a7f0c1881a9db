import type { ActionType } from '../action-type.ts';

const sscp: ActionType = {
  id: 'sscp',
  title: 'Change of the summary of safety and clinical performance',
  references: ['Regulation (EU) 2017/745, Articles 32 and 83(3)(d)'],
  target: 'SSCP',
  why: 'The summary for users and patients is to follow the evaluation.',
  answeredBy: 'regulatory affairs',
  dispositions: ['SSCP change', 'rejected'],
  examples: [
    { disposition: 'SSCP change', allowed: true },
    { disposition: 'rejected', allowed: true },
    { disposition: 'PMCF objective', allowed: false },
  ],
};

export default sscp;
