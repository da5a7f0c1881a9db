import { z } from 'zod';
import { type DataOf, defineKind, only, type Snapshot } from '../records/index.ts';

/** Who appraises: one person or two independently, and who they are. */
export const appraisalPlanKind = defineKind({
  name: 'appraisal-plan',
  prefix: 'apl',
  title: 'appraisal plan',
  single: true,
  needsReason: true,
  schema: z
    .object({
      /** How many people appraise each item. Two do it without seeing each other's appraisal until both have finished. */
      appraisers: z.union([z.literal(1), z.literal(2)], { error: 'one or two people appraise' }).default(1),
      /** Ids of those who appraise; empty where everybody may who is allowed to appraise. */
      people: z.array(z.string()).default([]),
    })
    .refine(({ appraisers, people }) => people.length === 0 || people.length === appraisers, {
      path: ['people'],
      message: 'name as many people as appraise, or nobody',
    })
    .refine(({ people }) => new Set(people).size === people.length, { path: ['people'], message: 'name two different people' }),
  label: ({ appraisers }) => (appraisers === 2 ? 'two appraisers' : 'one appraiser'),
});

/** What an appraisal plan holds. */
export type AppraisalPlan = DataOf<typeof appraisalPlanKind>;

/** What holds before somebody writes a plan: one appraiser, whoever may. */
export const defaultAppraisalPlan: AppraisalPlan = appraisalPlanKind.schema.parse({});

/** The plan that holds. */
export function appraisalPlanOf(snapshot: Snapshot): AppraisalPlan {
  return only(snapshot, appraisalPlanKind)?.data ?? defaultAppraisalPlan;
}
