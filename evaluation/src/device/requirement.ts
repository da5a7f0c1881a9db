import { z } from 'zod';
import { defineKind } from '../records/index.ts';
import { framework } from '../regulation/index.ts';

/** How this evaluation answers one general safety and performance requirement; the requirement itself stands in `regulation`. */
export const requirementKind = defineKind({
  name: 'requirement',
  prefix: 'req',
  title: 'requirement',
  needsReason: true,
  schema: z.object({
    framework: z.string().default('eu-mdr'),
    /** The number in Annex I, for instance `1`, `10.3`, `23.4`. */
    number: z.string().trim().min(1),
    applicable: z.boolean().default(true),
    applicabilityReason: z.string().default(''),
    needsClinicalEvidence: z.boolean().default(false),
    methods: z
      .array(
        z.enum([
          'clinical data',
          'standard',
          'common specification',
          'bench',
          'biological evaluation',
          'usability',
          'risk management',
          'other',
        ]),
      )
      .default([]),
    evidenceIds: z.array(z.string()).default([]),
    conclusion: z.string().default(''),
    conformity: z.enum(['open', 'shown', 'not shown']).default('open'),
  }),
  label: (data) => `${framework(data.framework)?.requirementName ?? 'Requirement'} ${data.number}`,
});
