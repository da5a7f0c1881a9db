import type { ActionType } from '../action-type.ts';

const design: ActionType = {
  id: 'design',
  title: 'Input to design',
  references: ['Regulation (EU) 2017/745, Article 83(3)(b)'],
  target: 'design',
  why: 'An opportunity or a need for the design found in clinical data.',
  answeredBy: 'research and development',
  dispositions: ['design input', 'CAPA opened', 'rejected'],
  examples: [
    { disposition: 'design input', allowed: true },
    { disposition: 'rejected', allowed: true },
    { disposition: 'PMCF objective', allowed: false },
  ],
};

export default design;
