import { done, trouble } from '@cerulean/evaluation/base';
import { referenceKind } from '@cerulean/evaluation/evidence';
import { type Change, type DataOf, type Stored, update } from '@cerulean/evaluation/records';
import { pendingStandings, type StandingWord, settlingDecisions } from '@cerulean/evaluation/screening';
import { sql } from 'kysely';
import { z } from 'zod';
import { decideAboutDuplicates, tellApart } from '../../evidence/duplicate-decisions.ts';
import type { ChainReader } from '../../store/reader.ts';
import { changing, reading } from '../operation.ts';
import { evaluationInput, pageInput, recordOperations, storedSchema } from '../record-operations.ts';

const standingWord = z.enum([...settlingDecisions, ...pendingStandings]);
const listed = storedSchema(referenceKind.schema.omit({ abstract: true, keywords: true })).extend({
  titleDecision: standingWord.nullable(),
  fullTextDecision: standingWord.nullable(),
});

/** What a list of references can be narrowed to. */
export const referenceStates = [
  'all',
  'unique',
  'duplicates',
  'to screen',
  'excluded',
  'to read',
  'excluded at full text',
  'not retrieved',
  'included',
] as const;
type ReferenceState = (typeof referenceStates)[number];

const conditions: Record<ReferenceState, ReturnType<typeof sql<boolean>>> = {
  all: sql<boolean>`true`,
  unique: sql<boolean>`row.duplicate_of is null`,
  duplicates: sql<boolean>`row.duplicate_of is not null`,
  'to screen': sql<boolean>`row.duplicate_of is null and (row.title_decision is null or row.title_decision not in ('include', 'exclude'))`,
  excluded: sql<boolean>`row.duplicate_of is null and row.title_decision = 'exclude'`,
  'to read': sql<boolean>`row.duplicate_of is null and row.title_decision = 'include' and (row.full_text_decision is null or row.full_text_decision not in ('include', 'exclude', 'not retrieved'))`,
  'excluded at full text': sql<boolean>`row.duplicate_of is null and row.title_decision = 'include' and row.full_text_decision = 'exclude'`,
  'not retrieved': sql<boolean>`row.duplicate_of is null and row.title_decision = 'include' and row.full_text_decision = 'not retrieved'`,
  included: sql<boolean>`row.duplicate_of is null and row.title_decision = 'include' and row.full_text_decision = 'include'`,
};
const orders = { added: sql`row.position`, title: sql`row.title`, author: sql`row.author`, year: sql`row.year` };

const [, get, , , remove] = recordOperations(referenceKind, { word: 'evidence', path: 'evidence/references', permission: 'evidence.edit' });

