import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { everythingTree, largeSize, sampleTree } from '../../../evaluation/src/documents/writers/content/sample-trees.ts';
import { closeWriters, writeDocument } from './write.ts';
import { type WriterLane, writerLane } from './writer-lane.ts';

const notLinux = process.platform !== 'linux' || process.arch !== 'x64';
const usual = { seconds: 60, mebibytesMax: 2048, mebibytesKept: 1228, secondsIdle: 600 };

afterAll(closeWriters);

describe('a document', () => {
  it.each([
    ['html', 'text/html; charset=utf-8', '<!doctype html>'],
    ['json', 'application/json', '{"cover":'],
    ['docx', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document', 'PK\u0003\u0004'],
  ] as const)('is written as %s', async (to, mediaType, start) => {
    const written = await writeDocument(everythingTree('A device'), to);
    if (!written.ok) throw new Error(written.problem.message);
    expect(written.value.mediaType).toBe(mediaType);
    expect(written.value.fileName).toBe(`A device CER version 2 draft.${to}`);
    expect(Buffer.from(written.value.bytes.subarray(0, start.length)).toString('latin1')).toBe(start);
  });

  it.skipIf(notLinux)(
    'is written as PDF while this process goes on working (needs Linux on x64)',
    async () => {
      let ticks = 0;
      const timer = setInterval(() => ticks++, 10);
      const written = await writeDocument(sampleTree({ ...largeSize, chapters: 4, tables: 20, figures: 8 }), 'pdf');
      clearInterval(timer);
      expect(written).toMatchObject({ ok: true, value: { mediaType: 'application/pdf', findings: [] } });
      expect(ticks).toBeGreaterThan(20);
    },
    60_000,
  );

  it('is the same in the child process as in this one', async () => {
    const lane = writerLane(usual);
    const [here, there] = [await writeDocument(everythingTree(), 'html'), await lane.ask({ to: 'html', tree: everythingTree() })];
    await lane.close();
    if (!here.ok || !there.ok) throw new Error('a page could not be written');
    expect(Buffer.compare(here.value.bytes, there.value.bytes)).toBe(0);
  });

  it('is written again after the writers were closed', async () => {
    await closeWriters();
    expect((await writeDocument(everythingTree(), 'docx')).ok).toBe(true);
  });
});

describe('a lane', () => {
  let lane: WriterLane | undefined;
  const page = { to: 'html', tree: everythingTree() };
  afterEach(() => lane?.close());

  it('writes what waits, in order, in one process', async () => {
    lane = writerLane(usual);
    const written = await Promise.all(['One', 'Two', 'Three'].map((text) => lane!.ask({ to: 'html', tree: everythingTree(text) })));
    expect(written.map((one) => one.ok && /<h1>(\w+)</.exec(Buffer.from(one.value.bytes).toString())?.[1])).toEqual([
      'One',
      'Two',
      'Three',
    ]);
  });

  it('answers that it is unavailable when its process is killed, and works again with the next document', async () => {
    lane = writerLane(usual);
    expect((await lane.ask(page)).ok).toBe(true);
    const broken = lane.ask({ to: 'docx', tree: sampleTree() });
    process.kill(lane.processId!, 'SIGKILL');
    expect(await broken).toMatchObject({ ok: false, problem: { code: 'unavailable', remedy: expect.any(String) } });
    expect((await lane.ask(page)).ok).toBe(true);
  });

  it('stops a document that takes too long', async () => {
    lane = writerLane({ ...usual, seconds: 0.2 });
    expect(await lane.ask({ to: 'docx', tree: sampleTree() })).toMatchObject({
      ok: false,
      problem: { code: 'unavailable', message: expect.stringContaining('0.2 seconds') },
    });
  });

  it('stops a document that needs too much memory', async () => {
    lane = writerLane({ ...usual, mebibytesMax: 60 });
    expect(await lane.ask({ to: 'docx', tree: sampleTree() })).toMatchObject({
      ok: false,
      problem: { message: expect.stringContaining('memory') },
    });
  });

  it('fails as a defect, not as a problem, when a writer fails, and works again', async () => {
    lane = writerLane(usual);
    await expect(lane.ask({ to: 'nothing', tree: everythingTree() })).rejects.toThrow('there is no writer nothing');
    expect((await lane.ask(page)).ok).toBe(true);
  });

  it('says so after it was closed', async () => {
    lane = writerLane(usual);
    await lane.close();
    expect(await lane.ask(page)).toMatchObject({ ok: false, problem: { code: 'unavailable' } });
    expect(lane.processId).toBeUndefined();
  });
});
