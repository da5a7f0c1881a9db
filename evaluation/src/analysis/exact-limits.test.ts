import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chanceOfEvent, patientsForChance } from './chance-of-event.ts';
import { binomialTails, poissonTails } from './distributions.ts';
import { clopperPearson, garwood, oneSidedUpperLimit } from './exact-limits.ts';
import { exactRate } from './exact-rate.ts';
import rates from './samples/basic-rates.json' with { type: 'json' };

describe('exact limits', () => {
  it.each(rates.binomial_ci)('$x of $n patients as R gives it', ({ x, n, clopper_pearson: [lower, upper] }) => {
    const limits = clopperPearson(x, n, 0.95);
    expect(limits.lower).toBeCloseTo(lower!, 12);
    expect(limits.upper).toBeCloseTo(upper!, 12);
  });

  it.each(rates.poisson_ci)('$x events in $t as R gives it', ({ x, t, exact: [lower, upper], rate }) => {
    const limits = garwood(x, t, 0.95);
    expect(limits.lower).toBeCloseTo(lower!, 10);
    expect(limits.upper).toBeCloseTo(upper!, 10);
    expect(limits.estimate).toBeCloseTo(rate, 12);
  });

  it('at its limits the count is just as improbable as the level allows', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 60 }),
        fc.integer({ min: 1, max: 2000 }),
        fc.constantFrom(0.8, 0.9, 0.95, 0.99),
        (events, more, level) => {
          const n = events + more;
          const share = clopperPearson(events, n, level);
          expect(binomialTails(events, n, share.upper).lower).toBeCloseTo((1 - level) / 2, 8);
          expect(binomialTails(events - 1, n, share.lower).upper).toBeCloseTo((1 - level) / 2, 8);
          const rate = garwood(events, 10, level);
          expect(poissonTails(events, rate.upper * 10).lower).toBeCloseTo((1 - level) / 2, 8);
        },
      ),
      { numRuns: 50 },
    );
  });

  it('no event: the one-sided limit is 1 - 0.05^(1/n) and -ln 0.05 over the exposure', () => {
    expect(oneSidedUpperLimit({ events: 0, n: 100, level: 0.95 })).toBeCloseTo(1 - 0.05 ** 0.01, 12);
    expect(oneSidedUpperLimit({ events: 0, time: 10, level: 0.95 })).toBeCloseTo(-Math.log(0.05) / 10, 12);
    const answer = exactRate({ events: 0, n: 300 });
    expect(answer.ok && answer.value.zeroEvents).toEqual({ oneSidedUpper: expect.closeTo(0.009936, 6), ruleOfThree: 0.01 });
  });

  it.each([
    [{ events: 3 }, 'either the number of patients or the exposure'],
    [{ events: 3, n: 2 }, '3 events among 2 patients'],
    [{ events: -1, n: 2 }, 'whole number from 0'],
    [{ events: 1, time: 0 }, 'more than 0'],
    [{ events: 1, n: 10, level: 95 }, 'level'],
  ])('%o is answered with a sentence', (question, words) => {
    const answer = exactRate(question);
    expect(answer.ok).toBe(false);
    if (!answer.ok) expect(answer.problem.message).toContain(words);
  });

  it('gives the number of patients for a chance, and the number the guideline prints where that differs', () => {
    expect(patientsForChance(0.1)).toMatchObject({ exact: 16, guideline: 15 });
    expect(patientsForChance(0.1).chanceOfGuideline).toBeLessThan(0.8);
    expect(patientsForChance(0.05)).toMatchObject({ exact: 32, guideline: 32 });
    expect(patientsForChance(0.01)).toMatchObject({ exact: 161, guideline: 161 });
    expect(patientsForChance(0.02).guideline).toBeUndefined();
    expect(chanceOfEvent(0.01, 161)).toBeGreaterThanOrEqual(0.8);
    expect(chanceOfEvent(0.01, 160)).toBeLessThan(0.8);
  });
});
