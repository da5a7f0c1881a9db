import { prismaCounts } from '@cerulean/evaluation/screening';
import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startTestInstallation, type TestInstallation, type Visitor } from '../../test-installation.ts';

let installation: TestInstallation;
let ann: Visitor;
let ben: Visitor;
let cyd: Visitor;
let auditor: Visitor;
let evaluation: string;
let references: string[];
let criterion: string;

const title = 'title and abstract';
const at = (path: string) => `/api/evaluations/${evaluation}/${path}`;
const decide = (who: Visitor, referenceId: string, decision: string, more: object = {}) =>
  who.ask('PUT', at('screening/decisions'), { data: { referenceId, stage: title, decision, ...more } });
const adjudicate = (who: Visitor, referenceId: string, decision: string, note = '', stage = title) =>
  who.ask('PUT', at('screening/adjudications'), { data: { referenceId, stage, decision, note } });
const queue = async (who: Visitor, stage = title) =>
  (await who.ask('GET', at(`screening/queue?stage=${encodeURIComponent(stage)}&limit=50`))).body;
const takeBack = (who: Visitor, { id, version }: { id: string; version: number }) =>
  who.ask('DELETE', at(`screening/decisions/${id}?version=${version}`));
const ids = (answer: { records: { id: string }[] }) => answer.records.map(({ id }) => id);
const counts = async () => (await ann.ask('GET', at('screening/prisma'))).body.counts;
const plan = async (data: object) => {
  const { record } = (await ann.ask('GET', at('screening/plan'))).body;
  return ann.ask('PUT', at('screening/plan'), { version: record?.version ?? 0, data, reason: 'as agreed' });
};

beforeAll(async () => {
  installation = await startTestInstallation();
  [ann, ben, cyd, auditor] = (await Promise.all(['Ann', 'Ben', 'Cyd', 'Audra'].map((name) => installation.person(name)))) as [
    Visitor,
    Visitor,
    Visitor,
    Visitor,
  ];
});
afterAll(() => installation.close());

beforeEach(async () => {
  evaluation = await installation.evaluation('Two reviewers', [
    [ann, 'evaluator'],
    [ben, 'reviewer'],
    [cyd, 'administrator'],
    [auditor, 'auditor'],
  ]);
  const content = Array.from(
    { length: 4 },
    (_, index) => `TY  - JOUR\nTI  - Invented trial number ${index} of coated catheters\nPY  - ${2000 + index}\nAB  - Words.\nER  - \n`,
  ).join('\n');
  await ann.upload(at('evidence/imports'), [{ name: 'four.ris', content }]);
  references = ids((await ann.ask('GET', at('evidence/references'))).body);
  criterion = (await ann.ask('POST', at('screening/criteria'), { data: { type: 'exclusion', label: 'wrong device' } })).body.id;
  expect((await plan({ reviewers: { 'title and abstract': 2, 'full text': 1 } })).status).toBe(200);
});

describe('two reviewers', () => {
  it('each have a queue of their own, and a third is not asked', async () => {
    const [first] = references;
    await decide(ann, first!, 'exclude');
    expect([(await queue(ann)).left, (await queue(ann)).waiting, (await queue(ben)).left]).toEqual([3, 1, 4]);
    await decide(ben, first!, 'exclude');
    expect([(await queue(ann)).waiting, (await queue(cyd)).left, (await queue(cyd)).decided]).toEqual([0, 3, 1]);
    expect((await decide(cyd, first!, 'include')).body.title).toBe('Two reviewers have decided about this reference already.');
    expect((await counts()).excludedAtTitle).toBe(1);
  });

  it('count only where they agree', async () => {
    const [first, second, third] = references;
    await decide(ann, first!, 'include');
    expect((await counts()).screened).toBe(0);
    await decide(ben, first!, 'include');
    await decide(ann, second!, 'include');
    await decide(ben, second!, 'exclude');
    await decide(ann, third!, 'unsure');
    await decide(ben, third!, 'include');
    expect(await counts()).toMatchObject({ screened: 1, soughtForRetrieval: 1, awaitingScreening: 3 });
    expect(ids(await queue(ann, 'full text'))).toEqual([first]);
    expect((await queue(ann)).conflicts).toBe(1);
  });
});

