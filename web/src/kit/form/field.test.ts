import { describe, expect, it } from 'vitest';
import { type Field, pointerOf, toData, toValues, withValueAt } from './field.ts';

const fields: readonly Field[] = [
  { name: 'name', type: 'text', label: 'Name' },
  { name: 'count', type: 'number', label: 'Count' },
  { name: 'due', type: 'date', label: 'Due' },
  { name: 'side', type: 'choice', label: 'Side', choices: [{ value: 'left', label: 'Left' }], optional: true },
  { name: 'sources', type: 'sentences', label: 'Sources' },
  { name: 'age', type: 'bounds', label: 'Age', units: ['years'] },
  { name: 'criterion', type: 'group', label: 'Criterion', add: 'Add', fields: [{ name: 'bound', type: 'number', label: 'Bound' }] },
  { name: 'models', type: 'list', label: 'Models', add: 'Add', fields: [{ name: 'number', type: 'text', label: 'Number' }] },
];

describe('a form', () => {
  it('says nothing about what was left empty', () => {
    const data = toData(fields, toValues(fields, undefined));
    expect(JSON.parse(JSON.stringify(data))).toEqual({ name: '', sources: [], models: [] });
  });

  it('gives back the data it was given, with what it does not describe', () => {
    const data = {
      name: 'Catheter',
      count: 0,
      due: '2026-11-22',
      side: 'left',
      sources: ['IFU'],
      age: { from: { value: 18, unit: 'years' }, fromIncluded: true, toIncluded: true },
      criterion: { bound: 1.5, derivation: 'kept' },
      models: [{ number: '1', description: 'kept' }],
      imported: { row: 4 },
    };
    expect(toData(fields, toValues(fields, data))).toEqual(data);
  });

  it('leaves empty lines of a list out', () => {
    expect(toData(fields, { ...toValues(fields, undefined), sources: ['IFU', ' ', ''] })).toMatchObject({ sources: ['IFU'] });
  });

  it('changes one place and leaves its neighbours the same objects', () => {
    const values = { models: [{ number: '1' }, { number: '2' }], other: { a: 1 } };
    const next = withValueAt(values, ['models', 1, 'number'], '3') as typeof values;
    expect(next.models).toEqual([{ number: '1' }, { number: '3' }]);
    expect(next.models[0]).toBe(values.models[0]);
    expect(next.other).toBe(values.other);
  });

  it('names places as problems do', () => {
    expect(pointerOf(['a/b', 0, 'c~d'])).toBe('/a~1b/0/c~0d');
  });
});
