import { cleanLine, columnPercentages, evenRows, phrases, plainText, type Table } from '@cerulean/evaluation/documents';
import {
  AlignmentType,
  HeightRule,
  Paragraph,
  TableCell,
  TableLayoutType,
  TableRow,
  VerticalAlignTable,
  WidthType,
  Table as WordTable,
} from 'docx';
import type { Place } from './bench.ts';
import { caption } from './captions.ts';
import { directionOf, inlines, textRuns } from './inlines.ts';
import { twips } from './page.ts';
import { colour, noRule, rule } from './styles.ts';

const sides = { left: AlignmentType.LEFT, right: AlignmentType.RIGHT, center: AlignmentType.CENTER } as const;

/** Space left and right of a cell's text, in millimetres. */
const padding = 1.4;
/** Room for one character of table text, and for one of a heading, in millimetres: Arial at 8.5 points. */
const characterWidth = { text: 1.62, heading: 1.75 } as const;
const lineHeight = 3.7;

/** Words longer than this may break; shorter ones get a column they fit into. */
const longestKept = 15;

function longestWord(text: string): number {
  return text.split(/[\s\u00ad-]+/).reduce((longest, word) => Math.max(longest, word.length), 0);
}

/**
 * Widths of the columns, in twips, that sum to the width given: the tree's shares, but no column so narrow that a usual word of it breaks, as
 * long as the others have room to give.
 */
export function columnWidths(table: Table, millimetres: number): number[] {
  const least = table.columns.map((column) => Math.min(longestKept, longestWord(cleanLine(column.title))) * characterWidth.heading);
  for (const row of evenRows(table)) {
    for (const { cell, column, columns } of row) {
      if (columns === 1)
        least[column] = Math.max(least[column]!, Math.min(longestKept, longestWord(plainText(cell.content))) * characterWidth.text);
    }
  }
  const floor = least.map((width) => width + 2 * padding);
  const wanted = columnPercentages(table).map((share) => (share / 100) * millimetres);
  const slack = wanted.map((width, index) => Math.max(0, width - floor[index]!));
  const free = slack.reduce((sum, one) => sum + one, 0);
  const lacking = wanted.reduce((sum, width, index) => sum + Math.max(0, floor[index]! - width), 0);
  const all = floor.reduce((sum, width) => sum + width, 0);
  const widths = wanted.map((width, index) =>
    free >= lacking
      ? Math.max(width, floor[index]!) - (free > 0 ? (slack[index]! / free) * lacking : 0)
      : (floor[index]! / all) * millimetres,
  );
  const whole = widths.map((width) => Math.max(twips(3), Math.floor(twips(width))));
  const widest = whole.indexOf(Math.max(...whole));
  whole[widest] = Math.max(twips(3), whole[widest]! + twips(millimetres) - whole.reduce((sum, width) => sum + width, 0));
  return whole;
}

/** Height a row will about have, in millimetres. */
function rowHeight(cells: readonly { readonly text: string; readonly width: number }[]): number {
  const lines = cells.map(({ text, width }) => {
    const perLine = Math.max(1, ((width * 25.4) / 1440 - 2 * padding) / characterWidth.text);
    return text.split('\n').reduce((sum, line) => sum + Math.max(1, Math.ceil(line.length / perLine)), 0);
  });
  return Math.max(0, ...lines) * lineHeight + 1;
}

