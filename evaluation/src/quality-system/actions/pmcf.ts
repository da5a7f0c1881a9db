import type { ActionType } from '../action-type.ts';

const pmcf: ActionType = {
  id: 'pmcf',
  title: 'Objective of post-market clinical follow-up',
  references: ['Regulation (EU) 2017/745, Annex XIV part B, section 6.2'],
  target: 'PMCF',
  why: 'A gap is to be answered with new clinical data.',
  answeredBy: 'clinical affairs',
  dispositions: ['PMCF objective', 'rejected'],
  examples: [
    { disposition: 'PMCF objective', allowed: true },
    { disposition: 'rejected', allowed: true },
    { disposition: 'design input', allowed: false },
  ],
};

export default pmcf;
