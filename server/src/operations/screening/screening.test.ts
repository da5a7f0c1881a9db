import { readFileSync } from 'node:fs';
import { prismaCounts } from '@cerulean/evaluation/screening';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { loadEvaluation, readExported } from '../../store/load-evaluation.ts';
import { startTestInstallation, type TestInstallation, type Visitor } from '../../test-installation.ts';

let installation: TestInstallation;
let ada: Visitor;
let evaluation: string;
let references: { id: string; version: number; data: { title: string } }[];
let criterion: string;

const at = (path: string) => `/api/evaluations/${evaluation}/${path}`;
const decide = (referenceId: string, stage: string, decision: string, more: object = {}) =>
  ada.ask('PUT', at('screening/decisions'), { data: { referenceId, stage, decision, ...more } });
const queue = async (stage: string, more = '') =>
  (await ada.ask('GET', at(`screening/queue?stage=${encodeURIComponent(stage)}${more}`))).body;
const title = 'title and abstract';

beforeAll(async () => {
  installation = await startTestInstallation();
  ada = await installation.person('Ada');
});
afterAll(() => installation.close());

beforeEach(async () => {
  evaluation = await installation.evaluation('Screening', [[ada, 'evaluator']]);
  const content = Array.from(
    { length: 4 },
    (_, index) => `TY  - JOUR\nTI  - Invented trial number ${index} of coated catheters\nPY  - ${2000 + index}\nAB  - Words.\nER  - \n`,
  ).join('\n');
  await ada.upload(at('evidence/imports'), [{ name: 'four.ris', content }]);
  references = (await ada.ask('GET', at('evidence/references'))).body.records;
  criterion = (await ada.ask('POST', at('screening/criteria'), { data: { type: 'exclusion', label: 'wrong device' } })).body.id;
});

describe('a full text', () => {
  it('is decided only where title and abstract were included', async () => {
    const [reference] = references;
    for (const before of [undefined, 'exclude', 'unsure']) {
      if (before) expect((await decide(reference!.id, title, before)).status).toBe(200);
      const { status, body } = await decide(reference!.id, 'full text', 'include');
      expect([status, body.code, body.remedy]).toEqual([409, 'conflict', 'Decide about title and abstract first.']);
    }
    await decide(reference!.id, title, 'include');
    expect((await decide(reference!.id, 'full text', 'include')).status).toBe(200);
  });

  it('is excluded only by a criterion that is there', async () => {
    const [reference] = references;
    await decide(reference!.id, title, 'include');
    const without = await decide(reference!.id, 'full text', 'exclude');
    expect([without.status, without.body.code]).toEqual([422, 'input-invalid']);
    expect(without.body.fields[0].message).toBe('an exclusion at full text needs its criterion');
    expect((await decide(reference!.id, 'full text', 'exclude', { criterionId: 'crt_gone' })).status).toBe(404);
    expect((await decide(reference!.id, 'full text', 'exclude', { criterionId: criterion })).status).toBe(200);
  });

  it('alone can be not retrieved', async () => {
    expect((await decide(references[0]!.id, title, 'not retrieved')).status).toBe(422);
  });

  it('keeps the decision before it from being turned or taken back', async () => {
    const [reference] = references;
    const first = (await decide(reference!.id, title, 'include')).body;
    const second = (await decide(reference!.id, 'full text', 'include')).body;
    expect((await decide(reference!.id, title, 'exclude')).body.code).toBe('conflict');
    expect((await ada.ask('DELETE', at(`screening/decisions/${first.id}?version=1`))).body.code).toBe('conflict');
    expect((await ada.ask('DELETE', at(`screening/decisions/${second.id}?version=1`))).status).toBe(200);
    expect((await ada.ask('DELETE', at(`screening/decisions/${first.id}?version=1`))).status).toBe(200);
    expect((await queue(title)).left).toBe(4);
  });
});

