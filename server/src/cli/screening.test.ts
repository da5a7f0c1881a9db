import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { runCommandLine } from './command-line.ts';

/** Invented records, every fifth about coated stents and included. */
const rows = Array.from({ length: 60 }, (_, index) => ({
  id: `r${index}`,
  title: index % 5 === 0 ? `Coated stents in ${2 + (index % 7)} hospitals` : `Feeding of sheep on ${2 + (index % 7)} farms`,
  abstract: index % 5 === 0 ? `Restenosis after ${index} months was rare.` : `Hay and milk for ${index} lambs in spring.`,
  included: index % 5 === 0 ? 1 : 0,
}));
const csv = ['record_id,title,abstract,label_included', ...rows.map((row) => Object.values(row).join(','))].join('\n');
const ris = rows
  .map((row) => `TY  - JOUR\nID  - ${row.id}\nTI  - ${row.title}\nAB  - ${row.abstract}\nN1  - label_included: ${row.included}\nER  - \n`)
  .join('\n');
const json = JSON.stringify(
  rows.map(({ id, title, abstract, included }) => ({ id, type: 'article-journal', title, abstract, label_included: included })),
  null,
  1,
);

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'cerulean-screening-'));
  const files: Record<string, string | Buffer> = {
    'labelled.csv': csv,
    'packed.csv.gz': gzipSync(csv),
    'labelled.ris': ris,
    'labelled.json': json,
    'unlabelled.ris': ris.replaceAll(/^N1.*\n/gm, ''),
    'holes.csv': csv.replace(/^(r7,.*),0$/m, '$1,').replace(/^(r10,.*),1$/m, '$1,'),
    'one.csv': csv.replaceAll(/,1$/gm, ',0'),
    'starts.json': '{"relevant":[5],"irrelevant":[3, 4]}',
    'wrong.json': '{"relevant":[4],"irrelevant":[3]}',
    'beyond.json': '{"relevant":[5],"irrelevant":[300]}',
    'empty.json': '{"relevant":[],"irrelevant":[3]}',
    'broken.json': '{',
  };
  await Promise.all(Object.entries(files).map(([name, content]) => writeFile(join(folder, name), content)));
});
afterAll(() => rm(folder, { recursive: true }));

async function run(...args: string[]) {
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
    const placed = args.map((arg) => (/\.(csv|ris|json|gz)$/.test(arg) ? join(folder, arg) : arg));
    return { status: await runCommandLine(['screening', 'simulate', ...placed]), ...written };
  } finally {
    for (const spy of spies) spy.mockRestore();
  }
}

const answer = async (...args: string[]) => {
  const { status, out, err } = await run(...args, '--json');
  expect([status, err]).toEqual([0, '']);
  const { elapsedMs, ...rest } = JSON.parse(out);
  expect(elapsedMs).toBeGreaterThanOrEqual(0);
  return rest;
};

describe('screening simulate', () => {
  it('gives the order, the curve of recall, the metrics and the place of the stop', async () => {
    const told = await answer('labelled.csv', '--starts', 'starts.json');
    expect(Object.keys(told).join(' ')).toBe(
      'atd findings loss model order recall records relevant rrf10 seed stop trainings wss100 wss95',
    );
    expect(told).toMatchObject({ records: 57, relevant: 11, loss: 0, seed: 0, findings: [], stop: { rule: 'hypergeometric', recall: 1 } });
    expect(told.order).toHaveLength(57);
    expect(new Set([...told.order, 'r5', 'r3', 'r4'])).toEqual(new Set(rows.map(({ id }) => id)));
    expect(told.recall.slice(0, 3)).toEqual([
      [0, 0],
      [1, 1],
      [2, 2],
    ]);
    expect(told.recall.at(-1)).toEqual([57, 11]);
    expect(told.stop.at).toBeGreaterThan(11);
    expect(told.trainings).toBe(11);
  });

  it('gives the same from every format, packed or not, and twice the same', async () => {
    const first = await answer('labelled.csv', '--starts', 'starts.json', '--seed', '3');
    for (const file of ['labelled.csv', 'packed.csv.gz', 'labelled.ris', 'labelled.json'])
      expect(await answer(file, '--starts', 'starts.json', '--seed', '3')).toEqual(first);
  });

  it('takes another model, rule and start where they are named', async () => {
    const told = await answer('labelled.csv', '--seed', '7', '--stop', 'consecutive-irrelevant', '--model', 'elas-u4');
    expect(told).toMatchObject({ records: 58, relevant: 11, seed: 7, model: 'elas-u4', stop: { rule: 'consecutive-irrelevant' } });
    const other = await answer('labelled.csv', '--seed', '8', '--model', 'elas-u4');
    expect(new Set(other.order)).not.toEqual(new Set(told.order));
  });

  it('leaves records without a label out and says so', async () => {
    const told = await answer('holes.csv', '--starts', 'starts.json');
    expect(told).toMatchObject({ records: 55, relevant: 10, findings: [{ code: 'label-missing', line: 9 }] });
    expect(told.findings[0].message).toMatch(/^2 of 60 records have no label and are left out; the first is r7\.$/);
  });

  it('reads several files as one screening, whose rows count on', async () => {
    const told = await answer('labelled.csv', 'labelled.ris', '--starts', 'starts.json');
    expect(told).toMatchObject({ records: 117, relevant: 23 });
  });

  it('says in a sentence where the rule would stop', async () => {
    const { status, out } = await run('labelled.csv');
    expect(status).toBe(0);
    expect(out).toMatch(/^loss +0\.\d{4}$/m);
    expect(out).toMatch(/Screening could stop after record \d+ of 58 .* The true recall there is \d+\.\d %\.$/m);
  });

  it.each([
    [['unlabelled.ris'], /does not say which records were included\. Add a column/],
    [['one.csv'], /holds 0 included and 60 excluded records; a replay needs at least two of each\./],
    [['labelled.csv', '--model', 'oracle'], /There is no model "oracle"\. Choose one of .*elas-u4/],
    [['labelled.csv', '--stop', 'never'], /There is no stopping rule "never"\. Choose one of .*hypergeometric/],
    [['labelled.csv', '--seed', 'x'], /--seed takes a whole number from 0, not "x"\./],
    [['labelled.csv', '--starts', 'wrong.json'], /names row 4 as relevant, but its label says otherwise\./],
    [['labelled.csv', '--starts', 'beyond.json'], /names row 300, which holds no labelled record\./],
    [['labelled.csv', '--starts', 'empty.json'], /does not have the form/],
    [['labelled.csv', '--starts', 'broken.json'], /is no JSON/],
    [['labelled.csv', '--starts', 'nowhere.json'], /does not exist/],
  ])('%j ends with status 2 and a sentence', async (args, sentence) => {
    const { status, out, err } = await run(...args);
    expect([status, out]).toEqual([2, '']);
    expect(err).toMatch(sentence);
    expect(err.trim().split('\n')).toHaveLength(1);
  });
});