/** A table with its caption and note: rows stay whole and the head repeats on every page. */
export function table(place: Place, block: Table): (Paragraph | WordTable)[] {
  const { bench, page } = place;
  const head = caption(place, block, true);
  const note = block.note
    ? [new Paragraph({ style: 'TableNote', children: textRuns(block.note) })]
    : [new Paragraph({ style: 'AfterTable' })];
  if (block.columns.length === 0) return [head, ...note];
  const widths = columnWidths(block, page.width);
  const titles = block.columns.map(
    (column, index) =>
      new TableCell({
        width: { size: widths[index]!, type: WidthType.DXA },
        verticalAlign: VerticalAlignTable.BOTTOM,
        borders: { top: rule(10, colour.ink), bottom: rule(6, colour.ink), left: noRule, right: noRule },
        children: [new Paragraph({ style: 'TableHeading', alignment: sides[column.align], children: textRuns(cleanLine(column.title)) })],
      }),
  );
  // A head that fills half a page would leave no room for rows on the pages it repeats on.
  const isHeadLow =
    rowHeight(block.columns.map((column, index) => ({ text: cleanLine(column.title), width: widths[index]! }))) < page.height * 0.4;
  const even = evenRows(block);
  const rows = even.map((row, index) => {
    const isLast = index === even.length - 1;
    const isGroup = row.length === 1 && block.columns.length > 1;
    const measured = row.map(({ cell, column, columns }) => ({
      cell,
      column,
      columns,
      width: widths.slice(column, column + columns).reduce((sum, one) => sum + one, 0),
    }));
    // A row that is taller than a page could never stand whole; some programs then cut it off at the end of the page.
    const height = rowHeight(
      measured.map(({ cell, width }) => ({ text: cell.content.map((part) => (part.type === 'break' ? '\n' : part.text)).join(''), width })),
    );
    return new TableRow({
      cantSplit: height < page.height * 0.33,
      // The small print stays with the last row, and a row that names a group with the first of the group.
      keepNext: (isGroup && !isLast) || (isLast && block.note !== undefined),
      children: measured.map(
        ({ cell, column, columns, width }) =>
          new TableCell({
            width: { size: width, type: WidthType.DXA },
            ...(columns > 1 ? { columnSpan: columns } : {}),
            ...(isGroup && cell.strong ? { shading: { fill: colour.groupPaper } } : {}),
            children: [
              new Paragraph({
                style: 'TableText',
                alignment: columns > 1 ? AlignmentType.START : sides[block.columns[column]!.align],
                ...directionOf(cell.content),
                children: inlines(bench, cell.content, cell.strong ? { bold: true } : {}),
              }),
            ],
          }),
      ),
    });
  });
  const whole = new WordTable({
    layout: TableLayoutType.FIXED,
    width: { size: widths.reduce((sum, width) => sum + width, 0), type: WidthType.DXA },
    columnWidths: widths,
    margins: { left: twips(padding), right: twips(padding), top: 20, bottom: 20 },
    borders: {
      top: rule(10, colour.ink),
      bottom: rule(10, colour.ink),
      left: noRule,
      right: noRule,
      insideHorizontal: rule(3, colour.rule),
      insideVertical: noRule,
    },
    rows: [new TableRow({ tableHeader: isHeadLow, cantSplit: isHeadLow, children: titles }), ...rows],
  });
  return [head, whole, ...note];
}

/** A table of words without caption, whose columns are separated by nothing but thin rules below the rows. */
function plainTable(widths: readonly number[], rows: readonly TableRow[]): WordTable {
  return new WordTable({
    layout: TableLayoutType.FIXED,
    width: { size: widths.reduce((sum, width) => sum + width, 0), type: WidthType.DXA },
    columnWidths: [...widths],
    margins: { left: 0, right: twips(2), top: 30, bottom: 30 },
    borders: {
      top: rule(4, colour.rule),
      bottom: rule(4, colour.rule),
      left: noRule,
      right: noRule,
      insideHorizontal: rule(4, colour.rule),
      insideVertical: noRule,
    },
    rows: [...rows],
  });
}

/** Lines to sign on: role, name and room for signature and date. They stay on one page as far as a page goes. */
export function signatures(place: Place, lines: readonly { readonly role: string; readonly name: string }[]): (Paragraph | WordTable)[] {
  const widths = [0.34, 0.3, 0.36].map((share) => twips(place.page.width * share));
  const row = (texts: readonly string[], style: string, height: number, keepNext: boolean): TableRow =>
    new TableRow({
      cantSplit: true,
      keepNext,
      height: { value: twips(height), rule: HeightRule.ATLEAST },
      children: texts.map(
        (text, index) =>
          new TableCell({
            width: { size: widths[index]!, type: WidthType.DXA },
            verticalAlign: VerticalAlignTable.BOTTOM,
            children: [new Paragraph({ style, children: textRuns(text) })],
          }),
      ),
    });
  const rows = lines.map((line, index) => row([line.role, line.name, ''], 'TableText', 15, index < lines.length - 1));
  return [
    plainTable(widths, [row([phrases.role, phrases.name, phrases.signature], 'TableHeading', 7, true), ...rows]),
    new Paragraph({ style: 'AfterTable' }),
  ];
}

/** Label and value lines of the cover. */
export function coverTable(place: Place, lines: readonly { readonly label: string; readonly value: string }[]): WordTable {
  const widths = [twips(52), twips(place.page.width) - twips(52)];
  const cell = (text: string, width: number, color: string): TableCell =>
    new TableCell({
      width: { size: width, type: WidthType.DXA },
      children: [new Paragraph({ style: 'CoverLine', children: textRuns(text, { color }) })],
    });
  return plainTable(
    widths,
    lines.map(
      (line) =>
        new TableRow({ cantSplit: true, children: [cell(line.label, widths[0]!, colour.quiet), cell(line.value, widths[1]!, colour.ink)] }),
    ),
  );
}
