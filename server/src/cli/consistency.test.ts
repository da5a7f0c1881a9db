import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { paragraph, sampleWord } from '../documents/readers/docx/sample-word.ts';
import { runCommandLine } from './command-line.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'cerulean-consistency-'));
});
afterEach(() => rm(folder, { recursive: true }));
afterAll(() => vi.restoreAllMocks());

const report =
  '# Clinical Evaluation Report\n\nDevice name: Alpha One\n\n## Target population\n\nTarget population: adults with a body weight of at least 5 kg.\n';
const instructions = report.replace('Clinical Evaluation Report', 'Instructions for Use').replace('5 kg', '1 kg');

async function put(files: Record<string, string | Uint8Array>): Promise<void> {
  for (const [name, content] of Object.entries(files)) {
    await mkdir(dirname(join(folder, name)), { recursive: true });
    await writeFile(join(folder, name), content);
  }
}

async function run(...args: string[]): Promise<{ status: number; out: string; err: string }> {
  const written = { out: '', err: '' };
  const keep = (stream: 'out' | 'err') => (chunk: string | Uint8Array) => {
    written[stream] += String(chunk);
    return true;
  };
  const spies = [
    vi.spyOn(process.stdout, 'write').mockImplementation(keep('out')),
    vi.spyOn(process.stderr, 'write').mockImplementation(keep('err')),
  ];
  try {
    const status = await runCommandLine(['consistency', 'check', ...args]);
    return { status, out: written.out.replaceAll(folder, '.'), err: written.err.replaceAll(folder, '.') };
  } finally {
    for (const spy of spies) spy.mockRestore();
  }
}

interface Answer {
  readonly documents: {
    file: string;
    type: string;
    pages: number | null;
    statements: number;
    insteadOf?: string[];
    problem?: { message: string };
  }[];
  readonly findings: { rule: string; severity: string; locations: { document: string; quote: string }[] }[];
  readonly statements?: { document: string; quote: string; kind: string }[];
  readonly elapsedMs: number;
}

async function check(...args: string[]): Promise<{ status: number; answer: Answer; err: string }> {
  const { status, out, err } = await run(folder, '--json', ...args);
  return { status, answer: JSON.parse(out), err };
}

