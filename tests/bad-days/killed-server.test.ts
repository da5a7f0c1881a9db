import { rm } from 'node:fs/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { ask, fileForm, makeDataFolder, type RunningServer, type Session, signIn, startServer } from './running-server.ts';

// The promise: kill -9 in the middle of writes loses no acknowledged change, and the chain verifies.

const rounds = 8;
let data: string;
let server: RunningServer;
let session: Session;
let evaluation: string;
let shared: string;

/** What the server said is done, by the id of the record: the data it must still have, or a later state of it. */
const acknowledged = { claims: new Map<string, string>(), files: new Map<string, string>(), sharedVersion: 1 };

beforeAll(async () => {
  data = await makeDataFolder();
  server = await startServer(data);
  session = await signIn(server);
  evaluation = (await ask(server, session, 'POST', '/evaluations', { title: 'Killed' })).body.id;
  shared = (await ask(server, session, 'POST', at('device/claims'), { data: { statement: 'version 1', type: 'safety' } })).body.id;
});
afterAll(async () => {
  await server?.stop();
  await rm(data, { recursive: true, force: true });
});

const at = (path: string) => `/evaluations/${evaluation}/${path}`;

/** Writers that go on until the server is gone. Each waits for its answer before it writes again, as people do. */
function startWriters(round: number): Promise<void>[] {
  const until = async (write: (turn: number) => Promise<void>) => {
    // A request that fails was not acknowledged, whatever became of it, and the server is gone.
    for (let turn = 0; ; turn += 1)
      if (
        !(await write(turn).then(
          () => true,
          () => false,
        ))
      )
        return;
  };
  const claims = (writer: number) => async (turn: number) => {
    const statement = `round ${round}, writer ${writer}, claim ${turn}`;
    const { status, body } = await ask(server, session, 'POST', at('device/claims'), { data: { statement, type: 'performance' } });
    if (status === 200) acknowledged.claims.set(body.id, statement);
  };
  const updates = async () => {
    const { body: seen } = await ask(server, session, 'GET', at(`device/claims/${shared}`));
    const changed = { ...seen.data, statement: `version ${seen.version + 1}` };
    const { status, body } = await ask(server, session, 'PUT', at(`device/claims/${shared}`), {
      version: seen.version,
      reason: 'goes on',
      data: changed,
    });
    if (status === 200) acknowledged.sharedVersion = body.version;
  };
  const files = async (turn: number) => {
    const content = `round ${round}, file ${turn} ${'x'.repeat(20_000)}`;
    const { status, body } = await ask(
      server,
      session,
      'POST',
      at('evidence/files'),
      fileForm(`${turn}.txt`, content, { purpose: 'other' }),
    );
    if (status === 200) acknowledged.files.set(body.records[0].id, content);
  };
  const imports = async (turn: number) => {
    const content = Array.from(
      { length: 20 },
      (_, index) => `TY  - JOUR\nTI  - Round ${round} import ${turn} publication number ${index}\nPY  - 2000\nER  - \n`,
    ).join('\n');
    await ask(server, session, 'POST', at('evidence/imports'), fileForm(`${turn}.ris`, content));
  };
  return [until(claims(1)), until(claims(2)), until(claims(3)), until(updates), until(files), until(imports)];
}

it(`loses no acknowledged change in ${rounds} kills, and the chain verifies after each`, async () => {
  for (let round = 1; round <= rounds; round += 1) {
    const writers = startWriters(round);
    await new Promise((resolve) => setTimeout(resolve, 150 + ((round * 137) % 450)));
    // Every other time the database is killed in the same moment, as when the whole machine stops.
    await server.kill(round % 2 === 0);
    await Promise.all(writers);
    server = await startServer(data);
    await checkEverything(round);
  }
  expect(acknowledged.claims.size).toBeGreaterThan(rounds * 3);
  expect(acknowledged.files.size).toBeGreaterThan(rounds / 2);
  expect(acknowledged.sharedVersion).toBeGreaterThan(rounds / 2);
}, 150_000);

async function checkEverything(round: number): Promise<void> {
  const claims = new Map<string, string>();
  for (let offset = 0; ; offset += 1000) {
    const { status, body } = await ask(server, session, 'GET', at(`device/claims?offset=${offset}&limit=1000`));
    expect(status, `round ${round}: the session outlives the server`).toBe(200);
    for (const { id, data: claim } of body.records) claims.set(id, claim.statement);
    expect(body.total).toBeGreaterThanOrEqual(claims.size);
    if (body.records.length < 1000) break;
  }
  const lost = [...acknowledged.claims].filter(([id, statement]) => claims.get(id) !== statement);
  expect(lost, `round ${round}: acknowledged claims that are gone`).toEqual([]);
  const { body: last } = await ask(server, session, 'GET', at(`device/claims/${shared}`));
  expect(last.version).toBeGreaterThanOrEqual(acknowledged.sharedVersion);
  expect(last.data.statement).toBe(`version ${last.version}`);
  for (const [id, content] of [...acknowledged.files].slice(-5))
    expect((await ask(server, session, 'GET', at(`evidence/files/${id}/bytes`))).body).toBe(content);
  const { body: list } = await ask(server, session, 'GET', at('evidence/references?state=all&limit=1'));
  expect(list.total % 20, `round ${round}: an import is there whole or not at all`).toBe(0);
  const { body: verified } = await ask(server, session, 'GET', at('records/verify'));
  expect(verified, `round ${round}`).toMatchObject({ holds: true, finding: null });
  expect(verified.entries).toBeGreaterThanOrEqual(acknowledged.claims.size + acknowledged.files.size + acknowledged.sharedVersion);
}
