import { decimalsFor, formatNumber, groupThousands, unitAfter } from '../analysis/index.ts';

/** A count as documents write it: "4 512". */
export function wholeNumber(value: number): string {
  return groupThousands(value);
}

/** A value with its unit: "0.45", "1.2 %", "2.3 per 1000 catheter-days". Numbers that stand together are given together, so that they get the same decimals. */
export function withUnit(value: number, unit: string, together: readonly number[] = [value]): string {
  return formatNumber(value, decimalsFor(together)) + unitAfter(unit);
}

/** How many of something, with its noun: "1 risk", "no risks", "12 risks". */
export function countOf(count: number, singular: string, plural = `${singular}s`): string {
  if (count === 0) return `no ${plural}`;
  return `${wholeNumber(count)} ${count === 1 ? singular : plural}`;
}

/** A text as the end of a sentence: with a full stop where it has none. */
export function asSentence(text: string): string {
  return /[.!?…]$/.test(text.trim()) ? text.trim() : `${text.trim()}.`;
}

/** Names in one phrase: "a", "a and b", "a, b and c". */
export function inWords(names: readonly string[], conjunction: 'and' | 'or' = 'and'): string {
  if (names.length <= 1) return names[0] ?? '';
  return `${names.slice(0, -1).join(', ')} ${conjunction} ${names.at(-1)}`;
}
