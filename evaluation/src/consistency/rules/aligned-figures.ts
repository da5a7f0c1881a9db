import type { Attribute } from '../attribute.ts';
import type { DossierContext, DossierDocument } from '../dossier.ts';
import { keptByDocumentAndContext } from '../kept-by-document.ts';
import { locationIn } from '../location.ts';
import type { Passage } from '../passage.ts';
import type { ConsistencyRule, Contradiction } from '../rule.ts';
import { mentions, subjectOf } from '../subject.ts';
import { readDates } from '../text/dates.ts';
import { contentStems } from '../text/fold.ts';
import { readNumbers } from '../text/numbers.ts';
import { describeRange, equalEnds, readQuantities } from '../text/quantities.ts';
import type { Dimension } from '../text/units.ts';
import type { Topic } from '../topic.ts';

/** A number in its sentence or row, with the words that say what it counts. */
interface Figure {
  readonly document: DossierDocument;
  readonly passage: Passage;
  readonly start: number;
  readonly end: number;
  /** Dimension, `date` or `count`. */
  readonly type: Dimension | 'date' | 'count';
  readonly value: number;
  /** For dates the last day they can mean, else the value again. */
  readonly last: number;
  /** What is counted: the first word after a bare number, the names of row and column of a cell. */
  readonly head: string;
  readonly says: string;
  /** Stems of the words around it. */
  readonly words: readonly string[];
  /** What must be equal for two figures to speak of the same: names in capitals, times, "mean", "predecessor". */
  readonly qualifiers: string;
}

const skipped: readonly Topic[] = [
  'references',
  'abbreviations',
  'history',
  'state-of-the-art',
  'similar-devices',
  'literature',
  'qualification',
  'standards',
];
const qualifier =
  /\b(?:mean|median|average|range|minimum|maximum|at least|at most|up to|less than|more than|over|under|below|above|before|after|first|second|third|last|initial(?:ly)?|interim|final|planned|expected|foreseen|target|goal|criterion|threshold|limit|predecessor|comparator|control|subgroup|women|men|male|female|children|adults|left|right|upper|lower|native|without|not|no|per|each|total|year|month|day|week|years?|months?|twelve|version|edition|table|figure|section|page|step)\b/g;

/** How alike the words around two figures must be (share of their weight), and how many rare words they must share. */
const settings = { alike: 0.62, shared: 3, rareIn: 8 };

/**
 * Two sentences, rows or fields of different documents that say the same in nearly the same words but give another number. It knows nothing of the
 * field: what is counted is the words around the number. It is therefore strict about them, and what a rule with knowledge found counts instead.
 */
export default {
  id: 'aligned-figures',
  title: 'The same statement gives the same number in every document',
  references: ['MEDDEV 2.7/1 rev. 4, A10'],
  severity: 'major',
  why: 'Two documents that state one fact with two numbers cannot both be right, and a reviewer will ask which one the conclusion rests on.',
  remedy: 'Trace the number to its source and correct the document that deviates.',
  basis: ['MDR Annex II (clear, organised and unambiguous)'],
  general: true,
  *check(dossier) {
    const figures = dossier.documents.flatMap((document) => (document.language === 'en' ? figuresIn(document, dossier.context) : []));
    const frequency = new Map<string, number>();
    for (const figure of figures) for (const word of figure.words) frequency.set(word, (frequency.get(word) ?? 0) + 1);
    const weight = (word: string): number => 1 / Math.log(2 + frequency.get(word)!);
    const byWord = new Map<string, Figure[]>();
    for (const figure of figures) {
      for (const word of figure.words) {
        if (frequency.get(word)! > settings.rareIn * 4) continue;
        const list = byWord.get(`${figure.type} ${word}`);
        if (list) list.push(figure);
        else byWord.set(`${figure.type} ${word}`, [figure]);
      }
    }
    const told = new Set<string>();
    for (const figure of figures) {
      const near = new Set<Figure>();
      for (const word of figure.words)
        for (const other of byWord.get(`${figure.type} ${word}`) ?? []) if (other.document !== figure.document) near.add(other);
      const alike = [...near].filter((other) => speakOfTheSame(figure, other, weight, frequency));
      if (alike.length === 0 || alike.some((other) => same(figure, other))) continue;
      const other = alike[0]!;
      const key = [figure, other]
        .map((one) => `${one.document.id} ${one.passage.index}`)
        .sort()
        .join('|');
      if (told.has(key)) continue;
      told.add(key);
      yield contradiction(figure, other);
    }
  },
  examples: {
    finds: [
      {
        dossier: {
          cer: '# CER\n\nThe corrective action on cracked housings was closed on 29 April 2024.',
          psur: '# PSUR\n\nThe corrective action on cracked housings was closed on 29 February 2024.',
        },
        says: '2024-02-29',
      },
    ],
    leaves: [
      {
        dossier: {
          cer: '# CER\n\nThe mean gradient was 8.4 mmHg at twelve months. The predecessor was sold in 12 countries. The registry includes 150 patients with failed valves.',
          psur: '# PSUR\n\nThe mean gradient was 9.1 mmHg at 24 months. The device is sold in 18 countries. The registry includes 400 patients with native valves.',
        },
      },
    ],
  },
} satisfies ConsistencyRule;

