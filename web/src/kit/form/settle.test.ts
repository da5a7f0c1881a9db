import { describe, expect, it } from 'vitest';
import type { Field } from './field.ts';
import { settled } from './settle.ts';

const choices = [
  { value: 'RR', label: 'Risk ratio' },
  { value: 'OR', label: 'Odds ratio' },
];

describe('values whose choices changed', () => {
  it('fall to the first choice that is offered', () => {
    const fields: Field[] = [{ name: 'measure', type: 'choice', label: 'Measure', choices }];
    expect(settled(fields, { measure: 'MD', title: 'x' })).toEqual({ measure: 'RR', title: 'x' });
    expect(settled(fields, { measure: 'OR' })).toEqual({ measure: 'OR' });
  });

  it('open where they may stay open, and stay open', () => {
    const fields: Field[] = [{ name: 'measure', type: 'choice', label: 'Measure', choices, optional: true }];
    expect(settled(fields, { measure: 'MD' })).toEqual({ measure: '' });
    expect(settled(fields, { measure: '' })).toEqual({ measure: '' });
  });

  it('keep only those of several that are still offered', () => {
    const fields: Field[] = [{ name: 'measures', type: 'choices', label: 'Measures', choices }];
    expect(settled(fields, { measures: ['MD', 'OR'] })).toEqual({ measures: ['OR'] });
  });

  it('stay the same object where nothing is to be done', () => {
    const values = { measure: 'RR', measures: ['OR'] };
    const fields: Field[] = [
      { name: 'measure', type: 'choice', label: 'Measure', choices },
      { name: 'measures', type: 'choices', label: 'Measures', choices },
    ];
    expect(settled(fields, values)).toBe(values);
  });
});
