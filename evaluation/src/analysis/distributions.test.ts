import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  betaQuantile,
  binomialQuantile,
  binomialTails,
  chiSquaredQuantile,
  chiSquaredTails,
  fQuantile,
  fTails,
  gammaQuantile,
  normalQuantile,
  normalTails,
  poissonQuantile,
  poissonTails,
  tQuantile,
  tTails,
} from './distributions.ts';
import sample from './samples/distribution-values.json' with { type: 'json' };
import { betaTails, gammaTails, logGamma, type Tails } from './special-functions.ts';

const functions: Record<string, (one: number, two: number, three: number) => number> = {
  logGamma,
  normalLower: (z) => normalTails(z).lower,
  gammaLower: (a, x) => gammaTails(a, x).lower,
  gammaUpper: (a, x) => gammaTails(a, x).upper,
  chiSquaredUpper: (x, df) => chiSquaredTails(x, df).upper,
  betaLower: (a, b, x) => betaTails(a, b, x).lower,
  betaUpper: (a, b, x) => betaTails(a, b, x).upper,
  tLower: (t, df) => tTails(t, df).lower,
  fUpper: (x, df1, df2) => fTails(x, df1, df2).upper,
  binomialLower: (count, n, p) => binomialTails(count, n, p).lower,
  poissonLower: (count, mean) => poissonTails(count, mean).lower,
  normalQuantile: (p) => normalQuantile(p),
  tQuantile: (p, df) => tQuantile(p, df),
  gammaQuantile: (p, shape) => gammaQuantile(p, shape),
  betaQuantile: (p, a, b) => betaQuantile(p, a, b),
  fQuantile: (p, df1, df2) => fQuantile(p, df1, df2),
};

describe('distribution functions and quantiles', () => {
  it.each(sample.values)('$function of $arguments agrees with the reference to eleven digits', (row) => {
    const value = functions[row.function]!(row.arguments[0]!, row.arguments[1]!, row.arguments[2]!);
    expect(Math.abs(value - row.value)).toBeLessThanOrEqual(1e-11 * Math.abs(row.value));
  });

  const positive = fc.double({ min: 1e-3, max: 1e4, noNaN: true });
  const probability = fc.double({ min: 1e-9, max: 1 - 1e-9, noNaN: true });
  const families: readonly (readonly [string, (x: number, a: number, b: number) => Tails, (p: number, a: number, b: number) => number])[] =
    [
      ['normal', (x) => normalTails(x), (p) => normalQuantile(p)],
      ['t', (x, a) => tTails(x, a), (p, a) => tQuantile(p, a)],
      ['gamma', (x, a) => gammaTails(a, x), (p, a) => gammaQuantile(p, a)],
      ['chi-squared', (x, a) => chiSquaredTails(x, a), (p, a) => chiSquaredQuantile(p, a)],
      ['F', (x, a, b) => fTails(x, a, b), (p, a, b) => fQuantile(p, a, b)],
    ];

  it.each(families)('%s: the quantile undoes the tail, and the tails add up to one', (_name, tails, quantile) => {
    fc.assert(
      fc.property(
        probability,
        fc.double({ min: 0.5, max: 500, noNaN: true }),
        fc.double({ min: 0.5, max: 500, noNaN: true }),
        (p, a, b) => {
          const { lower, upper } = tails(quantile(p, a, b), a, b);
          expect(lower + upper).toBeCloseTo(1, 12);
          expect(Math.abs(p <= 0.5 ? lower / p - 1 : upper / (1 - p) - 1)).toBeLessThan(1e-9);
        },
      ),
      { numRuns: 60 },
    );
  });

  it('the beta distribution is mirrored by exchanging its shapes', () => {
    fc.assert(
      fc.property(positive, positive, fc.double({ min: 0, max: 1, noNaN: true }), (a, b, x) => {
        const there = betaTails(a, b, x, 1 - x);
        const back = betaTails(b, a, 1 - x, x);
        expect(there.lower).toBeCloseTo(back.upper, 10);
        expect(there.lower).toBeGreaterThanOrEqual(0);
        expect(there.lower).toBeLessThanOrEqual(1);
      }),
      { numRuns: 100 },
    );
  });

  it('a larger value has a larger lower tail', () => {
    fc.assert(
      fc.property(
        fc.double({ min: -30, max: 30, noNaN: true }),
        fc.double({ min: 1e-6, max: 5, noNaN: true }),
        fc.integer({ min: 1, max: 200 }),
        (x, step, df) => {
          expect(normalTails(x + step).lower).toBeGreaterThanOrEqual(normalTails(x).lower);
          expect(tTails(x + step, df).lower).toBeGreaterThanOrEqual(tTails(x, df).lower);
          expect(chiSquaredTails(Math.abs(x) + step, df).lower).toBeGreaterThanOrEqual(chiSquaredTails(Math.abs(x), df).lower - 1e-15);
        },
      ),
      { numRuns: 100 },
    );
  });

  it('the quantile of a count undoes its cumulative probability', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 500 }),
        fc.double({ min: 0.01, max: 0.99, noNaN: true }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (n, p, share) => {
          const count = Math.floor(share * n);
          const binomial = binomialTails(count, n, p).lower;
          if (binomial > 1e-12 && binomial < 1 - 1e-12) expect(binomialQuantile(binomial, n, p)).toBe(count);
          const poisson = poissonTails(count, n * p).lower;
          if (poisson > 1e-12 && poisson < 1 - 1e-12) expect(poissonQuantile(poisson, n * p)).toBe(count);
        },
      ),
      { numRuns: 100 },
    );
  });

  it('the far tail keeps its digits where one minus the near tail is nothing', () => {
    expect(1 - normalTails(10).lower).toBe(0);
    expect(normalTails(10).upper).toBeGreaterThan(7e-24);
    expect(normalQuantile(1e-20, 'upper')).toBeCloseTo(9.2623400898, 9);
  });
});
