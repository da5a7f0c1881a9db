import type { Cell, DocumentTree, Inline, Section, Table } from '../../tree.ts';
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
  return [section.number, section.title].map((part) => cleanLine(part).trim()).filter(Boolean).join(' ');
}

/** "Version 2 (draft)". */
export function versionText(tree: DocumentTree): string {
  const version = cleanLine(tree.version);
  return `${phrases.version} ${tree.status === 'draft' && !/draft/i.test(version) ? `${version} (draft)` : version}`;
}

/** True where a style sets citations as raised numbers: the text is then nothing but numbers. */
export function isRaised(citation: Extract<Inline, { type: 'citation' }>): boolean {
  return /^\d+(?:\s*[,;–—-]\s*\d+)*$/.test(citation.text);
}

/** A file name from the title and version, of characters that every system takes, without its ending. */
export function fileNameOf(tree: DocumentTree): string {
  const words = `${tree.title} ${tree.version}`.normalize('NFKD').replace(/[^A-Za-z0-9]+/g, '-').replace(/^-+|-+$/g, '').slice(0, 80);
  return words.replace(/-+$/, '').toLowerCase() || 'document';
}

/** Widths of a table's columns as whole percentages that sum to 100, each at least 1. */
export function columnPercentages(table: Table): number[] {
  const widths = table.columns.map((column) => (Number.isFinite(column.width) && column.width > 0 ? column.width : 0));
  const sum = widths.reduce((total, width) => total + width, 0);
  const shares = widths.map((width) => (sum > 0 ? width / sum : 1 / widths.length));
  const result = shares.map((share) => Math.max(1, Math.floor(share * 100)));
  const widest = result.indexOf(Math.max(...result));
  if (widest >= 0) result[widest] = Math.max(1, result[widest]! + 100 - result.reduce((total, width) => total + width, 0));
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
      const columns = Math.min(Math.max(1, Math.trunc(cell.columns ?? 1)), table.columns.length - column);
      even.push({ cell, column, columns });
      column += columns;
    }
    for (; column < table.columns.length; column++) even.push({ cell: { content: [] }, column, columns: 1 });
    return even;
  });
}
