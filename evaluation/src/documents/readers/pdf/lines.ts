import { type Characters, plainCharacters, raised } from './characters.ts';
import type { PdfRun } from './page.ts';

/** Text on one baseline without a gap that a column or a cell leaves. */
export interface Line {
  readonly text: string;
  readonly left: number;
  readonly right: number;
  /** Baseline from the top of the page, in points. */
  readonly y: number;
  /** Size of most of its characters, in points. */
  readonly size: number;
  readonly bold: boolean;
  readonly page: number;
  /** Where the text begins after a bullet or number that hangs before it. */
  readonly textLeft?: number;
}

/** Gaps wider than this many font sizes part the text of columns and cells. */
const cellGap = 1;
/** Narrower gaps than those part cells where text begins at the same place in as many rows. */
const narrowGap = 0.5;
const alignedRows = 3;

/** Whether text begins at a place after a gap in several rows, as in the cells of a narrow table; the words of justified text do not. */
function cellStarts(rows: readonly (readonly PdfRun[])[]): (x: number) => boolean {
  const counts = new Map<number, number>();
  for (const row of rows) {
    for (let index = 1; index < row.length; index++) {
      const [before, run] = [row[index - 1]!, row[index]!];
      if (run.x - before.x - before.width <= narrowGap * Math.max(before.size, run.size)) continue;
      const place = Math.round(run.x);
      counts.set(place, (counts.get(place) ?? 0) + 1);
    }
  }
  return (x) => {
    const place = Math.round(x);
    return (counts.get(place - 1) ?? 0) + (counts.get(place) ?? 0) + (counts.get(place + 1) ?? 0) >= alignedRows;
  };
}

interface OpenLine {
  runs: PdfRun[];
  left: number;
  right: number;
  y: number;
  size: number;
}

/**
 * A character that the font of its text lacks comes from another font, in a run of its own above a space that the text leaves for it ("H O" and "₂").
 * Such a text is parted around it, so that all stand in order.
 */
function withFilledGaps(row: readonly PdfRun[]): readonly PdfRun[] {
  const parted: PdfRun[] = [];
  for (const run of row) {
    // What is left of a parted text stands last, so no text before it can hold the next character.
    const host = parted.at(-1);
    const isInside = host && run.text.length <= 3 && host.x < run.x && run.x + run.width < host.x + host.width + 0.5;
    const gap = isInside ? gapAt(host, run.x) : undefined;
    if (!host || gap === undefined) {
      parted.push(run);
      continue;
    }
    const [before, after] = [host.text.slice(0, gap), host.text.slice(gap + 1)];
    const right = run.x + run.width;
    parted.splice(
      -1,
      1,
      { ...host, text: before, width: run.x - host.x },
      { ...run, spaced: false },
      { ...host, text: after, x: right, width: host.x + host.width - right, spaced: false },
    );
  }
  return parted;
}

/** The space of a text nearest to a place on its line, where it is near enough to be the one that the place lies in. */
function gapAt(run: PdfRun, x: number): number | undefined {
  const share = (run.text.length * (x - run.x)) / run.width;
  let nearest: number | undefined;
  for (let at = run.text.indexOf(' '); at >= 0; at = run.text.indexOf(' ', at + 1)) {
    if (nearest === undefined || Math.abs(at - share) < Math.abs(nearest - share)) nearest = at;
  }
  return nearest !== undefined && nearest > 0 && Math.abs(nearest - share) < 3 + 0.08 * run.text.length ? nearest : undefined;
}

/** Puts runs together to lines, in the order of their baselines and from left to right. Rises and falls of small characters belong to their line. */
export function linesOf(runs: readonly PdfRun[], page: number): Line[] {
  const rows = rowsOf(runs);
  const lines: Line[] = [];
  const isCellStart = cellStarts(rows);
  for (const row of rows) {
    let open: OpenLine | undefined;
    for (const run of row) {
      const gap = open ? run.x - open.right : 0;
      const size = open ? Math.max(open.size, run.size) : run.size;
      const isCell = gap > cellGap * size || (gap > narrowGap * size && isCellStart(run.x));
      if (open && !isCell && gap > -0.6 * size) {
        open.runs.push(run);
        open.right = Math.max(open.right, run.x + run.width);
      } else {
        if (open) lines.push(closed(open, page));
        open = { runs: [run], left: run.x, right: run.x + run.width, y: run.y, size: run.size };
      }
      if (run.size > open.size) {
        open.size = run.size;
        open.y = run.y;
      }
    }
    if (open) lines.push(closed(open, page));
  }
  return lines.filter((line) => line.text !== '');
}