export default [
  reading({
    id: 'evidence.reference.list',
    title: 'Lists references, searched, narrowed and sorted; without abstracts.',
    method: 'GET',
    path: '/evaluations/:evaluation/evidence/references',
    permission: 'evaluation.read',
    input: z.object({
      ...evaluationInput,
      ...pageInput,
      query: z.string().trim().max(300).default(''),
      state: z.enum(referenceStates).default('unique'),
      sort: z.enum(['added', 'title', 'author', 'year']).default('added'),
      descending: z.stringbool().default(false),
    }),
    output: z.object({ records: z.array(listed), total: z.number().int() }),
    read: async ({ system, evaluation }, { query, state, sort, descending, offset, limit }) => {
      const words = query
        .split(/\s+/)
        .map((word) => word.replaceAll(/[^\p{L}\p{N}-]/gu, ''))
        .filter(Boolean);
      const search = words.map((word) => `'${word}':*`).join(' & ');
      const condition = search ? sql<boolean>`${conditions[state]} and row.search @@ to_tsquery('simple', ${search})` : conditions[state];
      const direction = descending ? sql`desc nulls last` : sql`asc nulls last`;
      const order =
        sort === 'added' ? (descending ? sql`row.position desc` : sql`row.position`) : sql`${orders[sort]} ${direction}, row.id`;
      const everything = !search && state === 'all';
      const [page, count] = await Promise.all([
        sql<{
          id: string;
          version: number;
          data: object;
          created_at: Date;
          created_by: string;
          updated_at: Date;
          updated_by: string;
          title_decision: StandingWord | null;
          full_text_decision: StandingWord | null;
        }>`
          with page as (select row.id, row.title_decision, row.full_text_decision, ${orders[sort]} from reference_row row where row.chain = ${evaluation.id} and ${condition} order by ${order} offset ${offset} limit ${limit})
          select r.id, r.version, r.data - 'abstract' - 'keywords' as data, r.created_at, r.created_by, r.updated_at, r.updated_by, row.title_decision, row.full_text_decision
          from page row join record r on r.chain = ${evaluation.id} and r.id = row.id order by ${order}`.execute(system.database),
        everything
          ? evaluation.reader.count(referenceKind)
          : sql<{ count: number }>`select count(*) as count from reference_row row where row.chain = ${evaluation.id} and ${condition}`
              .execute(system.database)
              .then(({ rows }) => rows[0]!.count),
      ]);
      return done({
        total: count,
        records: page.rows.map((row) => ({
          id: row.id,
          kind: referenceKind.name,
          version: row.version,
          data: row.data,
          createdAt: row.created_at.toISOString(),
          createdBy: row.created_by,
          updatedAt: row.updated_at.toISOString(),
          updatedBy: row.updated_by,
          titleDecision: row.title_decision,
          fullTextDecision: row.full_text_decision,
        })) as never,
      });
    },
  }),
  get,
  changing({
    id: 'evidence.reference.update',
    title: 'Corrects a reference; the wrong text stays in its history.',
    method: 'PUT',
    path: '/evaluations/:evaluation/evidence/references/:id',
    permission: 'evidence.edit',
    input: z.object({
      ...evaluationInput,
      id: z.string(),
      version: z.number().int().min(1),
      data: referenceKind.schema,
      reason: z.string().trim().max(2000).optional(),
    }),
    output: storedSchema(referenceKind.schema),
    decide: async ({ reader }, input) => {
      const existing = await reader.find(referenceKind, input.id);
      if (!existing) return trouble('not-found', 'This reference is not there any more.');
      // Where it was read and what it duplicates is changed by import and deduplication, not by hand.
      const data = { ...input.data, source: existing.data.source, importId: existing.data.importId, duplicate: existing.data.duplicate };
      return done({
        changes: [update(referenceKind, { id: existing.id, version: input.version }, data)],
        output: (records) => records.get(existing.id) as never,
      });
    },
  }),
  remove,
  changing({
    id: 'evidence.reference.mark-duplicate',
    title: 'Marks a reference as a duplicate of another, or takes that back; both records stay.',
    method: 'POST',
    path: '/evaluations/:evaluation/evidence/references/:id/duplicate',
    permission: 'evidence.edit',
    input: z.object({ ...evaluationInput, id: z.string(), version: z.number().int().min(1), of: z.string().nullable() }),
    output: storedSchema(referenceKind.schema),
    decide: async (context, input) => {
      const { reader } = context;
      const existing = await reader.find(referenceKind, input.id);
      if (!existing) return trouble('not-found', 'This reference is not there any more.');
      let changes: readonly Change[];
      if (input.of === null) {
        changes = await tellApart(context, existing.id);
      } else {
        const other = await reader.find(referenceKind, input.of);
        if (!other || other.id === existing.id) return trouble('not-found', 'The reference it should duplicate is not there.');
        if (other.data.duplicate)
          return trouble('conflict', 'The other reference is itself a duplicate.', { remedy: 'Choose the reference that it stands for.' });
        const decided = await decideAboutDuplicates(context, [
          { left: other.id, right: existing.id, same: true, taken: {}, keep: other.id },
        ]);
        if (!decided.ok) return decided;
        changes = decided.value.changes;
      }
      return done({
        // What was seen may be out of date, also where nothing was to be changed.
        changes: [
          ...changes.filter((change) => change.id !== existing.id),
          update(referenceKind, { id: existing.id, version: input.version }, dataAfter(changes, existing)),
        ],
        output: (records) => records.get(existing.id) as never,
      });
    },
  }),
  reading({
    id: 'evidence.reference.duplicates',
    title: 'Lists the duplicates of one reference.',
    method: 'GET',
    path: '/evaluations/:evaluation/evidence/references/:id/duplicates',
    permission: 'evaluation.read',
    input: z.object({ ...evaluationInput, id: z.string() }),
    output: z.object({ ids: z.array(z.string()) }),
    read: async ({ evaluation }, { id }) => done({ ids: await duplicatesOf(evaluation.reader, id) }),
  }),
] as const;

async function duplicatesOf(reader: ChainReader, id: string): Promise<string[]> {
  const rows = await reader.database
    .selectFrom('reference_row')
    .select('id')
    .where('chain', '=', reader.chain)
    .where('duplicate_of', '=', id)
    .orderBy('position')
    .limit(100)
    .execute();
  return rows.map((row) => row.id);
}

type Reference = Stored<DataOf<typeof referenceKind>>;

/** The data of a reference after some changes, which may leave it as it is. */
function dataAfter(changes: readonly Change[], { id, data }: Reference): Reference['data'] {
  const change = changes.find((one) => one.id === id);
  return change && change.action !== 'remove' ? (change.data as Reference['data']) : data;
}
