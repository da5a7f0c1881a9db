import { z } from 'zod';
import { type DataOf, defineKind, only, type Snapshot } from '../records/index.ts';
import type { ScreeningStage } from './screening-decision.ts';

const reviewers = z.union([z.literal(1), z.literal(2)], 'one or two: write 1 or 2').default(1);
const words = z.array(z.string().trim().min(1).max(100)).max(200).default([]);

/** What stands for the order in which references were imported, beside the ids of the models. */
export const importOrder = 'imported';

/** How references are screened: by how many reviewers, whether they see each other's decisions, in which order, and when one may stop. */
export const screeningPlanKind = defineKind({
  name: 'screening-plan',
  prefix: 'spl',
  title: 'screening plan',
  single: true,
  needsReason: true,
  schema: z.object({
    /** How many decide independently about each reference. */
    reviewers: z.object({ 'title and abstract': reviewers, 'full text': reviewers }).prefault({}),
    /** Whether a reviewer sees nothing of the other's decision until both have decided. Without effect where one reviewer decides. */
    blinded: z.boolean().default(true),
    /** `imported`, or the id of the model that puts likely relevant references first. */
    order: z.string().default(importOrder),
    /** The rule by which screening titles and abstracts may stop before all are read; absent where all are read. */
    stopping: z
      .object({
        rule: z.string(),
        /** Share of the relevant references that must have been found, 0.5 to below 1. */
        recall: z.number().min(0.5).lt(1).default(0.95),
        /** How sure one must be of that, 0.5 to below 1. */
        confidence: z.number().min(0.5).lt(1).default(0.95),
      })
      .optional(),
    /** Words to mark in titles and abstracts besides those of the criteria. */
    includeWords: words,
    excludeWords: words,
  }),
  label: () => 'screening plan',
});

/** What a screening plan holds. */
export type ScreeningPlan = DataOf<typeof screeningPlanKind>;

/** What holds before somebody writes a plan: one reviewer, in the order of import, everything read. */
export const defaultScreeningPlan: ScreeningPlan = screeningPlanKind.schema.parse({});

/** The plan that holds. */
export function screeningPlanOf(snapshot: Snapshot): ScreeningPlan {
  return only(snapshot, screeningPlanKind)?.data ?? defaultScreeningPlan;
}

/** Whether reviewers of a stage decide without seeing each other's decisions. */
export function isBlinded(plan: ScreeningPlan, stage: ScreeningStage): boolean {
  return plan.blinded && plan.reviewers[stage] === 2;
}
