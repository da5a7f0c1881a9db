import { prismaCounts } from '@cerulean/evaluation/screening';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestInstallation, type TestInstallation, type Visitor } from '../../test-installation.ts';

let installation: TestInstallation;
let ada: Visitor;
let evaluation: string;
beforeAll(async () => {
  installation = await startTestInstallation();
  ada = await installation.person('Ada');
  evaluation = await installation.evaluation('Duplicates', [[ada, 'administrator']]);
});
afterAll(() => installation.close());

const at = (path: string) => `/api/evaluations/${evaluation}/evidence/${path}`;
const record = (fields: Record<string, string>, authors = ['Example, Ada', 'Other, Ben', 'Third, Cleo']) =>
  [
    'TY  - JOUR',
    ...authors.map((author) => `AU  - ${author}`),
    ...Object.entries(fields).map(([tag, value]) => `${tag}  - ${value}`),
    'ER  - ',
    '',
  ].join('\n');
const send = (name: string, database: string, ...records: string[]) =>
  ada.upload(at('imports'), [{ name, content: records.join('\n') }], { database });

const trial = {
  TI: 'An invented trial of antiseptic catheters in intensive care units',
  PY: '2019',
  JO: 'Annals of examples',
  VL: '12',
  SP: '100',
  EP: '109',
};
const preprint = { TI: trial.TI, PY: '2019', JO: 'medRxiv', DO: '10.1101/2019.01.01.20000001', AB: 'What the authors wrote at first.' };
const letter = { TI: 'Costs of catheters that were invented for this letter', PY: '2021', JO: 'Letters of examples', VL: '3', SP: '7' };

interface Listed {
  readonly id: string;
  readonly version: number;
  readonly data: { title: string; container: string; abstract: string; year?: number; duplicate?: { of: string; by: string } };
}
const list = async (state = 'all'): Promise<Listed[]> => (await ada.ask('GET', at(`references?state=${state}`))).body.records;
const queue = async () => (await ada.ask('GET', at('duplicates'))).body;
const decide = (pairs: object[]) => ada.ask('POST', at('duplicates/decisions'), { pairs });
const decisions = async () => (await ada.ask('GET', at('duplicates/decisions'))).body.records;

