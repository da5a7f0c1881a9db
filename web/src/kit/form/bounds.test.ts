import { boundsSchema, type UnitId, units } from '@cerulean/evaluation/base';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { boundsDraft, boundsOf, numberOf, quantityOf, withUnit } from './bounds.ts';

describe('a range while it is typed', () => {
  it('is no range while both ends are empty', () => {
    expect(boundsOf(boundsDraft(undefined, 'years'))).toBeUndefined();
  });

  it.each([
    { typed: '18', value: 18 },
    { typed: 0, value: 0 },
    { typed: '-1.5', value: -1.5 },
    { typed: '0,5', value: 0.5 },
    { typed: '\u22122', value: -2 },
    { typed: '1e-3', value: 0.001 },
    { typed: ' ', value: undefined },
  ])('reads "$typed" as $value', ({ typed, value }) => {
    expect(quantityOf({ value: typed, unit: 'kg' })?.value).toBe(value);
  });

  it.each(['-', '1.000,5', '1,000,000', '18 years', 'about 5'])('never guesses at "%s" and leaves it for the schema to refuse', (typed) => {
    expect(numberOf(typed)).toBe(typed);
    expect(quantityOf({ value: typed, unit: 'kg' })?.value).toBe(typed);
  });

  it('keeps an open end open', () => {
    const draft = boundsDraft({ from: { value: 18, unit: 'years' }, fromIncluded: true, toIncluded: true }, 'months');
    expect(draft.to).toEqual({ value: '', unit: 'years' });
    expect(boundsOf(draft)).toEqual({ from: { value: 18, unit: 'years' }, fromIncluded: true, toIncluded: true });
  });

  it('lets an empty end follow the unit of the other', () => {
    const draft = withUnit(boundsDraft({ from: { value: 5, unit: 'kg' }, fromIncluded: false, toIncluded: true }, 'kg'), 'from', 'lb');
    expect(draft.from).toEqual({ value: 5, unit: 'lb' });
    expect(draft.to.unit).toBe('lb');
  });

  it('leaves the unit of an end with a number alone where it measures the same', () => {
    const draft = withUnit(
      boundsDraft({ from: { value: 6, unit: 'months' }, to: { value: 12, unit: 'years' }, fromIncluded: true, toIncluded: true }, 'years'),
      'from',
      'weeks',
    );
    expect(draft.to).toEqual({ value: 12, unit: 'years' });
  });

  it('comes back unchanged for every range the schema accepts', () => {
    const unit = fc.constantFrom(...(Object.keys(units) as UnitId[]));
    const quantity = fc.record({
      value: fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e9, max: 1e9 }).map((value) => value + 0),
      unit,
    });
    const bounds = fc.record(
      { from: quantity, to: quantity, fromIncluded: fc.boolean(), toIncluded: fc.boolean() },
      { requiredKeys: ['fromIncluded', 'toIncluded'] },
    );
    fc.assert(
      fc.property(bounds, (generated) => {
        const parsed = boundsSchema.safeParse(generated);
        fc.pre(parsed.success);
        expect(boundsOf(boundsDraft(parsed.data!, 'kg'))).toEqual(parsed.data);
      }),
    );
  });
});
