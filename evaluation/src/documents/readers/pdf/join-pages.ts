import { captionOf } from './captions.ts';
import type { Entry, ItemEntry, TableEntry, TextEntry } from './entries.ts';

/** Puts together what the end of a page or column parted: paragraphs, items and tables. Notes and captions may stand between the halves. */
export function joinPages(entries: readonly Entry[]): Entry[] {
  const joined: Entry[] = [];
  for (const entry of entries) {
    const index = lastOpen(joined, entry);
    const last = index === undefined ? undefined : joined[index]!;
    if (last?.type === 'table' && entry.type === 'table') {
      const merged = mergedTable(last, entry);
      if (merged) {
        joined[index!] = merged;
        continue;
      }
    } else if (last && last.type !== 'table' && last.type !== 'heading' && entry.type === 'paragraph' && goesOn(last, entry)) {
      joined[index!] = { ...last, lines: [...last.lines, ...entry.lines], full: entry.full };
      continue;
    }
    joined.push(entry);
  }
  return joined;
}

/** Notes, and the captions and tables that stand at the top or bottom of a page, may part a text. */
const reachBack = 12;

function lastOpen(joined: readonly Entry[], entry: Entry): number | undefined {
  for (let index = joined.length - 1; index >= Math.max(0, joined.length - reachBack); index--) {
    const last = joined[index]!;
    if (entry.type === 'table') {
      if (last.type === 'paragraph' && (last.role === 'footnote' || (last.role === 'caption' && last.page === entry.page))) continue;
      return last.type === 'table' && last.page < entry.page ? index : undefined;
    }
    if (entry.type !== 'paragraph' || entry.role !== undefined || last.type === 'heading') return undefined;
    if (last.type === 'paragraph' && (last.role === 'footnote' || last.role === 'caption')) continue;
    if (last.type === 'table') continue;
    const isApart = last.page < entry.page || last.box.top > entry.box.bottom || index < joined.length - 1;
    return isApart && entry.page - last.page <= 1 ? index : undefined;
  }
  return undefined;
}

function goesOn(last: TextEntry | ItemEntry, next: TextEntry): boolean {
  if (last.type === 'paragraph' && last.role !== undefined && last.role !== 'quote') return false;
  const end = last.lines.at(-1) ?? '';
  const start = next.lines[0] ?? '';
  if (!last.full || /[.!?:;]["”»’)\]]*[⁰-⁹¹²³]*$/u.test(end)) return false;
  return /^[\p{Ll}\d(“"„«[≥≤<>±]/u.test(start) || /[\p{Ll},\-‐\u00ad]$/u.test(end);
}

function rowKey(row: TableEntry['rows'][number]): string {
  return row.cells.map((cell) => cell.lines.join(' ').toLowerCase()).join('|');
}

function mergedTable(last: TableEntry, next: TableEntry): TableEntry | undefined {
  const lastRow = last.rows.at(-1)!;
  if (next.page - lastRow.page > 1 || next.columnCount !== last.columnCount || next.caption.length > 0) return undefined;
  const heads = last.rows.slice(0, last.headerRows);
  let repeated = 0;
  while (repeated < heads.length && repeated < next.rows.length && rowKey(heads[repeated]!) === rowKey(next.rows[repeated]!)) repeated++;
  if (
    repeated === 0 &&
    next.headerRows > 0 &&
    heads.length > 0 &&
    next.rows.slice(0, next.headerRows).some((row) => row.cells.length > 1 && isDistinct(row, heads))
  ) {
    const isSure = next.rows[0]!.cells.every((cell) => cell.lines.length > 0);
    if (isSure && next.box.top > 150) return undefined;
  }
  return { ...last, rows: [...last.rows, ...next.rows.slice(repeated)] };
}

function isDistinct(row: TableEntry['rows'][number], heads: readonly TableEntry['rows'][number][]): boolean {
  return !heads.some((head) => rowKey(head) === rowKey(row));
}

/** Gives tables the captions that stand directly before or after them. */
export function attachCaptions(entries: readonly Entry[]): Entry[] {
  const result: Entry[] = [];
  const used = new Set<Entry>();
  const isCaption = (entry: Entry | undefined): entry is TextEntry =>
    entry?.type === 'paragraph' && entry.role === 'caption' && !used.has(entry) && captionOf(entry.lines.join(' ')) === 'table';
  for (const [index, entry] of entries.entries()) {
    if (entry.type !== 'table' || entry.caption.length > 0) continue;
    const [before, after] = [entries[index - 1], entries[index + 1]];
    const caption = isCaption(before) ? before : isCaption(after) && entries[index + 2]?.type !== 'table' ? after : undefined;
    if (caption) used.add(caption);
    used.add(entry);
    result[index] = caption ? { ...entry, caption: caption.lines } : entry;
  }
  return entries.flatMap((entry, index) => (result[index] ? [result[index]] : used.has(entry) ? [] : [entry]));
}
