import { z } from 'zod';
import { isoDate } from '../base/index.ts';
import { defineKind } from '../records/index.ts';

/** A released version of a document. Its tree is kept as a file under its digest; nothing in it can change afterwards. */
export const releaseKind = defineKind({
  name: 'release',
  prefix: 'rel',
  title: 'release',
  schema: z.object({
    document: z.string(),
    /** Counts from 1 for each document. */
    number: z.number().int().min(1),
    date: isoDate,
    releasedBy: z.string(),
    statement: z.string().trim().min(1, 'say what this version states or changes'),
    /** SHA-256 over the canonical JSON of the tree; also the name its bytes are kept under. */
    digest: z.string().regex(/^[0-9a-f]{64}$/),
    /** The last audit entry the tree was made from. */
    sequence: z.number().int().min(0),
  }),
  label: (data) => `${data.document} version ${data.number}`,
});
