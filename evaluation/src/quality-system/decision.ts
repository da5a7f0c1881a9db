import { z } from 'zod';
import { isoDate } from '../base/index.ts';
import { defineKind } from '../records/index.ts';

/** Who decided what about a signal, against which values, and why. Never edited; a later decision supersedes it. */
export const decisionKind = defineKind({
  name: 'decision',
  prefix: 'dec',
  title: 'decision',
  schema: z
    .object({
      signalId: z.string(),
      outcome: z.enum(['no impact', 'monitor', 'update']),
      reason: z.string().trim().min(1, 'a decision needs its reason'),
      decidedBy: z.string(),
      decidedAt: z.string(),
      /** The values as they stood when it was decided. */
      valuesSeen: z
        .array(z.object({ name: z.string(), value: z.number(), unit: z.string().default(''), expected: z.number().optional() }))
        .default([]),
      estimatesSeen: z.array(z.object({ estimateId: z.string(), title: z.string(), text: z.string() })).default([]),
      sectionsAffected: z.array(z.string()).default([]),
      recheckOn: isoDate.optional(),
      supersedes: z.string().optional(),
    })
    .refine((data) => data.outcome !== 'monitor' || data.recheckOn, {
      message: 'to monitor needs a day on which it is looked at again',
      path: ['recheckOn'],
    }),
  label: (data) => data.outcome,
});
