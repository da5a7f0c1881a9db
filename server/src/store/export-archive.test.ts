import { readFileSync } from 'node:fs';
import type { Snapshot } from '@cerulean/evaluation/records';
import { strFromU8, strToU8, zipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestInstallation, type TestInstallation, type Visitor } from '../test-installation.ts';
import { exportArchive, openArchive, verifyArchive } from './export-archive.ts';
import { loadEvaluation, readExported } from './load-evaluation.ts';

const exampleText = readFileSync(
  new URL('../../../examples/anti-infective-central-venous-catheter/evaluation.json', import.meta.url),
  'utf8',
);

let installation: TestInstallation;
let ada: Visitor;
let evaluation: string;
let archive: Uint8Array;

beforeAll(async () => {
  installation = await startTestInstallation();
  ada = await installation.person('Ada');
  evaluation = await installation.evaluation('Catheter', [[ada, 'administrator']]);
  const at = (path: string) => `/api/evaluations/${evaluation}/${path}`;
  const prose = (text: string) => ({ type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'text', text }] }] });
  await ada.upload(at('evidence/files'), [{ name: 'ifu.txt', content: 'Instructions for use' }], { purpose: 'instructions for use' });
  const claim = (await ada.ask('POST', at('device/claims'), { data: { statement: 'Fewer infections', type: 'safety' } })).body;
  await ada.ask('PUT', at(`device/claims/${claim.id}`), {
    version: 1,
    reason: 'sharper',
    data: { ...claim.data, statement: 'Fewer bloodstream infections – 20 % ≤ x' },
  });
  const gone = (await ada.ask('POST', at('device/claims'), { data: { statement: 'Said twice', type: 'safety' } })).body;
  await ada.ask('DELETE', at(`device/claims/${gone.id}?version=1&reason=twice`));
  await ada.ask('PUT', at('documents/cer/sections/1'), { version: 0, prose: prose('Summary.') });
  expect((await ada.ask('POST', at('documents/cer/releases'), { statement: 'first' })).status).toBe(200);
  archive = await exportArchive(installation.system, evaluation);
});
afterAll(() => installation.close());

type Content = Record<string, Uint8Array>;
function contentOf(bytes = archive): Content {
  const opened = openArchive(bytes, 'dossier.zip');
  if (!opened.ok) throw new Error(opened.problem.message);
  return { ...opened.value };
}
const lines = (content: Content) => strFromU8(content['audit.jsonl']!).trimEnd().split('\n');
const withLines = (content: Content, list: readonly string[]): Content => ({ ...content, 'audit.jsonl': strToU8(`${list.join('\n')}\n`) });
// biome-ignore lint/suspicious/noExplicitAny: A test alters whatever it likes in the JSON.
const withJson = (content: Content, alter: (json: any) => void): Content => {
  const json = JSON.parse(strFromU8(content['evaluation.json']!));
  alter(json);
  return { ...content, 'evaluation.json': strToU8(JSON.stringify(json)) };
};
const codes = (content: Content) => verifyArchive(content).findings.map(({ code }) => code);

describe('an exported evaluation', () => {
  it('verifies, also packed again by another program', () => {
    const verified = verifyArchive(contentOf());
    expect(verified.findings).toEqual([]);
    expect([verified.holds, verified.entries]).toEqual([true, 9]);
    expect(verifyArchive(contentOf(zipSync(contentOf(), { level: 0 }))).holds).toBe(true);
  });

  it('can be fetched by whoever may export', async () => {
    const answer = await ada.send({ method: 'GET', url: `/api/evaluations/${evaluation}/records/export` });
    expect([answer.statusCode, answer.headers['content-type']]).toEqual([200, 'application/zip']);
    expect(verifyArchive(contentOf(answer.rawPayload)).holds).toBe(true);
  });

  it('holds the files and the frozen trees under their digests', () => {
    const files = Object.keys(contentOf()).filter((name) => name.startsWith('files/'));
    expect(files).toHaveLength(2);
  });
});

