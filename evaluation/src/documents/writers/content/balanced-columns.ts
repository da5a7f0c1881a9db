import { plainText, type Table } from '../../tree.ts';
import { columnPercentages, evenRows } from './phrases.ts';

/** Rows that are looked at; in longer tables, as many of them evenly spread. */
const sampleSize = 60;

/** Steps in which width moves from one column to another, in percent. */
const steps = [8, 4, 2, 1] as const;

/** Lines that paragraphs of these lengths need in a column that holds so many characters. The last word of a line seldom fits. */
function linesIn(lengths: readonly number[], characters: number): number {
  const held = Math.max(characters * 0.6, characters - 2.5);
  let lines = 0;
  for (const length of lengths) lines += length <= characters ? 1 : Math.ceil(length / held);
  return lines;
}

/** The longest run of characters of each column that should stand on one line: words up to 16 characters, and whole cells up to 12. */
function leastCharacters(table: Table): number[] {
  const longest = table.columns.map(() => 1);
  const look = (column: number, text: string): void => {
    const whole = text.length <= 12 ? text.length : 0;
    const words = text.split(/[\s\u2010-\u2015-]+/).map((word) => Math.min(word.length, 16));
    longest[column] = Math.max(longest[column]!, whole, ...words);
  };
  table.columns.forEach((column, index) => {
    // Titles are bold, which is wider.
    for (const word of column.title.split(/[\s-]+/)) longest[index] = Math.max(longest[index]!, Math.min(word.length, 18) * 1.15);
  });
  for (const row of evenRows(table)) for (const { cell, column, columns } of row) if (columns === 1) look(column, plainText(cell.content));
  return longest;
}

/**
 * Widths of a table's columns as whole percentages that sum to 100. They start from `columnPercentages`; width then moves from columns with room
 * to spare to columns whose text would run long, as far as that makes the table shorter. For outputs with pages of one width.
 */
export function balancedPercentages(table: Table, charactersPerLine: number): number[] {
  const widths = columnPercentages(table, charactersPerLine);
  if (widths.length < 2 || widths.length > 20 || table.rows.length === 0) return widths;
  // Two characters more than the text: the space between columns.
  const wanted = leastCharacters(table).map((length) => Math.ceil(((length + 2.5) / charactersPerLine) * 100));
  // Columns too narrow for their words take width from the one with most to spare, as long as there is one.
  const spareOf = (column: number): number => widths[column]! - wanted[column]!;
  const columns = widths.map((_, column) => column);
  for (const narrow of columns) {
    while (spareOf(narrow) < 0) {
      const from = columns.reduce((one, other) => (spareOf(other) > spareOf(one) ? other : one));
      if (spareOf(from) <= 0) break;
      widths[from]! -= 1;
      widths[narrow]! += 1;
    }
  }
  const least = wanted.map((width, column) => Math.min(widths[column]!, width));
  const even = evenRows(table);
  const every = Math.max(1, even.length / sampleSize);
  const rows: number[][][] = [];
  for (let at = 0; at < even.length; at += every) {
    const cells: number[][] = table.columns.map(() => []);
    for (const { cell, column, columns } of even[Math.floor(at)]!) {
      const text = cell.content.map((part) => (part.type === 'break' ? '\n' : part.text)).join('');
      if (columns === 1) cells[column] = text.split('\n').map(({ length }) => length);
    }
    rows.push(cells);
  }
  rows.push(table.columns.map(({ title }) => [title.length * 1.1]));
  const known = new Map<number, number[]>();
  const linesOf = (column: number, width: number): number[] => {
    const key = column * 1000 + width;
    let lines = known.get(key);
    if (!lines) known.set(key, (lines = rows.map((cells) => linesIn(cells[column]!, Math.max(1, (width / 100) * charactersPerLine - 2)))));
    return lines;
  };
  const height = (tried: readonly number[]): number => {
    const linesByColumn = tried.map((width, column) => linesOf(column, width));
    let sum = 0;
    let filled = 0;
    for (let row = 0; row < rows.length; row++) {
      let most = 1;
      for (const lines of linesByColumn) {
        most = Math.max(most, lines[row]!);
        filled += lines[row]!;
      }
      sum += most;
    }
    // Between tables of the same height, the one whose cells are less tall.
    return sum + filled / (rows.length * 1000);
  };
  let best = height(widths);
  for (const step of steps) {
    for (let moves = 0; moves < 40; moves++) {
      let chosen: { from: number; to: number } | undefined;
      for (let from = 0; from < widths.length; from++) {
        if (widths[from]! - step < least[from]!) continue;
        for (let to = 0; to < widths.length; to++) {
          if (to === from) continue;
          widths[from]! -= step;
          widths[to]! += step;
          const tried = height(widths);
          widths[from]! += step;
          widths[to]! -= step;
          if (tried < best - 1e-9) {
            best = tried;
            chosen = { from, to };
          }
        }
      }
      if (!chosen) break;
      widths[chosen.from]! -= step;
      widths[chosen.to]! += step;
    }
  }
  return widths;
}
