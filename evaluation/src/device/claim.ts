import { z } from 'zod';
import { isoDate } from '../base/index.ts';
import { defineKind } from '../records/index.ts';

/**
 * When a claim counts as shown. The measure names the effect measure of the estimate it is compared with, by its id in `analysis/measures`.
 * `judgedOn` says what must keep to the bound: the point estimate, or the confidence limit on the bound's side (the stricter reading).
 */
export const acceptanceCriterionSchema = z.object({
  measure: z.string(),
  side: z.enum(['at most', 'less than', 'at least', 'more than']),
  bound: z.number(),
  judgedOn: z.enum(['confidence limit', 'estimate']).default('confidence limit'),
  /** From which state-of-the-art values the bound was derived, and how. */
  derivation: z.string().default(''),
  /** The day it was fixed; results seen before that day do not count as a test of it. */
  fixedOn: isoDate.optional(),
});
export type AcceptanceCriterion = z.output<typeof acceptanceCriterionSchema>;

/** Something the manufacturer says the device does for the patient, or how safe it is. */
export const claimKind = defineKind({
  name: 'claim',
  prefix: 'clm',
  title: 'claim',
  needsReason: true,
  schema: z.object({
    statement: z.string().trim().min(1, 'write the claim as the material for users makes it'),
    type: z.enum(['clinical benefit', 'performance', 'safety']),
    /** Where the claim is made: IFU, brochure, SSCP. */
    sources: z.array(z.string().trim().min(1)).default([]),
    outcomeParameterId: z.string().optional(),
    acceptanceCriterion: acceptanceCriterionSchema.optional(),
    requirementNumbers: z.array(z.string()).default([]),
    riskIds: z.array(z.string()).default([]),
  }),
  label: (data) => data.statement,
});
