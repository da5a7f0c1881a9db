import { type Author, referenceKind } from '@cerulean/evaluation/evidence';
import type { Change, DataOf } from '@cerulean/evaluation/records';
import { defaultScreeningPlan, screeningDecisionKind, screeningPlanKind, screeningStages } from '@cerulean/evaluation/screening';
import { sql } from 'kysely';
import type { Database } from './database.ts';
import { writeStandingsOf } from './screening-rows.ts';

type Reference = DataOf<typeof referenceKind>;

const nameOf = (author: Author) => ('literal' in author ? author.literal : `${author.family} ${author.given}`.trim());

/**
 * Keeps what lists of references are searched and sorted by in step with the records, in the same transaction. PostgreSQL limits an index entry
 * to about 2,700 bytes, so sorting looks at the first 300 characters.
 */
export async function writeReferenceRows(database: Database, chain: string, changes: readonly Change[]): Promise<void> {
  const written = changes.filter((change) => change.kind === referenceKind.name && change.action !== 'remove') as {
    id: string;
    data: Reference;
  }[];
  const removed = changes.filter((change) => change.kind === referenceKind.name && change.action === 'remove').map((change) => change.id);
  if (removed.length) {
    await database.deleteFrom('reference_row').where('chain', '=', chain).where('id', 'in', removed).execute();
  }
  if (written.length) {
    const rows = written.map(({ id, data }) => ({
      id,
      title: data.title.toLowerCase().slice(0, 300),
      author: data.authors[0] ? nameOf(data.authors[0]).toLowerCase().slice(0, 100) : '',
      year: data.year ?? null,
      container: data.container.slice(0, 300),
      duplicate_of: data.duplicate?.of ?? null,
      source: data.source?.database ?? '',
      import_id: data.importId ?? null,
      heavy: [data.title, data.authors.map(nameOf).join(' '), data.container, data.year, data.doi, data.pmid]
        .join(' ')
        .replaceAll('\0', ' '),
      light: data.abstract.slice(0, 20_000).replaceAll('\0', ' '),
    }));
    await sql`
      insert into reference_row (chain, id, title, author, year, container, duplicate_of, source, import_id, search)
      select ${chain}, r.id, r.title, r.author, r.year, r.container, r.duplicate_of, r.source, r.import_id,
        setweight(to_tsvector('simple', r.heavy), 'A') || setweight(to_tsvector('simple', r.light), 'D')
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
        as r(id text, title text, author text, year integer, container text, duplicate_of text, source text, import_id text, heavy text, light text)
      on conflict (chain, id) do update set title = excluded.title, author = excluded.author, year = excluded.year, container = excluded.container,
        duplicate_of = excluded.duplicate_of, source = excluded.source, import_id = excluded.import_id, search = excluded.search`.execute(
      database,
    );
  }
  await writeStandings(database, chain, changes);
}

/** A decision changes where its reference stands, another number of reviewers where each does. */
async function writeStandings(database: Database, chain: string, changes: readonly Change[]): Promise<void> {
  if (changes.some(({ kind }) => kind === screeningPlanKind.name) && (await hasOtherReviewers(database, chain)))
    return writeStandingsOf(database, chain, 'all');
  const decisions = changes.filter(({ kind }) => kind === screeningDecisionKind.name);
  const made = decisions.flatMap((change) =>
    change.action === 'remove' ? [] : [(change.data as DataOf<typeof screeningDecisionKind>).referenceId],
  );
  const takenBack = decisions.filter(({ action }) => action === 'remove').map(({ id }) => id);
  // A decision that was taken back is gone; its last data in the audit entry says which reference it was about.
  const opened = takenBack.length
    ? await sql<{ id: string }>`
        select distinct data::jsonb ->> 'referenceId' as id from audit_entry
        where chain = ${chain} and record_id = any(${takenBack}) and action = 'remove'`.execute(database)
    : undefined;
  const changed = [...new Set([...made, ...(opened?.rows.map(({ id }) => id) ?? [])])];
  if (changed.length) await writeStandingsOf(database, chain, changed);
}

/** Whether the newest screening plan asks for other numbers of reviewers than the one before; the audit entry of the change is written already. */
async function hasOtherReviewers(database: Database, chain: string): Promise<boolean> {
  const { rows } = await sql<{ reviewers: Record<string, number> | null }>`
    select data::jsonb -> 'reviewers' as reviewers from audit_entry
    where chain = ${chain} and kind = ${screeningPlanKind.name} order by sequence desc limit 2`.execute(database);
  const [now, before] = [rows[0], rows[1]].map((row) => row?.reviewers ?? defaultScreeningPlan.reviewers) as [
    Record<string, number>,
    Record<string, number>,
  ];
  return screeningStages.some((stage) => now[stage] !== before[stage]);
}
