import { z } from 'zod';
import { defineKind } from '../records/index.ts';
import { authorSchema, type Bibliographic } from './reference.ts';

/** Fields of a reference that can be taken over from a duplicate, each as it is to stand; null for a year that is not known. */
export const takenFieldsSchema = z.object({
  type: z.string().optional(),
  title: z.string().optional(),
  authors: z.array(authorSchema).optional(),
  year: z.number().int().min(1000).max(2999).nullable().optional(),
  container: z.string().optional(),
  volume: z.string().optional(),
  issue: z.string().optional(),
  pages: z.string().optional(),
  doi: z.string().optional(),
  pmid: z.string().optional(),
  pmcid: z.string().optional(),
  abstract: z.string().optional(),
  keywords: z.array(z.string()).optional(),
  language: z.string().optional(),
  publicationTypes: z.array(z.string()).optional(),
  url: z.string().optional(),
});
export type TakenFields = z.output<typeof takenFieldsSchema>;
type TakenField = keyof TakenFields;

/** What a person decided about two references: one publication or two. It holds in every later search for duplicates. */
export const duplicateDecisionKind = defineKind({
  name: 'duplicate-decision',
  prefix: 'dup',
  title: 'decision about duplicates',
  plural: 'decisions about duplicates',
  schema: z.object({
    /** Of two that are the same, the reference that stands for both. */
    left: z.string(),
    right: z.string(),
    same: z.boolean(),
    /** Fields of the reference that stands for both as the person chose them, and as they were before. */
    taken: takenFieldsSchema.default({}),
    replaced: takenFieldsSchema.default({}),
  }),
  label: (data) => (data.same ? 'one publication' : 'two publications'),
});

const same = (one: unknown, other: unknown) => JSON.stringify(one ?? null) === JSON.stringify(other ?? null);
const fieldsOf = (fields: TakenFields) => Object.keys(fields) as TakenField[];

/** Takes fields over into a reference: those that differ from what it says, and what it said there. */
export function takeOver(reference: Bibliographic, chosen: TakenFields): { readonly taken: TakenFields; readonly replaced: TakenFields } {
  const differing = fieldsOf(chosen).filter((field) => !same(chosen[field], reference[field]));
  return {
    taken: Object.fromEntries(differing.map((field) => [field, chosen[field]])),
    replaced: Object.fromEntries(differing.map((field) => [field, reference[field] ?? null])),
  };
}

/** What a reference says again once a merge is undone. A field that was corrected since stays corrected. */
export function givenBack(reference: Bibliographic, { taken, replaced }: { taken: TakenFields; replaced: TakenFields }): TakenFields {
  return Object.fromEntries(
    fieldsOf(replaced).flatMap((field) => (same(taken[field], reference[field]) ? [[field, replaced[field]]] : [])),
  );
}

/** Fields as a reference holds them: a year that is not known is left out. */
export function asHeld({ year, ...fields }: TakenFields): Partial<Bibliographic> {
  const held = Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as Partial<Bibliographic>;
  return year === undefined ? held : { ...held, year: year ?? undefined };
}
