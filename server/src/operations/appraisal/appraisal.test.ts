import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startTestInstallation, type TestInstallation, type Visitor } from '../../test-installation.ts';

let installation: TestInstallation;
let ada: Visitor;
let ben: Visitor;
let cleo: Visitor;
let olga: Visitor;
let evaluation: string;
let item: string;

const at = (path: string) => `/api/evaluations/${evaluation}/${path}`;
const whole = {
  grades: { D: 'D1', A: 'A1', P: 'P1', R: 'R1', T: 'T1', O: 'O1', F: 'F1', S: 'S1', C: 'C1' },
  dataSource: 'iv',
  purposes: ['safety'],
  contribution: 'pivotal',
  justification: 'Followed up in full.',
};
const content = (more: object = {}) => ({ itemId: item, tool: 'imdrf-n56', ...whole, ...more });
const begin = (person: Visitor, more: object = {}) => person.ask('POST', at('appraisal/independent'), { data: content(more) });
const settle = (person: Visitor, data: object, version = 0, more: object = {}) =>
  person.ask('PUT', at('appraisal/consensus'), { version, data: content(data), ...more });
const items = async (person: Visitor) => (await person.ask('GET', at('appraisal/items'))).body.items;
const personId = async (visitor: Visitor) => (await visitor.ask('GET', '/api/session')).body.person.id;

beforeAll(async () => {
  installation = await startTestInstallation();
  ada = await installation.person('Ada');
  ben = await installation.person('Ben');
  cleo = await installation.person('Cleo');
  olga = await installation.person('Olga');
});
afterAll(() => installation.close());
beforeEach(async () => {
  evaluation = await installation.evaluation('Appraisal', [
    [ada, 'evaluator'],
    [ben, 'reviewer'],
    [cleo, 'reviewer'],
    [olga, 'auditor'],
  ]);
  item = (await ada.ask('POST', at('evidence/data-sets'), { data: { type: 'PMCF study', title: 'A study after release' } })).body.id;
});

const planTwo = (people: readonly string[] = []) => ada.ask('PUT', at('appraisal/plan'), { version: 0, data: { appraisers: 2, people } });

describe('one appraiser', () => {
  it('writes what counts, as before anybody planned two', async () => {
    expect((await ada.ask('POST', at('appraisal/appraisals'), { data: content() })).status).toBe(200);
    expect((await items(ada))[0]).toMatchObject({
      missing: [],
      progress: [{ state: 'settled' }],
      suggestedDesign: { design: 'cohort study' },
    });
    expect((await begin(ben)).body.title).toBe('One person appraises each item here.');
  });

  it('is the one the plan names', async () => {
    const id = await personId(ben);
    expect((await ada.ask('PUT', at('appraisal/plan'), { version: 0, data: { appraisers: 1, people: [id] } })).status).toBe(200);
    expect((await ada.ask('POST', at('appraisal/appraisals'), { data: content() })).body.code).toBe('not-permitted');
    expect((await ben.ask('POST', at('appraisal/appraisals'), { data: content() })).status).toBe(200);
  });
});

describe('a plan', () => {
  it('names only people of the team who may appraise, and as many as appraise', async () => {
    const auditor = await personId(olga);
    const reviewer = await personId(ben);
    expect((await planTwo([reviewer, auditor])).body.fields).toEqual([
      { pointer: '/data/people', message: 'must be in the team and may appraise' },
    ]);
    expect((await planTwo([reviewer])).status).toBe(422);
    expect((await planTwo([reviewer, reviewer])).status).toBe(422);
    expect((await planTwo([reviewer, await personId(cleo)])).status).toBe(200);
    expect((await begin(ada)).body.code).toBe('not-permitted');
    expect((await begin(cleo)).status).toBe(200);
  });
});

