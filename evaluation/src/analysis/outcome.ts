import { z } from 'zod';
import { defineKind } from '../records/index.ts';

/** One group of patients and what was counted or measured in it. Which fields are needed follows from the parameter's type. */
export const armSchema = z.object({
  name: z.string().trim().min(1),
  role: z.enum(['device', 'comparator']),
  /** Patients (or devices) in the group. */
  n: z.number().int().min(0).optional(),
  events: z.number().int().min(0).optional(),
  /** Exposure in the parameter's unit, for instance catheter-days. */
  time: z.number().positive().optional(),
  mean: z.number().optional(),
  sd: z.number().min(0).optional(),
});
export type Arm = z.output<typeof armSchema>;

/** A result taken from a publication or a data set, with the page and the words it was taken from. */
export const outcomeKind = defineKind({
  name: 'outcome',
  prefix: 'out',
  title: 'extracted outcome',
  needsReason: true,
  schema: z
    .object({
      itemId: z.string(),
      outcomeParameterId: z.string(),
      arms: z.array(armSchema).min(1).max(8),
      followUp: z.string().default(''),
      population: z.string().default(''),
      page: z.string().default(''),
      quote: z.string().default(''),
      notes: z.string().default(''),
    })
    .refine(
      (data) => data.arms.every((arm) => arm.events === undefined || arm.n === undefined || arm.time !== undefined || arm.events <= arm.n),
      'an arm has more events than patients',
    ),
  label: (data) => data.arms.map((arm) => arm.name).join(' against '),
});
