import type { ActionType } from '../action-type.ts';

const capa: ActionType = {
  id: 'capa',
  title: 'Corrective and preventive action',
  references: ['Regulation (EU) 2017/745, Articles 10(9)(l) and 83(4)'],
  target: 'CAPA',
  why: 'A cause in design, process or information is to be removed and its removal shown to be effective.',
  answeredBy: 'quality management',
  dispositions: ['CAPA opened', 'rejected'],
  examples: [
    { disposition: 'CAPA opened', allowed: true },
    { disposition: 'rejected', allowed: true },
    { disposition: 'PMCF objective', allowed: false },
  ],
};

export default capa;
