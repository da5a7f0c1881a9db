import { z } from 'zod';
import { defineKind } from '../records/index.ts';

/** A file somebody uploaded; its bytes are kept once, under their SHA-256, and are never changed. */
export const fileKind = defineKind({
  name: 'file',
  prefix: 'fil',
  title: 'file',
  schema: z.object({
    name: z.string().min(1).max(255),
    mediaType: z.string(),
    bytes: z.number().int().min(0),
    sha256: z.string().regex(/^[0-9a-f]{64}$/),
    purpose: z
      .enum(['references', 'full text', 'risk file', 'data set', 'instructions for use', 'list of notices', 'search response', 'other'])
      .default('other'),
  }),
  label: (data) => data.name,
});
