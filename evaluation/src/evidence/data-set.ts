import { z } from 'zod';
import { isoDate } from '../base/index.ts';
import { defineKind } from '../records/index.ts';

/** What kinds of clinical data there are besides the literature. */
export const dataSetTypes = [
  'complaints and sales',
  'PMCF study',
  'clinical investigation',
  'registry',
  'vigilance',
  'bench or preclinical',
  'usability',
] as const;

/** Clinical data the manufacturer holds. Counts by period are kept as rows so that rates and trends can be computed from them. */
export const dataSetKind = defineKind({
  name: 'data-set',
  prefix: 'dat',
  title: 'data set',
  needsReason: true,
  schema: z.object({
    title: z.string().trim().min(1),
    type: z.enum(dataSetTypes),
    /** Number of the record in the manufacturer's system, so that an auditor can find it. */
    sourceRecord: z.string().default(''),
    from: isoDate.optional(),
    to: isoDate.optional(),
    region: z.string().default(''),
    description: z.string().default(''),
    method: z.string().default(''),
    participants: z.number().int().min(0).optional(),
    followUp: z.string().default(''),
    results: z.string().default(''),
    conclusion: z.string().default(''),
    /** What limits it, for instance under-reporting of complaints. */
    limitations: z.string().default(''),
    exposureUnit: z.string().default(''),
    rows: z
      .array(
        z.object({
          period: z.string(),
          category: z.string().default(''),
          events: z.number().int().min(0),
          exposure: z.number().min(0),
          serious: z.number().int().min(0).optional(),
        }),
      )
      .default([]),
    fileId: z.string().optional(),
  }),
  label: (data) => data.title,
});
