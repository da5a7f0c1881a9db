import type { Plot } from '../base/index.ts';
import type { Block, Cell, Figure, Inline, Mark, Table } from './tree.ts';

/** What content builders accept as inline content: a string stands for plain text. */
export type Words = string | Inline | readonly (string | Inline)[];

/** Inline content from words; empty strings fall away. */
export function inlines(words: Words): Inline[] {
  const list = typeof words === 'string' || 'type' in words ? [words as string | Inline] : words;
  return list.flatMap((word) => (typeof word === 'string' ? (word === '' ? [] : [{ type: 'text' as const, text: word }]) : [word]));
}

/** Text with a mark. */
export function marked(mark: Mark, text: string): Inline {
  return { type: 'text', text, marks: [mark] };
}

/** A hole in the middle of a sentence or in a cell. */
export function missing(text: string): Inline {
  return { type: 'missing', text };
}

/** A citation whose text is written when all citations of the document are known. Without references it is nothing. */
export function cite(referenceIds: readonly string[]): Inline[] {
  return referenceIds.length === 0 ? [] : [{ type: 'citation', referenceIds: [...new Set(referenceIds)], text: '' }];
}

/** A cross-reference whose text is written when sections, tables and figures have their numbers. */
export function see(target: string): Inline {
  return { type: 'cross-reference', target, text: '' };
}

export function paragraph(words: Words): Block {
  return { type: 'paragraph', content: inlines(words) };
}

/** Paragraphs of a free text, parted at empty lines; single line ends become breaks. */
export function paragraphs(text: string): Block[] {
  return text
    .split(/\r?\n\s*\r?\n/)
    .map((part) => part.trim())
    .filter(Boolean)
    .map((part) => paragraph(lines(part.split(/\r?\n/))));
}

/** Several pieces of inline content in one cell or paragraph, one under the other. Empty pieces fall away. */
export function lines(pieces: readonly Words[]): Inline[] {
  return pieces
    .map(inlines)
    .filter((piece) => piece.length > 0)
    .flatMap((piece, index) => (index === 0 ? piece : [{ type: 'break' as const }, ...piece]));
}

export function subheading(words: Words): Block {
  return { type: 'subheading', content: inlines(words) };
}

/** A bulleted or numbered list of one-paragraph items. */
export function list(items: readonly Words[], ordered = false): Block {
  return { type: 'list', ordered, items: items.map((item) => [paragraph(item)]) };
}

/** A visible hole: what is to be provided, and where. Every one of them is a finding as well. */
export function hole(words: Words): Block {
  return { type: 'note', tone: 'missing', content: inlines(words) };
}

export function caution(words: Words): Block {
  return { type: 'note', tone: 'caution', content: inlines(words) };
}

export function information(words: Words): Block {
  return { type: 'note', tone: 'information', content: inlines(words) };
}

/** A column: its title, its relative width, and how its cells are set. */
export type Column = readonly [title: string, width: number, align?: 'left' | 'right' | 'center'];

/** What a content builder puts in a cell: words, or a finished cell. */
export type CellWords = Words | Cell;

function isCell(words: CellWords): words is Cell {
  return typeof words === 'object' && 'content' in words;
}

/** A table without its number, which it gets with all others. */
export function table(
  id: string,
  caption: string,
  columns: readonly Column[],
  rows: readonly (readonly CellWords[])[],
  rest: { note?: string; recordIds?: readonly string[] } = {},
): Table {
  return {
    type: 'table',
    id,
    number: 0,
    caption,
    columns: columns.map(([title, width, align = 'left']) => ({ title, width, align })),
    rows: rows.map((row) => row.map((words) => (isCell(words) ? words : { content: inlines(words) }))),
    ...(rest.note ? { note: rest.note } : {}),
    ...(rest.recordIds?.length ? { recordIds: rest.recordIds } : {}),
  };
}

/** A figure without its number. */
export function figure(id: string, caption: string, plot: Plot, rest: { note?: string; recordIds?: readonly string[] } = {}): Figure {
  return {
    type: 'figure',
    id,
    number: 0,
    caption,
    alternative: plot.alternative,
    svg: plot.svg,
    widthMillimetres: plot.widthMillimetres,
    heightMillimetres: plot.heightMillimetres,
    ...(rest.note ? { note: rest.note } : {}),
    ...(rest.recordIds?.length ? { recordIds: rest.recordIds } : {}),
  };
}
