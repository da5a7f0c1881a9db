import { captionOf } from './captions.ts';
import { regionsOf } from './columns.ts';
import type { Entry } from './entries.ts';
import { guessHeading, type HeadingGuess, headingKey, levelsOf } from './headings.ts';
import type { LineJoiner } from './hyphens.ts';
import type { Line } from './lines.ts';
import type { PdfOutlineEntry } from './page.ts';
import type { PageLines } from './running.ts';
import { rowsOf } from './tables.ts';
import { type Draft, draftsOf, isBullet, labelOf, type TextDraft } from './texts.ts';

export interface BodyStyle {
  readonly size: number;
  readonly bold: boolean;
}

/** Size and weight of most characters. */
export function bodyStyle(lines: Iterable<Line>): BodyStyle {
  const sizes = new Map<number, number>();
  let bold = 0;
  let all = 0;
  for (const line of lines) {
    const size = Math.round(line.size * 2) / 2;
    sizes.set(size, (sizes.get(size) ?? 0) + line.text.length);
    all += line.text.length;
    if (line.bold) bold += line.text.length;
  }
  const size = [...sizes].sort((one, other) => other[1] - one[1])[0]?.[0] ?? 10;
  return { size, bold: bold > 0.5 * all };
}

const loneLabel = /^(?:\d{1,3}|[*†‡§¶a-z]|[⁰-⁹¹²³ᵃ-ᶻ]+)$/u;
const footnoteLabel = /^(?:\d{1,3}|[*†‡§¶]{1,3}|[a-z]|[⁰-⁹¹²³]+|[ᵃ-ᶻ])(?:[\s.)]|(?<=[⁰-⁹¹²³*†‡§ᵃ-ᶻ]))\s*(?=\S)/u;

/** The small lines under the text of a page that begin with a mark: its footnotes. */
function footnotesOf(page: PageLines, lines: readonly Line[], body: BodyStyle): Line[] {
  const sorted = [...lines].sort((one, other) => other.y - one.y);
  const small: Line[] = [];
  for (const line of sorted) {
    if (line.size > 0.93 * body.size || line.y < 0.45 * page.height) break;
    small.push(line);
  }
  if (small.length === 0 || small.length === sorted.length || small.length > 0.5 * sorted.length) return [];
  small.reverse();
  const start = small.findIndex((line) => footnoteLabel.test(line.text) || loneLabel.test(line.text));
  if (start < 0) return [];
  const notes = small.slice(start);
  return isTable(notes) ? [] : notes;
}

/** Whether lines are the rows of a small table: three cells side by side, or mostly two with more room between them than columns of notes leave. */
function isTable(lines: readonly Line[]): boolean {
  const beside = rowsOf(lines).filter(
    ({ lines: [first, ...others] }) => others.length > 1 || (others.length > 0 && !loneLabel.test(first!.text)),
  );
  const apart = beside.filter(({ lines: [first, second] }) => second!.left - first!.right > 2 * first!.size);
  return beside.some(({ lines: { length } }) => length > 2) || apart.length > 0.5 * beside.length;
}

const leader = /(?:\.\s?){5,}\s*(?:\d{1,4}|[ivxlc]{1,6})?$|…{2,}\s*\d*$/iu;

/** The entries of pages that carry no tags, from where their lines stand. */
export function geometryEntries(
  pages: readonly PageLines[],
  body: BodyStyle,
  joiner: LineJoiner,
  outline: readonly PdfOutlineEntry[],
): Map<number, Entry[]> {
  const drafts = new Map<number, Draft[]>();
  const joined = new Map<TextDraft, string>();
  const guesses: HeadingGuess[] = [];
  const outlineKeys = new Set(outline.map((entry) => headingKey(entry.text)).filter((key) => key.length > 3));
  for (const page of pages) {
    const lines = page.lines.filter((line) => !leader.test(line.text));
    const notes = footnotesOf(page, lines, body);
    const noted = new Set(notes);
    const ofPage: Draft[] = regionsOf(lines.filter((line) => !noted.has(line))).flatMap((region) => draftsOf(region));
    for (const draft of ofPage) {
      if (draft.kind !== 'text') continue;
      const text = joiner.join(draft.text.lines.map((line) => line.text));
      joined.set(draft.text, text);
      if (captionOf(text)) draft.text.role = 'caption';
      else {
        const guess = guessHeading(draft.text, text, body, outlineKeys);
        if (guess) guesses.push(guess);
      }
    }
    drafts.set(page.page, [...ofPage, ...footnoteDrafts(notes)]);
  }
  const levels = levelsOf(guesses, outline);
  const headings = new Map(guesses.map((guess, index) => [guess.draft, levels[index]!]));
  const entries = new Map<number, Entry[]>();
  const indents: number[] = [];
  for (const [page, ofPage] of drafts) {
    entries.set(
      page,
      ofPage.map((draft) => entryOf(draft, headings, indents)),
    );
  }
  return entries;
}

function footnoteDrafts(lines: readonly Line[]): Draft[] {
  const groups: Line[][] = [];
  for (const line of lines) {
    const last = groups.at(-1);
    const sameRow = last && Math.abs(last.at(-1)!.y - line.y) < 0.5 * line.size;
    if (last && (sameRow || !footnoteLabel.test(line.text)) && !/^(?:\d{1,3}|[*†‡§])$/u.test(line.text)) last.push(line);
    else groups.push([line]);
  }
  return groups.map((group) => ({
    kind: 'text',
    text: {
      lines: group,
      left: group[0]!.left,
      right: Math.max(...group.map((line) => line.right)),
      size: group[0]!.size,
      bold: false,
      page: group[0]!.page,
      top: group[0]!.y - group[0]!.size,
      bottom: group.at(-1)!.y,
      full: false,
      role: 'footnote',
    },
  }));
}

/** What stands in an entry; `indents` holds the left edges of the list that goes on. */
function entryOf(draft: Draft, headings: ReadonlyMap<TextDraft, number>, indents: number[]): Entry {
  if (draft.kind === 'table') {
    indents.length = 0;
    const { rows, headerRows, columnCount, page, ...box } = draft.table;
    return { type: 'table', caption: [], headerRows, columnCount, page, box, rows: rows.map((cells) => ({ page, cells })) };
  }
  const { text } = draft;
  const common = { page: text.page, box: { top: text.top, bottom: text.bottom, left: text.left, right: text.right } };
  const lines = text.lines.map((line) => line.text);
  const level = headings.get(text);
  if (level !== undefined) {
    indents.length = 0;
    return { type: 'heading', level, lines, ...common };
  }
  const labelled = text.role === undefined ? labelOf(lines[0]!) : undefined;
  if (labelled) {
    while (indents.length > 0 && text.left < indents.at(-1)! - 4) indents.pop();
    if (indents.length === 0 || text.left > indents.at(-1)! + 4) indents.push(text.left);
    const ordered = !isBullet(labelled.label);
    return { type: 'item', level: indents.length, ordered, lines: [labelled.rest, ...lines.slice(1)], full: text.full, ...common };
  }
  if (text.role === undefined) indents.length = 0;
  return { type: 'paragraph', ...(text.role ? { role: text.role } : {}), lines, full: text.full, ...common };
}
