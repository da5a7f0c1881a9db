import { z } from 'zod';
import { defineKind } from '../records/index.ts';

/** A quantity by which safety, performance or benefit is judged, defined before results are seen (Annex XIV part A 1(a), fourth and sixth indent). */
export const outcomeParameterKind = defineKind({
  name: 'outcome-parameter',
  prefix: 'par',
  title: 'outcome parameter',
  needsReason: true,
  schema: z.object({
    name: z.string().trim().min(1),
    abbreviation: z.string().trim().default(''),
    definition: z.string().default(''),
    type: z.enum(['events per patient', 'events per time', 'mean']),
    /** The unit of exposure or of the mean: "catheter-days", "mm". */
    unit: z.string().trim().default(''),
    /** Whether a smaller or a larger value is better for the patient. */
    better: z.enum(['lower', 'higher']).default('lower'),
    /** Values of the state of the art from which acceptance criteria are derived. */
    benchmarks: z
      .array(
        z.object({
          description: z.string().min(1),
          /** Effect measure of the value, by its id in `analysis/measures`; where it is missing, the single-group measure of the parameter's type. */
          measure: z.string().optional(),
          /** Not multiplied: 0.02 for 2 %. */
          value: z.number(),
          lower: z.number().optional(),
          upper: z.number().optional(),
          referenceIds: z.array(z.string()).default([]),
        }),
      )
      .default([]),
  }),
  label: (data) => data.name,
});
