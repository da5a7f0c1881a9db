import { z } from 'zod';
import { defineKind, type Stored } from '../records/index.ts';

export const screeningStages = ['title and abstract', 'full text'] as const;
export type ScreeningStage = (typeof screeningStages)[number];

/** What settles a reference at a stage; "unsure" leaves it waiting. */
export const settlingDecisions = ['include', 'exclude', 'not retrieved'] as const;
export type SettlingDecision = (typeof settlingDecisions)[number];

/**
 * What one reviewer decided about one reference at one stage; a later decision of the same reviewer replaces it and both stand in the records.
 * An adjudication decides where independent reviewers disagree.
 */
export const screeningDecisionKind = defineKind({
  name: 'screening-decision',
  prefix: 'scr',
  title: 'screening decision',
  schema: z
    .object({
      referenceId: z.string(),
      stage: z.enum(screeningStages),
      decision: z.enum([...settlingDecisions, 'unsure']),
      criterionId: z.string().optional(),
      note: z.string().default(''),
      /** Words of the reviewer's own, such as "background" or "ask the author". */
      labels: z.array(z.string().trim().min(1).max(60)).max(20).optional(),
      /** Id of the person who decided. Absent in records made before reviewers were kept: those belong to whoever created them. */
      reviewer: z.string().optional(),
      adjudication: z.literal(true).optional(),
      /**
       * What the reviewer had settled on before the other reviewer's decision could be seen, where it was changed afterwards. Agreement is
       * measured on it.
       */
      independently: z.enum(settlingDecisions).optional(),
    })
    .refine((data) => data.decision !== 'not retrieved' || data.stage === 'full text', 'only a full text can be not retrieved')
    .refine(
      (data) => data.decision !== 'exclude' || data.stage !== 'full text' || data.criterionId,
      'an exclusion at full text needs its criterion',
    )
    .refine((data) => data.decision !== 'unsure' || !data.adjudication, 'an adjudication decides'),
  label: (data) => `${data.adjudication ? 'adjudicated: ' : ''}${data.decision} at ${data.stage}`,
});

/** What a screening decision holds. */
export type DecisionData = z.output<(typeof screeningDecisionKind)['schema']>;
/** A decision as it is stored. */
export type StoredDecision = Stored<DecisionData>;

/** Whose decision it is. */
export function reviewerOf({ data, createdBy }: Pick<StoredDecision, 'data' | 'createdBy'>): string {
  return data.reviewer ?? createdBy;
}

/** What a reviewer settled on without having seen the other's decision; undefined while the reviewer is unsure, and for an adjudication. */
export function independentDecision({ decision, independently, adjudication }: DecisionData): SettlingDecision | undefined {
  if (adjudication) return undefined;
  return independently ?? (decision === 'unsure' ? undefined : decision);
}