describe('a decision', () => {
  it('replaces the one before at its stage, and both stand in the records', async () => {
    const [reference] = references;
    const first = (await decide(reference!.id, title, 'unsure', { note: 'which catheter?' })).body;
    const second = (await decide(reference!.id, title, 'exclude')).body;
    expect([second.id, second.version]).toEqual([first.id, 2]);
    const { versions } = (await ada.ask('GET', at(`records/history/${first.id}`))).body;
    expect(versions.map(({ data }: { data: { decision: string } }) => data.decision)).toEqual(['exclude', 'unsure']);
    expect((await ada.ask('GET', at(`screening/decisions/of/${reference!.id}`))).body.records).toHaveLength(1);
  });

  it('that was taken back leaves the stage open', async () => {
    const [reference] = references;
    const { body } = await decide(reference!.id, title, 'exclude');
    expect((await queue(title)).left).toBe(3);
    expect((await ada.ask('DELETE', at(`screening/decisions/${body.id}?version=${body.version}`))).status).toBe(200);
    const after = await queue(title);
    expect([after.left, after.decided, after.records[0].id, after.records[0].decisions]).toEqual([4, 0, reference!.id, []]);
    expect((await ada.ask('DELETE', at(`screening/decisions/${body.id}?version=${body.version}`))).status).toBe(404);
  });

  it('about a duplicate is refused, and about nothing too', async () => {
    const [reference, other] = references;
    await ada.ask('POST', at(`evidence/references/${other!.id}/duplicate`), { version: 1, of: reference!.id });
    expect((await decide(other!.id, title, 'include')).body.title).toBe(
      'This reference is a duplicate; decide about the one it stands for.',
    );
    expect((await decide('ref_nothing', title, 'include')).status).toBe(404);
  });

  it('that two people make at once is one decision, and the chain holds', async () => {
    const [reference] = references;
    const answers = await Promise.all(['include', 'exclude', 'unsure'].map((decision) => decide(reference!.id, title, decision)));
    expect(answers.every(({ status }) => status === 200)).toBe(true);
    const { records } = (await ada.ask('GET', at(`screening/decisions/of/${reference!.id}`))).body;
    expect(records.map(({ version }: { version: number }) => version)).toEqual([3]);
    expect((await ada.ask('GET', at('records/verify'))).body.holds).toBe(true);
  });
});

describe('the queue', () => {
  it('gives whole references in the order they were added, and counts what is left and done', async () => {
    const before = await queue(title, '&limit=2');
    expect([before.left, before.decided, before.records.map(({ id }: { id: string }) => id)]).toEqual([
      4,
      0,
      references.slice(0, 2).map(({ id }) => id),
    ]);
    expect(before.records[0].data.abstract).toBe('Words.');
    await decide(references[0]!.id, title, 'include');
    await decide(references[1]!.id, title, 'unsure');
    const after = await queue(title);
    expect([after.left, after.decided, after.records.length]).toEqual([3, 1, 2]);
    const unsure = await queue(title, '&unsure=true');
    expect(unsure.records.map(({ id, decisions }: { id: string; decisions: unknown[] }) => [id, decisions.length])).toEqual([
      [references[1]!.id, 1],
    ]);
    expect((await queue('full text')).records.map(({ id }: { id: string }) => id)).toEqual([references[0]!.id]);
  });
});

describe('the PRISMA flow', () => {
  it('counted in the database is the one that is counted from the records', async () => {
    const file = new URL('../../../../examples/anti-infective-central-venous-catheter/evaluation.json', import.meta.url);
    const read = readExported(readFileSync(file, 'utf8'), 'evaluation.json', new Date().toISOString());
    if (!read.ok) throw new Error(read.problem.message);
    const loaded = await loadEvaluation(installation.system, read.value.snapshot, { id: 'system', name: 'Test' }, ada.id);
    if (!loaded.ok) throw new Error(loaded.problem.message);
    evaluation = loaded.value.id;
    const { counts, svg } = (await ada.ask('GET', at('screening/prisma'))).body;
    expect(counts).toEqual(prismaCounts(await installation.system.snapshots.of(evaluation)));
    expect(counts.included).toBeGreaterThan(5);
    expect(counts.excludedAtFullText.length).toBeGreaterThan(0);
    expect(svg).toMatch(/^<svg/);
  });
});
