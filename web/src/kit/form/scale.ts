import { numberOf } from './bounds.ts';

/** What is typed in a multiplied unit, as it is stored: "2" per 1000 is 0.002. What is no number stays as it was typed. */
export function fromShown(text: string, factor: number): number | string {
  if (factor === 1) return text;
  const number = numberOf(text);
  // Fifteen digits are what a number holds for certain; without them 2.3 per 1000 would be stored with a tail.
  return typeof number === 'number' ? Number((number / factor).toPrecision(15)) : text;
}

/** What is stored, as it is read and typed. */
export function toShown(stored: number | string, factor: number): string {
  return typeof stored === 'number' ? String(Number((stored * factor).toPrecision(15))) : stored;
}