const figuresIn = keptByDocumentAndContext((document, context) =>
  document.passages.flatMap((passage) => figuresOf(passage, document, context)),
);

function figuresOf(passage: Passage, document: DossierDocument, context: DossierContext): Figure[] {
  if (
    passage.kind === 'heading' ||
    passage.kind === 'caption' ||
    skipped.some((topic) => passage.topics.has(topic)) ||
    !/\d|\b(?:two|three|four|five|six|seven|eight|nine|ten)\b/.test(passage.folded)
  )
    return [];
  const found: Figure[] = [];
  for (const sentence of passage.sentences) {
    const subject = subjectOf(sentence, passage, context);
    if (subject === 'other-device' || subject === 'literature' || subject === 'subgroup') continue;
    const dates = readDates(sentence.text).filter((date) => date.precision !== 'year');
    const quantities = readQuantities(sentence.text, document.language);
    const numbers = readNumbers(sentence.text, document.language);
    const inside = (start: number, end: number, list: readonly { start: number; end: number }[]): boolean =>
      list.some((one) => start < one.end && one.start < end);
    const cell = passage.cell;
    // Totals of tables over other periods and groups have the same words and other numbers by right.
    if (cell && /^(?:total|sum|all|overall|gesamt|summe)\b/i.test(cell.rowLabel)) continue;
    const around = cell ? `${cell.rowLabel} ${cell.columnTitle} ${cell.caption.replace(/^\S+ [\d.]+/, '')}` : passage.label;
    // Most sentences have no figure, and some have many.
    let inCapitals: readonly string[] | undefined;
    let devices: readonly string[] | undefined;
    const add = (type: Figure['type'], value: number, says: string, start: number, end: number, lastValue = value): void => {
      const [from, to] = clause(sentence.folded, start, end);
      const near = sentence.text.slice(from, to);
      const rest = near.slice(0, Math.max(0, start - from)) + near.slice(Math.max(0, end - from));
      const words = contentStems(`${around} ${rest.replace(/\d[\d.,]*/g, ' ')}`);
      if (words.length < 2) return;
      inCapitals ??= [
        ...`${cell ? `${around} ${passage.headings.at(-1)?.title ?? ''}` : ''} ${sentence.text}`.matchAll(
          /(?<![\p{L}\d])(?:[A-Z]{2,}[\p{L}\d-]*\d*|[\p{L}]+-?\d+)(?![\p{L}])/gu,
        ),
      ].map((match) => match[0].toLowerCase());
      devices ??= context.otherNames.filter((name) => mentions(sentence.folded, name));
      const times = quantities
        .filter((one) => one.range.dimension === 'time' && (one.start >= end || one.end <= start))
        .map((one) => describeRange(one.range));
      const qualifiers = [
        ...new Set([
          ...inCapitals,
          ...devices,
          ...times,
          ...[...`${around.toLowerCase()} ${near.toLowerCase()}`.matchAll(qualifier)].map((match) => match[0]),
        ]),
      ]
        .sort()
        .join(' ');
      const head = cell
        ? `${contentStems(cell.rowLabel).sort().join(' ')} | ${contentStems(cell.columnTitle).sort().join(' ')} | ${cell.row < 0 || cell.column === 0 ? 'title' : ''}`
        : type === 'count'
          ? (contentStems(sentence.text.slice(end, end + 40))[0] ?? '')
          : '';
      found.push({
        document,
        passage,
        start: sentence.start + start,
        end: sentence.start + end,
        type,
        value,
        last: lastValue,
        head,
        says,
        words,
        qualifiers,
      });
    };
    for (const date of dates)
      add(
        'date',
        Date.parse(date.first) / 86_400_000,
        date.first === date.last ? date.first : date.first.slice(0, 7),
        date.start,
        date.end,
        Date.parse(date.last) / 86_400_000,
      );
    for (const one of quantities) {
      if (one.exact && !inside(one.start, one.end, dates))
        add(one.range.dimension, one.range.from!, describeRange(one.range), one.start, one.end);
    }
    for (const one of numbers) {
      if (one.value < 2 || inside(one.start, one.end, dates) || inside(one.start, one.end, quantities)) continue;
      if (
        /[\p{L}\d]-?$|[§[(/.#-]$/u.test(sentence.text.slice(0, one.start)) ||
        /^[\])/.-]?\d|^[-/][\p{L}]|^\]/u.test(sentence.text.slice(one.end))
      )
        continue;
      if (!cell && !/^ [a-z]{3,}/.test(sentence.folded.slice(one.end))) continue;
      add('count', one.value, String(one.value), one.start, one.end);
    }
  }
  return found;
}

