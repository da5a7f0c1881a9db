import { subheading } from '../blocks.ts';
import { claimsTable } from '../content/claims.ts';
import { coverLines, deviceSubtitle } from '../content/cover.ts';
import { deviceDescription, deviceIdentity, intendedPurposeTable, modelsTable } from '../content/device-tables.ts';
import { datesAndSignatures, evaluatorsTable } from '../content/evaluators.ts';
import { nextEvaluation } from '../content/next-evaluation.ts';
import { benchmarksTable, outcomeParametersTable } from '../content/outcome-parameters.ts';
import { analysisPlan, dataSourcesList, milestonesTable, planText } from '../content/plan-parts.ts';
import { plannedRequirements } from '../content/requirements.ts';
import { criteriaTable } from '../content/screening-tables.ts';
import { questionsTable } from '../content/search-tables.ts';
import { typeOfEvaluation } from '../content/type-of-evaluation.ts';
import type { DocumentTemplate } from '../template.ts';

const clause = (indent: string) => [`MDR Annex XIV A 1(a), ${indent} indent`];

/** The clinical evaluation plan with the eight items the Regulation asks for at least. */
const cep: DocumentTemplate = {
  id: 'cep',
  title: 'Clinical evaluation plan',
  references: [
    'Regulation (EU) 2017/745, Annex XIV part A, section 1(a)',
    'MEDDEV 2.7/1 revision 4 (June 2016), sections 7, 8.2, 9 and A5',
  ],
  language: 'en-GB',
  subtitle: deviceSubtitle,
  cover: coverLines,
  sections: [
    {
      id: 'scope',
      title: 'Scope and type of the evaluation',
      basis: ['MDR Annex XIV A 1', 'MEDDEV 2.7/1 rev. 4, 7'],
      guidance: 'Say what the evaluation covers and on what kind of data it will rest.',
      prose: 'optional',
      before: typeOfEvaluation,
    },
    {
      id: 'device',
      title: 'Device',
      basis: ['MEDDEV 2.7/1 rev. 4, A3'],
      guidance: 'Identity and description come from the device record.',
      prose: 'optional',
      before: (context) => [...deviceIdentity(context), ...modelsTable(context), ...deviceDescription(context)],
    },
    {
      id: 'requirements',
      title: 'Requirements that need support from clinical data',
      basis: clause('first'),
      guidance: 'The requirements come from the record. Justify the choice.',
      prose: 'optional',
      before: plannedRequirements,
    },
    {
      id: 'intended-purpose',
      title: 'Intended purpose, target groups, indications and contraindications',
      basis: [...clause('second'), ...clause('third')],
      guidance: 'The parts come from the record.',
      prose: 'optional',
      before: intendedPurposeTable,
    },
    {
      id: 'claims',
      title: 'Intended clinical benefits and outcome parameters',
      basis: clause('fourth'),
      guidance: 'Claims, parameters and criteria come from the record. Describe the benefits to patients in detail.',
      prose: 'optional',
      landscape: true,
      before: (context) => [...outcomeParametersTable(context), ...claimsTable(context)],
    },
    {
      id: 'safety-methods',
      title: 'Methods for examining clinical safety',
      basis: clause('fifth'),
      guidance: 'Say by which qualitative and quantitative methods residual risks and side-effects are determined.',
      prose: 'optional',
      before: (context, written) => planText(context, 'safetyMethods', 'The methods for examining clinical safety are missing.', written),
    },
    {
      id: 'benefit-risk',
      title: 'Parameters for the acceptability of the benefit-risk ratio',
      basis: clause('sixth'),
      guidance: 'Say which parameters of the state of the art decide on acceptability, for each indication.',
      prose: 'optional',
      before: (context, written) =>
        planText(context, 'benefitRiskParameters', 'The parameters for the benefit-risk ratio are missing.', written),
      after: benchmarksTable,
    },
    {
      id: 'components',
      title: 'Benefit-risk issues of specific components',
      basis: clause('seventh'),
      guidance: 'Say how pharmaceutical, animal or human components are addressed, or that there are none.',
      prose: 'optional',
      before: (context, written) =>
        planText(
          context,
          'componentIssues',
          'How benefit-risk issues of components such as medicinal substances or tissues are addressed is missing; say so too where there are none.',
          written,
        ),
    },
    {
      id: 'development-plan',
      title: 'Clinical development plan',
      basis: clause('eighth'),
      guidance:
        'From exploratory and confirmatory investigations to post-market clinical follow-up, with milestones and potential acceptance criteria.',
      prose: 'optional',
      before: (context, written) => planText(context, 'developmentPlan', 'The clinical development plan is missing.', written),
      after: milestonesTable,
    },
    {
      id: 'search',
      title: 'Questions and sources of data',
      basis: ['MDR Annex XIV A 1(b)', 'MEDDEV 2.7/1 rev. 4, 8.2 and A5'],
      guidance: 'Questions, sources and criteria come from the record. Justify the choice of databases.',
      prose: 'optional',
      before: (context) => [
        ...questionsTable(context, 'device'),
        ...questionsTable(context, 'state of the art'),
        subheading('Sources of data'),
        ...dataSourcesList(context),
        ...criteriaTable(context),
      ],
    },
    {
      id: 'appraisal-plan',
      title: 'Appraisal plan',
      basis: ['MDR Annex XIV A 1(c)', 'MEDDEV 2.7/1 rev. 4, 9'],
      guidance: 'Say by which criteria quality, relevance and weight are judged.',
      prose: 'optional',
      before: (context, written) => planText(context, 'appraisalPlan', 'The appraisal plan is missing.', written),
    },
    {
      id: 'analysis-plan',
      title: 'Analysis plan',
      basis: ['MDR Annex XIV A 1(e)', 'MEDDEV 2.7/1 rev. 4, 10'],
      guidance: 'Say by which measures and methods data are put together.',
      prose: 'optional',
      before: analysisPlan,
    },
    {
      id: 'update',
      title: 'Interval of the evaluation',
      basis: ['MDR Art. 61(11)', 'MEDDEV 2.7/1 rev. 4, 6.2.3'],
      guidance: 'Interval, day and justification come from the plan.',
      prose: 'optional',
      before: nextEvaluation,
    },
    {
      id: 'evaluators',
      title: 'Evaluators',
      basis: ['MEDDEV 2.7/1 rev. 4, 6.4'],
      guidance: 'The evaluators come from the team.',
      prose: 'optional',
      before: evaluatorsTable,
    },
    {
      id: 'signatures',
      title: 'Dates and signatures',
      guidance: 'Date and signature lines are made.',
      prose: 'none',
      before: datesAndSignatures,
    },
    {
      id: 'references',
      title: 'References',
      guidance: 'The list is made from the citations.',
      prose: 'none',
      before: () => [{ type: 'references' }],
    },
  ],
  examples: [
    { records: {}, section: 'components', says: 'say so too where there are none' },
    {
      records: { plan: [{ componentIssues: 'The coating contains silver.' }] },
      section: 'components',
      says: 'The coating contains silver.',
    },
  ],
};
export default cep;
