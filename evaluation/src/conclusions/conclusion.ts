import { z } from 'zod';
import { defineKind } from '../records/index.ts';

export const verdicts = ['supported', 'not supported', 'insufficient'] as const;
export type Verdict = (typeof verdicts)[number];

/** What the evaluators conclude about one claim: the estimate it is compared with, their verdict and their reason. */
export const conclusionKind = defineKind({
  name: 'conclusion',
  prefix: 'ccl',
  title: 'conclusion',
  needsReason: true,
  schema: z.object({
    claimId: z.string(),
    estimateId: z.string().optional(),
    verdict: z.enum(verdicts),
    /** Needed where the verdict differs from what the criterion says of the estimate, and useful always. */
    reason: z.string().trim().min(1, 'a conclusion needs its reason'),
    /** The numbers the evaluators saw; a later difference makes the conclusion stale. */
    seen: z.object({ estimate: z.number(), lower: z.number(), upper: z.number() }).optional(),
  }),
  label: (data) => data.verdict,
});
