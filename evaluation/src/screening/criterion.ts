import { z } from 'zod';
import { defineKind } from '../records/index.ts';

/** A reason to take a publication in or leave it out; fixed before screening and shown beside the abstract. */
export const criterionKind = defineKind({
  name: 'criterion',
  prefix: 'crt',
  title: 'criterion',
  plural: 'criteria',
  needsReason: true,
  schema: z.object({
    type: z.enum(['inclusion', 'exclusion']),
    /** A short label as it stands in the PRISMA figure: "wrong population". */
    label: z.string().trim().min(1).max(80),
    description: z.string().default(''),
    stage: z.enum(['both', 'title and abstract', 'full text']).default('both'),
    /** Words to mark in titles and abstracts. */
    words: z.array(z.string().trim().min(1)).default([]),
  }),
  label: (data) => data.label,
});
