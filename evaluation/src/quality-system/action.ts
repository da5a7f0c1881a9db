import { z } from 'zod';
import { isoDate } from '../base/index.ts';
import { actionTargets } from '../conclusions/index.ts';
import { defineKind } from '../records/index.ts';

/** How an action can end; every action must (product promise: no recommendation is forgotten). */
export const dispositions = [
  'design input',
  'PMCF objective',
  'risk-file change',
  'IFU change',
  'SSCP change',
  'report changed',
  'CAPA opened',
  'rejected',
] as const;

/** Something the clinical evaluation asks of another process, with its compulsory disposition. */
export const actionKind = defineKind({
  name: 'action',
  prefix: 'act',
  title: 'action',
  needsReason: true,
  schema: z.object({
    title: z.string().trim().min(1),
    target: z.enum(actionTargets),
    signalId: z.string().optional(),
    decisionId: z.string().optional(),
    gapId: z.string().optional(),
    owner: z.string().default(''),
    due: isoDate.optional(),
    disposition: z
      .object({
        outcome: z.enum(dispositions),
        reason: z.string().trim().min(1, 'a disposition needs its reason'),
        /** Document and version, or record number, where the change can be seen. */
        evidence: z.string().default(''),
        disposedBy: z.string(),
        disposedAt: z.string(),
      })
      .optional(),
    verified: z.object({ by: z.string(), at: z.string(), note: z.string().default('') }).optional(),
  }),
  label: (data) => data.title,
});
