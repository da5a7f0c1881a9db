import { z } from 'zod';
import { defineKind } from '../records/index.ts';

/** What actions a gap can ask for; each target is a place outside the report that must answer. */
export const actionTargets = [
  'PMCF',
  'risk management',
  'instructions for use',
  'design',
  'clinical evaluation report',
  'SSCP',
  'CAPA',
] as const;
export type ActionTarget = (typeof actionTargets)[number];

/** A residual risk, uncertainty or unanswered question, with the action it asks for. */
export const gapKind = defineKind({
  name: 'gap',
  prefix: 'gap',
  title: 'gap',
  needsReason: true,
  schema: z.object({
    title: z.string().trim().min(1),
    description: z.string().default(''),
    type: z.enum(['missing evidence', 'uncertainty', 'residual risk', 'opportunity']).default('missing evidence'),
    claimIds: z.array(z.string()).default([]),
    riskIds: z.array(z.string()).default([]),
    actionWanted: z.string().default(''),
    actionTarget: z.enum(actionTargets).default('PMCF'),
    state: z.enum(['open', 'closed']).default('open'),
  }),
  label: (data) => data.title,
});
