import { z } from 'zod';
import { defineKind } from '../records/index.ts';
import { comparedFields } from './compared-fields.ts';
import { referenceLinkSchema } from './reference-links.ts';

/** An author by parts, or a group or a name that could not be parted. */
export const authorSchema = z.union([z.object({ family: z.string(), given: z.string().default('') }), z.object({ literal: z.string() })]);
export type Author = z.output<typeof authorSchema>;

/** One bibliographic record, as readers give it and the command line writes it (`evidence read`). */
export const bibliographicSchema = z.object({
  type: z.string().default('article'),
  title: z.string().default(''),
  authors: z.array(authorSchema).default([]),
  year: z.number().int().min(1000).max(2999).optional(),
  container: z.string().default(''),
  volume: z.string().default(''),
  issue: z.string().default(''),
  pages: z.string().default(''),
  doi: z.string().default(''),
  pmid: z.string().default(''),
  pmcid: z.string().default(''),
  abstract: z.string().default(''),
  keywords: z.array(z.string()).default([]),
  language: z.string().default(''),
  publicationTypes: z.array(z.string()).default([]),
  url: z.string().default(''),
  /** Retractions, errata, comments and the like that the record itself names. */
  links: z.array(referenceLinkSchema).default([]),
});
export type Bibliographic = z.output<typeof bibliographicSchema>;

/** Where a bibliographic record was read. */
export const provenanceSchema = z.object({
  file: z.string(),
  line: z.number().int().optional(),
  format: z.string(),
  database: z.string().default(''),
});

/** A record as a format reader gives it: bibliographic data, the record's own id where it has one, and where it stood. */
export interface ReadRecord extends Bibliographic {
  /** The record's own accession number or id; a reader makes one from file and position where it has none. */
  readonly id: string;
  readonly source: z.output<typeof provenanceSchema>;
}

/** That a reference is a duplicate, and why it was taken for one. */
const duplicateSchema = z.object({
  /** The reference that stands for it, which is no duplicate itself. */
  of: z.string(),
  /** The reference it was merged into, where that was merged into a further one since. */
  below: z.string().optional(),
  /** `exact` and `certain` come from deduplication. The last three are of evaluations from before 0013 (docs/decisions): one common key. */
  by: z.enum(['exact', 'certain', 'person', 'doi', 'pmid', 'title and year']),
  /** In which fields the two records that were compared agree, and in which they differ. */
  agreeing: z.array(z.enum(comparedFields)).default([]),
  differing: z.array(z.enum(comparedFields)).default([]),
});

/** A publication in the evidence database. A duplicate stays, and names the reference that stands for it. */
export const referenceKind = defineKind({
  name: 'reference',
  prefix: 'ref',
  title: 'reference',
  schema: bibliographicSchema.extend({
    importId: z.string().optional(),
    ownId: z.string().default(''),
    source: provenanceSchema.optional(),
    /** The reference this one is a duplicate of, and why it was taken for one. */
    duplicate: duplicateSchema.optional(),
    fullTextFileId: z.string().optional(),
    notes: z.string().default(''),
  }),
  label: (data) => citeShort(data),
});

/** "Maki 1997", "Maki et al. 1997", or the title where nobody is named. */
export function citeShort(data: Pick<Bibliographic, 'authors' | 'year' | 'title'>): string {
  const names = data.authors.map((author) => ('literal' in author ? author.literal : author.family));
  const who =
    names.length === 0
      ? data.title.slice(0, 60)
      : names.length === 1
        ? names[0]
        : names.length === 2
          ? `${names[0]} and ${names[1]}`
          : `${names[0]} et al.`;
  return [who, data.year].filter(Boolean).join(' ');
}
