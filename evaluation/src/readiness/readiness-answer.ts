import { z } from 'zod';
import { defineKind } from '../records/index.ts';
import { anchorSchema } from './anchor.ts';
import { readinessAnswers } from './checklist.ts';

/** What somebody answered to one item of a checklist, on what it rests, and what was suggested to them then. */
export const readinessAnswerKind = defineKind({
  name: 'readiness-answer',
  prefix: 'rda',
  title: 'readiness answer',
  needsReason: true,
  schema: z.object({
    /** Id of the checklist in `readiness/checklists`. */
    checklist: z.string(),
    /** Id of the item in it. */
    item: z.string(),
    answer: z.enum(readinessAnswers),
    reason: z.string().trim().min(1, 'an answer needs its reason'),
    anchors: z.array(anchorSchema).default([]),
    /** Digest of what was suggested, with its evidence, when the answer was given; another digest now means that it is to be looked at again. */
    basis: z.string().regex(/^[0-9a-f]{64}$/),
  }),
  label: (data) => `${data.item}: ${data.answer}`,
});
