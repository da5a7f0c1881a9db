import { describe, expect, it } from 'vitest';
import { screeningMetrics } from './metrics.ts';
import { models } from './models/index.generated.ts';
import { rankerOf } from './ranking.ts';
import { replay, usualSchedule } from './simulation.ts';

/** Invented records, every fifth about coated stents. */
const invented = Array.from({ length: 60 }, (_, index) => ({
  title: index % 5 === 0 ? `Coated stents in ${2 + (index % 7)} hospitals` : `Feeding of sheep on ${2 + (index % 7)} farms`,
  abstract:
    index % 5 === 0 ? `Restenosis after ${index} months was rare with the coated stent.` : `Hay and milk for ${index} lambs in spring.`,
}));
const relevant = invented.map((_, index) => index % 5 === 0);
const labels = (entries: Record<number, 1 | -1>) => Int8Array.from(invented, (_, index) => entries[index] ?? 0);

describe.each(models)('$id', (model) => {
  it('puts what is like the relevant before what is like the irrelevant, and says by which words', () => {
    const { basis, order, explain } = rankerOf(invented, model).rank(labels({ 0: 1, 1: -1 }));
    expect(basis).toBe('model');
    expect(order.slice(0, 11).sort((a, b) => a - b)).toEqual([5, 10, 15, 20, 25, 30, 35, 40, 45, 50, 55]);
    const against = explain(order.at(-1)!);
    const reasons = explain(order[0]!);
    expect(reasons[0]!.contribution).toBeGreaterThan(0);
    expect(reasons.map(({ term }) => term).join(' ')).toMatch(/coated|stent/);
    expect(against[0]!.contribution).toBeLessThan(0);
    expect(reasons).toEqual([...reasons].sort((a, b) => Math.abs(b.contribution) - Math.abs(a.contribution)));
  });

  it('gives the same order for the same texts, labels and seed', () => {
    const known = labels({ 0: 1, 5: 1, 1: -1, 2: -1 });
    const [once, again] = [rankerOf(invented, model, { seed: 3 }).rank(known), rankerOf(invented, model, { seed: 3 }).rank(known)];
    expect(again.order).toEqual(once.order);
    expect([...again.scores]).toEqual([...once.scores]);
  });

  it('takes back what it learnt when a decision is taken back or turned round', () => {
    const ranker = rankerOf(invented, model);
    ranker.rank(labels({ 0: 1, 1: -1 }));
    ranker.rank(labels({ 0: -1, 1: 1, 2: 1 }));
    const back = ranker.rank(labels({ 0: 1, 1: -1 }));
    const fresh = rankerOf(invented, model).rank(labels({ 0: 1, 1: -1 }));
    for (const [record, score] of back.scores.entries()) expect(score).toBeCloseTo(fresh.scores[record]!, 2);
  });

  it('copes with records without any text', () => {
    const empty = [...invented, { title: '', abstract: '' }, { title: '-', abstract: '' }];
    const { order, scores, explain } = rankerOf(empty, model).rank(Int8Array.from([...labels({ 0: 1, 1: -1 }), 0, 0]));
    expect(order).toHaveLength(60);
    expect(scores.every(Number.isFinite)).toBe(true);
    expect(explain(60)).toEqual([]);
    const nothing = rankerOf(
      [
        { title: '', abstract: '' },
        { title: '', abstract: '' },
        { title: '', abstract: '' },
      ],
      model,
    );
    expect(nothing.rank(Int8Array.from([1, -1, 0])).order).toEqual([2]);
  });
});

describe('a ranker before there are both kinds of decision', () => {
  const model = models[0]!;
  it('goes by the words of what is sought', () => {
    const { basis, order, explain } = rankerOf(invented, model, { sought: 'Are coated stents safe?' }).rank(labels({}));
    expect(basis).toBe('likeness');
    expect(order.slice(0, 12).every((record) => relevant[record])).toBe(true);
    expect(explain(order[0]!).map(({ term }) => term)).toContain('coated');
  });

  it('goes by what was found relevant, and away from what was not', () => {
    expect(
      rankerOf(invented, model)
        .rank(labels({ 5: 1 }))
        .order.slice(0, 11)
        .every((record) => relevant[record]),
    ).toBe(true);
    const { order } = rankerOf(invented, model, { sought: 'coated farms of sheep' }).rank(labels({ 0: -1, 5: -1, 10: -1 }));
    expect(relevant[order[0]!]).toBe(false);
  });

  it('keeps the given order where it knows nothing', () => {
    const { basis, order } = rankerOf(invented, model).rank(labels({ 2: -1 }));
    expect(basis).toBe('given order');
    expect(order).toEqual(invented.flatMap((_, record) => (record === 2 ? [] : [record])));
  });
});

describe('a replay', () => {
  it('shows every record once and stops to learn when nothing relevant is left', () => {
    const { order, trainings } = replay({ records: invented, relevant, starts: [0, 1], model: models[0]!, seed: 1 });
    expect([...order, 0, 1].sort((a, b) => a - b)).toEqual(invented.map((_, record) => record));
    expect(order.slice(0, 11).every((record) => relevant[record])).toBe(true);
    expect(trainings).toBe(11);
  });

  it('learns after every record up to 100, every 5 up to 1,000, then every 25', () => {
    expect([2, 99, 100, 999, 1000].map(usualSchedule)).toEqual([1, 1, 5, 5, 25]);
  });
});

describe('metrics of an order', () => {
  it('follow their definitions', () => {
    const shown = Array.from({ length: 20 }, (_, place) => [0, 1, 9].includes(place));
    const metrics = screeningMetrics(shown)!;
    expect(metrics).toMatchObject({ records: 20, relevant: 3, wss100: 0.5, rrf10: 2 / 3 });
    expect(metrics.wss95).toBeCloseTo(0.45, 12);
    expect(metrics.atd).toBeCloseTo((1 + 2 + 10) / 3 / 20, 12);
    // The third relevant record stands 7 places later than it could, of 3 · 17 that all three could lose together.
    expect(metrics.loss).toBeCloseTo(7 / 51, 12);
  });

  it('are 0 in loss for the best order and 1 for the worst', () => {
    const best = Array.from({ length: 30 }, (_, place) => place < 4);
    expect(screeningMetrics(best)!.loss).toBe(0);
    expect(screeningMetrics(best.toReversed())!.loss).toBe(1);
    expect(screeningMetrics(best.map(() => true))).toBeUndefined();
    expect(screeningMetrics([])).toBeUndefined();
  });
});
