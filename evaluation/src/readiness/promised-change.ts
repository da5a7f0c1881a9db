import { z } from 'zod';
import { isoDate } from '../base/index.ts';
import { defineKind } from '../records/index.ts';

/** A change that was promised in an answer to the notified body or an authority, to be held against the released text. */
export const promisedChangeKind = defineKind({
  name: 'promised-change',
  prefix: 'prm',
  title: 'promised change',
  needsReason: true,
  schema: z.object({
    /** What was promised, as the letter says it. */
    what: z.string().trim().min(1, 'say what was promised'),
    /** The document that was to be changed: its file name, number or type ("CER", "instructions for use"). */
    document: z.string().trim().default(''),
    /** Where in it: number or title of a section, or a page. */
    place: z.string().trim().default(''),
    /** Words that the new text holds, where they were promised. */
    expectedWords: z.string().trim().default(''),
    /** The letter that promises it and the finding it answers. */
    source: z.object({ letter: z.string().trim().default(''), finding: z.string().trim().default('') }).prefault({}),
    due: isoDate.optional(),
  }),
  label: (data) => [data.source.finding, data.what].filter(Boolean).join(': '),
});
