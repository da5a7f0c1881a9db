/** Groups of three digits are held together by a space that no line can break. */
const noBreakSpace = '\u00a0';

/** A whole number as documents write it: "4 512". */
export function wholeNumber(value: number): string {
  if (!Number.isFinite(value)) return '–';
  const rounded = Math.round(value);
  const digits = String(Math.abs(rounded)).replace(/\B(?=(\d{3})+$)/g, noBreakSpace);
  return rounded < 0 ? `−${digits}` : digits;
}

/** An amount with at most three decimals and none that say nothing: "25 778", "12.5". For exposures and other sums. */
export function amount(value: number): string {
  if (!Number.isFinite(value)) return '–';
  const rounded = Math.round(value * 1000) / 1000;
  if (Number.isInteger(rounded)) return wholeNumber(rounded);
  const whole = Math.trunc(rounded);
  const fraction = String(Math.round(Math.abs(rounded - whole) * 1000)).padStart(3, '0').replace(/0+$/, '');
  return `${rounded < 0 ? '−' : ''}${wholeNumber(Math.abs(whole))}.${fraction}`;
}

/**
 * A measured or computed value as documents write it: two decimals, fewer for large values, and two significant digits for small ones, so that
 * nothing but zero is ever written as zero.
 */
export function decimal(value: number): string {
  if (!Number.isFinite(value)) return '–';
  const size = Math.abs(value);
  const sign = value < 0 ? '−' : '';
  if (size >= 999.5) return wholeNumber(value);
  if (size === 0) return '0';
  if (size < 1e-6) return `${sign}<0.000001`;
  const digits = size >= 99.5 ? 0 : size >= 9.95 ? 1 : size >= 0.0995 ? 2 : 1 - Math.floor(Math.log10(size));
  return sign + size.toFixed(digits);
}

/** How many of something, with its noun: "1 risk", "no risks", "12 risks". */
export function countOf(count: number, singular: string, plural = `${singular}s`): string {
  if (count === 0) return `no ${plural}`;
  return `${wholeNumber(count)} ${count === 1 ? singular : plural}`;
}

/** Names in one phrase: "a", "a and b", "a, b and c". */
export function inWords(names: readonly string[], conjunction: 'and' | 'or' = 'and'): string {
  if (names.length <= 1) return names[0] ?? '';
  return `${names.slice(0, -1).join(', ')} ${conjunction} ${names.at(-1)}`;
}
