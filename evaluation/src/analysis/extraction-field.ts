import { z } from 'zod';
import { defineKind } from '../records/index.ts';

/** What a value can be. A choice is one of the field's choices, choices are any of them. */
export const fieldTypes = ['text', 'number', 'choice', 'choices'] as const;

/** What a reference's own record can say about a field before the full text is read (see `suggestValue`). */
export const suggestionSources = ['year', 'journal', 'publication type', 'trial registration', 'participants'] as const;

/** One question that is asked of every item of evidence; all of them together are the extraction form of the review. */
export const extractionFieldKind = defineKind({
  name: 'extraction-field',
  prefix: 'exf',
  title: 'extraction field',
  needsReason: true,
  schema: z
    .object({
      title: z.string().trim().min(1).max(120),
      /** The heading it stands under: "Population". */
      group: z.string().trim().max(80).default('Study'),
      type: z.enum(fieldTypes).default('text'),
      /** Unit of a number, as it stands behind it. */
      unit: z.string().trim().max(40).default(''),
      choices: z.array(z.string().trim().min(1).max(120)).max(60).default([]),
      /** What is to be looked for, and where. */
      guidance: z.string().trim().max(2000).default(''),
      suggestion: z.enum(suggestionSources).optional(),
      /** Whether the evidence table has a column for it. */
      inTable: z.boolean().default(true),
      /** Fields stand in this order, equal ones in order of creation. */
      position: z.number().int().min(0).max(9999).default(0),
    })
    .refine(({ type, choices }) => !type.startsWith('choice') || choices.length >= 2, {
      path: ['choices'],
      message: 'give at least two choices',
    }),
  label: (data) => data.title,
});
