import { prismaCounts } from '@cerulean/evaluation/screening';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { connect, type Database, migrate } from './database.ts';
import { startTestDatabase, type TestDatabase } from './embedded/test-database.ts';
import { ChainReader } from './reader.ts';
import { writeStandingsOf } from './screening-rows.ts';

let test: TestDatabase;
let database: Database;
beforeAll(async () => {
  test = await startTestDatabase();
  database = connect({ ...test.client, max: 4 }, () => {});
});
afterAll(async () => {
  await database.destroy();
  await test.drop();
});

/** Decisions as they were stored before reviewers were kept: reference, title and abstract, full text. */
const old = [
  ['untouched', undefined, undefined],
  ['out', 'exclude', undefined],
  ['doubtful', 'unsure', undefined],
  ['to read', 'include', undefined],
  ['to read again', 'include', 'unsure'],
  ['taken', 'include', 'include'],
  ['refused', 'include', 'exclude'],
  ['lost', 'include', 'not retrieved'],
] as const;
const made = new Date('2025-05-05T05:05:05.000Z');

async function addRecord(id: string, kind: string, data: object) {
  await sql`insert into record (chain, id, kind, version, data, created_at, created_by, updated_at, updated_by)
    values ('eva', ${id}, ${kind}, 1, ${JSON.stringify(data)}::jsonb, ${made}, 'ann', ${made}, 'ann')`.execute(database);
}

const rows = async () =>
  (
    await sql`select id, title_decision, title_settled, title_unsure, title_closed, full_text_decision, full_text_criterion, full_text_settled,
      full_text_unsure, full_text_closed from reference_row where chain = 'eva' order by position`.execute(database)
  ).rows;

it('a database from before reviewers were kept opens with every decision and every count it had', async () => {
  await migrate(database, '0004-search-protocol');
  await sql`insert into chain (id, hash, created_at) values ('eva', '', ${made})`.execute(database);
  await addRecord('crt', 'criterion', { type: 'exclusion', label: 'wrong device', description: '', stage: 'both', words: [] });
  for (const [id, title, fullText] of old) {
    await addRecord(id, 'reference', { title: id, type: 'article', authors: [], container: '', abstract: '', keywords: [] });
    await sql`insert into reference_row (chain, id, title, author, container, source, title_decision, full_text_decision, search)
      values ('eva', ${id}, ${id}, '', '', '', ${title ?? null}, ${fullText ?? null}, '')`.execute(database);
    for (const [stage, decision] of [
      ['title and abstract', title],
      ['full text', fullText],
    ]) {
      const criterion = decision === 'exclude' && stage === 'full text' ? { criterionId: 'crt' } : {};
      if (decision) await addRecord(`${id} ${stage}`, 'screening-decision', { referenceId: id, stage, decision, note: '', ...criterion });
    }
  }

  expect(await migrate(database)).toContain('0005-screening');

  const migrated = await rows();
  expect(migrated.map((row) => (row as { full_text_criterion: string | null }).full_text_criterion)).toEqual([
    null,
    null,
    null,
    null,
    null,
    null,
    'crt',
    null,
  ]);
  await writeStandingsOf(database, 'eva', 'all');
  expect(await rows()).toEqual(migrated);
  expect(prismaCounts(await new ChainReader(database, 'eva').snapshot('2026-01-01T00:00:00.000Z'))).toMatchObject({
    screened: 6,
    awaitingScreening: 2,
    excludedAtTitle: 1,
    awaitingFullText: 2,
    notRetrieved: 1,
    excludedAtFullText: [{ reason: 'wrong device', count: 1 }],
    included: 1,
  });
});

it('an old decision belongs to whoever made it, and a second reviewer may decide beside it', async () => {
  const decision = { referenceId: 'out', stage: 'title and abstract', decision: 'include', note: '' };
  await expect(addRecord('again', 'screening-decision', { ...decision, reviewer: 'ann' })).rejects.toThrow(/screening_decision_place/);
  await addRecord('second', 'screening-decision', { ...decision, reviewer: 'ben' });
  await addRecord('plan', 'screening-plan', { reviewers: { 'title and abstract': 2, 'full text': 1 }, blinded: true });
  await writeStandingsOf(database, 'eva', 'all');
  const [, out, , toRead] = await rows();
  expect(out).toMatchObject({ title_decision: 'conflict', title_settled: ['ann', 'ben'], title_closed: true });
  expect(toRead).toMatchObject({ title_decision: 'waiting', title_settled: ['ann'], title_closed: false });
});
