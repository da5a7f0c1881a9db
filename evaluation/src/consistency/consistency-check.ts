import { z } from 'zod';
import { defineKind } from '../records/index.ts';
import { attributes, severities } from './attribute.ts';

/** A check of the dossier as a person recorded it: which documents, and what was found. Later checks are held against the newest one. */
export const consistencyCheckKind = defineKind({
  name: 'consistency-check',
  prefix: 'cch',
  title: 'consistency check',
  schema: z.object({
    at: z.string(),
    documents: z.array(
      z.object({
        name: z.string(),
        type: z.string(),
        /** Uploaded documents have a file, Cerulean's own a digest alone. */
        fileId: z.string().optional(),
        /** SHA-256 of what was read. */
        digest: z.string(),
      }),
    ),
    findings: z.array(
      z.object({
        fingerprint: z.string(),
        rule: z.string(),
        attribute: z.enum(attributes),
        severity: z.enum(severities),
        message: z.string(),
      }),
    ),
    note: z.string().trim().max(2000).default(''),
  }),
  label: (data) => `Check of ${data.at.slice(0, 10)}`,
});
