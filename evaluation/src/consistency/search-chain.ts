import type { DossierDocument } from './dossier.ts';
import { cellsOf } from './grid.ts';
import { keptByDocument } from './kept-by-document.ts';
import type { Passage } from './passage.ts';
import { dropped, duplicate, kept, withoutReasons } from './search-flow.ts';
import { readDates } from './text/dates.ts';
import { type FoundNumber, readNumbers } from './text/numbers.ts';

/** A count with the passage it stands in. */
export interface Counted {
  readonly passage: Passage;
  readonly number: FoundNumber;
}

/**
 * Seven counts in a row that tell a selection by their arithmetic alone, whatever verbs stand between them: records, duplicates, screened, excluded, full
 * texts, excluded, included, where each step takes away from what the one before left.
 */
export interface SelectionChain {
  readonly counts: readonly Counted[];
  /** The first step that does not follow: what it starts from, what it takes away, what it is said to leave. Undefined where all follow. */
  readonly broken?: { readonly from: Counted; readonly less: Counted; readonly left: Counted };
}

const worthReading = /duplic|doubl|twice|overlap|screen|abstract|full|volltext/u;
const ofLiterature =
  /\b(?:records?|hits?|references?|citations?|publications?|articles?|papers?|literature|search\w*|databases?|titles?|abstracts?|full[ -]texts?)\b/u;
/** What is screened and sorted out besides literature. */
const besides = /\b(?:patients|subjects|participants|complaints?|questionnaires?|incidents?|examinations|devices sold)\b/u;
/** Steps that a selection may have besides the usual ones. */
const further =
  /\b(?:additional\w*|hand[- ]?search\w*|reference lists?|snowball\w*|other sources|not (?:be )?(?:obtain|retriev|availab|found|access)\w*|unavailable|unobtainable|inaccessible)\b/u;
const othersAfter =
  /^ (?:independent |different )?(?:reviewers?|readers?|persons?|people|databases?|assessors?|years?|months?|languages?|authors?|evaluators?)\b|^ ?%/u;

/** The chains of a document's paragraphs, sections and tables. */
export const selectionChains = keptByDocument((document: DossierDocument): readonly SelectionChain[] => {
  const chains: SelectionChain[] = [];
  const look = (passages: readonly Passage[]): boolean => {
    if (!passages.some(({ folded }) => worthReading.test(folded))) return false;
    if (!passages.some(({ folded, cell }) => ofLiterature.test(cell ? `${cell.rowLabel} ${cell.caption}`.toLowerCase() : folded)))
      return false;
    const counts = passages.flatMap((passage) => countsOf(passage, document.language));
    if (counts.length < 7 || counts.length > 40) return false;
    const chain = chainOf(counts, !passages.some(({ folded }) => further.test(folded)));
    if (chain) chains.push(chain);
    return chain !== undefined;
  };
  let section: Passage[] = [];
  const close = (): void => {
    if (section.length > 1 && section.length < 30) look(section);
    section = [];
  };
  for (const passage of document.passages) {
    if (passage.cell || passage.kind === 'heading') {
      close();
      continue;
    }
    if (section.length > 0 && section[0]!.headings !== passage.headings) close();
    if (!/\d/.test(passage.folded) || (besides.test(passage.folded) && !passage.topics.has('literature'))) continue;
    if (passage.text.length < 2000 && look([passage])) section = [];
    else section.push(passage);
  }
  close();
  document.tables.forEach(({ table: { rows, columns } }, table) => {
    if (rows.length < 6 || rows.length > 14 || columns.length < 2) return;
    const cells = cellsOf(document, table);
    if (!cells.some(({ folded }) => worthReading.test(folded)) || cells.some(({ folded }) => besides.test(folded))) return;
    look(
      cells.filter(
        ({ cell, text }) => cell!.row >= 0 && cell!.column === cell!.labelColumn + 1 && /^\W*\d/u.test(text) && text.length < 30,
      ),
    );
  });
  return chains;
});

