import { z } from 'zod';
import { defineKind } from '../records/index.ts';
import { attributes } from './attribute.ts';

/** What can become of a finding. Accepted: both documents may stay as they are. */
export const findingStates = ['open', 'accepted', 'to-correct', 'corrected'] as const;

/**
 * What a person decided about a finding. It belongs to the finding's fingerprint, which is made of the quoted words: it holds across new versions of the
 * documents while these words stand, and no longer when they change.
 */
export const findingDecisionKind = defineKind({
  name: 'finding-decision',
  prefix: 'fdc',
  title: 'decision about a finding',
  plural: 'decisions about findings',
  schema: z
    .object({
      fingerprint: z.string().min(1),
      rule: z.string().min(1),
      attribute: z.enum(attributes),
      message: z.string(),
      state: z.enum(findingStates),
      reason: z.string().trim().max(2000).default(''),
      /** Id of the person who is to look at it. */
      assigneeId: z.string().optional(),
    })
    .refine(({ state, reason }) => state !== 'accepted' || reason !== '', { path: ['reason'], message: 'say why the finding may stand' }),
  label: (data) => data.message,
});
