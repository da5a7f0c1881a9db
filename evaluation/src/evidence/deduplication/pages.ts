import { fold } from './words.ts';

/** Where a publication stands in its volume: one or more ranges, with the letters before the numbers ("S12", "e70933") kept apart from them. */
export interface Pages {
  readonly ranges: readonly Range[];
  /** Digits at the end of the last page, where the first page was lost ("Suppl-29"). */
  readonly ending: string;
}

interface Range {
  readonly first: number;
  readonly last: number | undefined;
  readonly prefix: string;
}

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const rangesKept = 4;

/** What can be compared of a text such as "221-8", "S12-S15", "e70933" or "230-5, 246-51"; undefined where there is no number. */
export function pagesOf(pages: string): Pages | undefined {
  const text = fold(pages)
    .replace(/[‐‑‒–—−]/g, '-')
    .replace(/[\s"']+/g, '')
    .replace(/^p+\.?(?=\d)/, '');
  if (text === '') return undefined;
  // Spreadsheets turn the pages 6-14 into the 14th of June.
  const date = /^(\d{1,2})-([a-z]{3})$|^([a-z]{3})-(\d{1,2})$/.exec(text);
  if (date) {
    const day = Number(date[1] ?? date[4]);
    const month = months.indexOf((date[2] ?? date[3])!) + 1;
    if (month > 0) return { ranges: [{ first: Math.min(day, month), last: Math.max(day, month), prefix: '' }], ending: '' };
  }
  const lost = /^[a-z]+-(\d{1,6})$/.exec(text);
  if (lost) return { ranges: [], ending: lost[1]! };
  const ranges: Range[] = [];
  for (const found of text.matchAll(/([a-z]{0,6})\.?(\d{1,9})[a-z]{0,2}(?:-+([a-z]{0,6})(\d{1,9}))?/g)) {
    const first = Number(found[2]);
    ranges.push({ first, last: found[4] === undefined ? undefined : expanded(found[2]!, found[4]), prefix: found[1] ?? '' });
    if (ranges.length === rangesKept) break;
  }
  return ranges.length ? { ranges, ending: '' } : undefined;
}

/** "221-8" ends on page 228. A last page before the first is taken as it stands. */
function expanded(first: string, last: string): number {
  const whole = last.length < first.length ? Number(first.slice(0, first.length - last.length) + last) : Number(last);
  return whole >= Number(first) ? whole : Number(last);
}

export type PageAgreement = 'same' | 'same page' | 'first' | 'overlapping' | 'numbered otherwise' | 'different' | 'missing';

/**
 * - `same`: first and last page, or one record leaves the last out or abbreviates it; `same page` where both name one page, which short pieces share.
 * - `first`: the first page alone, as in 1-9 and 1-109.
 * - `overlapping`: one lies within the other, first and last are swapped, or the first page was lost and the last agrees.
 * - `numbered otherwise`: an article number against pages, which says nothing.
 */
export function comparePages(left: Pages | undefined, right: Pages | undefined): PageAgreement {
  if (!left || !right) return 'missing';
  if (left.ending || right.ending) return endsAlike(left, right) || endsAlike(right, left) ? 'overlapping' : 'missing';
  const a = left.ranges[0]!;
  const b = right.ranges[0]!;
  const starts = compareRanges(a, b);
  if (starts !== 'different') return starts;
  const shared =
    left.ranges.length + right.ranges.length > 2 &&
    left.ranges.some((one) => right.ranges.some((other) => one.first === other.first && one.first > 1));
  return shared ? 'overlapping' : 'different';
}

function compareRanges(left: Range, right: Range): PageAgreement {
  if (left.first === right.first) {
    if (isOnePage(left) && isOnePage(right)) return isArticleNumber(left) && isArticleNumber(right) ? 'same' : 'same page';
    return left.last === right.last || left.last === undefined || right.last === undefined ? 'same' : 'first';
  }
  if (left.last !== undefined && left.first === right.last && left.last === right.first) return 'overlapping';
  if (within(left, right) || within(right, left)) return 'overlapping';
  if (isArticleNumber(left) !== isArticleNumber(right) || startsAnew(left, right) || startsAnew(right, left)) return 'numbered otherwise';
  return 'different';
}

function endsAlike(lost: Pages, whole: Pages): boolean {
  if (!lost.ending) return false;
  if (whole.ending) return whole.ending === lost.ending;
  const { first, last } = whole.ranges[0]!;
  return String(last ?? first).endsWith(lost.ending);
}

const isOnePage = ({ first, last }: Range) => last === undefined || last === first;
const isArticleNumber = ({ first, last, prefix }: Range) =>
  last === undefined && (/^(?:[a-f]|e|cd|art|ar|id|doi)$/.test(prefix) || first > 99_999);

/** A page or short range inside a longer one; a range of hundreds of pages is a whole issue. */
function within(inner: Range, outer: Range): boolean {
  if (outer.last === undefined || outer.last - outer.first > 60) return false;
  return inner.first >= outer.first && (inner.last ?? inner.first) <= outer.last && inner.prefix === outer.prefix;
}

/** Journals with article numbers count the pages of each article from 1. */
function startsAnew(counted: Range, other: Range): boolean {
  return counted.first === 1 && counted.last !== undefined && counted.prefix === '' && other.last === undefined;
}