describe('consistency check', () => {
  it('finds what two documents contradict each other in, with verbatim quotes and names relative to the folder', async () => {
    await put({ 'CER.md': report, 'sub/IFU.md': instructions });
    const { status, answer } = await check();
    expect(status).toBe(1);
    expect(answer.documents.map(({ file, type, pages }) => [file, type, pages])).toEqual([
      ['CER.md', 'cer', null],
      ['sub/IFU.md', 'ifu', null],
    ]);
    expect(answer.findings.map(({ rule }) => rule)).toEqual(['population-weight']);
    const texts: Record<string, string> = { 'CER.md': report, 'sub/IFU.md': instructions };
    for (const { document, quote } of answer.findings[0]!.locations) expect(texts[document]).toContain(quote);
  }, 30_000);

  it('ends with the status that --fail-on asks for, and looks only with the rules that are named', async () => {
    await put({
      'CER.md': `${report}\nThe Alpha One is a class IIa device.`,
      'PSUR.md': '# PSUR\n\nDevice name: Alpha One\n\nThe Alpha One is a class IIb device.',
    });
    expect((await check()).answer.findings.map(({ severity }) => severity)).toEqual(['major']);
    expect((await check()).status).toBe(1);
    expect((await check('--fail-on', 'critical')).status).toBe(0);
    expect(await check('--rule', 'device-name', '--rule', 'reuse')).toMatchObject({ status: 0, answer: { findings: [] } });
    const unknown = await run(folder, '--rule', 'colour');
    expect(unknown).toMatchObject({ status: 2, out: '', err: expect.stringContaining('no rule "colour"') });
    expect(await run(folder, '--fail-on', 'much')).toMatchObject({ status: 2, err: expect.stringContaining('critical, major, minor') });
  }, 30_000);

  it('takes one of several formats of a document, says so, and leaves other files alone', async () => {
    await put({
      'CER.md': report,
      'CER.docx': sampleWord(paragraph('Device name: Alpha One')),
      'CER.txt': 'Device name: Alpha One',
      'IFU.md': instructions,
      'IFU.html': '<h1>Instructions for Use</h1>',
      '.hidden.md': report,
      '~$CER.docx': 'x',
      'gold.json': '{}',
      'README.md': '# What this is',
    });
    const { answer, err } = await check();
    expect(answer.documents.map(({ file, insteadOf }) => [file, insteadOf])).toEqual([
      ['CER.docx', ['CER.md', 'CER.txt']],
      ['IFU.md', ['IFU.html']],
    ]);
    expect(err).toContain('CER.docx is read; CER.md, CER.txt hold the same document.');
    expect(err).toContain('README.md, gold.json');
    expect(err).not.toContain('hidden');
  }, 30_000);

  it('goes on without a document that cannot be read, and cannot go on without any', async () => {
    await put({ 'CER.md': report, 'IFU.md': instructions, 'SSCP.docx': new Uint8Array([0x50, 0x4b, 3, 4, 9, 9]), 'PSUR.pdf': '' });
    const { status, answer, err } = await check();
    expect(status).toBe(1);
    expect(answer.findings).toHaveLength(1);
    expect(answer.documents.filter(({ problem }) => problem).map(({ file }) => file)).toEqual(['PSUR.pdf', 'SSCP.docx']);
    expect(err).toContain('PSUR.pdf is empty.');
    await rm(join(folder, 'CER.md'));
    await rm(join(folder, 'IFU.md'));
    expect(await run(folder, '--json')).toMatchObject({ status: 2, out: '', err: expect.stringContaining('No document could be read') });
  }, 30_000);

  it.each([
    ['no folder', 'nothing', 'does not exist'],
    ['an empty folder', '', 'There is no document in'],
  ])('says what is wrong with %s', async (_what, name, sentence) => {
    expect(await run(join(folder, name))).toMatchObject({ status: 2, out: '', err: expect.stringContaining(sentence) });
  });

  it('reads type, language, version and device from dossier.yaml, and no document that it does not list', async () => {
    await put({
      'one.md': report,
      'two.md': instructions,
      'old.md': report.replace('5 kg', '3 kg'),
      'dossier.yaml':
        'device: Alpha One\ndocuments:\n  - file: one.md\n    type: rmf\n    version: 2.0\n  - {file: two.md, type: label, language: en}\n  - file: lost.md\n',
    });
    const { answer, err } = await check();
    expect(answer.documents.map(({ file, type, problem }) => [file, type, problem?.message])).toEqual([
      ['lost.md', null, 'lost.md does not exist.'],
      ['one.md', 'rmf', undefined],
      ['two.md', 'label', undefined],
    ]);
    expect(err).toContain('Not listed in dossier.yaml, so left out: old.md.');
  }, 30_000);

  it.each([
    ['documents: [', 'dossier.yaml is no valid YAML (line 1)'],
    ['device: 5', 'dossier.yaml (line 1): device must be a text.'],
    ['documents:\n  - file: a.md\n    type: book', 'dossier.yaml (line 3): documents, entry 1, type must be one of cep, cer'],
    ['documents:\n  - type: cer', 'documents, entry 1, file must be a text.'],
    ['documents: [{file: a.md}, {file: a.md}]', 'lists a.md twice'],
    ['documents: [{file: ../a.md}]', '../a.md, which does not lie in its folder'],
    ['colour: blue', 'has "colour", but may have device and documents'],
    ['[1, 2]', 'it must have device, documents or both'],
  ])('tells in one sentence what is wrong with the description %j', async (description, sentence) => {
    await put({ 'a.md': report, 'dossier.yaml': description });
    const { status, out, err } = await run(folder);
    expect({ status, out }).toEqual({ status: 2, out: '' });
    expect(err).toContain(sentence);
  });

  it('gives the same bytes for the same documents apart from the time, and statements where they are asked for', async () => {
    await put({ 'CER.md': report, 'IFU.md': instructions });
    const runs = [await check('--statements'), await check('--statements')];
    const [one, other] = runs.map(({ answer }) => ({ ...answer, elapsedMs: 0 }));
    expect(JSON.stringify(one)).toBe(JSON.stringify(other));
    expect(one!.statements).toContainEqual(expect.objectContaining({ document: 'IFU.md', kind: 'population-weight' }));
  }, 30_000);

  it('is readable without --json', async () => {
    await put({ 'CER.md': report, 'IFU.md': instructions });
    const { out } = await run(join(folder, 'IFU.md'), join(folder, 'CER.md'));
    expect(out).toContain('ifu (inferred)');
    expect(out).toMatch(/^CRITICAL: The weight of the patients .+\[population-weight\]/ms);
    expect(out).toContain('IFU.md, Target population: "Target population: adults with a body weight of at least 1 kg."');
    expect(out.trimEnd().split('\n').at(-1)).toBe('1 finding: 1 critical, 0 major, 0 minor.');
  }, 30_000);
});
