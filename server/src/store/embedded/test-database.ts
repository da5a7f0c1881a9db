import { randomBytes } from 'node:crypto';
import { assert } from '@cerulean/evaluation/base';
import pg from 'pg';
import { type SocketAddress, shareEmbedded } from './postgres.ts';
import { testServerVariable } from './test-server.ts';

export type { SocketAddress };

/** A database of its own for one test or one file of tests. */
export interface TestDatabase {
  readonly client: SocketAddress;
  /** Removes it, ending every connection. A database that is not dropped disappears with the test run. */
  drop(): Promise<void>;
}

/** What a test's database is a copy of: prepared once per run under a name, for instance by running the migrations. */
export interface TestTemplate {
  readonly name: string;
  /** Fills the empty template, and closes every connection before it is done. */
  prepare(client: SocketAddress): Promise<void>;
}

/** A fresh database on the server of this test run: empty, or a copy of a template, which takes some 30 ms. */
export async function startTestDatabase(template?: TestTemplate): Promise<TestDatabase> {
  const host = process.env[testServerVariable];
  assert(host !== undefined, 'the server for tests is not running: the vitest project lacks embedded/test-server.ts as its globalSetup');
  const server = shareEmbedded(host);
  const source = template === undefined ? undefined : `template-${template.name}`;
  if (template && source) await prepareOnce(host, source, template);
  const name = `test-${randomBytes(8).toString('hex')}`;
  const client = await server.createDatabase(name, source);
  return { client, drop: () => server.dropDatabase(name) };
}

const prepared = new Map<string, Promise<void>>();

/** Test files run in several processes at once; a lock in the database lets one of them prepare and the others wait. */
function prepareOnce(host: string, source: string, template: TestTemplate): Promise<void> {
  const known = prepared.get(source);
  if (known) return known;
  const preparing = prepareUnderLock(host, source, template);
  prepared.set(source, preparing);
  return preparing;
}

async function prepareUnderLock(host: string, source: string, template: TestTemplate): Promise<void> {
  const server = shareEmbedded(host);
  const guard = new pg.Client({ ...server.client, database: 'postgres' });
  await guard.connect();
  try {
    await guard.query('SELECT pg_advisory_lock(hashtext($1))', [source]);
    const { rowCount } = await guard.query('SELECT FROM pg_database WHERE datname = $1', [source]);
    if (rowCount) return;
    const unfinished = `unfinished-${source}`;
    await server.dropDatabase(unfinished);
    await template.prepare(await server.createDatabase(unfinished));
    await guard.query(`ALTER DATABASE ${pg.escapeIdentifier(unfinished)} RENAME TO ${pg.escapeIdentifier(source)}`);
  } finally {
    await guard.end();
  }
}
