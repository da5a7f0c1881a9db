import type { ActionType } from '../action-type.ts';

const riskManagement: ActionType = {
  id: 'risk-management',
  title: 'Change of the risk file',
  references: ['Regulation (EU) 2017/745, Annex I, section 3(e) and (f), and Annex XIV part B, section 8'],
  target: 'risk management',
  why: 'A hazard, an estimate or a control in the risk file is to be changed.',
  answeredBy: 'risk management',
  dispositions: ['risk-file change', 'design input', 'IFU change', 'CAPA opened', 'rejected'],
  examples: [
    { disposition: 'risk-file change', allowed: true },
    { disposition: 'rejected', allowed: true },
    { disposition: 'PMCF objective', allowed: false },
  ],
};

export default riskManagement;
