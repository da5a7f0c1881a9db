import { z } from 'zod';
import { defineKind } from '../records/index.ts';

/** What is to be computed: a parameter, an effect measure, a method, and which extracted outcomes go in. The numbers are always computed, never stored. */
export const estimateKind = defineKind({
  name: 'estimate',
  prefix: 'est',
  title: 'estimate',
  needsReason: true,
  schema: z.object({
    title: z.string().trim().min(1),
    outcomeParameterId: z.string(),
    /** Id in `analysis/measures`, for instance `RR`, `PR`, `IR`. */
    measure: z.string(),
    /** Id in `analysis/methods`, for instance `REML`, or `exact` for a single rate. */
    method: z.string().default('REML'),
    test: z.enum(['z', 'knha']).default('z'),
    level: z.number().min(0.5).max(0.999).default(0.95),
    /** Outcomes taken in; empty means every outcome of the parameter whose evidence was not rejected in the appraisal. */
    outcomeIds: z.array(z.string()).default([]),
    /** Or a data set whose rows are added up to one rate. */
    dataSetId: z.string().optional(),
    notes: z.string().default(''),
  }),
  label: (data) => data.title,
});