function countsOf(passage: Passage, language: string): Counted[] {
  const { text } = passage;
  // The numbers of reasons in brackets and behind colons are no steps.
  const folded = withoutReasons(passage.folded);
  // A number alone that could be a year counts records where their name follows.
  const dates = readDates(text).filter(
    ({ precision, end }) =>
      precision !== 'year' ||
      !/^ (?:\p{L}+ )?(?:records|hits|references|citations|publications|articles|papers|results)\b/u.test(folded.slice(end, end + 40)),
  );
  return readNumbers(text, language).flatMap((number) => {
    const { start, end, value } = number;
    if (folded.slice(start, end).trim() === '') return [];
    if (!Number.isInteger(value) || value < 2 || dates.some((date) => start < date.end && date.start < end)) return [];
    // Numbers of paragraphs and names.
    if (/[\p{L}\d][-./]$|[[§#]$/u.test(folded.slice(0, start)) || (start < 2 && /^[.)]/u.test(folded.slice(end)))) return [];
    return othersAfter.test(folded.slice(end, end + 30)) ? [] : [{ passage, number }];
  });
}

/** The first seven counts that follow from each other; else those of which one is wrong. */
function chainOf(all: readonly Counted[], mayBreak: boolean): SelectionChain | undefined {
  // "438 remained. Of these 438 …" tells one count twice.
  const counts = all.filter((one, index) => one.number.value !== all[index - 1]?.number.value);
  const orders = [0, 1, 2, 3, 4, 5, 6, 7];
  let broken: SelectionChain | undefined;
  for (let start = 0; start + 7 <= counts.length; start++) {
    const seven = counts.slice(start, start + 7);
    for (const order of orders) {
      const steps = stepsOf(seven, order);
      if (!steps) continue;
      const gaps = steps.map(({ from, less, left }) => from.number.value - less.number.value - left.number.value);
      if (gaps.every((gap) => gap === 0)) return { counts: seven };
      if (broken || !mayBreak || order > 1 || !oneWrong(gaps) || !saidSo(steps, gaps)) continue;
      const first = gaps.findIndex((gap) => gap !== 0);
      broken = { counts: seven, broken: steps[first]! };
    }
  }
  return broken;
}

type Step = NonNullable<SelectionChain['broken']>;

/** Three steps; a bit of the order says that a step tells what is left before what is taken away. */
function stepsOf(seven: readonly Counted[], order: number): Step[] | undefined {
  let from = seven[0]!;
  const steps: Step[] = [];
  for (const index of [0, 1, 2]) {
    const [one, other] = [seven[1 + 2 * index]!, seven[2 + 2 * index]!];
    const [less, left] = (order >> index) & 1 ? [other, one] : [one, other];
    // A step leaves less than it starts from, and takes away no more than that.
    if (left.number.value >= from.number.value || less.number.value >= from.number.value) return undefined;
    steps.push({ from, less, left });
    from = left;
  }
  return steps;
}

/** Where only the first or the last step does not follow, its words must say that it is one. */
function saidSo([first, , last]: readonly Step[], gaps: readonly number[]): boolean {
  if (gaps[1] !== 0) return true;
  if (gaps[0] !== 0) return duplicate.test(wordsOf(first!.from, first!.less, first!.left));
  return dropped.test(wordsOf(last!.from, last!.less)) && kept.test(wordsOf(last!.less, last!.left));
}

/** The text around and between counts of one passage; the labels of cells. */
function wordsOf(...counts: readonly Counted[]): string {
  if (counts.some(({ passage }) => passage !== counts[0]!.passage))
    return counts.map(({ passage }) => (passage.cell ? passage.cell.rowLabel.toLowerCase() : passage.folded)).join(' | ');
  const { folded } = counts[0]!.passage;
  const from = Math.min(...counts.map(({ number }) => number.end));
  const to = Math.max(...counts.map(({ number }) => number.end));
  return `${folded.slice(from, to)}${/^[^.;,]*/u.exec(folded.slice(to))![0]}`;
}

/** Whether another value of one of the seven would make all steps follow: one step is off, or two neighbours by the same number. */
function oneWrong(gaps: readonly number[]): boolean {
  const off = gaps.flatMap((gap, index) => (gap === 0 ? [] : [index]));
  if (off.length === 1) return true;
  return off.length === 2 && off[1]! - off[0]! === 1 && gaps[off[0]!]! + gaps[off[1]!]! === 0;
}
