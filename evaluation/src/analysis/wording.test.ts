import { describe, expect, it } from 'vitest';
import { formatEstimate, formatPValue, groupThousands } from './wording.ts';

describe('estimates in words', () => {
  const cases: readonly (readonly [number, number, number, number, string, string])[] = [
    [0.45, 0.31, 0.65, 1, '', '0.45 (95 % CI 0.31 to 0.65)'],
    [0.0051, 0.0021, 0.0123, 100, '%', '0.51 % (95 % CI 0.21 to 1.23 %)'],
    [0.00553, 0.00276, 0.0099, 1000, 'per 1000 catheter-days', '5.53 per 1000 catheter-days (95 % CI 2.76 to 9.90)'],
    [-15.06, -32.6, 2.4, 1, 'days', '−15.1 days (95 % CI −32.6 to 2.4)'],
    [0, 0, 0.0362, 100, '%', '0 % (95 % CI 0 to 3.62 %)'],
    [0.012, 0.0004, 0.03, 1, '', '0.0120 (95 % CI 0.0004 to 0.0300)'],
    [123.4, 101.2, 150.9, 1, 'mm', '123 mm (95 % CI 101 to 151)'],
  ];
  it.each(cases)('%s (%s to %s) times %s', (estimate, lower, upper, displayFactor, unit, text) => {
    expect(formatEstimate({ estimate, lower, upper, level: 0.95, displayFactor, unit })).toBe(text);
  });

  it('sets thousands apart and rounds p-values as journals do', () => {
    expect([999, 1000, 25778, 1234567].map(groupThousands)).toEqual(['999', '1 000', '25 778', '1 234 567']);
    expect([0.00004, 0.0123, 0.57].map(formatPValue)).toEqual(['p < 0.001', 'p = 0.012', 'p = 0.57']);
  });
});
