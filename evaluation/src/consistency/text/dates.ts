import { fold } from './fold.ts';
import { keptByText } from './kept-by-text.ts';
import type { Span } from './sentences.ts';

/** A day, month or year as it stands in a text. */
export interface FoundDate extends Span {
  /** First day it can mean, `YYYY-MM-DD`. */
  readonly first: string;
  /** Last day it can mean. */
  readonly last: string;
  readonly precision: 'day' | 'month' | 'year';
}

const monthNames =
  'january/jan/januar/janner/janvier/enero/gennaio february/feb/februar/fevrier/febrero/febbraio march/mar/marz/mars/marzo april/apr/avril/abril/aprile may/mai/mayo/maggio june/jun/juni/juin/junio/giugno july/jul/juli/juillet/julio/luglio august/aug/aout/agosto september/sep/sept/septembre/septiembre/settembre october/oct/okt/oktober/octobre/octubre/ottobre november/nov/novembre/noviembre december/dec/dez/dezember/decembre/diciembre/dicembre'.split(
    ' ',
  );
const monthOf = new Map(monthNames.flatMap((names, index) => names.split('/').map((name) => [name, index + 1] as const)));
const month = `(${[...monthOf.keys()].sort((a, b) => b.length - a.length).join('|')})\\.?`;
const year = '((?:19|20)\\d{2})';
const forms: readonly {
  readonly pattern: RegExp;
  readonly read: (match: RegExpMatchArray) => readonly [string, string?, string?] | undefined;
}[] = [
  { pattern: new RegExp(`\\b${year}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])\\b`, 'gu'), read: (m) => [m[1]!, m[2]!, m[3]!] },
  {
    pattern: new RegExp(
      `\\b(\\d{1,2})(?:st|nd|rd|th|\\.|er|o|º)?\\s+(?:day\\s+of\\s+|of\\s+|de\\s+)?${month}(?:\\s+de)?,?\\s+${year}\\b`,
      'gu',
    ),
    read: (m) => [m[3]!, named(m[2]!), m[1]!],
  },
  {
    pattern: new RegExp(`\\b${month}\\s+(\\d{1,2})(?:st|nd|rd|th)?,?\\s+(?:of\\s+)?${year}\\b`, 'gu'),
    read: (m) => [m[3]!, named(m[1]!), m[2]!],
  },
  { pattern: new RegExp(`\\b(\\d{1,2})\\.\\s?(\\d{1,2})\\.\\s?${year}\\b`, 'gu'), read: (m) => [m[3]!, m[2]!, m[1]!] },
  {
    pattern: new RegExp(`\\b(\\d{1,2})/(\\d{1,2})/${year}\\b`, 'gu'),
    // Day and month of 03/04/2024 cannot be told apart; such a date counts as its year.
    read: (m) => (Number(m[1]) > 12 ? [m[3]!, m[2]!, m[1]!] : Number(m[2]) > 12 || m[1] === m[2] ? [m[3]!, m[1]!, m[2]!] : [m[3]!]),
  },
  {
    pattern: new RegExp(`\\b(\\d{1,2})-(\\d{1,2})-${year}\\b`, 'gu'),
    read: (m) => (Number(m[2]) > 12 ? [m[3]!, m[1]!, m[2]!] : [m[3]!, m[2]!, m[1]!]),
  },
  { pattern: new RegExp(`\\b(\\d{1,2})[-/ ]?${month}[-/ ]?${year}\\b`, 'gu'), read: (m) => [m[3]!, named(m[2]!), m[1]!] },
  { pattern: new RegExp(`\\b${year}[/.](0?[1-9]|1[0-2])[/.](0?[1-9]|[12]\\d|3[01])\\b`, 'gu'), read: (m) => [m[1]!, m[2]!, m[3]!] },
  { pattern: new RegExp(`\\b${month}(?:\\s+de)?,?[\\s-]+${year}\\b`, 'gu'), read: (m) => [m[2]!, named(m[1]!)] },
  { pattern: new RegExp(`(?<![\\d/.-])(0[1-9]|1[0-2])[/.]${year}(?![\\d/-]|[.,]\\d)`, 'gu'), read: (m) => [m[2]!, m[1]!] },
  { pattern: new RegExp(`\\b${year}-(0[1-9]|1[0-2])\\b(?!-)`, 'gu'), read: (m) => [m[1]!, m[2]!] },
  { pattern: new RegExp(`(?<![\\d.,/:-])${year}(?![\\d/-]|[.,:]\\d)`, 'gu'), read: (m) => [m[1]!] },
];

function named(name: string): string {
  return String(monthOf.get(name)!);
}

/** Dates of a text in order; impossible days are none. Years alone count only from 1900 to 2099. */
export function readDates(text: string): readonly FoundDate[] {
  return /(?:19|20)\d{2}/.test(text) ? datesIn(text) : [];
}

const datesIn = keptByText(findDates);

function findDates(text: string): readonly FoundDate[] {
  const folded = fold(text);
  const found: FoundDate[] = [];
  const taken: Span[] = [];
  for (const { pattern, read } of forms) {
    for (const match of folded.matchAll(pattern)) {
      const span = { start: match.index, end: match.index + match[0].length };
      if (taken.some((other) => span.start < other.end && other.start < span.end)) continue;
      const parts = read(match);
      const date = parts && dateOf(...parts);
      if (!date) continue;
      taken.push(span);
      found.push({ ...span, ...date });
    }
  }
  return found.sort((a, b) => a.start - b.start);
}

function dateOf(yearText: string, monthText?: string, dayText?: string): Omit<FoundDate, keyof Span> | undefined {
  const two = (value: number): string => String(value).padStart(2, '0');
  if (monthText === undefined) return { first: `${yearText}-01-01`, last: `${yearText}-12-31`, precision: 'year' };
  const monthNumber = Number(monthText);
  if (monthNumber < 1 || monthNumber > 12) return undefined;
  const days = lastDay(Number(yearText), monthNumber);
  if (dayText === undefined)
    return { first: `${yearText}-${two(monthNumber)}-01`, last: `${yearText}-${two(monthNumber)}-${two(days)}`, precision: 'month' };
  const day = Number(dayText);
  if (day < 1 || day > days) return undefined;
  const whole = `${yearText}-${two(monthNumber)}-${two(day)}`;
  return { first: whole, last: whole, precision: 'day' };
}

function lastDay(yearNumber: number, monthNumber: number): number {
  if (monthNumber === 2) return (yearNumber % 4 === 0 && yearNumber % 100 !== 0) || yearNumber % 400 === 0 ? 29 : 28;
  return [4, 6, 9, 11].includes(monthNumber) ? 30 : 31;
}
