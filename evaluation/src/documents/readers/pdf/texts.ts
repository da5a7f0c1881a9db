import { captionOf } from './captions.ts';
import type { Line } from './lines.ts';
import { type Row, rowsOf, type TableDraft, tableAt } from './tables.ts';

/** A paragraph, heading or item before it is known which. */
export interface TextDraft {
  readonly lines: Line[];
  /** Bullet or number of an item. */
  readonly label?: string;
  readonly left: number;
  readonly right: number;
  readonly size: number;
  readonly bold: boolean;
  readonly page: number;
  readonly top: number;
  readonly bottom: number;
  /** The last line reaches the right edge of its column: the text may go on in the next one. */
  readonly full: boolean;
  role?: 'footnote' | 'caption';
}

export type Draft = { readonly kind: 'text'; readonly text: TextDraft } | { readonly kind: 'table'; readonly table: TableDraft };

const bullet = /^[•◦▪▫‣⁃●○■□➢➤►✓✔❖o·∙\uf0b7\uf0a7\uf0d8\uf0fc\uf0a8\uf076*–—-]$/u;
const bulletWord = /^([•◦▪▫‣⁃●○■□➢➤►✓✔❖∙\uf0b7\uf0a7\uf0d8\uf0fc])\s*(?=\S)|^([·*–—-])\s+(?=\S)/u;
const numberLabel =
  /^(?:\(?(?:\d{1,3}|[a-zA-Z]|[ivxIVX]{1,5})[.)]|\d{1,2}(?:\.\d{1,3})+\.?|[A-Z]\.\d{1,2}(?:\.\d{1,2})*|\d{1,2}|\[\d{1,3}\])$/u;
const numberWord = /^(\(?(?:\d{1,3}|[a-z]|[ivx]{1,5})\)|(?:\d{1,3}|[a-z])\.)\s+(?=\S)/u;

const decimalNumber = /^\d{1,2}(?:\.\d{1,3})+\.?\s+\p{Lu}/u;

export interface Labelled {
  readonly label: string;
  readonly rest: string;
}

/** The bullet or number at the start of a text, and the rest. */
export function labelOf(text: string): Labelled | undefined {
  const mark = bulletWord.exec(text) ?? numberWord.exec(text);
  return mark ? { label: mark[0].trim(), rest: text.slice(mark[0].length) } : undefined;
}

export function isBullet(label: string): boolean {
  return bullet.test(label);
}

/** A bullet or number that stands alone before a text on the same baseline becomes part of its line, and so does "Table 3" before its title. */
function withLabel(row: Row): Row {
  const [first, second, ...others] = row.lines;
  if (!first || !second || others.length > 0) return row;
  if (captionOf(first.text)) return { y: row.y, lines: [{ ...first, right: second.right, text: `${first.text} ${second.text}` }] };
  const isNumber = numberLabel.test(first.text);
  if (!isNumber && !bullet.test(first.text)) return row;
  if (second.left - first.right > 5 * second.size) return row;
  if (isNumber && !/^[\p{L}("“„«]/u.test(second.text)) return row;
  const line: Line = { ...second, left: first.left, textLeft: second.left, text: `${isNumber ? first.text : '•'} ${second.text}` };
  return { y: row.y, lines: [line] };
}

/** The tables and texts of a region, from top to bottom. */
export function draftsOf(region: readonly Line[]): Draft[] {
  const rows = rowsOf(region).map(withLabel);
  const right = Math.max(...region.map((line) => line.right));
  const left = Math.min(...region.map((line) => line.left));
  const drafts: Draft[] = [];
  let open: Line[] = [];
  let steps: number | undefined;
  const flush = (): void => {
    if (open.length > 0) drafts.push({ kind: 'text', text: textDraft(open, left, right) });
    open = [];
    steps = undefined;
  };
  for (let index = 0; index < rows.length; ) {
    const found = tableAt(rows, index);
    if (found) {
      flush();
      drafts.push({ kind: 'table', table: found.table });
      index = found.end;
      continue;
    }
    for (const line of rows[index]!.lines) {
      const last = open.at(-1);
      if (last && begins(last, line, open, steps, left, right)) flush();
      else if (last && line.y > last.y) steps = Math.min(steps ?? Number.POSITIVE_INFINITY, line.y - last.y);
      open.push(line);
    }
    index++;
  }
  flush();
  return drafts;
}

/** Whether a line begins a new paragraph after the lines so far. */
function begins(last: Line, line: Line, open: readonly Line[], step: number | undefined, left: number, right: number): boolean {
  const size = Math.max(last.size, line.size);
  const gap = line.y - last.y;
  if (gap < 0.3 * size) return line.left - last.right > 3 * size;
  if (Math.min(last.size, line.size) < 0.93 * size) return true;
  if (gap > (step === undefined ? 1.62 * size : Math.max(1.18 * step, step + 0.25 * size))) return true;
  if (line.bold !== last.bold && (line.bold || open.every((one) => one.bold))) return true;
  const textLeft = open[0]!.textLeft;
  if (line.textLeft !== undefined) return true;
  if (labelOf(line.text) && bulletWord.test(line.text)) return true;
  if (
    textLeft !== undefined &&
    line.left < textLeft - 0.6 * size &&
    line.left <= open[0]!.left + 0.6 * size &&
    !isOutdentedWrap(last, right, line)
  )
    return true;
  const firstWord = line.text.split(' ', 1)[0]!;
  const width = (line.right - line.left) / Math.max(1, line.text.length);
  const room = right - last.right;
  const ends = /[.!?:;]["”»)]?$/u.test(last.text);
  const wouldFit = room > width * (firstWord.length + 1.5) + 0.02 * (right - left);
  if (labelOf(line.text) && (ends || wouldFit)) return true;
  if (wouldFit && (ends || room > 0.35 * (right - left) || (room > 0.2 * (right - left) && /^\p{Lu}/u.test(line.text)))) return true;
  if (wouldFit && decimalNumber.test(line.text)) return true;
  return ends && line.left > last.left + 0.8 * size && open.length > 1 && Math.abs(last.left - left) < 0.5 * size;
}

/** Text that wraps to the left of where it began, as numbered headings do in some files. */
function isOutdentedWrap(last: Line, right: number, line: Line): boolean {
  return last.right > right - 4 * last.size && /^\p{Ll}/u.test(line.text);
}

function textDraft(lines: Line[], left: number, right: number): TextDraft {
  const first = lines[0]!;
  const last = lines.at(-1)!;
  const labelled = labelOf(first.text);
  return {
    lines,
    ...(labelled ? { label: labelled.label } : {}),
    left: first.left,
    right: Math.max(...lines.map((line) => line.right)),
    size: first.size,
    bold: lines.every((line) => line.bold),
    page: first.page,
    top: first.y - first.size,
    bottom: last.y,
    full: last.right > right - 0.18 * (right - left),
  };
}