/** The clause around a figure: a window of words that does not go over semicolons and closing words. */
function clause(folded: string, start: number, end: number): [number, number] {
  const before = Math.max(
    folded.lastIndexOf(';', start),
    folded.lastIndexOf(' while ', start),
    folded.lastIndexOf(' whereas ', start),
    start - 110,
    0,
  );
  const ends = [folded.indexOf(';', end), folded.indexOf(' while ', end), folded.indexOf(' whereas ', end), end + 90, folded.length].filter(
    (one) => one >= 0,
  );
  return [before, Math.min(...ends)];
}

function speakOfTheSame(one: Figure, other: Figure, weight: (word: string) => number, frequency: ReadonlyMap<string, number>): boolean {
  if (
    one.qualifiers !== other.qualifiers ||
    one.head !== other.head ||
    (one.passage.cell === undefined) !== (other.passage.cell === undefined)
  )
    return false;
  const shared = one.words.filter((word) => other.words.includes(word));
  if (shared.length < settings.shared || !shared.some((word) => frequency.get(word)! <= settings.rareIn)) return false;
  const sum = (words: readonly string[]): number => words.reduce((total, word) => total + weight(word), 0);
  const union = sum(one.words) + sum(other.words) - sum(shared);
  return sum(shared) >= settings.alike * union;
}

function same(one: Figure, other: Figure): boolean {
  if (one.type === 'date') return one.value <= other.last && other.value <= one.last;
  return one.type === 'count' ? one.value === other.value : equalEnds(one.value, other.value, one.type);
}

function contradiction(one: Figure, other: Figure): Contradiction {
  const attribute: Attribute = one.type === 'date' ? 'date' : one.type === 'percent' ? 'event-rate' : 'other';
  return {
    attribute,
    message: `${one.document.name} says ${one.says} where ${other.document.name} says ${other.says} in nearly the same words.`,
    locations: [
      locationIn(one.document, one.passage, one.start, one.end),
      locationIn(other.document, other.passage, other.start, other.end),
    ],
    compared: [one.says, other.says],
  };
}
