import { z } from 'zod';
import { defineKind } from '../records/index.ts';

/** One file that was imported: what was read and what was not, kept as the record of it. */
export const importKind = defineKind({
  name: 'import',
  prefix: 'imp',
  title: 'import',
  schema: z.object({
    file: z.string().min(1),
    fileId: z.string().optional(),
    format: z.string(),
    database: z.string().default(''),
    searchRunId: z.string().optional(),
    recordsRead: z.number().int().min(0),
    recordsRejected: z.number().int().min(0),
    duplicates: z.number().int().min(0),
    findings: z.array(z.object({ line: z.number().int().optional(), code: z.string(), message: z.string() })).default([]),
  }),
  label: (data) => data.file,
});
