import { z } from 'zod';
import { defineKind } from '../records/index.ts';

/** A missing link that somebody looked at and justified. */
export const acceptedHoleKind = defineKind({
  name: 'accepted-hole',
  prefix: 'ahl',
  title: 'accepted hole',
  needsReason: true,
  schema: z.object({
    /** Id of the record that lacks the link. */
    recordId: z.string(),
    /** Id of the link in `traceability/links`. */
    link: z.string(),
    reason: z.string().trim().min(1, 'say why the link may be missing'),
  }),
  label: (data) => data.reason,
});
