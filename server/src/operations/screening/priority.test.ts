import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startTestInstallation, type TestInstallation, type Visitor } from '../../test-installation.ts';

let installation: TestInstallation;
let ann: Visitor;
let ben: Visitor;
let evaluation: string;
/** Ids of forty references whose titles are alike; every fourth is about stents in its abstract, the others about sheep. */
let ids: string[];

const title = 'title and abstract';
const at = (path: string) => `/api/evaluations/${evaluation}/${path}`;
const isStent = (id: string) => ids.indexOf(id) % 4 === 0;
const decide = (who: Visitor, place: number, decision: string) =>
  who.ask('PUT', at('screening/decisions'), { data: { referenceId: ids[place]!, stage: title, decision } });
const queue = async (who: Visitor) =>
  (await who.ask('GET', at(`screening/queue?stage=${encodeURIComponent(title)}&limit=8`))).body as {
    records: { id: string; why: { term: string; contribution: number }[] | null }[];
    order: { basis: string; labelled: object } | null;
    left: number;
  };
/** The queue once the order has caught up with what was decided. */
const settled = async (who: Visitor, labelled: object) => {
  await expect.poll(async () => (await queue(who)).order?.labelled, { timeout: 10_000 }).toEqual(labelled);
  return queue(who);
};
const plan = async (data: object) => {
  const { record } = (await ann.ask('GET', at('screening/plan'))).body;
  const { status } = await ann.ask('PUT', at('screening/plan'), { version: record?.version ?? 0, data, reason: 'as agreed' });
  expect(status).toBe(200);
};

beforeAll(async () => {
  installation = await startTestInstallation();
  [ann, ben] = await Promise.all([installation.person('Ann'), installation.person('Ben')]);
});
afterAll(() => installation.close());

beforeEach(async () => {
  evaluation = await installation.evaluation('Order', [
    [ann, 'evaluator'],
    [ben, 'reviewer'],
  ]);
  const content = Array.from(
    { length: 40 },
    (_, index) =>
      `TY  - JOUR\nTI  - Report number ${index}\nAU  - Author${index}, A\nPY  - ${1980 + index}\nAB  - ${index % 4 === 0 ? 'Restenosis of the coated stent.' : 'Hay for lambs of the farm.'}\nER  - \n`,
  ).join('\n');
  await ann.upload(at('evidence/imports'), [{ name: 'forty.ris', content }]);
  ids = (await ann.ask('GET', at('evidence/references'))).body.records.map(({ id }: { id: string }) => id);
  expect(ids).toHaveLength(40);
});

describe('the order of the queue', () => {
  it('is that of import where the plan names no model', async () => {
    await decide(ann, 0, 'include');
    await decide(ann, 1, 'exclude');
    const { records, order } = await queue(ann);
    expect(order).toBeNull();
    expect(records.map(({ id }) => id)).toEqual(ids.slice(2, 10));
    expect(records[0]!.why).toBeNull();
  });

  it('follows what was decided, from the words of abstracts, and says why', async () => {
    await plan({ order: 'elas-u4' });
    await decide(ann, 0, 'include');
    await decide(ann, 1, 'exclude');
    const { records, order } = await settled(ann, { relevant: 1, irrelevant: 1 });
    expect(order!.basis).toBe('model');
    expect(records.map(({ id }) => isStent(id))).toEqual(Array(8).fill(true));
    expect(records[0]!.why!.find(({ contribution }) => contribution > 0)!.term).toMatch(/restenosis|coated|stent/);
  });

  it('loses nothing: references that came in later and those that are unsure are there as well', async () => {
    await plan({ order: 'elas-u4' });
    await decide(ann, 0, 'include');
    await decide(ann, 1, 'exclude');
    await settled(ann, { relevant: 1, irrelevant: 1 });
    await decide(ann, 2, 'unsure');
    await ann.upload(at('evidence/imports'), [{ name: 'one.ris', content: 'TY  - JOUR\nTI  - A late report\nPY  - 2020\nER  - \n' }]);
    const seen = new Set<string>();
    for (let left = 100; left > 1; ) {
      const { records, left: now } = await queue(ann);
      for (const { id } of records) {
        expect(seen.has(id)).toBe(false);
        seen.add(id);
        await ann.ask('PUT', at('screening/decisions'), { data: { referenceId: id, stage: title, decision: 'exclude' } });
      }
      left = now - records.length;
    }
    expect(seen.size).toBe(38);
  });

  it('of one of two reviewers follows the own decisions only, so that it tells nothing of the other’s', async () => {
    await plan({ order: 'elas-u4', reviewers: { 'title and abstract': 2, 'full text': 1 } });
    await decide(ann, 0, 'include');
    await decide(ann, 1, 'exclude');
    const anns = await settled(ann, { relevant: 1, irrelevant: 1 });
    expect(anns.records.every(({ id }) => isStent(id))).toBe(true);
    const bens = await queue(ben);
    expect(bens.order).toEqual({ basis: 'given order', labelled: { relevant: 0, irrelevant: 0 } });
    expect(bens.records.map(({ id }) => id)).toEqual(ids.slice(0, 8));
    await decide(ben, 5, 'include');
    await decide(ben, 4, 'exclude');
    expect((await settled(ben, { relevant: 1, irrelevant: 1 })).records.some(({ id }) => isStent(id))).toBe(false);
  });
});

describe('the stopping rule', () => {
  const stopping = async () => (await ann.ask('GET', at('screening/stopping'))).body;

  it('says when enough was read, and nothing where everything is to be read', async () => {
    expect(await stopping()).toBeNull();
    await plan({ order: 'elas-u4', stopping: { rule: 'hypergeometric', recall: 0.8, confidence: 0.9 } });
    await decide(ann, 0, 'include');
    expect(await stopping()).toMatchObject({ mayStop: false, screened: 1, relevant: 1, left: 39 });
    for (let place = 4; place < 40; place += 4) await decide(ann, place, 'include');
    for (let place = 1; place < 36; place++) if (place % 4 !== 0) await decide(ann, place, 'exclude');
    const answer = await stopping();
    expect(answer).toMatchObject({ mayStop: true, relevant: 10, left: 3, missed: { likely: 0 } });
    expect(answer.sentence).toMatch(/^Screening could stop after record 37 of 40 by the rule/);
  });

  it('goes by the chances of the model where it is one of those', async () => {
    await plan({ order: 'elas-u4', stopping: { rule: 'model-chances', recall: 0.8, confidence: 0.8 } });
    await decide(ann, 0, 'include');
    await decide(ann, 1, 'exclude');
    const { missed, left } = await stopping();
    expect(left).toBe(38);
    expect(missed.likely).toBeLessThan(38);
  });

  it('has to be one that is there', async () => {
    const answer = await ann.ask('PUT', at('screening/plan'), { version: 0, data: { stopping: { rule: 'coin' } } });
    expect([answer.status, answer.body.title]).toEqual([404, 'There is no stopping rule "coin".']);
  });
});
