import { describe, expect, it } from 'vitest';
import { groupPassages, type Passage, passageOfQuote, windowOf } from './passage-groups.ts';

let index = 0;
const passage = (kind: string, text: string, cell?: Passage['cell']): Passage => ({
  index: index++,
  kind,
  text,
  section: '1',
  ...(cell ? { cell } : {}),
});
const cell = (text: string, table: number, row: number, column: number) => passage('cell', text, { table, row, column });

describe('passages on the page', () => {
  it('stand as tables with rows, as lists, and alone', () => {
    const groups = groupPassages([
      passage('heading', 'Population'),
      passage('item', 'adults'),
      passage('item', 'children'),
      cell('Weight', 0, -1, 0),
      cell('Age', 0, -1, 1),
      cell('5 kg', 0, 0, 0),
      cell('2 years', 0, 0, 1),
      cell('Another table', 1, 0, 0),
      passage('paragraph', 'End.'),
    ]);
    expect(groups.map(({ type }) => type)).toEqual(['single', 'list', 'table', 'table', 'single']);
    const table = groups[2];
    expect(table?.type === 'table' && table.rows.map((row) => row.map(({ text }) => text))).toEqual([
      ['Weight', 'Age'],
      ['5 kg', '2 years'],
    ]);
  });

  it('hold a quote at the named place, or wherever its words are', () => {
    const passages = [passage('paragraph', 'one'), passage('paragraph', 'two'), passage('paragraph', 'one')];
    const holds = (text: string) => text === 'one';
    expect(passageOfQuote(passages, passages[2]!.index, holds)).toBe(passages[2]);
    expect(passageOfQuote(passages, passages[1]!.index, holds)).toBe(passages[0]);
    expect(passageOfQuote(passages, passages[1]!.index, () => false)).toBe(passages[1]);
    expect(passageOfQuote(passages, undefined, () => false)).toBeUndefined();
  });

  it('are shown around the quote and never beyond the document', () => {
    expect(windowOf(100, 50, 10, 10)).toEqual({ from: 40, to: 61 });
    expect(windowOf(20, 2, 10, 10)).toEqual({ from: 0, to: 13 });
    expect(windowOf(5, 4, 10, 10)).toEqual({ from: 0, to: 5 });
  });
});
