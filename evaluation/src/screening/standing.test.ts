import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { all, type Snapshot } from '../records/index.ts';
import { openDecisions, standings } from './screen.ts';
import { type ScreeningStage, screeningDecisionKind, screeningStages } from './screening-decision.ts';
import { defaultScreeningPlan } from './screening-plan.ts';
import { isClosed, isHidden } from './standing.ts';
import { anyScreening, decision, reference, screened, snapshotOf } from './test-screening.ts';

const title = 'title and abstract';

function snapshotWith(reviewers: 1 | 2, decisions: ReturnType<typeof decision>[], stage: ScreeningStage = title): Snapshot {
  return snapshotOf({
    'screening-plan': [
      { id: 'spl', data: { ...defaultScreeningPlan, reviewers: { ...defaultScreeningPlan.reviewers, [stage]: reviewers } } },
    ],
    reference: [reference('r')],
    'screening-decision': decisions,
  });
}

const by = (reviewer: string, verdict: string, more: object = {}, day = 1) =>
  decision(
    `${reviewer}${more && 'adjudication' in more ? ' adjudicating' : ''}`,
    'r',
    title,
    verdict,
    { reviewer, ...more },
    `2026-01-0${day}T00:00:00.000Z`,
  );
const wordOf = (reviewers: 1 | 2, ...decisions: ReturnType<typeof decision>[]) =>
  standings(snapshotWith(reviewers, decisions)).of('r', title).word;

describe('where a stage stands', () => {
  it('with one reviewer is what was decided last, by whomever', () => {
    expect(wordOf(1)).toBeUndefined();
    expect(wordOf(1, by('ann', 'unsure'))).toBe('unsure');
    expect(wordOf(1, by('ann', 'include', {}, 2), by('ben', 'exclude', {}, 1))).toBe('include');
    expect(wordOf(1, by('ann', 'include'), by('ben', 'exclude'))).toBe('exclude');
  });

  it('with two waits for both, and for whoever is unsure', () => {
    expect(wordOf(2, by('ann', 'include'))).toBe('waiting');
    expect(wordOf(2, by('ann', 'include'), by('ben', 'unsure'))).toBe('waiting');
    expect(wordOf(2, by('ann', 'unsure'), by('ben', 'unsure'))).toBe('waiting');
  });

  it('with two is what both agree on, and a conflict where they do not', () => {
    const agreed = standings(
      snapshotWith(2, [by('ann', 'exclude', { note: 'rats' }), by('ben', 'exclude', { criterionId: 'crt', note: 'animals' }, 3)]),
    ).of('r', title);
    expect(agreed).toEqual({
      word: 'exclude',
      criterionId: 'crt',
      note: 'rats / animals',
      decidedBy: ['ann', 'ben'],
      decidedAt: '2026-01-03T00:00:00.000Z',
    });
    expect(wordOf(2, by('ann', 'include'), by('ben', 'exclude'))).toBe('conflict');
    expect(wordOf(2, by('ann', 'include'), by('ben', 'include'), by('cyd', 'exclude'))).toBe('conflict');
  });

  it('is what the adjudicator decides, whoever disagrees', () => {
    const standing = standings(
      snapshotWith(2, [by('ann', 'include'), by('cyd', 'exclude', { adjudication: true, note: 'discussed' }), by('ben', 'exclude')]),
    ).of('r', title);
    expect([standing.word, standing.decidedBy, standing.note]).toEqual(['exclude', ['cyd'], 'discussed']);
  });

  it('at full text is a conflict where two exclude by different criteria, since the reason is reported', () => {
    const excluding = (reviewer: string, criterionId: string) => decision(reviewer, 'r', 'full text', 'exclude', { reviewer, criterionId });
    const at = (one: string, other: string) =>
      standings(snapshotWith(2, [excluding('ann', one), excluding('ben', other)], 'full text')).of('r', 'full text');
    expect([at('population', 'device').word, at('device', 'device').word]).toEqual(['conflict', 'exclude']);
  });

  it('belongs to whoever created the record where none is named', () => {
    const old = { ...decision('1', 'r', title, 'include'), createdBy: 'ann' };
    expect(standings(snapshotWith(1, [old])).of('r', title).decidedBy).toEqual(['ann']);
    expect(wordOf(2, old, by('ben', 'include'))).toBe('include');
  });

  it('does not depend on the order in which two reviewers decided', () => {
    fc.assert(
      fc.property(anyScreening, ({ references, reviewers }) => {
        const one = standings(screened(references, reviewers));
        const turned = standings(
          screened(
            references.map((each) => ({ ...each, decisions: each.decisions.toReversed() })),
            reviewers,
          ),
        );
        references.forEach((_, index) => {
          for (const stage of screeningStages)
            if (reviewers[stage] === 2) expect(turned.of(String(index), stage).word).toBe(one.of(String(index), stage).word);
        });
      }),
    );
  });
});

describe('a blinded stage', () => {
  it('is closed once both have settled, and stays so when one of them opens it again', () => {
    const stored = (...decisions: ReturnType<typeof decision>[]) => all(snapshotWith(2, decisions), screeningDecisionKind);
    expect(isClosed(stored(by('ann', 'include')))).toBe(false);
    expect(isClosed(stored(by('ann', 'include'), by('ben', 'unsure')))).toBe(false);
    expect(isClosed(stored(by('ann', 'include'), by('ben', 'exclude')))).toBe(true);
    expect(isClosed(stored(by('ann', 'include'), by('ben', 'unsure', { independently: 'exclude' })))).toBe(true);
    expect(isClosed(stored(by('cyd', 'include', { adjudication: true })))).toBe(true);
  });

  it('hides nothing where one decides or nobody is blinded', () => {
    const decisions = all(snapshotWith(2, [by('ann', 'include')]), screeningDecisionKind);
    const both = { 'title and abstract': 2, 'full text': 2 } as const;
    expect(isHidden(defaultScreeningPlan, title, decisions)).toBe(false);
    expect(isHidden({ ...defaultScreeningPlan, reviewers: both }, title, decisions)).toBe(true);
    expect(isHidden({ ...defaultScreeningPlan, reviewers: both, blinded: false }, title, decisions)).toBe(false);
  });

  it('keeps back exactly the decisions of stages that are not closed', () => {
    expect(openDecisions(snapshotWith(2, [by('ann', 'include')]))).toEqual([]);
    expect(openDecisions(snapshotWith(2, [by('ann', 'include'), by('ben', 'exclude')]))).toHaveLength(2);
    expect(openDecisions(snapshotWith(1, [by('ann', 'include')]))).toHaveLength(1);
  });
});