const alterations: [string, (content: Content) => Content, string][] = [
  [
    'the data of a record',
    (content) => withJson(content, ({ records }) => (records.claim[0].data.statement = 'No infections')),
    'record-altered',
  ],
  ['who changed a record', (content) => withJson(content, ({ records }) => (records.claim[0].updatedBy = 'per_eve')), 'record-altered'],
  ['who made a record', (content) => withJson(content, ({ records }) => (records.claim[0].createdBy = 'per_eve')), 'record-altered'],
  [
    'when a record was made',
    (content) => withJson(content, ({ records }) => (records.claim[0].createdAt = '2020-01-01T00:00:00.000Z')),
    'record-altered',
  ],
  [
    'when a record was changed',
    (content) => withJson(content, ({ records }) => (records.claim[0].updatedAt = '2020-01-01T00:00:00.000Z')),
    'record-altered',
  ],
  ['the version of a record', (content) => withJson(content, ({ records }) => (records.claim[0].version = 3)), 'record-altered'],
  [
    'the kind of a record',
    (content) =>
      withJson(content, ({ records }) => {
        records.risk = records.claim;
        delete records.claim;
      }),
    'record-altered',
  ],
  ['the title on top', (content) => withJson(content, ({ evaluation: own }) => (own.title = 'Another')), 'record-altered'],
  ['a record taken out', (content) => withJson(content, ({ records }) => records.claim.pop()), 'record-missing'],
  [
    'a record put in',
    (content) => withJson(content, ({ records }) => records.claim.push({ ...records.claim[0], id: 'clm_forged' })),
    'record-altered',
  ],
  ['a record put in twice', (content) => withJson(content, ({ records }) => records.claim.push(records.claim[0])), 'record-altered'],
  [
    'a removed record brought back',
    (content) => {
      const removed = lines(content)
        .map((line) => JSON.parse(line))
        .find(({ action }) => action === 'remove');
      return withJson(content, ({ records }) =>
        records.claim.push({ ...records.claim[0], id: removed.recordId, version: removed.version, data: removed.data }),
      );
    },
    'record-altered',
  ],
  [
    'the data of an entry',
    (content) =>
      withLines(
        content,
        lines(content).map((line, index) => (index === 3 ? line.replace('Fewer', 'Hardly any') : line)),
      ),
    'entry-altered',
  ],
  [
    'the actor of an entry',
    (content) =>
      withLines(
        content,
        lines(content).map((line, index) => (index === 3 ? line.replace('"name":"Ada"', '"name":"Eve"') : line)),
      ),
    'entry-altered',
  ],
  [
    'the hash of an entry',
    (content) =>
      withLines(
        content,
        lines(content).map((line, index) => (index === 3 ? line.replace(/"hash":"./, '"hash":"x') : line)),
      ),
    'entry-altered',
  ],
  [
    'something beside the hash',
    (content) =>
      withLines(
        content,
        lines(content).map((line, index) => (index === 3 ? line.replace('{', '{"aside":1,') : line)),
      ),
    'entry-unreadable',
  ],
  [
    'blanks in an entry',
    (content) =>
      withLines(
        content,
        lines(content).map((line, index) => (index === 3 ? line.replace(':', ': ') : line)),
      ),
    'entry-unreadable',
  ],
  ['an entry taken out', (content) => withLines(content, lines(content).toSpliced(3, 1)), 'chain-gap'],
  ['an entry put in twice', (content) => withLines(content, lines(content).toSpliced(3, 0, lines(content)[3]!)), 'chain-gap'],
  [
    'two entries exchanged',
    (content) => withLines(content, lines(content).toSpliced(2, 2, lines(content)[3]!, lines(content)[2]!)),
    'chain-gap',
  ],
  ['the end cut off', (content) => withLines(content, lines(content).slice(0, -1)), 'chain-cut'],
  ['the whole trail', (content) => ({ ...content, 'audit.jsonl': new Uint8Array() }), 'chain-cut'],
  ['an entry cut in the middle', (content) => ({ ...content, 'audit.jsonl': content['audit.jsonl']!.slice(0, -40) }), 'entry-unreadable'],
  [
    'an entry of another evaluation',
    (content) =>
      withLines(
        content,
        lines(content).map((line) => line.replace(evaluation, 'eva_other')),
      ),
    'chain-foreign-entry',
  ],
  [
    'a file',
    (content) => {
      const name = Object.keys(content).find((one) => one.startsWith('files/'))!;
      return { ...content, [name]: content[name]!.map((byte, index) => (index === 0 ? byte ^ 1 : byte)) };
    },
    'file-altered',
  ],
  [
    'a file taken out',
    (content) => {
      const name = Object.keys(content).find((one) => one.startsWith('files/'))!;
      const { [name]: _gone, ...rest } = content;
      return rest;
    },
    'file-missing',
  ],
  ['what is no JSON', (content) => ({ ...content, 'evaluation.json': strToU8('{"format":1') }), 'export-unreadable'],
  ['what is other JSON', (content) => ({ ...content, 'evaluation.json': strToU8('[]') }), 'export-unreadable'],
];

describe('verifying finds', () => {
  it.each(alterations)('%s', (_what, alter, code) => {
    const altered = alter(contentOf());
    expect(codes(altered)).toContain(code);
    expect(verifyArchive(altered).holds).toBe(false);
    for (const { message } of verifyArchive(altered).findings) expect(message).toMatch(/\.$/);
  });

  it('every single byte of the records and of the trail that was altered', () => {
    const content = contentOf();
    let looked = 0;
    for (const name of ['evaluation.json', 'audit.jsonl']) {
      const bytes = content[name]!;
      // Every 41st byte stands for all of them; the step is prime to the length of the lines.
      for (let at = 7; at < bytes.length; at += 41) {
        const altered = Uint8Array.from(bytes);
        altered[at]! ^= 1;
        const blank =
          name === 'evaluation.json' &&
          /\s/.test(String.fromCharCode(bytes[at]!)) &&
          JSON.stringify(tryJson(altered)) === JSON.stringify(tryJson(bytes));
        if (blank) continue;
        looked += 1;
        expect(
          verifyArchive({ ...content, [name]: altered }).holds,
          `${name} at ${at}: ${strFromU8(altered.slice(at - 20, at + 20))}`,
        ).toBe(false);
      }
    }
    expect(looked).toBeGreaterThan(150);
  });
});

function tryJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(strFromU8(bytes));
  } catch {
    return undefined;
  }
}

describe('an archive that is none', () => {
  it.each<[string, Uint8Array]>([
    ['empty', new Uint8Array()],
    ['noise', new Uint8Array(500).fill(7)],
    ['another archive', zipSync({ 'a.txt': strToU8('a') })],
  ])('because it is %s is refused in a sentence', (_what, bytes) => {
    const opened = openArchive(bytes, 'dossier.zip');
    expect(opened).toMatchObject({ ok: false, problem: { code: 'file-unreadable' } });
    if (!opened.ok) expect(opened.problem.message).toMatch(/^dossier\.zip .*\.$/);
  });

  it('because it would unpack to too much is refused before it is unpacked', () => {
    const bomb = zipSync({ 'evaluation.json': new Uint8Array(3 * 1024 * 1024) });
    expect(openArchive(bomb, 'bomb.zip', 2)).toMatchObject({ ok: false, problem: { code: 'file-unreadable' } });
  });

  it('because its end is missing is refused', () => {
    expect(openArchive(archive.slice(0, archive.length - 100), 'dossier.zip').ok).toBe(false);
  });
});

describe('an evaluation that is taken in', () => {
  /** What a snapshot says, without who and when, which belong to the installation it stands in. */
  const substance = (snapshot: Snapshot) =>
    Object.fromEntries(
      Object.entries(snapshot.records)
        .filter(([kind, list]) => list.length > 0 && !['evaluation', 'membership'].includes(kind))
        .map(([kind, list]) => [
          kind,
          list.map(({ id, data }) => ({ id, data: kind === 'reference' ? { ...(data as object), abstract: '', keywords: [] } : data })),
        ]),
    );

  it('is the example, record by record', async () => {
    const read = readExported(exampleText, 'evaluation.json', new Date().toISOString());
    if (!read.ok) throw new Error(read.problem.message);
    expect(read.value.findings).toEqual([]);
    const loaded = await loadEvaluation(installation.system, read.value.snapshot, { id: 'system', name: 'Installation' }, ada.id);
    if (!loaded.ok) throw new Error(loaded.problem.message);
    const snapshot = await installation.system.snapshots.of(loaded.value.id);
    expect(substance(snapshot)).toEqual(substance(read.value.snapshot));
    expect(Object.keys(substance(snapshot)).length).toBeGreaterThan(20);
    const again = await exportArchive(installation.system, loaded.value.id);
    expect(verifyArchive(contentOf(again)).findings).toEqual([]);
    const second = readExported(strFromU8(contentOf(again)['evaluation.json']!), 'evaluation.json', new Date().toISOString());
    if (!second.ok) throw new Error(second.problem.message);
    expect(substance(second.value.snapshot)).toEqual(substance(read.value.snapshot));
    const counts = (await ada.ask('GET', `/api/evaluations/${loaded.value.id}`)).body.counts;
    expect(counts.reference).toBe(read.value.snapshot.records.reference!.length);
  });

  it('with one id twice is refused whole, so that no record hides another', async () => {
    const json = JSON.parse(exampleText);
    json.records.claim.push({
      ...json.records.claim[0],
      data: { ...json.records.claim[0].data, statement: 'A second one under the same id' },
    });
    const read = readExported(JSON.stringify(json), 'evaluation.json', new Date().toISOString());
    if (!read.ok) throw new Error(read.problem.message);
    const loaded = await loadEvaluation(installation.system, read.value.snapshot, { id: 'system', name: 'Installation' }, ada.id);
    expect(loaded).toMatchObject({ ok: false, problem: { code: 'conflict' } });
  });

  it.each([
    ['not JSON', '{', /is not JSON/],
    ['of another format', '{"format":2}', /is not an exported evaluation/],
    ['a list', '[]', /is not an exported evaluation/],
  ])('is refused in a sentence where it is %s', (_what, text, sentence) => {
    const read = readExported(text, 'evaluation.json', '2026-01-01T00:00:00.000Z');
    expect(read).toMatchObject({ ok: false, problem: { code: 'file-unreadable' } });
    if (!read.ok) expect(read.problem.message).toMatch(sentence);
  });
});