describe('references that may be one publication', () => {
  it('are merged at import where that is certain, whichever import they come from, and each stays with its reasons', async () => {
    await send('pubmed.ris', 'PubMed', record(trial));
    const { body } = await send(
      'embase.ris',
      'Embase',
      record({ ...trial, JO: 'Ann Examples', SP: '100-9', EP: '' }),
      record(letter),
      record(letter),
    );
    expect(body.data).toMatchObject({ recordsRead: 3, duplicates: 2 });
    const merged = await list('duplicates');
    expect(merged.map(({ data }) => data.duplicate)).toEqual([
      expect.objectContaining({ by: 'exact', agreeing: ['title', 'authors', 'year', 'journal', 'volume', 'pages'], differing: [] }),
      expect.objectContaining({ by: 'exact' }),
    ]);
  });

  it('wait for a person where that is likely, and are asked about once however many records each has', async () => {
    await send('preprints.ris', 'medRxiv', record(preprint), record(preprint));
    const { pairs, waiting, toMerge } = await queue();
    expect([waiting, toMerge]).toEqual([{ high: 0, middle: 1, low: 0 }, 0]);
    // The article stands for its preprint.
    expect([pairs[0].left.data.container, pairs[0].right.data.container]).toEqual(['Annals of examples', 'medRxiv']);
    expect(pairs[0]).toMatchObject({
      likelihood: 'middle',
      agreeing: ['title', 'authors', 'year'],
      differing: expect.arrayContaining(['journal', 'kind']),
    });
  });

  it('are one after a person says so, with the fields that were chosen, and two again after that is taken back', async () => {
    const before = await list();
    const [{ left, right }] = (await queue()).pairs;
    expect(left.data.container).toBe('Annals of examples');
    const taken = { abstract: right.data.abstract, year: 2020 };
    expect((await decide([{ left: left.id, right: right.id, same: true, taken }])).body).toEqual({
      decisions: [{ id: expect.any(String), version: 1 }],
    });
    expect((await queue()).pairs).toEqual([]);
    const stands = (await list('unique')).find(({ data }) => data.title === trial.TI)!;
    const whole = (await ada.ask('GET', at(`references/${stands.id}`))).body;
    expect(whole.data).toMatchObject({ container: 'Annals of examples', abstract: 'What the authors wrote at first.', year: 2020 });
    // All four records are one publication now, below the article.
    expect((await ada.ask('GET', at(`references/${stands.id}/duplicates`))).body.ids).toHaveLength(3);

    // What was corrected since stays corrected.
    await ada.ask('PUT', at(`references/${stands.id}`), { version: whole.version, data: { ...whole.data, year: 2018 } });
    const [decision] = await decisions();
    expect(decision).toMatchObject({
      leftTitle: expect.stringContaining(trial.TI),
      data: { same: true, replaced: { abstract: '', year: 2019 } },
    });
    const back = await ada.ask('POST', at(`duplicates/decisions/${decision.id}/take-back`), { version: decision.version });
    expect(back.status).toBe(200);
    const after = await list();
    expect(after.map(({ data }) => data.duplicate?.of)).toEqual(before.map(({ data }) => data.duplicate?.of));
    const restored = (await ada.ask('GET', at(`references/${stands.id}`))).body.data;
    expect([restored.abstract, restored.year]).toEqual(['', 2018]);
    expect((await queue()).pairs).toHaveLength(1);
  });

  it('are never asked about again after a person told them apart, nor merged by a later import', async () => {
    const [{ left, right }] = (await queue()).pairs;
    await decide([{ left: left.id, right: right.id, same: false }]);
    expect((await queue()).pairs).toEqual([]);
    const unique = (await list('unique')).length;
    await send('again.ris', 'Scopus', record(trial), record(preprint));
    expect((await list('unique')).length).toBe(unique);
    expect((await queue()).pairs).toEqual([]);
    expect((await decide([{ left: left.id, right: right.id, same: true }])).status).toBe(200);
    const [decision] = await decisions();
    await ada.ask('POST', at(`duplicates/decisions/${decision.id}/take-back`), { version: decision.version });
    expect((await queue()).pairs).toHaveLength(1);
  });

  it('that were merged without asking stay two once a person took them apart', async () => {
    const merged = (await list('duplicates')).find(({ data }) => data.title === letter.TI)!;
    await ada.ask('POST', at(`references/${merged.id}/duplicate`), { version: merged.version, of: null });
    expect((await list('unique')).filter(({ data }) => data.title === letter.TI)).toHaveLength(2);
    expect((await ada.ask('POST', at('duplicates/find'), {})).body).toEqual({ merged: 0 });
    const [decision] = await decisions();
    await ada.ask('POST', at(`duplicates/decisions/${decision.id}/take-back`), { version: decision.version });
    expect((await queue()).toMerge).toBe(1);
    expect((await ada.ask('POST', at('duplicates/find'), {})).body).toEqual({ merged: 1 });
    expect((await list('unique')).filter(({ data }) => data.title === letter.TI)).toHaveLength(1);
  });

  it('are not decided about where that contradicts what was decided', async () => {
    const duplicate = (await list('duplicates'))[0]!;
    const answers = await Promise.all([
      decide([{ left: duplicate.id, right: duplicate.data.duplicate!.of, same: false }]),
      decide([{ left: duplicate.id, right: duplicate.id, same: true }]),
      decide([{ left: duplicate.id, right: 'ref_nowhere', same: true }]),
    ]);
    expect(answers.map(({ status, body }) => [status, body.code])).toEqual([
      [409, 'conflict'],
      [404, 'not-found'],
      [404, 'not-found'],
    ]);
  });
});

describe('the counts for PRISMA', () => {
  it('add up with the records after any merges and undos', async () => {
    const ids = (await list()).map(({ id }) => id);
    const step = fc.record({
      what: fc.constantFrom('same', 'same', 'same', 'two', 'separate', 'take back', 'find'),
      one: fc.nat(ids.length - 1),
      other: fc.nat(ids.length - 1),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 10 }), async (steps) => {
        for (const { what, one, other } of steps) {
          if (what === 'same' || what === 'two') await decide([{ left: ids[one], right: ids[other], same: what === 'same' }]);
          if (what === 'find') await ada.ask('POST', at('duplicates/find'), {});
          if (what === 'separate') {
            const { version } = (await ada.ask('GET', at(`references/${ids[one]}`))).body;
            await ada.ask('POST', at(`references/${ids[one]}/duplicate`), { version, of: null });
          }
          if (what === 'take back') {
            const made = await decisions();
            const decision = made[one % Math.max(1, made.length)];
            if (decision) await ada.ask('POST', at(`duplicates/decisions/${decision.id}/take-back`), { version: decision.version });
          }
        }
        const { counts } = (await ada.ask('GET', `/api/evaluations/${evaluation}/screening/prisma`)).body;
        expect(counts).toEqual(prismaCounts(await installation.system.snapshots.of(evaluation)));
        const references = await list();
        expect(counts.identifiedTotal).toBe(ids.length);
        expect(counts.duplicatesRemoved).toBe(references.filter(({ data }) => data.duplicate).length);
        // Every duplicate names a reference that is none itself.
        const standing = new Set(references.filter(({ data }) => !data.duplicate).map(({ id }) => id));
        for (const { data } of references) if (data.duplicate) expect(standing).toContain(data.duplicate.of);
      }),
      { numRuns: 20 },
    );
    expect((await ada.ask('GET', `/api/evaluations/${evaluation}/records/verify`)).body.holds).toBe(true);
  });
});
