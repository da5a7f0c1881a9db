import type { TablePiece } from '../../read-document.ts';
import { captionKind } from '../shape/captions.ts';
import { cleanText } from '../shape/clean-text.ts';
import { headerRowCount, type RowLook } from '../shape/header-rows.ts';
import { labelled, readBlocks } from './flow.ts';
import type { Paragraph } from './paragraph.ts';
import { placeOf, unwrapped, type Walk } from './walk.ts';
import { child, toggle, wholeNumber, wordValue, type XmlNode } from './xml-node.ts';

const rowNames: ReadonlySet<string> = new Set(['w:tr']);
const cellNames: ReadonlySet<string> = new Set(['w:tc']);
/** Word itself allows 63 columns. */
const columnsMax = 63;

/** A table with what hangs on it. */
export interface ReadTable {
  readonly piece: TablePiece;
  /** Tables in its cells, in reading order. */
  readonly nested: readonly XmlNode[];
  readonly notes: Paragraph['notes'];
  /** A caption of a figure that stands in a cell, where pictures are laid out by a table. */
  readonly figureCaption: string | undefined;
}

/**
 * The cells of a table that only frames its content: one cell, or one column with headings in it. Their blocks are read as if there were no table.
 */
export function framedCells(table: XmlNode, walk: Walk): XmlNode[] | undefined {
  const rows = unwrapped(table, rowNames).map((row) => unwrapped(row, cellNames));
  if (rows.some((cells) => cells.length > 1)) return undefined;
  const cells = rows.flat();
  const holdsHeading = (cell: XmlNode) =>
    unwrapped(cell, new Set(['w:p'])).some((one) => walk.styles.paragraph(wordValue(child(one, 'w:pPr'), 'w:pStyle')).level !== undefined);
  return cells.length <= 1 || cells.some(holdsHeading) ? cells : undefined;
}

/**
 * Reads a table. The text of a cell that goes over several rows stands in each of them, since it holds for each; a mere number stands in the first only, so that
 * sums stay right.
 */
export function readTable(table: XmlNode, walk: Walk): ReadTable {
  const place = placeOf(walk);
  const nested: XmlNode[] = [];
  const notes: Paragraph['notes'][number][] = [];
  const rows: TablePiece['rows'][number][] = [];
  const looks: RowLook[] = [];
  const above = new Map<number, string>();
  let figureCaption: string | undefined;
  let columnsOfFirst = 0;

  for (const row of unwrapped(table, rowNames)) {
    const properties = child(row, 'w:trPr');
    const pageBefore = walk.page;
    const begunBefore = walk.pageIsBegun;
    let pageAfter = walk.page;
    const cells: { text: string; columns?: number; place?: TablePiece['place'] }[] = [];
    const looksOfRow: RowLook['cells'][number][] = [];
    let column = span(wholeNumber(wordValue(properties, 'w:gridBefore')) ?? 0, 0);
    if (column > 0) {
      cells.push({ text: '', ...(column > 1 ? { columns: column } : {}) });
      looksOfRow.push({ text: '', bold: false, shaded: false });
    }
    for (const cell of unwrapped(row, cellNames)) {
      // Each cell of a row that goes over a page says so; the row begins where its first words stand.
      walk.page = pageBefore;
      walk.pageIsBegun = begunBefore;
      const cellProperties = child(cell, 'w:tcPr');
      const columns = span(wholeNumber(wordValue(cellProperties, 'w:gridSpan')) ?? 1, 1);
      const content = readCell(cell, walk, nested, notes);
      const merge = child(cellProperties, 'w:vMerge');
      const goesOn = merge !== undefined && (merge.attributes['w:val'] ?? 'continue') === 'continue';
      const shown = goesOn && content.text === '' ? repeatable(above.get(column) ?? '') : content.text;
      if (merge && !goesOn) above.set(column, content.text);
      figureCaption ??= content.text.split('\n').find((line) => captionKind(line) === 'figure');
      const apart = content.place.page !== undefined && content.place.page !== place.page;
      cells.push({ text: shown, ...(columns > 1 ? { columns } : {}), ...(apart ? { place: content.place } : {}) });
      looksOfRow.push({ text: shown, bold: content.bold, shaded: isShaded(cellProperties) });
      column += columns;
      pageAfter = Math.max(pageAfter, walk.page);
    }
    if (walk.page < pageAfter) walk.page = pageAfter;
    // The content of rows that were deleted is among the changes; the rows themselves are gone.
    if (child(properties, 'w:del') || cells.length === 0) continue;
    columnsOfFirst ||= column;
    rows.push(cells);
    looks.push({ marked: toggle(properties, 'w:tblHeader') ?? false, cells: looksOfRow });
  }
  const byStyle = columnsOfFirst >= 3 && rows.length > 1 && firstRowIsStrong(table, walk);
  const headerRows = headerRowCount(looks) || (byStyle ? 1 : 0);
  return { piece: { type: 'table', caption: '', headerRows, rows, place }, nested, notes, figureCaption };
}

function span(count: number, least: number): number {
  return Math.min(columnsMax, Math.max(least, count));
}

function repeatable(text: string): string {
  return /\p{L}/u.test(text) ? text : '';
}

function readCell(cell: XmlNode, walk: Walk, nested: XmlNode[], notes: Paragraph['notes'][number][]) {
  const lines: string[] = [];
  let filled = 0;
  let bold = 0;
  let place: TablePiece['place'] | undefined;
  const read = (node: XmlNode): void =>
    readBlocks(node, walk, {
      paragraph: (paragraph) => {
        const text = labelled(paragraph);
        if (text !== '') {
          lines.push(text);
          filled++;
          if (paragraph.bold || paragraph.level !== undefined) bold++;
          place ??= paragraph.place;
        }
        notes.push(...paragraph.notes);
        for (const box of paragraph.boxes) read(box);
      },
      table: (table) => void nested.push(table),
    });
  read(cell);
  return { text: cleanText(lines.join('\n')), bold: filled > 0 && filled === bold, place: place ?? placeOf(walk) };
}

function isShaded(properties: XmlNode | undefined): boolean {
  const fill = child(properties, 'w:shd')?.attributes['w:fill'];
  return fill !== undefined && !/^(?:auto|ffffff)$/i.test(fill);
}

/** The style of the table sets the first row apart, and the table uses that. In tables with two columns nearly all do, whatever the row holds. */
function firstRowIsStrong(table: XmlNode, walk: Walk): boolean {
  const properties = child(table, 'w:tblPr');
  const look = child(properties, 'w:tblLook');
  const firstRow = look?.attributes['w:firstRow'];
  const used =
    firstRow === undefined ? (Number.parseInt(look?.attributes['w:val'] ?? '0', 16) & 0x20) !== 0 : /^(?:1|true|on)$/.test(firstRow);
  return used && (walk.styles.table(wordValue(properties, 'w:tblStyle'))?.strongFirstRow ?? false);
}
