import { planKind } from '../../plan/index.ts';
import { only } from '../../records/index.ts';
import { hole, list, paragraph, paragraphs, table } from '../blocks.ts';
import { type DocumentContext, value } from '../context.ts';
import type { Block } from '../tree.ts';

type TextField =
  | 'scope'
  | 'safetyMethods'
  | 'benefitRiskParameters'
  | 'componentIssues'
  | 'developmentPlan'
  | 'appraisalPlan'
  | 'analysisPlan';

/** One free part of the plan; where neither the plan nor the text says it, a hole that says what is wanted. */
export function planText(context: DocumentContext, field: TextField, wanted: string, written: boolean): Block[] {
  const text = only(context.snapshot, planKind)?.data[field].trim();
  return text ? paragraphs(text) : written ? [] : [hole(`${wanted} Complete it under Plan.`)];
}

/** How data are put together and judged. */
export function analysisPlan(context: DocumentContext, written: boolean): Block[] {
  const wanted =
    'The analysis plan is missing: how data are put together, by which measures and methods, and how conflicts between data are handled.';
  return planText(context, 'analysisPlan', wanted, written);
}

/** Where data are looked for. */
export function dataSourcesList(context: DocumentContext): Block[] {
  const sources = only(context.snapshot, planKind)?.data.dataSources ?? [];
  return sources.length > 0 ? [list(sources)] : [hole('The sources of data are missing. Enter them under Plan.')];
}

/** The steps of the clinical development plan with their dates. */
export function milestonesTable(context: DocumentContext): Block[] {
  const plan = only(context.snapshot, planKind);
  if (!plan || plan.data.milestones.length === 0) return [paragraph('No milestone is recorded.')];
  return [
    table(
      'table-milestones',
      'Milestones',
      [
        ['Milestone', 6],
        ['Due', 2],
        ['Reached', 2],
      ],
      plan.data.milestones.map((milestone, index) => [
        value(plan, `milestones.${index}`, milestone.title, ''),
        milestone.due,
        milestone.reached ?? 'not yet',
      ]),
    ),
  ];
}
