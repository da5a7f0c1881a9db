import { type Cell, type DocumentTree, type Inline, plainText, type Section, type Table } from '../../tree.ts';
import { cleanLine } from './characters.ts';

/** The words writers add of themselves, the same in every output. */
export const phrases = {
  contents: 'Contents',
  tables: 'Tables',
  figures: 'Figures',
  basis: 'Basis',
  version: 'Version',
  date: 'Date',
  draft: 'Draft',
  role: 'Role',
  name: 'Name',
  signature: 'Signature and date',
  note: { information: 'Note', caution: 'Caution', missing: 'Missing' },
  noReferences: 'No reference is cited.',
} as const;

/** The heading as every output shows it: "4.6.1 Title". */
export function headingText(section: Section): string {
  return [section.number, section.title]
    .map((part) => cleanLine(part).trim())
    .filter(Boolean)
    .join(' ');
}

/** "Version 2 (draft)". */
export function versionText(tree: DocumentTree): string {
  const version = cleanLine(tree.version);
  return `${phrases.version} ${tree.status === 'draft' && !/draft/i.test(version) ? `${version} (draft)` : version}`;
}

/** The lines of the cover: the tree's own, and version and date where it has no line of that name. */
export function coverLines(tree: DocumentTree): DocumentTree['cover'] {
  const named = new Set(tree.cover.map((line) => cleanLine(line.label).trim().toLowerCase()));
  const own = [
    { label: phrases.version, value: versionText(tree).slice(phrases.version.length + 1) },
    { label: phrases.date, value: tree.date },
  ];
  return [...tree.cover, ...own.filter((line) => !named.has(line.label.toLowerCase()))];
}

/** True where a style sets citations as raised numbers: the text is then nothing but numbers. */
export function isRaised(citation: Extract<Inline, { type: 'citation' }>): boolean {
  return /^\d+(?:\s*[,;–—-]\s*\d+)*$/.test(citation.text);
}

/** The longest word of each column, counted up to a length that a narrow column should still hold unbroken. */
function longestWords(table: Table, lengthMax: number): number[] {
  const longest = table.columns.map((column) => longestWord(column.title, lengthMax));
  for (const row of evenRows(table)) {
    for (const { cell, column, columns } of row) {
      if (columns === 1) longest[column] = Math.max(longest[column]!, longestWord(plainText(cell.content), lengthMax));
    }
  }
  return longest;
}

function longestWord(text: string, lengthMax: number): number {
  let longest = 0;
  for (const word of text.split(/[\s\u2010-\u2015-]+/)) longest = Math.max(longest, Math.min(word.length, lengthMax));
  return longest;
}

/**
 * Widths of a table's columns as whole percentages that sum to 100 (up to 100 columns). They follow the widths the table asks for, except that a
 * column becomes wide enough for its words of up to 12 characters where a line of the table holds the given number of characters.
 */
export function columnPercentages(table: Table, charactersPerLine = 105): number[] {
  const asked = table.columns.map((column) => (Number.isFinite(column.width) && column.width > 0 ? column.width : 0));
  const sum = asked.reduce((total, width) => total + width, 0);
  const shares = asked.map((width) => (sum > 0 ? width / sum : 1 / asked.length) * 100);
  // Two characters more than the word: the space between columns.
  const needed = longestWords(table, 12).map((length) => ((length + 2) / charactersPerLine) * 100);
  const neededSum = needed.reduce((total, width) => total + width, 0);
  const least = neededSum > 100 ? needed.map((width) => (width / neededSum) * 100) : needed;
  const spare = shares.map((share, index) => Math.max(0, share - least[index]!));
  const spareSum = spare.reduce((total, width) => total + width, 0);
  const free = 100 - least.reduce((total, width) => total + width, 0);
  const exact = least.map((width, index) => width + (spareSum > 0 ? (spare[index]! / spareSum) * free : free / least.length));
  const result = exact.map((width) => Math.max(1, Math.floor(width + 1e-9)));
  // What rounding left over goes to the widest column; what raising narrow ones to one percent took is given back by the widest in turn.
  let left = 100 - result.reduce((total, width) => total + width, 0);
  while (left !== 0 && result.length > 0) {
    const widest = result.indexOf(Math.max(...result));
    const step = left > 0 ? left : -1;
    if (result[widest]! + step < 1) break;
    result[widest] = result[widest]! + step;
    left -= step;
  }
  return result;
}

/**
 * A table's rows so that every one fills exactly the columns: spans are cut at the last column, cells too many go, and a row too short ends in
 * empty cells. Outputs refuse or misplace rows that do not.
 */
export function evenRows(table: Table): { readonly cell: Cell; readonly column: number; readonly columns: number }[][] {
  return table.rows.map((row) => {
    const even: { cell: Cell; column: number; columns: number }[] = [];
    let column = 0;
    for (const cell of row) {
      if (column >= table.columns.length) break;
      const asked = Math.trunc(cell.columns ?? 1);
      // A span that is no number, or less than one column, is one column.
      const columns = Math.min(asked >= 1 ? asked : 1, table.columns.length - column);
      even.push({ cell, column, columns });
      column += columns;
    }
    for (; column < table.columns.length; column++) even.push({ cell: { content: [] }, column, columns: 1 });
    return even;
  });
}
