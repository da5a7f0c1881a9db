import { describe, expect, it } from 'vitest';
import { arrange, type TableState, toCsv } from './arrange.ts';
import type { Column, Filter } from './column.ts';

interface Row {
  readonly number: string;
  readonly hazard: string;
  readonly count?: number;
}
const rows: readonly Row[] = [
  { number: '10.4', hazard: 'Infection', count: 3 },
  { number: '9', hazard: 'Thrombosis' },
  { number: '2', hazard: 'infection of the tunnel', count: 12 },
];
const columns: readonly Column<Row>[] = [
  { id: 'number', title: 'No.', value: (row) => row.number },
  { id: 'hazard', title: 'Hazard', value: (row) => row.hazard },
  { id: 'count', title: 'Events', unit: 'n', value: (row) => row.count, numeric: true },
];
const filters: readonly Filter<Row>[] = [
  { id: 'seen', title: 'Seen', choices: [{ value: 'yes', label: 'Seen' }], matches: (row) => row.count !== undefined },
];
const numbers = (state: TableState) => arrange(rows, columns, filters, state).map((row) => row.number);

const cases: readonly { title: string; state: TableState; expected: readonly string[] }[] = [
  { title: 'keeps its order unasked', state: { words: '', sort: undefined, filters: {} }, expected: ['10.4', '9', '2'] },
  {
    title: 'sorts numbers in text by their size',
    state: { words: '', sort: { column: 'number', descending: false }, filters: {} },
    expected: ['2', '9', '10.4'],
  },
  {
    title: 'leaves empty cells last',
    state: { words: '', sort: { column: 'count', descending: false }, filters: {} },
    expected: ['10.4', '2', '9'],
  },
  {
    title: 'leaves empty cells last when turned round too',
    state: { words: '', sort: { column: 'count', descending: true }, filters: {} },
    expected: ['2', '10.4', '9'],
  },
  { title: 'finds every word in any case', state: { words: 'TUNNEL infection', sort: undefined, filters: {} }, expected: ['2'] },
  { title: 'filters', state: { words: '', sort: undefined, filters: { seen: 'yes' } }, expected: ['10.4', '2'] },
];

describe('a list', () => {
  it.each(cases)('$title', ({ state, expected }) => {
    expect(numbers(state)).toEqual(expected);
  });

  it('is exported with quotes where needed and without living formulas', () => {
    const csv = toCsv([{ number: '=1+1', hazard: 'a "b", c', count: -2 }], columns);
    expect(csv).toBe('\uFEFFNo.,Hazard,Events (n)\r\n\'=1+1,"a ""b"", c",-2\r\n');
  });
});
