import { done, trouble } from '@cerulean/evaluation/base';
import { claimKind, deviceKind } from '@cerulean/evaluation/device';
import { type Change, create, remove, update, verifyChain } from '@cerulean/evaluation/records';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { ChainReader, sha256, toAuditEntry } from '../store/reader.ts';
import { startTestInstallation, type TestInstallation } from '../test-installation.ts';
import { newId } from './door.ts';

let installation: TestInstallation;
beforeAll(async () => {
  installation = await startTestInstallation();
});
afterAll(() => installation.close());

const actor = { id: 'per_1', name: 'Ada' };
const permitted = async () => done(undefined);
const claim = (statement: string) => claimKind.schema.parse({ statement, type: 'safety' });

async function chainOf(chain: string) {
  const rows = await installation.system.database
    .selectFrom('audit_entry')
    .selectAll()
    .where('chain', '=', chain)
    .orderBy('sequence')
    .execute();
  return rows.map(toAuditEntry);
}

it('stores a change together with an audit entry that continues the chain', async () => {
  const { door } = installation.system;
  const id = newId(claimKind.prefix);
  await door.change({
    chain: 'eva_1',
    actor,
    operation: 'test.create',
    permitted,
    decide: async () => done({ changes: [create(claimKind, id, claim('holds'))], output: () => null }),
  });
  await door.change({
    chain: 'eva_1',
    actor,
    operation: 'test.update',
    reason: 'better words',
    permitted,
    decide: async () => done({ changes: [update(claimKind, { id, version: 1 }, claim('holds well'))], output: () => null }),
  });
  const entries = await chainOf('eva_1');
  expect(entries.map(({ action, version, reason }) => [action, version, reason])).toEqual([
    ['create', 1, null],
    ['update', 2, 'better words'],
  ]);
  const verifier = verifyChain('eva_1', sha256);
  for (const entry of entries) expect(verifier.feed(entry)).toBeUndefined();
  expect(await new ChainReader(installation.system.database, 'eva_1').head()).toEqual({ sequence: 2, hash: entries[1]!.hash });
});

it('stores nothing at all when a decision refuses', async () => {
  const { door } = installation.system;
  const outcome = await door.change({
    chain: 'eva_2',
    actor,
    operation: 'test',
    permitted,
    decide: async () => trouble('gate-closed', 'no'),
  });
  expect(outcome).toEqual({ ok: false, problem: { code: 'gate-closed', message: 'no' } });
  expect(await chainOf('eva_2')).toEqual([]);
});

it('refuses a change from an old version and shows both', async () => {
  const { door } = installation.system;
  const id = newId(claimKind.prefix);
  await door.change({
    chain: 'eva_3',
    actor,
    operation: 'test',
    permitted,
    decide: async () => done({ changes: [create(claimKind, id, claim('one'))], output: () => null }),
  });
  const change = (words: string) =>
    door.change({
      chain: 'eva_3',
      actor,
      operation: 'test',
      reason: 'r',
      permitted,
      decide: async () => done({ changes: [update(claimKind, { id, version: 1 }, claim(words))], output: () => null }),
    });
  const outcomes = await Promise.all([change('left'), change('right')]);
  const refused = outcomes.find((outcome) => !outcome.ok);
  expect(outcomes.filter((outcome) => outcome.ok)).toHaveLength(1);
  expect(refused).toMatchObject({ problem: { code: 'changed-meanwhile', details: { theirs: { version: 2 } } } });
  expect((refused as { problem: { details: { yours: { statement: string } } } }).problem.details.yours.statement).toMatch(/left|right/);
});

it('asks for a reason where the kind of record needs one', async () => {
  const { door } = installation.system;
  const id = newId(claimKind.prefix);
  await door.change({
    chain: 'eva_4',
    actor,
    operation: 'test',
    permitted,
    decide: async () => done({ changes: [create(claimKind, id, claim('one'))], output: () => null }),
  });
  for (const change of [update(claimKind, { id, version: 1 }, claim('two')), remove(claimKind, { id, version: 1 })]) {
    const outcome = await door.change({
      chain: 'eva_4',
      actor,
      operation: 'test',
      reason: '  ',
      permitted,
      decide: async () => done({ changes: [change], output: () => null }),
    });
    expect(outcome).toMatchObject({ ok: false, problem: { code: 'reason-needed' } });
  }
});

