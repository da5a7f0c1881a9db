import { planKind } from '@cerulean/evaluation/plan';
import type { DataOf } from '@cerulean/evaluation/records';
import { choicesOf } from '../../kit/form/choices.ts';
import type { SectionOf } from '../../kit/form/field.ts';
import { SingleRecord } from '../../kit/single-record.tsx';

const sections: readonly SectionOf<DataOf<typeof planKind>>[] = [
  {
    title: 'Scope and route',
    fields: [
      {
        name: 'scope',
        type: 'long-text',
        label: 'Scope',
        help: 'What is evaluated and what is not; which models, which indications.',
        rows: 3,
      },
      {
        name: 'route',
        type: 'choice',
        label: 'Route',
        help: 'Article 61(3), (4) and (10).',
        choices: choicesOf([
          'literature',
          'clinical investigation',
          'literature and clinical investigation',
          'clinical data not deemed appropriate',
        ]),
      },
      { name: 'dataSources', type: 'sentences', label: 'Sources of clinical data', add: 'Add source' },
    ],
  },
  {
    title: 'Methods',
    help: 'Annex XIV part A 1(a) asks for each of these.',
    fields: [
      {
        name: 'safetyMethods',
        type: 'long-text',
        label: 'Methods to examine clinical safety',
        help: 'Qualitative and quantitative, with clear reference to residual risks and side-effects.',
        rows: 3,
      },
      {
        name: 'benefitRiskParameters',
        type: 'long-text',
        label: 'Parameters for the acceptability of the benefit-risk ratio',
        help: 'For the indications, based on the state of the art in medicine.',
        rows: 3,
      },
      {
        name: 'componentIssues',
        type: 'long-text',
        label: 'Benefit-risk issues of specific components',
        help: 'Pharmaceutical, or non-viable animal or human tissues.',
      },
      { name: 'appraisalPlan', type: 'long-text', label: 'Appraisal plan', rows: 3 },
      {
        name: 'analysisPlan',
        type: 'long-text',
        label: 'Analysis plan',
        help: 'Measures, models and sensitivity analyses, before results are seen.',
        rows: 3,
      },
      {
        name: 'developmentPlan',
        type: 'long-text',
        label: 'Clinical development plan',
        help: 'From exploratory to confirmatory investigations and PMCF, with milestones and potential acceptance criteria.',
        rows: 3,
      },
    ],
  },
  {
    title: 'Updates',
    fields: [
      {
        name: 'cadence',
        type: 'group',
        label: 'Cadence of updates',
        add: 'Set a cadence',
        fields: [
          { name: 'months', type: 'number', label: 'Every', unit: 'months', integer: true, required: true },
          { name: 'justification', type: 'long-text', label: 'Justification' },
        ],
      },
      { name: 'nextEvaluationOn', type: 'date', label: 'Next evaluation on' },
      {
        name: 'milestones',
        type: 'list',
        label: 'Milestones',
        add: 'Add milestone',
        fields: [
          { name: 'title', type: 'text', label: 'Milestone', required: true },
          { name: 'due', type: 'date', label: 'Due', required: true },
          { name: 'reached', type: 'date', label: 'Reached' },
        ],
      },
    ],
  },
];

export default function PlanScreen() {
  return (
    <SingleRecord
      kind={planKind}
      word="plan"
      permission="plan.edit"
      title="Clinical evaluation plan"
      description="How the evaluation is done, fixed before results are seen. Questions, outcome parameters and screening criteria stand on the pages beside."
      empty="Nothing is planned yet."
      sections={sections}
      follows="A change of plan after results were seen must be explained; the reason stands in the records."
    />
  );
}
