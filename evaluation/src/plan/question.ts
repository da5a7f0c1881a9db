import { z } from 'zod';
import { defineKind } from '../records/index.ts';

/** A research question in the parts of PICO; MEDDEV 2.7/1 rev. 4 A5 asks for it. */
export const questionKind = defineKind({
  name: 'question',
  prefix: 'qst',
  title: 'question',
  schema: z.object({
    /** Whether it asks about the device or about the state of the art: two purposes, two searches (MEDDEV 2.7/1 rev. 4, 8.2). */
    purpose: z.enum(['device', 'state of the art']).default('device'),
    question: z.string().trim().min(1),
    population: z.string().default(''),
    intervention: z.string().default(''),
    comparator: z.string().default(''),
    outcome: z.string().default(''),
  }),
  label: (data) => data.question,
});
