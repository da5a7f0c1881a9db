import { afterAll, beforeAll, expect, it } from 'vitest';
import { startTestInstallation, type TestInstallation, type Visitor } from '../../test-installation.ts';
import type { RankedReferences } from './rank-references.ts';

let installation: TestInstallation;
let ada: Visitor;
let evaluation: string;
let ids: string[];

const at = (path: string) => `/api/evaluations/${evaluation}/${path}`;
const decide = (place: number, decision: string) =>
  ada.ask('PUT', at('screening/decisions'), { data: { referenceId: ids[place]!, stage: 'title and abstract', decision } });
const rank = async (more: object = {}) => {
  const outcome = await installation.system.work.run<RankedReferences>('rank-references', {
    ...{ evaluation, stage: 'title and abstract', model: 'elas-u4', seed: 1, explained: 2, ...more },
  });
  if (!outcome.ok) throw new Error(outcome.problem.message);
  return outcome.value;
};

beforeAll(async () => {
  installation = await startTestInstallation();
  ada = await installation.person('Ada');
  evaluation = await installation.evaluation('Ranking', [[ada, 'evaluator']]);
  const content = Array.from({ length: 12 }, (_, index) =>
    index % 3 === 0
      ? `TY  - JOUR\nTI  - Coated stent number ${index}\nPY  - 2001\nAB  - Restenosis of the coated stent.\nER  - \n`
      : `TY  - JOUR\nTI  - Sheep farm number ${index}\nPY  - 2001\nAB  - Hay for lambs of the farm.\nER  - \n`,
  ).join('\n');
  await ada.upload(at('evidence/imports'), [{ name: 'twelve.ris', content }]);
  ids = (await ada.ask('GET', at('evidence/references'))).body.records.map(({ id }: { id: string }) => id);
});
afterAll(() => installation.close());

it('ranks what waits as decisions come, and says why', async () => {
  expect(await rank()).toMatchObject({ basis: 'given order', labelled: { relevant: 0, irrelevant: 0 } });
  await ada.ask('POST', at('plan/questions'), { data: { question: 'Is a coated stent safe?' } });
  const sought = await rank();
  expect(sought.basis).toBe('likeness');
  expect(sought.order.slice(0, 4).map(({ id }) => ids.indexOf(id) % 3)).toEqual([0, 0, 0, 0]);
  await decide(0, 'include');
  await decide(1, 'exclude');
  const learnt = await rank();
  expect(learnt).toMatchObject({ basis: 'model', labelled: { relevant: 1, irrelevant: 1 } });
  expect(learnt.order).toHaveLength(10);
  expect(learnt.order.slice(0, 3).map(({ id }) => ids.indexOf(id) % 3)).toEqual([0, 0, 0]);
  expect(learnt.why).toHaveLength(2);
  expect(learnt.why[0]!.map(({ term }) => term).join(' ')).toMatch(/coated|stent/);
  await decide(0, 'exclude');
  await decide(1, 'include');
  expect((await rank()).order.slice(0, 7).every(({ id }) => ids.indexOf(id) % 3 !== 0)).toBe(true);
});

it('ranks the full texts that wait by what was read in full', async () => {
  await decide(3, 'include');
  const { order, labelled } = await rank({ stage: 'full text' });
  expect(order.map(({ id }) => ids.indexOf(id)).sort((a, b) => a - b)).toEqual([1, 3]);
  expect(labelled).toEqual({ relevant: 0, irrelevant: 1 });
});

it('says by the rule of the plan whether screening may stop, from the decisions in their order', async () => {
  expect((await rank()).stopping).toBeUndefined();
  const plan = { stopping: { rule: 'hypergeometric', recall: 0.9, confidence: 0.8 } };
  expect((await ada.ask('PUT', at('screening/plan'), { version: 0, data: plan, reason: 'as agreed' })).status).toBeLessThan(300);
  const early = (await rank()).stopping!;
  expect(early).toMatchObject({ rule: 'hypergeometric', promise: { recall: 0.9, confidence: 0.8 }, mayStop: false, screened: 3, left: 9 });
  expect(early.relevant).toBe(2);
  expect(early.sentence).toMatch(
    /^After record 3 of 12 the rule “.+” does not yet give a recall of at least 90 % with a confidence of 80 %/,
  );
  for (const place of [2, 4, 5, 6, 7, 8, 9, 10]) await decide(place, 'exclude');
  expect((await rank()).stopping).toMatchObject({ mayStop: true, screened: 11, left: 1, missed: { likely: 0 } });
  expect((await rank({ stage: 'full text' })).stopping).toBeUndefined();
});

it('knows only models that there are', async () => {
  await expect(rank({ model: 'oracle' })).rejects.toThrow('There is no screening model "oracle".');
});
