import type { ActionType } from '../action-type.ts';

const instructionsForUse: ActionType = {
  id: 'instructions-for-use',
  title: 'Change of instructions for use',
  references: ['Regulation (EU) 2017/745, Annex I, sections 23.1(g) and 23.4'],
  target: 'instructions for use',
  why: 'A residual risk, a limit of the population or a warning is to be told to users.',
  answeredBy: 'regulatory affairs and labelling',
  dispositions: ['IFU change', 'SSCP change', 'rejected'],
  examples: [
    { disposition: 'IFU change', allowed: true },
    { disposition: 'rejected', allowed: true },
    { disposition: 'PMCF objective', allowed: false },
  ],
};

export default instructionsForUse;
