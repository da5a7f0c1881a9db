import pg from 'pg';
import { describe, expect, it } from 'vitest';
import { type SocketAddress, startTestDatabase, type TestTemplate } from './test-database.ts';

async function query(address: SocketAddress, text: string): Promise<unknown[]> {
  const client = new pg.Client({ ...address });
  await client.connect();
  try {
    return (await client.query(text)).rows;
  } finally {
    await client.end();
  }
}

describe('a database for tests', () => {
  it('starts empty and is seen by its own test only', async () => {
    const [one, other] = await Promise.all([startTestDatabase(), startTestDatabase()]);
    await query(one.client, 'CREATE TABLE note ()');
    await expect(query(other.client, 'SELECT FROM note')).rejects.toThrow('does not exist');
    await Promise.all([one.drop(), other.drop()]);
  });

  it('is a copy of a template that was prepared once', async () => {
    let preparations = 0;
    const template: TestTemplate = {
      name: 'numbered-note',
      prepare: async (client) => {
        preparations += 1;
        await query(client, 'CREATE TABLE note AS SELECT 7 AS number');
      },
    };
    const databases = await Promise.all([startTestDatabase(template), startTestDatabase(template), startTestDatabase(template)]);
    for (const database of databases) expect(await query(database.client, 'SELECT number FROM note')).toEqual([{ number: 7 }]);
    expect(preparations).toBe(1);
    await Promise.all(databases.map((database) => database.drop()));
  });
});
