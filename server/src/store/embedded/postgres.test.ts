import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { chmod, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type EmbeddedPostgres, type EmbeddedPostgresOptions, type SocketAddress, startEmbedded } from './postgres.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'cerulean-embedded-'));
  // PostgreSQL runs as another user where the tests run as root.
  await chmod(folder, 0o755);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function start(name: string, options: Partial<EmbeddedPostgresOptions> = {}): Promise<EmbeddedPostgres> {
  const started = await startEmbedded({ dataDir: join(folder, name), ...options });
  if (!started.ok) throw new Error(started.problem.message);
  return started.value;
}

async function query(address: SocketAddress, text: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ ...address });
  await client.connect();
  try {
    return (await client.query(text)).rows;
  } finally {
    await client.end();
  }
}

/** Another process that starts the database, tells how it is reached, and waits to be killed. */
async function startInAnotherProcess(name: string): Promise<{ process: ChildProcess; address: SocketAddress }> {
  const script = `
    import { startEmbedded } from ${JSON.stringify(new URL('./postgres.ts', import.meta.url).href)};
    const started = await startEmbedded({ dataDir: ${JSON.stringify(join(folder, name))} });
    if (!started.ok) throw new Error(started.problem.message);
    console.log(JSON.stringify(started.value.client));
    setInterval(() => {}, 1000);`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', script], { stdio: ['ignore', 'pipe', 'inherit'] });
  const [line] = (await once(child.stdout, 'data')) as [Buffer];
  return { process: child, address: JSON.parse(line.toString()) as SocketAddress };
}

/** A process that ended but that nobody waited for still has a number, but no command line. */
function isRunning(pid: number): boolean {
  return existsSync(`/proc/${pid}`) && readFileSync(`/proc/${pid}/cmdline`, 'utf8') !== '';
}

async function killHard(child: ChildProcess): Promise<void> {
  const gone = once(child, 'exit');
  child.kill('SIGKILL');
  await gone;
}

