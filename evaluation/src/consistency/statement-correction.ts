import { z } from 'zod';
import { defineKind } from '../records/index.ts';
import { documentTypes } from './attribute.ts';

/** A sentence that was misunderstood, as a person corrected it. Statements of that kind are no longer taken from the sentence. */
export const statementCorrectionKind = defineKind({
  name: 'statement-correction',
  prefix: 'scr',
  title: 'correction of a statement',
  plural: 'corrections of statements',
  schema: z.object({
    /** Id of the statement kind. */
    kind: z.string().min(1),
    /** The sentence as it stands in the document. */
    quote: z.string().trim().min(1).max(2000),
    documentType: z.enum(documentTypes),
    action: z.enum(['not-about-the-device', 'not-a-statement']),
    reason: z.string().trim().max(2000).default(''),
  }),
  label: (data) => data.quote,
});
