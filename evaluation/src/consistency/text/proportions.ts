import { fold } from './fold.ts';
import { type FoundNumber, readNumbers } from './numbers.ts';
import type { Span } from './sentences.ts';

/** A part of a whole as a text gives it: "6 of 216 patients (2.8 %)", "11 patients (2.8 %)", "8/400 (2.0 %)". */
export interface Proportion extends Span {
  readonly part: FoundNumber;
  readonly whole?: FoundNumber;
  readonly percent?: Percentage;
}

/** A number of per cent as printed. */
export interface Percentage extends FoundNumber {
  /** Digits after the decimal sign. */
  readonly decimals: number;
}

const percentSign = /^\s?(?:%|per ?cent\b|prozent\b|pour cent\b|por ciento\b|per cento\b)/u;
/** "95 % CI", "95 % confidence interval": a level and no result. */
const level =
  /^\s?(?:%|per ?cent)[\s-]*(?:two-sided |one-sided )?(?:-?ci\b|-?ki\b|confidence|konfidenz|credible|prediction|level|power|ic\b|intervall?)/u;
const ofBetween =
  /^ (?:(?:patients|people|persons|participants|subjects|women|men|children|adults|users|cases|infants|newborns|wearers) )?(?:of|out of|von|sur|des|de|su|di) (?:the |these |those |all |a total of |its |den |les |los |i |overall |planned |enrolled |treated |included )?$/u;

/** "Ten patients, or 3.6 %", and "7 persons, 3.8 %" where nothing else follows: nothing but whom it counts stands between. */
const counted =
  '(?: \\p{L}+)? (?:patients|people|persons|participants|subjects|women|men|children|adults|users|cases|infants|newborns|wearers|eyes)';
const commaOr = new RegExp(`^${counted}, (?:or|i\\.e\\.|that is|equal to|corresponding to) $`, 'u');
const commaOnly = new RegExp(`^${counted}, $`, 'u');

/** The numbers of per cent in a text, without levels of confidence. */
export function readPercentages(text: string, language = 'en', numbers = readNumbers(text, language)): Percentage[] {
  const folded = fold(text);
  return numbers
    .filter(
      (number) => percentSign.test(folded.slice(number.end, number.end + 12)) && !level.test(folded.slice(number.end, number.end + 26)),
    )
    .map((number) => ({ ...number, decimals: /[.,](\d+)$/.exec(folded.slice(number.start, number.end))?.[1]?.length ?? 0 }));
}

const oneBefore = /\b(?:one|1|a single) (?:\p{L}+ )?(?:in|out of)(?: every| each)? $/u;
const oneOf = /\b(?:one|1|a single) (?:\p{L}+ )?(?:in|out of|of)(?: every| each)? (?=\d|\p{L})/gu;

/**
 * "One in twenty", "1 patient in 50": shares told in words, rounded to a whole number of people. What "may affect up to 1 in 10 people" names a class of
 * frequencies; whoever reads decides.
 */
export function readOneIn(text: string, language = 'en', numbers = readNumbers(text, language)): Percentage[] {
  const folded = fold(text);
  return [...folded.matchAll(oneOf)].flatMap(({ index, 0: { length } }) => {
    const whole = numbers.find(({ start }) => start === index + length);
    const value = whole && 100 / whole.value;
    if (!whole || value === undefined || whole.value < 4) return [];
    return [{ value, start: index, end: whole.end, inWords: true, decimals: 0 }];
  });
}

/** The proportions of a text in order. A count without its whole is one only where a percentage follows in brackets. */
export function readProportions(text: string, language = 'en'): Proportion[] {
  const folded = fold(text);
  const numbers = readNumbers(text, language);
  if (numbers.length < 2) return [];
  const percentages = new Map(readPercentages(text, language, numbers).map((one) => [one.start, one]));
  const found: Proportion[] = [];
  for (let index = 0; index < numbers.length; index++) {
    const part = numbers[index]!;
    if (!Number.isInteger(part.value) || /[\d./-]$/.test(folded.slice(0, part.start))) continue;
    const next = numbers[index + 1];
    if (!next) break;
    // "One in twenty of the 320 patients" are not twenty.
    if (oneBefore.test(folded.slice(Math.max(0, part.start - 24), part.start))) continue;
    const between = folded.slice(part.end, next.start);
    const slash = between === '/' || between === ' / ';
    if ((slash || ofBetween.test(between)) && Number.isInteger(next.value) && next.value >= part.value && next.value > 1) {
      if (/^[/.-]\d|^ ?%/.test(folded.slice(next.end))) continue;
      // "Closed 02/2024" is a month.
      if (slash && /^(?:0?[1-9]|1[0-2]) ?\/ ?(?:19|20)\d\d$/.test(folded.slice(part.start, next.end))) continue;
      const leading = percentages.get(numbers[index - 1]?.start ?? -1);
      const third = numbers[index + 2];
      const after = third && percentages.get(third.start);
      const gap = third ? folded.slice(next.end, third.start) : '';
      if (
        after &&
        gap.length <= 90 &&
        /^[^.;()]*?(?:\((?:i\.e\. |corresponding to |or |about |approximately )?|,(?: or| i\.e\.| corresponding to)? |= ?| - )$/u.test(
          gap,
        ) &&
        !/\bto\b\s*$|\d/u.test(gap)
      ) {
        found.push({ start: part.start, end: percentEnd(folded, after), part, whole: next, percent: after });
        index += 2;
      } else if (leading && /^\s?(?:%|per ?cent) ?(?:\(|, |; )(?:i\.e\. )?$/.test(folded.slice(leading.end, part.start))) {
        found.push({ start: leading.start, end: next.end, part, whole: next, percent: leading });
        index += 1;
      } else {
        found.push({ start: part.start, end: next.end, part, whole: next });
        index += 1;
      }
      continue;
    }
    const percent = percentages.get(next.start);
    if (
      percent &&
      !percentages.has(part.start) &&
      (/^[^.;:()\d,]{0,70}\((?:i\.e\. )?$/u.test(between) ||
        commaOr.test(between) ||
        (commaOnly.test(between) && /^ ?(?:%|per ?cent)[ .;)]*$/u.test(folded.slice(next.end)))) &&
      !/\b(?:years?|months?|weeks?|days?|hours?|mm|kg|ml)\b/.test(between)
    ) {
      found.push({ start: part.start, end: percentEnd(folded, percent), part, percent });
      index += 1;
    }
  }
  return found;
}

function percentEnd(folded: string, percent: Percentage): number {
  return percent.end + (percentSign.exec(folded.slice(percent.end, percent.end + 12))?.[0].length ?? 0);
}

/**
 * Whether a printed number can be the rounding of an exact one: half a unit of its last digit either way, or cut off. A little more is
 * allowed for the error of floating numbers.
 */
export function printedFrom(exact: number, printed: number, decimals: number): boolean {
  const difference = (exact - printed) * 10 ** decimals;
  return difference >= -0.5001 && difference < 1.0001;
}

/** A number with as many digits as the one it is compared with. */
export function likePrinted(exact: number, decimals: number): string {
  return exact.toFixed(decimals);
}
