import { z } from 'zod';
import { defineKind } from '../records/index.ts';

/** The benefit-risk determination (Regulation (EU) 2017/745, Article 2(24); MEDDEV 2.7/1 rev. 4 A7.2), in the evaluators' words. */
export const benefitRiskKind = defineKind({
  name: 'benefit-risk',
  prefix: 'bnr',
  title: 'benefit-risk determination',
  single: true,
  needsReason: true,
  schema: z.object({
    benefits: z.string().default(''),
    risks: z.string().default(''),
    stateOfTheArt: z.string().default(''),
    uncertainties: z.string().default(''),
    determination: z.string().default(''),
    acceptable: z.enum(['open', 'acceptable', 'not acceptable']).default('open'),
  }),
  label: () => 'Benefit-risk determination',
});
