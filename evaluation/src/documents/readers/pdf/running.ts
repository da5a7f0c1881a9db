import type { RunningText } from '../../read-document.ts';
import type { Line } from './lines.ts';

/** Lines of one page, and the height of the page. */
export interface PageLines {
  readonly page: number;
  readonly height: number;
  readonly lines: readonly Line[];
}

interface Candidate {
  readonly line: Line;
  readonly position: 'header' | 'footer';
  readonly key: string;
  /** It stands in the first or last row of its page. */
  readonly isOutermost: boolean;
}

/** Running heads and feet stand in these shares of the page at its top and bottom. */
const zone = 0.13;
const outerRows = 4;
/** Running heads stand off from the text by more than this many font sizes, and paragraphs by less. */
const widestStep = 1.9;
const pageNumber =
  /^(?:[-–—]\s*)?(?:(?:page|seite|página|pagina|p\.|s\.)\s*)?(?:#|[ivxlc]{1,6})(?:\s*(?:of|von|de|di|sur|\/|\|)\s*#)?(?:\s*[-–—])?$/iu;

/** Finds what repeats at the top and bottom of pages, and page numbers: the lines to leave out, and one text for each. */
export function findRunning(pages: readonly PageLines[], bodySize: number): { lines: Set<Line>; running: RunningText[] } {
  const candidates = pages.flatMap((page) => candidatesOf(page));
  const needed = pages.length <= 3 ? 2 : 3;
  const found = new Set<Line>();
  const running: RunningText[] = [];
  const told = new Set<string>();
  const take = (group: readonly Candidate[]): void => {
    const fresh = group.filter((candidate) => !found.has(candidate.line));
    if (fresh.length === 0) return;
    for (const candidate of fresh) found.add(candidate.line);
    const first = fresh[0]!;
    if (told.has(first.key)) return;
    told.add(first.key);
    running.push({ position: first.position, text: first.line.text, place: { page: first.line.page } });
  };
  for (const group of grouped(candidates, (one) => `${one.position}|${one.line.text.toLowerCase()}`)) {
    const steady = atOneHeight(group);
    if (isDense(steady, needed)) take(steady);
  }
  for (const group of grouped(candidates, (one) => one.key)) {
    if (!group[0]!.key.includes('#') && !pageNumber.test(group[0]!.key.split('|')[1]!)) continue;
    const counting = countingWithPages(atOneHeight(group));
    if (counting.length >= 2 && counting[0]!.line.size <= 1.1 * bodySize) take(counting);
    // The number of a chapter at the top of a page is larger or bolder than that of a page.
    const isPlain = ({ line }: Candidate): boolean => line.size <= 1.1 * bodySize && !line.bold;
    if (pageNumber.test(group[0]!.key.split('|')[1]!)) take(group.filter((one) => one.isOutermost && isPlain(one)));
  }
  for (const band of grouped(candidates.filter(isSmallAndApart(bodySize)), (one) => `${one.position}|${Math.round(one.line.y / 2)}`)) {
    if (pages.length < 5 || new Set(band.map((one) => one.line.page)).size < 0.6 * pages.length) continue;
    for (const same of grouped(band, (one) => one.line.text)) take(same);
  }
  return { lines: found, running };
}

/** A running head stands on most pages from its first to its last, or on every other one. */
function isDense(group: readonly Candidate[], needed: number): boolean {
  const pages = new Set(group.map((one) => one.line.page));
  return pages.size >= needed && pages.size >= 0.4 * (Math.max(...pages) - Math.min(...pages) + 1);
}

function grouped(candidates: readonly Candidate[], keyOf: (candidate: Candidate) => string): Candidate[][] {
  const groups = new Map<string, Candidate[]>();
  for (const candidate of candidates) {
    const key = keyOf(candidate);
    const group = groups.get(key);
    if (group) group.push(candidate);
    else groups.set(key, [candidate]);
  }
  return [...groups.values()];
}

function atOneHeight(group: readonly Candidate[]): Candidate[] {
  const middle = group.map((one) => one.line.y).sort((one, other) => one - other)[Math.floor(group.length / 2)]!;
  return group.filter((one) => Math.abs(one.line.y - middle) < 4);
}

/** The texts in which a number grows with the pages: the headings of chapters, which also stand at the top of pages, do not. */
function countingWithPages(group: readonly Candidate[]): Candidate[] {
  const numbered = group.map((one) => ({ one, numbers: (one.line.text.match(/\d+/g) ?? []).map(Number) }));
  for (let position = 0; position < (numbered[0]?.numbers.length ?? 0); position++) {
    const offsets = new Map<number, Candidate[]>();
    for (const { one, numbers } of numbered) {
      const offset = (numbers[position] ?? 0) - one.line.page;
      const same = offsets.get(offset);
      if (same) same.push(one);
      else offsets.set(offset, [one]);
    }
    const largest = [...offsets.values()].sort((one, other) => other.length - one.length)[0] ?? [];
    if (largest.length >= 0.5 * group.length && new Set(largest.map((one) => one.line.page)).size >= 2) return largest;
  }
  return [];
}

/** Outermost lines that stand at one height on many pages and apart from the text, whatever they say, are the titles of chapters. */
function isSmallAndApart(bodySize: number): (candidate: Candidate) => boolean {
  return ({ isOutermost, line }) => isOutermost && line.size <= 1.05 * bodySize && line.text.length <= 120 && !line.bold;
}

/** Rows above the last wide gap near the top of a page, and below the first one near its bottom. */
function candidatesOf(page: PageLines): Candidate[] {
  const rows: Line[][] = [];
  for (const line of [...page.lines].sort((one, other) => one.y - other.y)) {
    if (rows.length > 0 && Math.abs(rows.at(-1)![0]!.y - line.y) < 3) rows.at(-1)!.push(line);
    else rows.push([line]);
  }
  const candidates: Candidate[] = [];
  const add = (position: 'header' | 'footer', inwards: readonly (readonly Line[])[]): void => {
    let outside = 0;
    for (let index = 0; index < Math.min(outerRows, inwards.length); index++) {
      const first = inwards[index]![0]!;
      const isInZone = position === 'header' ? first.y < zone * page.height : first.y > (1 - zone) * page.height;
      if (!isInZone) break;
      const next = inwards[index + 1]?.[0];
      if (!next || Math.abs(next.y - first.y) > widestStep * Math.min(first.size, next.size)) outside = index + 1;
    }
    for (const [index, row] of inwards.slice(0, outside).entries()) {
      for (const line of row) candidates.push({ line, position, key: `${position}|${shape(line.text)}`, isOutermost: index === 0 });
    }
  };
  add('header', rows);
  add('footer', rows.reverse());
  return candidates;
}

function shape(text: string): string {
  return text.replace(/\d+/g, '#').trim().toLowerCase();
}
