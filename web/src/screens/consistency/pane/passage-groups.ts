import type { DocumentText } from '../use-consistency.ts';

export type Passage = DocumentText['passages'][number];

/** Passages as they belong together on the page: a table with its rows, a list with its items, anything else by itself. */
export type PassageGroup =
  | { readonly type: 'table'; readonly rows: readonly (readonly Passage[])[]; readonly first: Passage }
  | { readonly type: 'list'; readonly items: readonly Passage[]; readonly first: Passage }
  | { readonly type: 'single'; readonly passage: Passage; readonly first: Passage };

/** Puts cells of one table into rows and items that follow each other into a list. */
export function groupPassages(passages: readonly Passage[]): PassageGroup[] {
  const groups: PassageGroup[] = [];
  for (const passage of passages) {
    const last = groups.at(-1);
    const { cell } = passage;
    if (cell) {
      const before = last?.type === 'table' ? last : undefined;
      if (before?.first.cell?.table !== cell.table) groups.push({ type: 'table', rows: [[passage]], first: passage });
      else {
        const row = before.rows.at(-1)!;
        const rows = row[0]!.cell!.row === cell.row ? [...before.rows.slice(0, -1), [...row, passage]] : [...before.rows, [passage]];
        groups[groups.length - 1] = { ...before, rows };
      }
    } else if (passage.kind === 'item') {
      if (last?.type === 'list') groups[groups.length - 1] = { ...last, items: [...last.items, passage] };
      else groups.push({ type: 'list', items: [passage], first: passage });
    } else groups.push({ type: 'single', passage, first: passage });
  }
  return groups;
}

/** The passage a quote stands in: the one that is named where the words are in it, else the first that has them. */
export function passageOfQuote(
  passages: readonly Passage[],
  named: number | undefined,
  holds: (text: string) => boolean,
): Passage | undefined {
  const given = named === undefined ? undefined : passages.find(({ index }) => index === named);
  if (given && holds(given.text)) return given;
  return passages.find(({ text }) => holds(text)) ?? given;
}

/** How many passages stand around the quote at first. */
export const around = 40;

/** The passages from some before to some after one, as positions in the document. */
export function windowOf(count: number, center: number, before: number, after: number): { from: number; to: number } {
  return { from: Math.max(0, center - before), to: Math.min(count, center + after + 1) };
}
