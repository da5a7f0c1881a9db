import { describe, expect, it } from 'vitest';
import { describePopulation, intendedPurposeKind } from './intended-purpose.ts';

const population = (given: object) => intendedPurposeKind.schema.safeParse({ population: given });

describe('the population of the intended purpose', () => {
  it('is told with its bounds and units', () => {
    const parsed = intendedPurposeKind.schema.parse({
      population: {
        description: 'adults',
        age: { from: { value: 18, unit: 'years' } },
        weight: { from: { value: 5, unit: 'kg' }, fromIncluded: false },
        sex: 'any',
      },
    });
    expect(describePopulation(parsed.population)).toBe('adults; age at least 18 years; body weight more than 5 kg');
  });

  it.each([
    ['bounds of two dimensions', { weight: { from: { value: 1, unit: 'kg' }, to: { value: 12, unit: 'months' } } }],
    ['a lower bound above the upper one, units considered', { weight: { from: { value: 2, unit: 'kg' }, to: { value: 1500, unit: 'g' } } }],
    ['bounds without any end', { age: {} }],
  ])('refuses %s', (_says, given) => {
    expect(population(given).success).toBe(false);
  });

  it('takes bounds in two units of one dimension', () => {
    expect(population({ age: { from: { value: 28, unit: 'days' }, to: { value: 18, unit: 'years' } } }).success).toBe(true);
  });
});
