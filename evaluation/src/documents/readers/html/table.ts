import type { Piece, TablePiece } from '../../read-document.ts';
import { cleanOneLine, cleanText } from '../shape/clean-text.ts';
import { headerRowCount, type RowLook } from '../shape/header-rows.ts';
import { attributeOf, elementsOf, type HtmlElement, readNodes, wholeText } from './pieces.ts';

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
    const current = spanning.splice(0).filter((one) => one.rowsLeft > 0);
    const next = () => current.find((one) => one.column === column);
    for (const cell of cellsOf(row)) {
      addSpanning();
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
  const caption = captionNode ? cleanOneLine(wholeText(captionNode)) : '';
  return [{ type: 'table', caption, headerRows: headerRowCount(looks), rows, place: lineOf(table) }, ...nested];
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
