import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { methods } from './methods/index.generated.ts';
import { type Pooled, pool } from './pool.ts';
import { poolTable } from './pool-table.ts';

const ids = methods.filter((method) => method.id !== 'exact').map((method) => method.id);
const studies = fc.array(fc.tuple(fc.double({ min: -5, max: 5, noNaN: true }), fc.double({ min: 0.01, max: 4, noNaN: true })), {
  minLength: 2,
  maxLength: 12,
});

function pooled(yi: readonly number[], vi: readonly number[], method: string): Pooled {
  const outcome = pool(yi, vi, { method });
  if (!outcome.ok) throw new Error(outcome.problem.message);
  return outcome.value;
}

describe('pooling', () => {
  it.each(ids)('%s: shifting all effects shifts the estimate and nothing else; turning them round turns it round', (method) => {
    fc.assert(
      fc.property(studies, fc.double({ min: -10, max: 10, noNaN: true }), (rows, shift) => {
        const vi = rows.map((row) => row[1]);
        const here = pooled(
          rows.map((row) => row[0]),
          vi,
          method,
        );
        const there = pooled(
          rows.map((row) => row[0] + shift),
          vi,
          method,
        );
        const turned = pooled(
          rows.map((row) => -row[0]),
          vi,
          method,
        );
        expect(there.estimate).toBeCloseTo(here.estimate + shift, 5);
        expect(there.tau2).toBeCloseTo(here.tau2, 5);
        expect(turned.lower).toBeCloseTo(-here.upper, 6);
      }),
      { numRuns: 30 },
    );
  });

  it.each(ids)('%s: weights add up to 100, tau² is not negative, the estimate lies among the effects', (method) => {
    fc.assert(
      fc.property(studies, (rows) => {
        const yi = rows.map((row) => row[0]);
        const { estimate, lower, upper, tau2, weights, i2 } = pooled(
          yi,
          rows.map((row) => row[1]),
          method,
        );
        expect(weights.reduce((sum, weight) => sum + weight, 0)).toBeCloseTo(100, 8);
        expect(tau2).toBeGreaterThanOrEqual(0);
        expect(i2).toBeGreaterThanOrEqual(0);
        expect(i2).toBeLessThanOrEqual(100);
        expect(estimate).toBeGreaterThanOrEqual(Math.min(...yi) - 1e-9);
        expect(estimate).toBeLessThanOrEqual(Math.max(...yi) + 1e-9);
        expect(lower).toBeLessThan(upper);
      }),
      { numRuns: 50 },
    );
  });

  it('a higher level gives wider limits', () => {
    const at = (level: number) => {
      const outcome = pool([0.1, 0.4, 0.9], [0.02, 0.03, 0.05], { method: 'REML', level });
      return outcome.ok ? outcome.value.upper - outcome.value.lower : Number.NaN;
    };
    expect(at(0.99)).toBeGreaterThan(at(0.95));
    expect(at(0.95)).toBeGreaterThan(at(0.8));
  });

  it.each([
    [[], [], 'REML', 'no study'],
    [[1], [0], 'REML', 'no positive sampling variance'],
    [[Number.NaN], [1], 'REML', 'no usable effect'],
    [[1], [1], 'XX', 'There is no method'],
    [[1], [1], 'exact', 'does not pool'],
  ])('%o with %o by %s is refused with a sentence', (yi, vi, method, words) => {
    const outcome = pool(yi, vi, { method });
    expect(outcome.ok).toBe(false);
    if (!outcome.ok) expect(outcome.problem.message).toContain(words);
  });
});

describe('pooling a table', () => {
  it('reads text cells under the names metafor uses, patients as a total or as those without the event', () => {
    const totals = poolTable(
      [
        { study: 'A', ai: '4', n1i: '123', ci: '11', n2i: '139' },
        { study: 'B', ai: '6', n1i: '306', ci: '29', n2i: '303' },
      ],
      { measure: 'RR', method: 'FE' },
    );
    const cells = poolTable(
      [
        { study: 'A', ai: 4, bi: 119, ci: 11, di: 128 },
        { study: 'B', ai: 6, bi: 300, ci: 29, di: 274 },
      ],
      { measure: 'RR', method: 'FE' },
    );
    expect(totals).toEqual(cells);
    if (!totals.ok) throw new Error(totals.problem.message);
    expect(totals.value).toMatchObject({ k: 2, scale: 'log', qDf: 1 });
    expect(totals.value.backTransformed.estimate).toBeCloseTo(Math.exp(totals.value.estimate), 12);
    expect(totals.value).not.toHaveProperty('piLower');
    expect(totals.value).not.toHaveProperty('df');
  });

  it('leaves out a row it cannot use, with its line, and goes on', () => {
    const outcome = poolTable(
      [
        { study: 'A', yi: '0.5', sei: '0.2' },
        { study: 'B', yi: 'high', vi: '0.1' },
        { study: 'C', yi: '', vi: '1' },
        { study: 'D', yi: 1, vi: 0 },
      ],
      { measure: 'GEN', method: 'REML' },
    );
    if (!outcome.ok) throw new Error(outcome.problem.message);
    expect(outcome.value.k).toBe(1);
    expect(outcome.value.studies[0]!.vi).toBeCloseTo(0.04, 12);
    expect(outcome.value.findings.map((finding) => [finding.line, finding.message])).toEqual([
      [3, 'B is left out: Column yi holds "high", which is not a number.'],
      [4, 'C is left out: The effect (column yi) is missing.'],
      [5, 'D is left out: The sampling variance is not positive.'],
    ]);
  });

  it('reads log hazard ratios as given and turns them back', () => {
    const outcome = poolTable(
      [
        { yi: Math.log(0.5), sei: 0.2 },
        { yi: Math.log(0.5), sei: 0.3 },
      ],
      { measure: 'HR', method: 'FE' },
    );
    expect(outcome.ok && outcome.value.backTransformed.estimate).toBeCloseTo(0.5, 12);
    expect(outcome.ok && outcome.value.studies[1]!.study).toBe('Study 2');
  });

  it.each([
    [[], 'RR', 'no rows'],
    [[{ study: 'A', xi: 1 }], 'RR', 'No row can be used'],
    [[{ xi: 1, ni: 2 }], 'XX', 'no measure "XX"'],
  ])('%o as %s is refused with a sentence', (rows, measure, words) => {
    const outcome = poolTable(rows, { measure, method: 'REML' });
    expect(outcome.ok).toBe(false);
    if (!outcome.ok) expect(outcome.problem.message).toContain(words);
  });
});
