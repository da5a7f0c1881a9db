import { describe, expect, it } from 'vitest';
import type { Field } from './field.ts';
import { inShownUnits } from './shown-changes.ts';

const bound: Field = {
  name: 'bound',
  type: 'number',
  label: 'Bound',
  scale: ({ measure }, { exposure }) => (measure === 'IR' ? { factor: 1000, unit: `per 1000 ${exposure}` } : { factor: 100, unit: '%' }),
};
const fields: readonly Field[] = [
  { name: 'count', type: 'number', label: 'Count' },
  { name: 'criterion', type: 'group', label: 'Criterion', fields: [bound] },
  { name: 'marks', type: 'list', label: 'Marks', add: 'Add', fields: [bound] },
];

describe('changes of numbers', () => {
  it.each([
    ['/criterion/bound', 0.002, 0.0023, '2 per 1000 days', '0.23 %'],
    ['/marks/1/bound', 0.5, undefined, '50 %', undefined],
    ['/count', 2, 3, 2, 3],
    ['/elsewhere/0', 2, 3, 2, 3],
    ['/criterion', undefined, { measure: 'PR', bound: 0.1 }, undefined, { measure: 'PR', bound: 0.1 }],
  ])('at %s from %s to %s read as the form shows them', (pointer, before, after, shownBefore, shownAfter) => {
    const old = { exposure: 'days', criterion: { measure: 'IR' }, marks: [{ measure: 'IR' }, { measure: 'PR' }] };
    const now = { exposure: 'days', criterion: { measure: 'PR' }, marks: [{ measure: 'IR' }] };
    expect(inShownUnits([{ pointer, before, after }], fields, old, now)).toEqual([{ pointer, before: shownBefore, after: shownAfter }]);
  });
});