it('never stores what the schema refuses, whoever asks', async () => {
  const { door } = installation.system;
  const outcome = await door.change({
    chain: 'eva_5',
    actor,
    operation: 'test',
    permitted,
    decide: async () =>
      done({ changes: [{ action: 'create', kind: 'claim', id: newId('clm'), data: { statement: '', type: 'wish' } }], output: () => null }),
  });
  expect(outcome).toMatchObject({ ok: false, problem: { code: 'input-invalid' } });
});

it('keeps a single kind single, also when two people begin it at once', async () => {
  const { door } = installation.system;
  const begin = () =>
    door.change({
      chain: 'eva_6',
      actor,
      operation: 'test',
      permitted,
      decide: async () =>
        done({
          changes: [create(deviceKind, newId(deviceKind.prefix), deviceKind.schema.parse({ name: 'Cannula', manufacturer: {} }))],
          output: () => null,
        }),
    });
  const outcomes = await Promise.all([begin(), begin(), begin()]);
  expect(outcomes.filter((outcome) => outcome.ok)).toHaveLength(1);
  expect(outcomes.find((outcome) => !outcome.ok)).toMatchObject({ problem: { code: 'conflict' } });
});

it('leaves an unbroken chain when many write at once', async () => {
  const { door } = installation.system;
  await Promise.all(
    Array.from({ length: 40 }, (_, index) =>
      door.change({
        chain: 'eva_7',
        actor,
        operation: 'test',
        permitted,
        decide: async () => done({ changes: [create(claimKind, newId(claimKind.prefix), claim(`claim ${index}`))], output: () => null }),
      }),
    ),
  );
  const verifier = verifyChain('eva_7', sha256);
  for (const entry of await chainOf('eva_7')) expect(verifier.feed(entry)).toBeUndefined();
  expect(verifier.head.sequence).toBe(40);
});

it('lets nobody change or remove an audit entry in the database', async () => {
  const { database } = installation.system;
  await expect(sql`update audit_entry set reason = 'forged' where chain = 'eva_1'`.execute(database)).rejects.toThrow('append-only');
  await expect(sql`delete from audit_entry where chain = 'eva_1'`.execute(database)).rejects.toThrow('append-only');
  await expect(sql`truncate audit_entry`.execute(database)).rejects.toThrow('append-only');
});

it('shows every altered byte of an entry', async () => {
  const [first, second] = await chainOf('eva_1');
  const alterations: ((entry: NonNullable<typeof first>) => object)[] = [
    (entry) => ({ ...entry, reason: 'other' }),
    (entry) => ({ ...entry, at: '2020-01-01T00:00:00.000Z' }),
    (entry) => ({ ...entry, actor: { ...entry.actor, name: 'Eve' } }),
    (entry) => ({ ...entry, data: { ...(entry.data as object), statement: 'forged' } }),
    (entry) => ({ ...entry, version: 9 }),
  ];
  for (const alter of alterations) {
    const verifier = verifyChain('eva_1', sha256);
    expect(verifier.feed(alter(first!) as never)?.code).toBe('entry-altered');
  }
  expect(verifyChain('eva_1', sha256).feed(second!)?.code).toBe('chain-gap');
});

it('keeps a snapshot in step with the records through creation, change and removal', async () => {
  const { door, snapshots } = installation.system;
  const chain = 'eva_8';
  const ids = [newId(claimKind.prefix), newId(claimKind.prefix)] as const;
  const run = (changes: Change[]) =>
    door.change({ chain, actor, operation: 'test', reason: 'r', permitted, decide: async () => done({ changes, output: () => null }) });
  await run([create(claimKind, ids[0], claim('a')), create(claimKind, ids[1], claim('b'))]);
  await snapshots.of(chain);
  await run([update(claimKind, { id: ids[0], version: 1 }, claim('a2'))]);
  await run([remove(claimKind, { id: ids[1], version: 1 })]);
  const kept = await snapshots.of(chain);
  const fresh = await new ChainReader(installation.system.database, chain).snapshot(kept.takenAt);
  expect(kept.records.claim).toEqual(fresh.records.claim);
  expect([kept.sequence, kept.head]).toEqual([fresh.sequence, fresh.head]);
});
