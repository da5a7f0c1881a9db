import { canonicalJson } from '@cerulean/evaluation/base';
import { referenceKind } from '@cerulean/evaluation/evidence';
import { chainEntries, type EntryContent } from '@cerulean/evaluation/records';
import { screeningDecisionKind } from '@cerulean/evaluation/screening';
import { sql } from 'kysely';
import type { Database } from './store/database.ts';
import { ChainReader, sha256 } from './store/reader.ts';
import { writeReferenceRows } from './store/reference-rows.ts';

/** How much to put into an evaluation. */
export interface SeedSize {
  readonly references: number;
  /** Audit entries in all; what creations leave over are corrections of references. */
  readonly entries: number;
}

const at = '2026-06-01T12:00:00.000Z';
const actor = { id: 'per_seed', name: 'A. Person' };
const portion = 5_000;
const referenceId = (number: number) => `ref_seed${String(number).padStart(7, '0')}`;

/** Every fifth reference is a duplicate of the one before it; its text does not change with corrections but for the volume. */
function reference(number: number) {
  const like = number % 5 === 4 ? number - 1 : number;
  return referenceKind.schema.parse({
    title: `${['Coated', 'Impregnated', 'Tunnelled', 'Standard'][like % 4]} catheters and bloodstream infection, publication ${like}`,
    authors: [{ family: `Example${like % 997}`, given: 'A' }, { literal: 'The Example Study Group' }],
    year: 1980 + (like % 45),
    container: `Journal of Examples ${like % 60}`,
    doi: `10.1000/seed.${like}`,
    abstract: 'Background, methods, results and conclusions of an invented study. '.repeat(6),
    importId: `imp_seed${number % 7}`,
    source: { file: 'seed.ris', format: 'ris', database: ['PubMed', 'Embase', 'CENTRAL'][number % 3] },
    ...(like === number ? {} : { duplicate: { of: referenceId(like), by: 'doi' } }),
  });
}

/** Decisions as a half-finished screening has them: most excluded, some unsure, few read in full. */
function* decisions(number: number): Generator<object> {
  if (number % 5 === 4 || number % 3 === 0) return;
  const included = number % 17 === 0;
  yield { stage: 'title and abstract', decision: included ? 'include' : number % 29 === 0 ? 'unsure' : 'exclude' };
  if (included && number % 2 === 0) yield { stage: 'full text', decision: number % 4 === 0 ? 'not retrieved' : 'include' };
}

/**
 * Fills an evaluation as years of work would, by SQL and not through the door, but with every table in step and a chain that verifies. Nothing but
 * a benchmark may do this.
 */
export async function seedEvaluation(database: Database, chain: string, { references, entries }: SeedSize): Promise<void> {
  let head = await new ChainReader(database, chain).head();
  let decided = 0;
  const append = async (contents: readonly EntryContent[]) => {
    const chained = chainEntries(head, contents, sha256);
    head = chained.at(-1)!;
    const column = <Value>(value: (entry: (typeof chained)[number]) => Value) => chained.map(value);
    await sql`
      insert into audit_entry (chain, sequence, at, actor_id, actor_name, operation, action, kind, record_id, version, data, reason, previous_hash, hash)
      select ${chain}, e.sequence, ${at}, ${actor.id}, ${actor.name}, e.operation, e.action, e.kind, e.record_id, e.version, e.data, null, e.previous_hash, e.hash
      from unnest(${column((entry) => entry.sequence)}::bigint[], ${column((entry) => entry.operation)}::text[], ${column((entry) => entry.action)}::text[],
        ${column((entry) => entry.kind)}::text[], ${column((entry) => entry.recordId)}::text[], ${column((entry) => entry.version)}::integer[],
        ${column((entry) => canonicalJson(entry.data))}::text[], ${column((entry) => entry.previousHash)}::text[], ${column((entry) => entry.hash)}::text[])
        as e(sequence, operation, action, kind, record_id, version, data, previous_hash, hash)`.execute(database);
  };
  const content = (action: 'create' | 'update', kind: string, recordId: string, version: number, data: unknown): EntryContent => ({
    chain,
    at,
    actor,
    operation: `seed.${kind}.${action}`,
    action,
    kind,
    recordId,
    version,
    data,
    reason: null,
  });
  const store = async (kind: string, rows: readonly { id: string; version: number; data: unknown }[]) => {
    await sql`
      insert into record (chain, id, kind, version, data, created_at, created_by, updated_at, updated_by)
      select ${chain}, r.id, ${kind}, r.version, r.data, ${at}, ${actor.id}, ${at}, ${actor.id}
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(id text, version integer, data jsonb)`.execute(database);
  };
  const numbers = Array.from({ length: references }, (_, number) => number);
  const decisionsOf = new Map(numbers.map((number) => [number, [...decisions(number)]]));
  const creations = references + [...decisionsOf.values()].reduce((sum, list) => sum + list.length, 0);
  const corrections = Math.max(0, entries - head.sequence - creations);
  const versionOf = (number: number) => 1 + Math.floor(corrections / references) + (number < corrections % references ? 1 : 0);
  for (let start = 0; start < references; start += portion) {
    const some = numbers.slice(start, start + portion);
    const texts = new Map(some.map((number) => [number, reference(number)]));
    const corrected = (number: number, version: number) => ({ ...texts.get(number)!, volume: String(version) });
    const newest = some.map((number) => ({
      id: referenceId(number),
      version: versionOf(number),
      data: corrected(number, versionOf(number)),
    }));
    const made = some.flatMap((number) =>
      decisionsOf.get(number)!.map((decision) => ({
        id: `scr_seed${String((decided += 1)).padStart(7, '0')}`,
        version: 1,
        data: screeningDecisionKind.schema.parse({ ...decision, referenceId: referenceId(number) }),
      })),
    );
    await append(some.map((number) => content('create', referenceKind.name, referenceId(number), 1, corrected(number, 1))));
    for (let version = 2; version <= versionOf(some[0]!); version += 1) {
      const later = some.filter((number) => version <= versionOf(number));
      await append(later.map((number) => content('update', referenceKind.name, referenceId(number), version, corrected(number, version))));
    }
    await append(made.map(({ id, data }) => content('create', screeningDecisionKind.name, id, 1, data)));
    await store(referenceKind.name, newest);
    await store(screeningDecisionKind.name, made);
    await writeReferenceRows(database, chain, [
      ...newest.map(({ id, data }) => ({ action: 'create' as const, kind: referenceKind.name, id: id as never, data })),
      ...made.map(({ id, data }) => ({ action: 'create' as const, kind: screeningDecisionKind.name, id: id as never, data })),
    ]);
  }
  await sql`
    insert into record_count (chain, kind, count) select ${chain}, kind, count(*) from record where chain = ${chain} group by kind
    on conflict (chain, kind) do update set count = excluded.count`.execute(database);
  await sql`update chain set sequence = ${head.sequence}, hash = ${head.hash} where id = ${chain}`.execute(database);
  await sql`vacuum analyze`.execute(database);
}
