import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strToU8 } from 'fflate';
import { afterAll, describe, expect, it } from 'vitest';
import { paragraph, sampleWord } from './docx/sample-word.ts';
import { closeReaders, readDocuments, readerLane, readerLimits } from './reader-lane.ts';

afterAll(closeReaders);

describe('files that nobody vouches for', () => {
  it('are read in child processes; those that cannot be read give a sentence and do not stop the rest', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'readers-'));
    const path = join(folder, 'kept.docx');
    writeFileSync(path, sampleWord(paragraph('On a disk.')));
    const met: string[] = [];
    const outcomes = await readDocuments(
      [
        { file: 'one.md', bytes: strToU8('# One\n\nText') },
        { file: 'cut.docx', bytes: sampleWord(paragraph('x')).subarray(0, 300) },
        { file: 'kept.docx', path },
        { file: 'gone.docx', path: join(folder, 'gone.docx') },
        { file: 'two.txt', bytes: strToU8('Two') },
      ],
      { onRead: (file) => met.push(file) },
    );
    expect(outcomes.map((outcome) => (outcome.ok ? outcome.value.tree.document : outcome.problem.code))).toEqual([
      'one.md',
      'file-unreadable',
      'kept.docx',
      'not-found',
      'two.txt',
    ]);
    expect(met.toSorted()).toEqual(['cut.docx', 'gone.docx', 'kept.docx', 'one.md', 'two.txt']);
  }, 20_000);

  it('are stopped when they take too long or too much memory, and the next file is read', async () => {
    const large = strToU8('| a | b |\n|---|---|\n| 1 | 2 |\n\n- x *y*\n'.repeat(60_000));
    for (const [limits, word] of [
      [{ ...readerLimits, seconds: 0.3 }, 'seconds'],
      [{ ...readerLimits, mebibytesMax: 60 }, 'memory'],
    ] as const) {
      const lane = readerLane(limits);
      const outcome = await lane.ask({ file: 'large.md', bytes: large });
      await lane.close();
      expect(outcome).toMatchObject({ ok: false, problem: { message: expect.stringContaining(word), remedy: expect.any(String) } });
    }
    expect(await readDocuments([{ file: 'one.md', bytes: strToU8('# One') }])).toMatchObject([{ ok: true }]);
  }, 20_000);

  it('are read again after the readers were closed', async () => {
    await closeReaders();
    expect(await readDocuments([{ file: 'one.md', bytes: strToU8('# One') }])).toMatchObject([{ ok: true }]);
  }, 20_000);
});