describe('the embedded database', () => {
  it('keeps what was written when it is stopped and started again', async () => {
    const first = await start('kept');
    await query(first.client, 'CREATE TABLE note AS SELECT 1 AS number');
    await first.stop();
    expect(existsSync(first.client.host)).toBe(false);
    const second = await start('kept');
    expect(await query(second.client, 'SELECT number FROM note')).toEqual([{ number: 1 }]);
    await second.stop();
  });

  it('answers on a private socket only, syncs to disk and checks its pages', async () => {
    const server = await start('settings');
    expect(statSync(server.client.host).mode & 0o777).toBe(0o700);
    const shown = async (name: string) => Object.values((await query(server.client, `SHOW ${name}`))[0] ?? {})[0];
    const names = [
      'listen_addresses',
      'fsync',
      'synchronous_commit',
      'full_page_writes',
      'data_checksums',
      'server_encoding',
      'TimeZone',
      'jit',
    ];
    expect(await Promise.all(names.map(shown))).toEqual(['', 'on', 'on', 'on', 'on', 'UTF8', 'UTC', 'off']);
    await server.stop();
  });

  it('loses no acknowledged write and leaves no process when its own process is killed', async () => {
    const { process: child, address } = await startInAnotherProcess('killed');
    await query(address, 'CREATE TABLE note (number int)');
    const writer = new pg.Client({ ...address });
    writer.on('error', () => {});
    await writer.connect();
    let acknowledged = 0;
    const writing = (async () => {
      for (;;) {
        await writer.query('INSERT INTO note VALUES ($1)', [acknowledged + 1]);
        acknowledged += 1;
      }
    })().catch(() => {});
    await pause(300);
    const postmaster = Number(readFileSync(join(folder, 'killed', 'cluster', 'postmaster.pid'), 'utf8').split('\n')[0]);
    await killHard(child);
    const server = await start('killed');
    await writing;
    expect(acknowledged).toBeGreaterThan(0);
    expect(isRunning(postmaster)).toBe(false);
    expect(existsSync(address.host)).toBe(false);
    expect(server.shared).toBe(false);
    const [row] = await query(server.client, 'SELECT count(*)::int AS count, max(number) AS highest FROM note');
    expect(row?.count).toBe(row?.highest);
    expect(row?.highest).toBeGreaterThanOrEqual(acknowledged);
    await server.stop();
  });

  it('is shared with a process that finds it running, and outlives that process', async () => {
    const { process: child, address } = await startInAnotherProcess('shared');
    const sharing = await start('shared');
    expect(sharing.shared).toBe(true);
    expect(sharing.client).toEqual(address);
    await sharing.stop();
    expect(await query(address, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
    await killHard(child);
    const alone = await start('shared');
    expect(alone.shared).toBe(false);
    await alone.stop();
  });

  it('is one server where two starts over one new folder race', async () => {
    const both = await Promise.all([start('raced'), start('raced')]);
    expect(both.map((server) => server.shared).sort()).toEqual([false, true]);
    expect(both[0].client).toEqual(both[1].client);
    await Promise.all(both.map((server) => server.stop()));
  });

  it('is two servers where two folders start at the same time', async () => {
    const both = await Promise.all([start('one'), start('other')]);
    expect(both.map((server) => server.shared)).toEqual([false, false]);
    await query(both[0].client, 'CREATE TABLE only_here ()');
    await expect(query(both[1].client, 'SELECT FROM only_here')).rejects.toThrow('does not exist');
    await Promise.all(both.map((server) => server.stop()));
  });

  it('starts over a half-made cluster and a lock whose number belongs to another program', async () => {
    await mkdir(join(folder, 'half-made', 'unfinished-999999999-0000'), { recursive: true });
    const first = await start('half-made');
    await first.stop();
    await writeFile(join(folder, 'half-made', 'cluster', 'postmaster.pid'), `${process.pid}\n${join(folder, 'half-made', 'cluster')}\n`);
    const second = await start('half-made');
    expect(readdirSync(join(folder, 'half-made'))).toEqual(['cluster']);
    await second.stop();
  });

  it('is started again where it ends by itself, and is reached at the same place', async () => {
    const lines: string[] = [];
    const server = await start('ended', { log: (line) => lines.push(line) });
    const postmaster = Number(readFileSync(join(folder, 'ended', 'cluster', 'postmaster.pid'), 'utf8').split('\n')[0]);
    process.kill(postmaster, 'SIGQUIT');
    await expect.poll(() => query(server.client, 'SELECT 1 AS one').catch(() => []), { timeout: 10_000 }).toEqual([{ one: 1 }]);
    expect(lines).toContainEqual(expect.stringContaining('starting it again'));
    await server.stop();
  });

  it('copies and drops databases', async () => {
    const server = await start('copies', { durable: false });
    const origin = await server.createDatabase('origin "quoted"');
    await query(origin, 'CREATE TABLE note AS SELECT 7 AS number');
    const copy = await server.createDatabase('copy', 'origin "quoted"');
    expect(await query(copy, 'SELECT number FROM note')).toEqual([{ number: 7 }]);
    await server.dropDatabase('copy');
    await expect(query(copy, 'SELECT 1')).rejects.toThrow('does not exist');
    await server.stop();
  });

  it('says in a sentence why a folder cannot hold it', async () => {
    await writeFile(join(folder, 'a-file'), '');
    const started = await startEmbedded({ dataDir: join(folder, 'a-file', 'database') });
    expect(started).toMatchObject({ ok: false, problem: { code: 'unavailable', message: expect.stringContaining('a-file') } });
  });

  it('refuses a cluster of another major version, naming both', async () => {
    await mkdir(join(folder, 'older', 'cluster'), { recursive: true });
    await writeFile(join(folder, 'older', 'cluster', 'PG_VERSION'), '15\n');
    const started = await startEmbedded({ dataDir: join(folder, 'older') });
    expect(started).toMatchObject({ ok: false, problem: { message: expect.stringMatching(/PostgreSQL 15.*PostgreSQL 18/) } });
  });
});
