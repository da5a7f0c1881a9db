import { type Column, cellText, compareCells, type Filter } from './column.ts';

/** How a list is looked at: the words searched for, the choices of its filters, and the column it is sorted by. */
export interface TableState {
  readonly words: string;
  readonly sort: { readonly column: string; readonly descending: boolean } | undefined;
  readonly filters: Readonly<Record<string, string>>;
}

/** The rows that match, in the order asked for; the order given is kept among equals. */
export function arrange<Row>(
  rows: readonly Row[],
  columns: readonly Column<Row>[],
  filters: readonly Filter<Row>[],
  state: TableState,
): readonly Row[] {
  const words = state.words.toLowerCase().split(/\s+/).filter(Boolean);
  let shown = rows;
  for (const { id, matches } of filters) {
    const chosen = state.filters[id];
    if (chosen && matches) shown = shown.filter((row) => matches(row, chosen));
  }
  if (words.length > 0) {
    shown = shown.filter((row) => {
      const text = columns
        .map((column) => cellText(column.value(row)))
        .join(' ')
        .toLowerCase();
      return words.every((word) => text.includes(word));
    });
  }
  const column = columns.find(({ id }) => id === state.sort?.column);
  if (!column || !state.sort) return shown;
  const { descending } = state.sort;
  return shown.toSorted((left, right) => {
    const [a, b] = [column.value(left), column.value(right)];
    const order = compareCells(a, b);
    const empty = (value: unknown) => value === undefined || value === null || value === '';
    // What is empty stays at the end whichever way the rest is turned.
    return descending && !empty(a) && !empty(b) ? -order : order;
  });
}

/** Rows as CSV (RFC 4180) with a byte order mark, so that a spreadsheet reads it as UTF-8. */
export function toCsv<Row>(rows: readonly Row[], columns: readonly Column<Row>[]): string {
  const head = columns.map(({ title, unit }) => quoted(unit ? `${title} (${unit})` : title));
  const lines = rows.map((row) => columns.map((column) => csvCell(column.value(row))).join(','));
  return `\uFEFF${[head.join(','), ...lines].join('\r\n')}\r\n`;
}

function csvCell(value: Parameters<typeof cellText>[0]): string {
  if (typeof value === 'number') return String(value);
  const text = cellText(value);
  // A text that a spreadsheet would take for a formula is marked as text.
  return quoted(/^[=+\-@\t\r]/.test(text) ? `'${text}` : text);
}

function quoted(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
