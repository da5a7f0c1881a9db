import type { Piece, TablePiece } from '../../read-document.ts';
import { cleanOneLine, cleanText } from '../shape/clean-text.ts';
import { headerRowCount, type RowLook } from '../shape/header-rows.ts';
import { attributeOf, elementsOf, type HtmlElement, readNodes } from './pieces.ts';

const columnsMax = 200;
const rowsMax = 10_000;

/**
 * Reads a table, and tables in its cells after it; undefined for one that only lays out its content. The text of a cell that goes over several rows stands
 * in each of them, as in Word files.
 */
export function readHtmlTable(table: HtmlElement, firstLine: number, depth: number): Piece[] | undefined {
  const found = rowsOf(table);
  const isLayout = /^(?:presentation|none)$/.test(attributeOf(table, 'role') ?? '');
  if (isLayout || found.every(({ row }) => cellsOf(row).length <= 1)) return undefined;
  const captionNode = elementsOf(table).find((one) => one.tagName === 'caption');
  const lineOf = (element: HtmlElement) => {
    const start = element.sourceCodeLocation?.startLine;
    return start === undefined ? {} : { line: start + firstLine - 1 };
  };
  const nested: Piece[] = [];
  const rows: TablePiece['rows'][number][] = [];
  const looks: RowLook[] = [];
  const spanning: { column: number; rowsLeft: number; text: string; columns: number }[] = [];

  for (const { row, inHead } of found) {
    const cells: { text: string; columns?: number; place: TablePiece['place'] }[] = [];
    const look: RowLook['cells'][number][] = [];
    let column = 0;
    const add = (text: string, columns: number, bold: boolean) => {
      cells.push({ text, ...(columns > 1 ? { columns } : {}), place: lineOf(row) });
      look.push({ text, bold, shaded: false });
      column += columns;
    };
    const addSpanning = () => {
      for (let above = next(); above; above = next()) {
        above.rowsLeft--;
        add(above.text, above.columns, false);
      }
    };
    // A row has no more columns than a cell may span, so that cells over many rows and columns cannot fill the memory.
    const current = spanning.splice(0).filter((one) => one.rowsLeft > 0 && one.column < columnsMax);
    const next = () => current.find((one) => one.column === column);
    for (const cell of cellsOf(row)) {
      addSpanning();
      if (column >= columnsMax) break;
      const text = cellText(cell, firstLine, depth, nested);
      const columns = span(attributeOf(cell, 'colspan'), columnsMax);
      const down = span(attributeOf(cell, 'rowspan'), rowsMax);
      const repeated = /\p{L}/u.test(text) ? text : '';
      if (down > 1) spanning.push({ column, rowsLeft: down - 1, text: repeated, columns });
      add(text, columns, cell.tagName === 'th' || isBold(cell));
    }
    addSpanning();
    spanning.push(...current);
    if (cells.length === 0) continue;
    rows.push(cells);
    looks.push({ marked: inHead || cellsOf(row).every((cell) => cell.tagName === 'th'), cells: look });
  }
  if (rows.length === 0) return nested;
  const caption = captionNode ? captionText(captionNode, firstLine, depth) : '';
  return [{ type: 'table', caption, headerRows: headerRowCount(looks), rows, place: lineOf(table) }, ...nested];
}

/**
 * Reads a list of terms with what they mean as a table of two columns, since that keeps each value with its label; undefined where it has other content.
 */
export function readDefinitions(list: HtmlElement, firstLine: number, depth: number): Piece[] | undefined {
  const parts = elementsOf(list).flatMap((one) => (one.tagName === 'div' ? elementsOf(one) : [one]));
  if (parts.length === 0 || parts.some((one) => one.tagName !== 'dt' && one.tagName !== 'dd')) return undefined;
  const nested: Piece[] = [];
  const rows: { term: string; meanings: string[]; line: number | undefined }[] = [];
  for (const part of parts) {
    const text = cellText(part, firstLine, depth, nested);
    const last = rows.at(-1);
    const line = part.sourceCodeLocation ? part.sourceCodeLocation.startLine + firstLine - 1 : undefined;
    if (part.tagName === 'dt') rows.push({ term: text, meanings: [], line });
    else if (last) last.meanings.push(text);
    else rows.push({ term: '', meanings: [text], line });
  }
  const placeOf = (line: number | undefined) => (line === undefined ? {} : { line });
  const cells = rows.map(({ term, meanings, line }) => [
    { text: term, place: placeOf(line) },
    { text: meanings.join('\n'), place: placeOf(line) },
  ]);
  return [{ type: 'table', caption: '', headerRows: 0, rows: cells, place: placeOf(rows[0]!.line) }, ...nested];
}

/** The text of a caption, read as such. */
function captionText(caption: HtmlElement, firstLine: number, depth: number): string {
  const page = { pieces: [] as Piece[], revisions: [], hidden: [] };
  readNodes(caption.childNodes, page, firstLine, depth, 'caption');
  return cleanOneLine(page.pieces.flatMap((piece) => ('text' in piece ? [piece.text] : [])).join(' '));
}

function rowsOf(table: HtmlElement): { row: HtmlElement; inHead: boolean }[] {
  return elementsOf(table).flatMap((one) => {
    if (one.tagName === 'tr') return [{ row: one, inHead: false }];
    if (!/^t(?:head|body|foot)$/.test(one.tagName)) return [];
    return elementsOf(one)
      .filter((row) => row.tagName === 'tr')
      .map((row) => ({ row, inHead: one.tagName === 'thead' }));
  });
}

function cellsOf(row: HtmlElement): HtmlElement[] {
  return elementsOf(row).filter((one) => one.tagName === 'td' || one.tagName === 'th');
}

function span(text: string | undefined, most: number): number {
  const count = Number.parseInt(text ?? '', 10);
  return Number.isNaN(count) ? 1 : Math.min(most, Math.max(1, count));
}

function isBold(cell: HtmlElement): boolean {
  const texts = cell.childNodes.filter((one) => one.nodeName !== '#text' || ('value' in one && one.value.trim() !== ''));
  return texts.length > 0 && texts.every((one) => 'tagName' in one && /^(?:b|strong)$/.test(one.tagName));
}

function cellText(cell: HtmlElement, firstLine: number, depth: number, nested: Piece[]): string {
  const page = { pieces: [] as Piece[], revisions: [], hidden: [] };
  readNodes(cell.childNodes, page, firstLine, depth);
  nested.push(...page.pieces.filter((piece) => piece.type === 'table'));
  return cleanText(page.pieces.flatMap((piece) => ('text' in piece ? [piece.text] : [])).join('\n'));
}
