import { rm } from 'node:fs/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { ask, makeDataFolder, type RunningServer, type Session, signIn, startServer } from './running-server.ts';

let data: string;
let first: RunningServer;
let second: RunningServer;
let session: Session;
let evaluation: string;
beforeAll(async () => {
  data = await makeDataFolder();
  first = await startServer(data);
  session = await signIn(first);
  evaluation = (await ask(first, session, 'POST', '/evaluations', { title: 'Shared' })).body.id;
  second = await startServer(data);
});
afterAll(async () => {
  await second?.stop();
  await first?.stop();
  await rm(data, { recursive: true, force: true });
});

const claims = () => `/evaluations/${evaluation}/device/claims`;
const write = (server: RunningServer, statement: string) => ask(server, session, 'POST', claims(), { data: { statement, type: 'safety' } });

it('two servers on one data folder share one database, and write one chain', async () => {
  const answers = await Promise.all(Array.from({ length: 40 }, (_, turn) => write(turn % 2 ? first : second, `claim ${turn}`)));
  expect(answers.map(({ status }) => status)).toEqual(Array(40).fill(200));
  for (const server of [first, second]) {
    expect((await ask(server, session, 'GET', claims())).body.total).toBe(40);
    expect((await ask(server, session, 'GET', `/evaluations/${evaluation}/records/verify`)).body).toMatchObject({ holds: true });
  }
});

it('each sees at once what the other changed, also in what it keeps in memory', async () => {
  const blockers = (server: RunningServer) =>
    ask(server, session, 'GET', `/evaluations/${evaluation}/quality-system/blockers`).then(({ body }) => body.blockers.length);
  expect([await blockers(first), await blockers(second)]).toEqual([0, 0]);
  await ask(first, session, 'POST', `/evaluations/${evaluation}/quality-system/signals`, {
    data: { title: 'Incident', input: 'serious-incident', detectedOn: '2026-11-01' },
  });
  expect([await blockers(first), await blockers(second)]).toEqual([1, 1]);
});

it('a second server on a port that is taken says so and ends with status 2, and the first goes on', async () => {
  const port = Number(new URL(first.url).port);
  await expect(startServer(data, { port })).rejects.toThrow(/status 2: [\s\S]*Port \d+ is taken\. .*--port/);
  expect((await write(first, 'after the third')).status).toBe(200);
});

it('when the first is killed, the second answers with problems and nothing that was acknowledged is lost', async () => {
  await first.kill();
  expect((await fetch(`${second.url}/health`)).status).toBe(200);
  for (let waited = 0; waited < 10_000 && (await fetch(`${second.url}/ready`)).status === 200; waited += 50)
    await new Promise((resolve) => setTimeout(resolve, 50));
  expect((await fetch(`${second.url}/ready`)).status).toBe(503);
  const refused = await write(second, 'nowhere to write');
  expect([refused.status, refused.body.code]).toEqual([503, 'unavailable']);
  first = await startServer(data);
  const { body } = await ask(first, session, 'GET', claims());
  expect([body.total, body.records.at(-1).data.statement]).toEqual([41, 'after the third']);
  expect((await ask(first, session, 'GET', `/evaluations/${evaluation}/records/verify`)).body).toMatchObject({ holds: true });
});

it('a server that is asked to stop ends with status 0 and leaves a database that starts again', async () => {
  expect(await second.stop()).toBe(0);
  expect(await first.stop()).toBe(0);
  first = await startServer(data);
  expect((await ask(first, session, 'GET', claims())).body.total).toBe(41);
});
