import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AcceptanceCriterion } from '../device/index.ts';
import { type JudgedEstimate, judge } from './judge.ts';

const criterion = (
  side: AcceptanceCriterion['side'],
  bound: number,
  judgedOn: AcceptanceCriterion['judgedOn'] = 'confidence limit',
): AcceptanceCriterion => ({ measure: 'RR', side, bound, judgedOn, derivation: '' });
const result = (estimate: number, lower: number, upper: number): JudgedEstimate => ({
  estimate,
  lower,
  upper,
  level: 0.95,
  displayFactor: 1,
  unit: '',
});

describe('judge', () => {
  const cases: readonly (readonly [string, AcceptanceCriterion, JudgedEstimate, string, number])[] = [
    ['the upper limit keeps to an upper bound', criterion('at most', 0.8), result(0.4, 0.26, 0.63), 'supported', 0.63],
    ['the upper limit passes an upper bound', criterion('at most', 0.5), result(0.4, 0.26, 0.63), 'insufficient', 0.63],
    ['the whole interval lies above an upper bound', criterion('at most', 0.2), result(0.4, 0.26, 0.63), 'not supported', 0.63],
    ['the lower limit keeps to a lower bound', criterion('at least', 0.9), result(0.95, 0.92, 0.97), 'supported', 0.92],
    ['the lower limit falls short of a lower bound', criterion('at least', 0.94), result(0.95, 0.92, 0.97), 'insufficient', 0.92],
    ['the whole interval lies below a lower bound', criterion('at least', 0.98), result(0.95, 0.92, 0.97), 'not supported', 0.92],
    ['a limit on the bound keeps to "at most"', criterion('at most', 0.63), result(0.4, 0.26, 0.63), 'supported', 0.63],
    ['a limit on the bound does not keep to "less than"', criterion('less than', 0.63), result(0.4, 0.26, 0.63), 'insufficient', 0.63],
    [
      'an interval that only touches "more than" does not keep to it',
      criterion('more than', 0.63),
      result(0.4, 0.26, 0.63),
      'not supported',
      0.26,
    ],
    [
      'judged on the estimate, the limit may pass the bound',
      criterion('at most', 0.5, 'estimate'),
      result(0.4, 0.26, 0.63),
      'supported',
      0.4,
    ],
    [
      'judged on the estimate, a better limit leaves it open',
      criterion('at most', 0.3, 'estimate'),
      result(0.4, 0.26, 0.63),
      'insufficient',
      0.4,
    ],
  ];

  it.each(cases)('%s', (_title, given, estimate, verdict, judgedValue) => {
    const judgement = judge(given, estimate);
    expect(judgement.verdict).toBe(verdict);
    expect(judgement.judgedValue).toBe(judgedValue);
  });

  it('says the verdict in one sentence with the numbers and their unit', () => {
    expect(judge(criterion('at most', 0.8), result(0.4, 0.26, 0.63)).sentence).toBe(
      'Supported: the upper 95 % confidence limit, 0.63, keeps to the criterion (at most 0.8).',
    );
    const share = { ...result(0.012, 0.005, 0.023), displayFactor: 100, unit: '%' };
    expect(judge(criterion('less than', 0.02), share).sentence).toBe(
      'Insufficient: the upper 95 % confidence limit, 2.30 %, does not keep to the criterion (less than 2 %), but the lower 95 % confidence limit, 0.50 %, does.',
    );
    expect(judge(criterion('less than', 0.004), share).sentence).toBe(
      'Not supported: even the lower 95 % confidence limit, 0.50 %, does not keep to the criterion (less than 0.4 %).',
    );
  });

  it('does not print a limit as if it were the bound when it is not', () => {
    expect(judge(criterion('at most', 0.8), result(0.5, 0.3, 0.8004)).sentence).toContain('0.8004');
  });

  const sides = fc.constantFrom('at most', 'less than', 'at least', 'more than' as const) as fc.Arbitrary<AcceptanceCriterion['side']>;
  const on = fc.constantFrom('confidence limit', 'estimate') as fc.Arbitrary<AcceptanceCriterion['judgedOn']>;
  const interval = fc
    .tuple(fc.integer({ min: 1, max: 1000 }), fc.integer({ min: 0, max: 500 }), fc.integer({ min: 0, max: 500 }))
    .map(([lower, a, b]) => result(lower + a, lower, lower + a + b));
  const rank = { 'not supported': 0, insufficient: 1, supported: 2 } as const;

  it('is the same in every unit: bound and interval multiplied alike', () => {
    fc.assert(
      fc.property(
        sides,
        on,
        fc.integer({ min: 1, max: 2000 }),
        interval,
        fc.constantFrom(2, 4, 0.5, 1024),
        (side, judgedOn, bound, estimate, factor) => {
          const scaled = {
            ...estimate,
            estimate: estimate.estimate * factor,
            lower: estimate.lower * factor,
            upper: estimate.upper * factor,
          };
          expect(judge(criterion(side, bound * factor, judgedOn), scaled).verdict).toBe(
            judge(criterion(side, bound, judgedOn), estimate).verdict,
          );
        },
      ),
    );
  });

  it('never gets better for a claim when its bound gets stricter', () => {
    fc.assert(
      fc.property(
        sides,
        on,
        fc.integer({ min: 1, max: 2000 }),
        fc.integer({ min: 0, max: 500 }),
        interval,
        (side, judgedOn, bound, step, estimate) => {
          const stricter = side === 'at most' || side === 'less than' ? bound - step : bound + step;
          expect(rank[judge(criterion(side, stricter, judgedOn), estimate).verdict]).toBeLessThanOrEqual(
            rank[judge(criterion(side, bound, judgedOn), estimate).verdict],
          );
        },
      ),
    );
  });

  it('is mirrored when the direction and the numbers are turned round', () => {
    const turned = { 'at most': 'at least', 'less than': 'more than', 'at least': 'at most', 'more than': 'less than' } as const;
    fc.assert(
      fc.property(sides, on, fc.integer({ min: 1, max: 2000 }), interval, (side, judgedOn, bound, estimate) => {
        const mirrored = { ...estimate, estimate: -estimate.estimate, lower: -estimate.upper, upper: -estimate.lower };
        expect(judge(criterion(turned[side], -bound, judgedOn), mirrored).verdict).toBe(
          judge(criterion(side, bound, judgedOn), estimate).verdict,
        );
      }),
    );
  });

  it('judged on the limit is never more favourable than judged on the estimate', () => {
    fc.assert(
      fc.property(sides, fc.integer({ min: 1, max: 2000 }), interval, (side, bound, estimate) => {
        expect(rank[judge(criterion(side, bound, 'confidence limit'), estimate).verdict]).toBeLessThanOrEqual(
          rank[judge(criterion(side, bound, 'estimate'), estimate).verdict],
        );
      }),
    );
  });
});
