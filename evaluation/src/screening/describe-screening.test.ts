import { describe, expect, it } from 'vitest';
import { describeScreening } from './describe-screening.ts';
import { screeningPlanKind } from './screening-plan.ts';
import { decision, reference, snapshotOf } from './test-screening.ts';

const title = 'title and abstract';
const snapshotWith = (plan?: object) =>
  snapshotOf({
    ...(plan ? { 'screening-plan': [{ id: 'spl', data: screeningPlanKind.schema.parse(plan) }] } : {}),
    reference: ['1', '2', '3'].map((id) => reference(id)),
    'screening-decision': ['1', '2'].flatMap((id) => [
      decision(`${id}a`, id, title, 'include', { reviewer: 'ann' }),
      decision(`${id}b`, id, title, id === '1' ? 'include' : 'exclude', { reviewer: 'ben' }),
    ]),
  });

describe('how screening was done', () => {
  it('is not told where no plan was written', () => {
    expect(describeScreening(snapshotWith())).toEqual([]);
  });

  it('tells reviewers, blinding and their agreement without their names', () => {
    const sentences = describeScreening(snapshotWith({ reviewers: { 'title and abstract': 2, 'full text': 1 } }));
    expect(sentences.slice(0, 2)).toEqual([
      'Titles and abstracts were screened by two reviewers independently, neither of whom could see the other’s decision before both had decided; disagreements were decided by an adjudicator.',
      'Full texts were screened by one reviewer.',
    ]);
    expect(sentences[2]).toMatch(/^Two reviewers decided independently about 2 references by title and abstract and agreed on 1 \(50\.0 %/);
    expect(sentences[3]).toMatch(/^Cohen's kappa of reviewer A and reviewer B/);
    expect(sentences.join()).not.toMatch(/ann|ben/);
  });

  it('tells the model of the order and what the stopping rule says', () => {
    const sentences = describeScreening(snapshotWith({ order: 'elas-u4', stopping: { rule: 'hypergeometric' } }));
    expect(sentences[2]).toMatch(/^The order of screening followed a model/);
    expect(sentences[3]).toMatch(/after record 2 of 3 the rule/i);
  });
});
