import type { ActionType } from '../action-type.ts';

const clinicalEvaluationReport: ActionType = {
  id: 'clinical-evaluation-report',
  title: 'Change of the report',
  references: ['Regulation (EU) 2017/745, Article 61(11)'],
  target: 'clinical evaluation report',
  why: 'A section of the report is to say something else.',
  answeredBy: 'clinical evaluators',
  dispositions: ['report changed', 'rejected'],
  examples: [
    { disposition: 'report changed', allowed: true },
    { disposition: 'rejected', allowed: true },
    { disposition: 'PMCF objective', allowed: false },
  ],
};

export default clinicalEvaluationReport;
