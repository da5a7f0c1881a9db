import { z } from 'zod';
import { defineKind } from '../records/index.ts';

/** One line of the risk file, in the terms of ISO 14971:2019 (hazard, hazardous situation, harm, control, residual risk). */
export const riskKind = defineKind({
  name: 'risk',
  prefix: 'rsk',
  title: 'risk',
  needsReason: true,
  schema: z.object({
    /** The number it has in the manufacturer's risk file. */
    number: z.string().trim().default(''),
    hazard: z.string().trim().min(1, 'a risk needs its hazard'),
    hazardousSituation: z.string().trim().default(''),
    harm: z.string().trim().default(''),
    severity: z.string().trim().default(''),
    probabilityBefore: z.string().trim().default(''),
    control: z.string().trim().default(''),
    probabilityAfter: z.string().trim().default(''),
    residualRisk: z.string().trim().default(''),
    acceptability: z.string().trim().default(''),
    /** Where the occurrence estimate comes from; a risk file without it is a known finding of notified bodies. */
    occurrenceSource: z.string().trim().default(''),
    inInstructionsForUse: z.boolean().optional(),
    requirementNumbers: z.array(z.string()).default([]),
    outcomeParameterIds: z.array(z.string()).default([]),
    /** References and data sets that speak about this risk. */
    evidenceIds: z.array(z.string()).default([]),
    /** File and row it was imported from. */
    source: z.object({ file: z.string(), row: z.number().int(), mapping: z.record(z.string(), z.string()) }).optional(),
  }),
  label: (data) => [data.number, data.hazard].filter(Boolean).join(' '),
});
