import { z } from 'zod';
import { isoDate } from '../base/index.ts';
import { defineKind } from '../records/index.ts';

/** The states of an item that may touch the clinical evaluation, in order; nothing closes in silence. */
export const signalStates = ['detected', 'triaged', 'under clinical review', 'decided', 'actions open', 'verified', 'closed'] as const;
export type SignalState = (typeof signalStates)[number];

/** Something from the quality system or the world that may change the evaluation and needs a decision. */
export const signalKind = defineKind({
  name: 'signal',
  prefix: 'sig',
  title: 'signal',
  needsReason: true,
  schema: z.object({
    title: z.string().trim().min(1),
    /** Id of the input in `quality-system/inputs`: where it came from. */
    input: z.string(),
    description: z.string().default(''),
    detectedOn: isoDate,
    /** Number of the record in the system it came from. */
    sourceRecord: z.string().default(''),
    /** Values the signal stands on: what, how much, in which unit, and what was expected. */
    values: z
      .array(z.object({ name: z.string().min(1), value: z.number(), unit: z.string().default(''), expected: z.number().optional() }))
      .default([]),
    clinicallyRelevant: z.enum(['not triaged', 'yes', 'no']).default('not triaged'),
    triageReason: z.string().default(''),
    dataSetId: z.string().optional(),
    claimIds: z.array(z.string()).default([]),
    riskIds: z.array(z.string()).default([]),
    due: isoDate.optional(),
    /** The trigger that proposed it, with the key by which the same event is not proposed twice. */
    trigger: z.object({ id: z.string(), key: z.string() }).optional(),
    state: z.enum(signalStates).default('detected'),
  }),
  label: (data) => data.title,
});
