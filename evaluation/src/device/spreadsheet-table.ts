/** A table as it was read from a CSV or spreadsheet file: titles of the columns, and rows with the number they have in the file. */
export interface SpreadsheetTable {
  readonly header: readonly string[];
  readonly rows: readonly { readonly row: number; readonly cells: readonly string[] }[];
}

/** Titles that can be told apart: trimmed, "Column 3" for an empty one, "Severity (2)" for the second of a name. */
export function columnTitles(header: readonly string[]): string[] {
  const seen = new Map<string, number>();
  return header.map((cell, index) => {
    const title = cell.replace(/\s+/g, ' ').trim() || `Column ${index + 1}`;
    const count = (seen.get(title.toLowerCase()) ?? 0) + 1;
    seen.set(title.toLowerCase(), count);
    return count === 1 ? title : `${title} (${count})`;
  });
}

/** A title as synonyms are compared: lower case, without accents, punctuation and the number of a repeated name. */
export function comparableTitle(title: string): string {
  return title
    .replace(/ \(\d+\)$/, '')
    .toLowerCase()
    .replaceAll('ß', 'ss')
    .normalize('NFD')
    .replace(/\p{Mark}/gu, '')
    .replace(/[^\p{Letter}\p{Number}]+/gu, ' ')
    .trim();
}

/**
 * Makes a table of raw rows, counted from 1. Files often have a title or a legend above the table, so the header is the row, among the first
 * thirty, in which most cells are recognised; the first row that is not empty where none is.
 */
export function tableFrom(rows: readonly (readonly string[])[], recognised: (title: string) => boolean): SpreadsheetTable {
  let best = rows.findIndex((cells) => cells.some((cell) => cell.trim()));
  let most = 0;
  rows.slice(0, 30).forEach((cells, index) => {
    const count = cells.filter((cell) => cell.trim() && recognised(cell)).length;
    if (count > most) {
      most = count;
      best = index;
    }
  });
  if (best < 0) return { header: [], rows: [] };
  return { header: rows[best] ?? [], rows: rows.slice(best + 1).map((cells, index) => ({ row: best + 2 + index, cells })) };
}
