import { execFileSync, spawnSync } from 'node:child_process';
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ask, fileForm, makeDataFolder, type RunningServer, type Session, signIn, startServer } from './running-server.ts';

const megabytes = (count: number, letter = 'x') => letter.repeat(count * 1024 * 1024);

/** A small disk can be made by root alone; everybody can have the system refuse files above a size. */
const mayMount =
  process.getuid?.() === 0 && spawnSync('unshare', ['-m', 'mount', '-t', 'tmpfs', 'tmpfs', '/mnt'], { stdio: 'ignore' }).status === 0;

interface Place {
  readonly prepare: (files: string) => void;
  readonly launcher?: (command: readonly string[]) => readonly string[];
  readonly leave: (files: string) => void;
}

const smallDisk: [string, Place] = [
  'a disk that is full',
  {
    prepare: (files) => execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=4m', 'tmpfs', files]),
    leave: (files) => execFileSync('umount', [files]),
  },
];
const smallFiles: [string, Place] = [
  'a system that takes no larger file',
  // 20 MB: the database's own files stay below, what is uploaded does not.
  { prepare: () => {}, launcher: (command) => ['sh', '-c', 'ulimit -f 40960; exec "$@"', 'sh', ...command], leave: () => {} },
];

describe.each([mayMount ? smallDisk : smallFiles])('on %s', (_what, place) => {
  let data: string;
  let server: RunningServer;
  let session: Session;
  let evaluation: string;
  const at = (path: string) => `/evaluations/${evaluation}/${path}`;
  const upload = (name: string, content: string) =>
    ask(server, session, 'POST', at('evidence/files'), fileForm(name, content, { purpose: 'other' }));

  beforeAll(async () => {
    data = await makeDataFolder();
    await mkdir(join(data, 'files'));
    place.prepare(join(data, 'files'));
    server = await startServer(data, place.launcher ? { launcher: place.launcher } : {});
    session = await signIn(server);
    evaluation = (await ask(server, session, 'POST', '/evaluations', { title: 'Full' })).body.id;
  });
  afterAll(async () => {
    await server?.stop();
    place.leave(join(data, 'files'));
    await rm(data, { recursive: true, force: true });
  });

  it('an upload is refused in a sentence, leaves nothing behind, and everything else goes on', async () => {
    const kept = await upload('small.txt', megabytes(1, 'k'));
    expect(kept.status).toBe(200);
    const refused = await upload('large.txt', megabytes(24));
    expect([refused.status, refused.body.code, refused.body.title]).toEqual([
      503,
      'unavailable',
      'The disk of the server is full; nothing was changed.',
    ]);
    const folders = await readdir(join(data, 'files'));
    const left = (await Promise.all(folders.map((folder) => readdir(join(data, 'files', folder))))).flat();
    expect(left).toHaveLength(1);
    expect((await ask(server, session, 'GET', at('evidence/files'))).body.total).toBe(1);
    expect((await ask(server, session, 'POST', at('device/claims'), { data: { statement: 'goes on', type: 'safety' } })).status).toBe(200);
    expect((await ask(server, session, 'GET', at(`evidence/files/${kept.body.records[0].id}/bytes`))).body).toBe(megabytes(1, 'k'));
    expect((await upload('next.txt', megabytes(1, 'n'))).status).toBe(200);
    expect((await ask(server, session, 'GET', at('records/verify'))).body.holds).toBe(true);
  });

  it('half a file is never given out, and uploading it again heals it', async () => {
    const { body } = await upload('half.txt', 'All of what was uploaded.');
    const { id, data: file } = body.records[0];
    const path = join(data, 'files', file.sha256.slice(0, 2), file.sha256);
    await writeFile(path, (await readFile(path)).subarray(0, 9));
    const broken = await ask(server, session, 'GET', at(`evidence/files/${id}/bytes`));
    expect([broken.status, broken.body.code]).toEqual([404, 'not-found']);
    expect((await upload('half.txt', 'All of what was uploaded.')).status).toBe(200);
    expect((await ask(server, session, 'GET', at(`evidence/files/${id}/bytes`))).body).toBe('All of what was uploaded.');
  });
});