interface BaselineRow {
  y: number;
  size: number;
  runs: PdfRun[];
}

/** Characters smaller than this share of their neighbours, and off their baseline, are raised or lowered ones. */
const smallShare = 0.85;

function rowsOf(runs: readonly PdfRun[]): (readonly PdfRun[])[] {
  const rows: BaselineRow[] = [];
  for (const run of [...runs].sort((one, other) => one.y - other.y || one.x - other.x)) {
    const row = rows.findLast((one, index) => {
      const large = Math.max(one.size, run.size);
      return index >= rows.length - 6 && Math.abs(one.y - run.y) <= 0.2 * large && Math.min(one.size, run.size) >= smallShare * large;
    });
    if (row) row.runs.push(run);
    else rows.push({ y: run.y, size: run.size, runs: [run] });
  }
  for (let round = 0; round < 2; round++) for (const [index, row] of rows.entries()) moveSmallRuns(rows, index, row);
  return rows
    .filter((row) => row.runs.length > 0)
    .sort((one, other) => one.y - other.y)
    .map((row) => withFilledGaps(row.runs.sort((one, other) => one.x - other.x)));
}

/** Gives raised and lowered characters to the row of larger ones that they touch. */
function moveSmallRuns(rows: readonly BaselineRow[], index: number, row: BaselineRow): void {
  for (let near = Math.max(0, index - 4); near <= Math.min(rows.length - 1, index + 4); near++) {
    const other = rows[near]!;
    const isNear = row.size < smallShare * other.size || (Math.abs(row.y - other.y) <= 0.2 * other.size && row.size < other.size);
    if (near === index || !isNear || Math.abs(row.y - other.y) > 0.55 * other.size) continue;
    const moved = row.runs.filter((run) => touches(other.runs, run));
    if (moved.length === 0) continue;
    other.runs.push(...moved);
    row.runs = row.runs.filter((run) => !moved.includes(run));
  }
}

function touches(runs: readonly PdfRun[], run: PdfRun): boolean {
  return runs.some((one) => {
    const gap = Math.max(run.x - (one.x + one.width), one.x - (run.x + run.width));
    return gap < 0.35 * Math.max(one.size, run.size);
  });
}

function closed(open: OpenLine, page: number): Line {
  const weights = new Map<number, number>();
  let bold = 0;
  let all = 0;
  for (const run of open.runs) {
    const size = Math.round(run.size * 10) / 10;
    weights.set(size, (weights.get(size) ?? 0) + run.text.length);
    all += run.text.length;
    if (run.bold) bold += run.text.length;
  }
  const size = [...weights].sort((one, other) => other[1] - one[1])[0]?.[0] ?? open.size;
  return {
    text: textOf(open.runs, open.y, open.size),
    left: open.left,
    right: open.right,
    y: open.y,
    size,
    bold: bold > 0.8 * all,
    page,
  };
}

/** The text of runs that follow each other on a line, with spaces where there is room and small raised figures as raised characters. */
export function textOf(runs: readonly PdfRun[], baseline: number, size: number): string {
  let text = '';
  let right = runs[0]?.x ?? 0;
  let wasRaised = false;
  for (const run of runs) {
    const isRaised = run.size < 0.85 * size && baseline - run.y > 0.15 * size;
    let words: Characters = plainCharacters(run.text);
    if (isRaised) words = raised(words, text);
    const gap = run.x - right;
    const room = run.spaced || gap > 0.3 * Math.min(size, run.size * 1.2);
    if (text !== '' && room && !text.endsWith(' ') && !words.startsWith(' ')) text += ' ';
    else if (wasRaised && !isRaised && /[⁰-⁹¹²³ᵃ-ᶻ]$/u.test(text) && /^\p{L}/u.test(words)) text += ' ';
    text += words;
    right = Math.max(right, run.x + run.width);
    wasRaised = isRaised;
  }
  return text.replace(/ {2,}/g, ' ').trim();
}
