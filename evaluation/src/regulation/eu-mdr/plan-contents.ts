import type { PlanContent } from '../rule.ts';

const clause = (indent: string) => `Regulation (EU) 2017/745, Annex XIV part A, section 1(a), ${indent} indent`;

/** What a clinical evaluation plan contains at least. */
export const euMdrPlanContents: readonly PlanContent[] = [
  {
    id: 'CEP-1',
    text: 'the requirements that need support from relevant clinical data',
    clause: clause('first'),
    answeredBy: ['requirement'],
  },
  { id: 'CEP-2', text: 'the intended purpose of the device', clause: clause('second'), answeredBy: ['intended-purpose'] },
  {
    id: 'CEP-3',
    text: 'the intended target groups with clear indications and contra-indications',
    clause: clause('third'),
    answeredBy: ['intended-purpose'],
  },
  {
    id: 'CEP-4',
    text: 'the intended clinical benefits to patients in detail, with specified clinical outcome parameters',
    clause: clause('fourth'),
    answeredBy: ['claim', 'outcome-parameter'],
  },
  {
    id: 'CEP-5',
    text: 'the methods by which qualitative and quantitative aspects of clinical safety are examined, with clear reference to residual risks and side-effects',
    clause: clause('fifth'),
    answeredBy: ['plan.safetyMethods', 'risk'],
  },
  {
    id: 'CEP-6',
    text: 'the parameters by which, from the state of the art in medicine, the acceptability of the benefit-risk ratio is determined for each indication',
    clause: clause('sixth'),
    answeredBy: ['plan.benefitRiskParameters', 'outcome-parameter'],
  },
  {
    id: 'CEP-7',
    text: 'how benefit-risk issues of specific components, such as pharmaceutical, animal or human tissues, are addressed',
    clause: clause('seventh'),
    answeredBy: ['plan.componentIssues'],
  },
  {
    id: 'CEP-8',
    text: 'the clinical development plan, from exploratory through confirmatory investigations to post-market clinical follow-up, with milestones and potential acceptance criteria',
    clause: clause('eighth'),
    answeredBy: ['plan.developmentPlan', 'plan.milestones'],
  },
];
