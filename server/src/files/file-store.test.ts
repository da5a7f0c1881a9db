import { createHash } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type FileStore, folderStore } from './file-store.ts';

let folder: string;
let store: FileStore;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'cerulean-files-'));
  store = folderStore(join(folder, 'files'));
});
afterEach(() => rm(folder, { recursive: true }));

const bytes = Buffer.from('Instructions for use, version 4');
const place = (digest: string) => join(folder, 'files', digest.slice(0, 2), digest);

it('keeps bytes once under their SHA-256 and gives them back', async () => {
  const digest = await store.put(bytes);
  expect(digest).toBe(createHash('sha256').update(bytes).digest('hex'));
  expect(await store.put(Buffer.from(bytes))).toBe(digest);
  expect(Buffer.from((await store.get(digest))!).equals(bytes)).toBe(true);
  expect(await readdir(join(folder, 'files', digest.slice(0, 2)))).toEqual([digest]);
});

it('never gives out half a file, an altered one or one that is gone', async () => {
  const digest = await store.put(bytes);
  await writeFile(place(digest), bytes.subarray(0, 10));
  expect(await store.get(digest)).toBeUndefined();
  await writeFile(place(digest), Buffer.from('Instructions for use, version 5'));
  expect(await store.get(digest)).toBeUndefined();
  await rm(place(digest));
  expect(await store.get(digest)).toBeUndefined();
});

it('heals a damaged file when the same bytes are put again', async () => {
  const digest = await store.put(bytes);
  await writeFile(place(digest), bytes.subarray(0, 10));
  expect(await store.put(bytes)).toBe(digest);
  expect((await readFile(place(digest))).equals(bytes)).toBe(true);
});

it('can be given the same bytes many times at once', async () => {
  const digests = await Promise.all(Array.from({ length: 20 }, () => store.put(bytes)));
  expect(new Set(digests).size).toBe(1);
  expect(await readdir(join(folder, 'files', digests[0]!.slice(0, 2)))).toEqual([digests[0]]);
});

it.each(['../../etc/passwd', '', 'x'.repeat(64), 'A'.repeat(64), `${'0'.repeat(63)}/`])('has nothing under the name %s', async (name) => {
  expect(await store.get(name)).toBeUndefined();
});
