import { z } from 'zod';
import { isoDate } from '../base/index.ts';
import { defineKind } from '../records/index.ts';

/** The clinical evaluation plan in its free parts (Regulation (EU) 2017/745, Annex XIV part A 1(a)); questions and outcome parameters are records of their own. */
export const planKind = defineKind({
  name: 'plan',
  prefix: 'pln',
  title: 'plan',
  single: true,
  needsReason: true,
  schema: z.object({
    scope: z.string().default(''),
    route: z
      .enum(['literature', 'clinical investigation', 'literature and clinical investigation', 'clinical data not deemed appropriate'])
      .default('literature'),
    safetyMethods: z.string().default(''),
    benefitRiskParameters: z.string().default(''),
    componentIssues: z.string().default(''),
    developmentPlan: z.string().default(''),
    dataSources: z.array(z.string().trim().min(1)).default([]),
    appraisalPlan: z.string().default(''),
    analysisPlan: z.string().default(''),
    cadence: z.object({ months: z.number().int().min(1).max(60), justification: z.string().default('') }).optional(),
    nextEvaluationOn: isoDate.optional(),
    milestones: z.array(z.object({ title: z.string().min(1), due: isoDate, reached: isoDate.optional() })).default([]),
  }),
  label: () => 'Clinical evaluation plan',
});