describe('two appraisers', () => {
  beforeEach(async () => {
    expect((await planTwo()).status).toBe(200);
  });

  it('cannot write what counts before both have finished', async () => {
    expect((await ada.ask('POST', at('appraisal/appraisals'), { data: content() })).body.code).toBe('conflict');
    await begin(ada, { finished: true });
    expect((await settle(ada, {})).body.title).toBe('Two people have to finish their appraisals before they can be settled.');
  });

  it('see nothing of each other in any answer until both have finished', async () => {
    const mark = 'a sentence that only Ada wrote';
    const { body: own } = await begin(ada, { justification: mark, contribution: 'background', finished: true });
    const read = async (person: Visitor) => {
      const paths = [
        'appraisal/independent',
        'appraisal/items',
        'appraisal/appraisals',
        'appraisal/plots',
        'records/entries',
        `records/history/${own.id}`,
        'traceability/holes',
        'documents/facts',
        'documents/cer/preview',
      ];
      const answers = await Promise.all(paths.map((path) => person.ask('GET', at(path))));
      expect(answers.map(({ status }) => status)).toEqual(paths.map(() => 200));
      return JSON.stringify(answers.map(({ body }) => body));
    };
    expect(await read(ada)).toContain(mark);
    for (const person of [ben, cleo]) {
      const seen = await read(person);
      expect(seen).not.toContain(mark);
      expect(seen).not.toContain('"contribution":"background"');
      expect(seen).toContain('shown when both appraisers have finished');
    }
    expect(await read(olga)).toContain(mark);
    expect((await items(ben))[0].progress).toMatchObject([{ state: 'begun', appraisers: [{ finished: true }] }]);

    const update = await ben.ask('PUT', at(`appraisal/independent/${own.id}`), { version: 7, data: content() });
    expect([update.status, JSON.stringify(update.body).includes(mark)]).toEqual([404, false]);
    expect((await ben.ask('DELETE', at(`appraisal/independent/${own.id}?version=1`))).status).toBe(404);
    const exported = await ben.send({ method: 'GET', url: at('records/export') });
    expect(exported.statusCode).toBe(409);
    expect((await olga.send({ method: 'GET', url: at('records/export') })).statusCode).toBe(200);

    await begin(ben, { finished: true });
    expect(await read(ben)).toContain(mark);
    expect((await ben.send({ method: 'GET', url: at('records/export') })).statusCode).toBe(200);
  });

  it('finish only what is whole, and not more than two of them, each once', async () => {
    const unfinished = await begin(ada, { grades: { D: 'D1' }, finished: true });
    expect([unfinished.status, unfinished.body.title]).toEqual([
      422,
      'Something is missing: grade A, grade P, grade R, grade T, grade O, grade F, grade S, grade C.',
    ]);
    expect((await begin(ada, { grades: { D: 'D1' } })).status).toBe(200);
    expect((await begin(ada)).body.title).toBe('You have begun to appraise this already.');
    expect((await begin(ben)).status).toBe(200);
    expect((await begin(cleo)).body.title).toBe('Two others appraise this already.');
    expect((await begin(cleo, { tool: 'meddev-2-7-1-rev-4', grades: {} })).status).toBe(200);
  });

  it('who agree have an appraisal that counts at once, with the words of both', async () => {
    const { body: first } = await begin(ada, { finished: true, justification: 'Sound.' });
    const { body: second } = await begin(ben, { justification: 'Well followed up.' });
    expect((await items(ben))[0].appraisals).toEqual([]);
    await ben.ask('PUT', at(`appraisal/independent/${second.id}`), { version: 1, data: { ...second.data, finished: true } });
    const [shown] = await items(cleo);
    expect(shown.appraisals).toMatchObject([
      { data: { contribution: 'pivotal', justification: 'Sound.\n\nWell followed up.', settles: [first.id, second.id] } },
    ]);
    expect(shown).toMatchObject({ missing: [], progress: [{ state: 'settled', differences: 0 }] });
  });

  it('who differ settle it with a reason, and neither changes what was judged independently', async () => {
    const { body: first } = await begin(ada, { finished: true });
    await begin(ben, { finished: true, grades: { ...whole.grades, P: 'P2' }, contribution: 'supporting' });
    expect((await items(ada))[0]).toMatchObject({
      appraisals: [],
      missing: ['no appraisal'],
      progress: [{ state: 'to settle', differences: 2 }],
    });
    expect((await items(ada))[0].independent).toHaveLength(2);
    const late = await ada.ask('PUT', at(`appraisal/independent/${first.id}`), {
      version: 1,
      data: { ...first.data, contribution: 'rejected' },
    });
    expect(late.body.code).toBe('conflict');
    expect((await ada.ask('DELETE', at(`appraisal/independent/${first.id}?version=1`))).body.code).toBe('conflict');

    expect((await settle(cleo, {})).body.fields).toEqual([
      { pointer: '/data/resolution', message: 'say how the differences were settled' },
    ]);
    const settled = await settle(cleo, { resolution: 'The population is that of the device.' });
    expect(settled.body.data).toMatchObject({ contribution: 'pivotal', settles: expect.arrayContaining([first.id]) });
    expect((await settle(cleo, { resolution: 'Again.' })).body.code).toBe('conflict');
    expect((await settle(cleo, { resolution: 'Again.' }, 1)).body.code).toBe('reason-needed');
    expect((await settle(cleo, { resolution: 'Again.' }, 1, { reason: 'read once more' })).status).toBe(200);
    const { agreement } = (await olga.ask('GET', at('appraisal/plots'))).body;
    expect(agreement).toMatchObject([{ tool: 'imdrf-n56', pairs: 1 }]);
    expect(agreement[0].columns.map(({ agreed }: { agreed: number }) => agreed)).toEqual([1, 1, 0, 1, 1, 1, 1, 1, 1]);
  });

  it('may take back what the other has not seen', async () => {
    const { body } = await begin(ada, { finished: true });
    expect((await ada.ask('DELETE', at(`appraisal/independent/${body.id}?version=1`))).status).toBe(200);
    expect((await items(ada))[0].progress).toEqual([]);
  });
});

describe('the certainty of evidence', () => {
  it('is rated for an outcome parameter that is there, with a reason for every step', async () => {
    const { body: parameter } = await ada.ask('POST', at('plan/outcome-parameters'), {
      data: { name: 'Bloodstream infection', type: 'events per patient' },
    });
    const rate = (data: object) => ben.ask('POST', at('appraisal/certainty-ratings'), { data: { start: 'randomised', ...data } });
    expect((await rate({ outcomeParameterId: 'par_gone' })).status).toBe(404);
    expect((await rate({ outcomeParameterId: parameter.id, down: { imprecision: { levels: 1 } } })).body.fields).toEqual([
      { pointer: '/data/down/imprecision/reason', message: 'say why the certainty is rated so' },
    ]);
    expect((await rate({ outcomeParameterId: parameter.id, estimateId: 'est_gone' })).status).toBe(422);
    expect((await rate({ outcomeParameterId: parameter.id, down: { imprecision: { levels: 1, reason: 'few events' } } })).status).toBe(200);
  });
});
