import { deserialize } from 'node:v8';
import type { ReadDocument } from '@cerulean/evaluation/documents';
import { afterAll, describe, expect, it } from 'vitest';
import { closeReaders } from '../documents/readers/reader-lane.ts';
import type { FileStore } from '../files/file-store.ts';
import { sha256 } from '../store/reader.ts';
import { readKept } from './kept-readings.ts';

afterAll(closeReaders);

/** A store in memory that counts how often it is asked. */
function storeOf(...texts: readonly string[]) {
  const files = new Map(texts.map((text) => [sha256(text), Buffer.from(text)]));
  const asked: string[] = [];
  const store: FileStore = {
    put: async () => '',
    get: async (digest) => {
      asked.push(digest);
      return files.get(digest);
    },
  };
  return { store, asked, digests: [...files.keys()] };
}

async function settled(files: Parameters<typeof readKept>[0], store: FileStore) {
  await readKept(files, store).settled;
  return readKept(files, store).readings.map((reading) =>
    reading?.ok ? (deserialize(reading.value.bytes) as ReadDocument).tree.sections.map(({ title }) => title) : reading?.problem.code,
  );
}

describe('files that are read for a dossier', () => {
  it('are read once, however often they are asked for', async () => {
    const { store, asked, digests } = storeOf('# Once');
    const file = { digest: digests[0]!, name: 'once.md' };
    expect(readKept([file], store).readings).toEqual([undefined]);
    expect(await settled([file, file], store)).toEqual([['Once'], ['Once']]);
    expect(asked).toEqual([file.digest]);
  }, 20_000);

  it('are told apart by their bytes where they have one name, and by their ending where they have the same bytes', async () => {
    const { store, digests } = storeOf('# One', '# Two');
    const [one, two] = digests as [string, string];
    const files = [
      { digest: one, name: 'same.md' },
      { digest: two, name: 'same.md' },
      { digest: one, name: 'same.csv' },
    ];
    expect(await settled(files, store)).toEqual([['One'], ['Two'], 'format-unknown']);
  }, 20_000);

  it('are a problem where their bytes are lost, and do not stop the others', async () => {
    const { store, digests } = storeOf('# There');
    const files = [
      { digest: '0'.repeat(64), name: 'lost.md' },
      { digest: digests[0]!, name: 'there.md' },
    ];
    expect(await settled(files, store)).toEqual(['unavailable', ['There']]);
  }, 20_000);
});
