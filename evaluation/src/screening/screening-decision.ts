import { z } from 'zod';
import { defineKind } from '../records/index.ts';

export const screeningStages = ['title and abstract', 'full text'] as const;
export type ScreeningStage = (typeof screeningStages)[number];

/** What was decided about one reference at one stage; a later decision at the same stage replaces it and both stand in the records. */
export const screeningDecisionKind = defineKind({
  name: 'screening-decision',
  prefix: 'scr',
  title: 'screening decision',
  schema: z
    .object({
      referenceId: z.string(),
      stage: z.enum(screeningStages),
      decision: z.enum(['include', 'exclude', 'unsure', 'not retrieved']),
      criterionId: z.string().optional(),
      note: z.string().default(''),
    })
    .refine((data) => data.decision !== 'not retrieved' || data.stage === 'full text', 'only a full text can be not retrieved')
    .refine(
      (data) => data.decision !== 'exclude' || data.stage !== 'full text' || data.criterionId,
      'an exclusion at full text needs its criterion',
    ),
  label: (data) => `${data.decision} at ${data.stage}`,
});
