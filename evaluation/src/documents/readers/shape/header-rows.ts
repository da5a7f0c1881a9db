/** A row as far as it matters for telling whether it names the columns. */
export interface RowLook {
  /** The file itself says that the row is a heading. */
  readonly marked: boolean;
  readonly cells: readonly { readonly text: string; readonly bold: boolean; readonly shaded: boolean }[];
}

const figures = /\d/;

/**
 * How many rows at the top name the columns. Rows that the file marks are taken at their word. Else the first row does where it is set apart (all bold or all
 * shaded, and the next row is not), or, from three columns on, where it reads like names over values. A first row of a table with two columns that is
 * not set apart is a label with its value like those below it, and no heading.
 */
export function headerRowCount(rows: readonly RowLook[]): number {
  let marked = 0;
  while (marked < rows.length && rows[marked]!.marked) marked++;
  if (marked === rows.length && marked > 1) return 1;
  if (marked > 0) return marked === rows.length ? 0 : marked;
  const [first, second] = rows;
  if (!first || !second) return 0;
  const filled = first.cells.filter((cell) => cell.text !== '');
  if (filled.length < 2) return 0;
  const setApart = (look: 'bold' | 'shaded') => {
    const isLike = (row: RowLook) => row.cells.every((cell) => cell.text === '' || cell[look]);
    return isLike(first) && !isLike(second);
  };
  if (setApart('bold') || setApart('shaded')) return 1;
  return first.cells.length >= 3 && readsAsNames(rows) ? 1 : 0;
}

function readsAsNames(rows: readonly RowLook[]): boolean {
  const [first, ...others] = rows as [RowLook, ...RowLook[]];
  const names = first.cells.map((cell) => cell.text);
  if (names.slice(1).some((name) => name === '')) return false;
  if (new Set(names).size < names.length) return false;
  if (names.some((name) => name.length > 60 || /^[\W\d]+$/.test(name) || /[.;]$/.test(name))) return false;
  const below = others.flatMap((row) => row.cells.map((cell) => cell.text)).filter((text) => text !== '');
  if (below.length === 0) return false;
  const withFigures = below.filter((text) => figures.test(text)).length / below.length;
  if (!names.some((name) => figures.test(name)) && withFigures > 0.25) return true;
  const mean = (texts: readonly string[]) => texts.reduce((sum, text) => sum + text.length, 0) / texts.length;
  return mean(names) < mean(below) / 1.5;
}
