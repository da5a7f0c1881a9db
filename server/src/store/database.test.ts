import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { connect, type Database } from './database.ts';
import { startTestDatabase, type TestDatabase } from './embedded/test-database.ts';

let test: TestDatabase;
let database: Database;
const heard: string[] = [];
beforeAll(async () => {
  test = await startTestDatabase();
  database = connect({ ...test.client, max: 4 }, (error) => heard.push(error.message));
});
afterAll(async () => {
  await database.destroy();
  await test.drop();
});

const endOthers = () =>
  sql`select pg_terminate_backend(pid) from pg_stat_activity where pid <> pg_backend_pid() and datname = current_database()`.execute(
    database,
  );
const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

it('a connection that breaks between two statements of a transaction fails that transaction and nothing else', async () => {
  const begun = Promise.withResolvers<void>();
  const ended = Promise.withResolvers<void>();
  const transaction = database.transaction().execute(async (inside) => {
    await sql`select 1`.execute(inside);
    begun.resolve();
    await ended.promise;
    await sql`select 2`.execute(inside);
  });
  const failed = expect(transaction).rejects.toThrow();
  await begun.promise;
  await endOthers();
  await pause(100);
  ended.resolve();
  await failed;
  expect(heard.length).toBeGreaterThan(0);
  expect((await sql<{ one: number }>`select 1 as one`.execute(database)).rows).toEqual([{ one: 1 }]);
});

it('a connection that breaks while a statement runs fails that statement and nothing else', async () => {
  const failed = expect(sql`select pg_sleep(20)`.execute(database)).rejects.toThrow();
  await pause(100);
  await endOthers();
  await failed;
  // The database says why before it closes; only the closing takes the connection out of the pool.
  await pause(100);
  expect((await sql<{ one: number }>`select 1 as one`.execute(database)).rows).toEqual([{ one: 1 }]);
});