describe('a blinded reviewer', () => {
  /** Everything that Ben can read about what Ann decided. */
  const readable = async (who: Visitor, decisionId: string) =>
    (
      await Promise.all([
        who.ask('GET', at(`screening/queue?stage=${encodeURIComponent(title)}`)),
        who.ask('GET', at(`screening/decisions/of/${references[0]}`)),
        who.ask('GET', at('records/entries')),
        who.ask('GET', at(`records/history/${decisionId}`)),
        who.ask('GET', at(`screening/conflicts?stage=${encodeURIComponent(title)}`)),
        who.ask('GET', at('screening/agreement')),
        who.ask('GET', at('evidence/references?state=all')),
        who.ask('GET', at('readiness/checklists/cear-rehearsal')),
      ])
    ).map(({ status, text }) => {
      expect(status).toBe(200);
      return text;
    });

  it('sees nothing of what the other decided, wherever they look, until both have decided', async () => {
    const [first] = references;
    const { body } = await decide(ann, first!, 'exclude', { criterionId: criterion, note: 'an animal study' });
    for (const text of await readable(ben, body.id)) {
      expect(text).not.toContain('an animal study');
      expect(text).not.toContain('exclude at title and abstract');
      expect(text).not.toContain(body.id);
    }
    const entries = (await ben.ask('GET', at('records/entries?kind=screening-decision'))).body.entries;
    expect(entries[0]).toMatchObject({ recordId: '', label: 'shown when both reviewers have decided', actor: { name: 'Ann' } });
    expect((await ben.ask('GET', at('records/export'))).status).toBe(409);
    expect((await readable(ann, body.id)).filter((text) => text.includes('an animal study'))).not.toHaveLength(0);
    expect((await readable(auditor, body.id)).filter((text) => text.includes('an animal study'))).not.toHaveLength(0);

    await decide(ben, first!, 'include');
    expect((await readable(ben, body.id)).filter((text) => text.includes('an animal study'))).not.toHaveLength(0);
    expect((await ben.ask('GET', at('records/export'))).status).toBe(200);
  });

  it('may be an administrator: whoever may decide could be the second reviewer', async () => {
    await decide(ann, references[0]!, 'exclude', { note: 'an animal study' });
    expect((await cyd.ask('GET', at(`screening/decisions/of/${references[0]}`))).body.records).toEqual([]);
    expect((await cyd.ask('GET', at('records/export'))).status).toBe(409);
  });

  it('cannot learn the other decision by opening the own one again; agreement is measured on what was decided blind', async () => {
    const [first] = references;
    const own = (await decide(ann, first!, 'include')).body;
    await decide(ben, first!, 'exclude');
    expect((await takeBack(ann, own)).status).toBe(200);
    const after = (await ann.ask('GET', at(`screening/decisions/of/${first}`))).body.records;
    expect(after.map(({ data }: { data: object }) => data)).toMatchObject([
      { reviewer: ann.id, decision: 'unsure', independently: 'include' },
      { reviewer: ben.id, decision: 'exclude' },
    ]);
    await decide(ann, first!, 'exclude');
    expect((await counts()).excludedAtTitle).toBe(1);
    expect((await ann.ask('GET', at('screening/agreement'))).body.stages[0]).toMatchObject({ references: 1, agreed: 0 });
  });

  it('cannot take back what the other decided, nor comment before both have decided', async () => {
    const { body } = await decide(ann, references[0]!, 'include');
    expect((await takeBack(ben, body)).status).toBe(403);
    const remark = () => ben.ask('POST', at('screening/remarks'), { data: { referenceId: references[0], stage: title, text: 'rats?' } });
    expect((await remark()).status).toBe(409);
    await decide(ben, references[0]!, 'exclude');
    expect((await remark()).status).toBe(200);
  });

  it('sees everything where the plan does not blind', async () => {
    await plan({ reviewers: { 'title and abstract': 2, 'full text': 1 }, blinded: false });
    await decide(ann, references[0]!, 'exclude', { note: 'an animal study' });
    expect((await ben.ask('GET', at(`screening/decisions/of/${references[0]}`))).body.records).toHaveLength(1);
  });
});

describe('an adjudicator', () => {
  const disagree = async () => {
    await decide(ann, references[0]!, 'include');
    await decide(ben, references[0]!, 'exclude', { criterionId: criterion, note: 'an animal study' });
  };

  it('finds both decisions and what was said, and decides', async () => {
    await disagree();
    await ann.ask('POST', at('screening/remarks'), {
      data: { referenceId: references[0], stage: title, text: 'The appendix is about people.' },
    });
    const { conflicts, total } = (await cyd.ask('GET', at(`screening/conflicts?stage=${encodeURIComponent(title)}`))).body;
    expect(total).toBe(1);
    expect(conflicts[0].decisions.map(({ data }: { data: { decision: string } }) => data.decision)).toEqual(['include', 'exclude']);
    expect(conflicts[0].remarks[0].data.text).toBe('The appendix is about people.');
    expect((await adjudicate(cyd, references[0]!, 'include')).status).toBe(200);
    expect(await counts()).toMatchObject({ screened: 1, soughtForRetrieval: 1 });
    expect((await decide(ann, references[0]!, 'exclude')).body.title).toBe('An adjudicator has decided about this reference.');
    expect((await cyd.ask('GET', at(`screening/conflicts?stage=${encodeURIComponent(title)}`))).body.total).toBe(0);
  });

  it('comes after both reviewers, has to be one, and says why where there was no conflict or it is the own one', async () => {
    await decide(ann, references[0]!, 'include');
    expect((await adjudicate(cyd, references[0]!, 'include')).body.title).toBe('Two reviewers have to decide before an adjudicator can.');
    await decide(ben, references[0]!, 'exclude');
    expect((await adjudicate(ben, references[0]!, 'include')).status).toBe(403);
    expect((await adjudicate(ann, references[0]!, 'include')).status).toBe(422);
    expect((await adjudicate(ann, references[0]!, 'include', 'We talked about it.')).status).toBe(200);
    const [adjudication] = (await cyd.ask('GET', at(`screening/decisions/of/${references[0]}`))).body.records.filter(
      ({ data }: { data: { adjudication?: true } }) => data.adjudication,
    );
    expect((await takeBack(ben, adjudication)).status).toBe(403);
    expect((await takeBack(cyd, adjudication)).status).toBe(200);
    expect((await queue(ann)).conflicts).toBe(1);
  });
});

describe('many at once', () => {
  const many = (who: Visitor, referenceIds: string[], decision: string, more: object = {}) =>
    who.ask('POST', at('screening/decisions/many'), { referenceIds, data: { stage: title, decision, ...more } });

  it('are decided alike, those that were decided before are named, and all can be taken back together', async () => {
    await decide(ann, references[1]!, 'include');
    const { body } = await many(ann, references, 'exclude', { criterionId: criterion, labels: ['veterinary'] });
    expect([body.decided.length, body.refused]).toEqual([
      3,
      [{ referenceId: references[1], message: 'This reference was decided already.' }],
    ]);
    expect((await queue(ann)).left).toBe(0);
    expect((await many(ann, references, 'include')).status).toBe(409);
    expect((await ann.ask('POST', at('screening/decisions/take-back'), { decisions: body.decided })).body.takenBack).toBe(3);
    expect((await queue(ann)).left).toBe(3);
    expect((await ann.ask('POST', at('screening/decisions/take-back'), { decisions: body.decided })).status).toBe(404);
  });
});

describe('the plan', () => {
  it('may change while people screen, and every reference then stands where the new plan puts it', async () => {
    await decide(ann, references[0]!, 'include');
    await decide(ben, references[1]!, 'exclude');
    expect((await counts()).screened).toBe(0);
    expect((await plan({ reviewers: { 'title and abstract': 1, 'full text': 1 } })).status).toBe(200);
    expect(await counts()).toMatchObject({ screened: 2, excludedAtTitle: 1, soughtForRetrieval: 1 });
    expect((await decide(ben, references[0]!, 'exclude')).status).toBe(200);
    expect((await ann.ask('GET', at(`screening/decisions/of/${references[0]}`))).body.records).toHaveLength(1);
  });

  it('names a model that is there', async () => {
    expect((await plan({ order: 'no-such-model' })).status).toBe(404);
  });
});

describe('PRISMA counts', () => {
  it('of the database are those of the records, whatever anybody does in whatever order', async () => {
    const step = fc.record({
      who: fc.nat(2),
      what: fc.constantFrom('title', 'title', 'title', 'full text', 'full text', 'adjudicate', 'take back', 'plan'),
      reference: fc.nat(3),
      decision: fc.constantFrom('include', 'include', 'exclude', 'unsure', 'not retrieved'),
      reviewers: fc.constantFrom(1, 2),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 6, maxLength: 14 }), async (steps) => {
        for (const { who, what, reference, decision, reviewers } of steps) {
          const person = [ann, ben, cyd][who]!;
          const referenceId = references[reference]!;
          const more = decision === 'exclude' ? { criterionId: criterion } : {};
          if (what === 'title') await decide(person, referenceId, decision, more);
          if (what === 'full text') await decide(person, referenceId, decision, { stage: 'full text', ...more });
          if (what === 'adjudicate') await adjudicate(person, referenceId, decision, 'as agreed', reference % 2 ? title : 'full text');
          if (what === 'plan') await plan({ reviewers: { 'title and abstract': reviewers, 'full text': 3 - reviewers } });
          if (what === 'take back') {
            const { records } = (await person.ask('GET', at(`screening/decisions/of/${referenceId}`))).body;
            if (records.length > 0) await takeBack(person, records.at(-1));
          }
        }
        expect(await counts()).toEqual(prismaCounts(await installation.system.snapshots.of(evaluation)));
      }),
      { numRuns: 25 },
    );
    expect((await ann.ask('GET', at('records/verify'))).body.holds).toBe(true);
  });
});
