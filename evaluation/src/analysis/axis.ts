import { textWidth } from '../base/index.ts';

/** A scale from values to pixels, with the marks a reader expects on it. Values are those displayed (already multiplied). */
export interface Axis {
  readonly from: number;
  readonly to: number;
  /** Pixel of a value; a value beyond the ends is put on the end. */
  readonly at: (value: number) => number;
  readonly ticks: readonly { readonly value: number; readonly label: string }[];
}

/** Plain decimal digits of a tick, without a trace of binary rounding. */
function tickLabel(value: number): string {
  const digits = Number(value.toPrecision(6));
  const text = Math.abs(digits) < 1e-6 && digits !== 0 ? digits.toFixed(9).replace(/0+$/, '') : String(digits);
  return text.startsWith('-') ? `−${text.slice(1)}` : text;
}

/** Round numbers 1, 2, 5 times a power of ten from one end to the other, about as many as wanted. */
export function evenTicks(from: number, to: number, wanted: number): number[] {
  const rough = (to - from) / Math.max(1, wanted);
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 5, 10].map((factor) => factor * power).find((candidate) => candidate >= rough * 0.999) ?? 10 * power;
  const ticks: number[] = [];
  for (let index = Math.ceil(from / step - 1e-9); index * step <= to + step * 1e-9; index++)
    ticks.push(Number((index * step).toPrecision(12)));
  return ticks;
}

/** Whether labels of this size stand apart from one another. */
function standApart(values: readonly number[], at: (value: number) => number, size: number): boolean {
  return values.every((value, index) => {
    const next = values[index + 1];
    return next === undefined || at(next) - at(value) >= (textWidth(tickLabel(value), size) + textWidth(tickLabel(next), size)) / 2 + 3;
  });
}

/** The densest of 1-2-5, 1-3 and whole powers of ten whose labels stand apart; even steps where the range is too narrow for those. 1 is always among them where it is in range. */
export function ratioTicks(from: number, to: number, at: (value: number) => number, size: number): number[] {
  const powers: number[] = [];
  for (let power = Math.floor(Math.log10(from)); power <= Math.ceil(Math.log10(to)); power++) powers.push(power);
  const choose = (factors: readonly number[], stride = 1) =>
    powers
      .filter((power) => power % stride === 0)
      .flatMap((power) => factors.map((factor) => Number((factor * 10 ** power).toPrecision(6))))
      .filter((value) => value >= from && value <= to);
  if (choose([1, 2, 5]).length < 3) {
    const even = [8, 6, 5, 4, 3, 2].map((wanted) => evenTicks(from, to, wanted)).find((ticks) => standApart(ticks, at, size));
    return even ?? choose([1]);
  }
  const candidates = [choose([1, 2, 5]), choose([1, 3]), choose([1]), choose([1], 2), choose([1], 3)];
  return candidates.find((ticks) => standApart(ticks, at, size)) ?? choose([1], 5);
}

/** An axis with even steps. */
export function linearAxis(from: number, to: number, left: number, width: number, size: number): Axis {
  const at = (value: number) => left + (width * (Math.min(to, Math.max(from, value)) - from)) / (to - from);
  const wanted = [10, 8, 6, 5, 4, 3, 2].filter((count) => count <= width / 24);
  const ticks = wanted.map((count) => evenTicks(from, to, count)).find((values) => standApart(values, at, size)) ?? [from, to];
  return { from, to, at, ticks: ticks.map((value) => ({ value, label: tickLabel(value) })) };
}

/** An axis on which equal ratios are equally far apart; both ends must be positive. */
export function ratioAxis(from: number, to: number, left: number, width: number, size: number): Axis {
  const span = Math.log(to / from);
  const at = (value: number) => (value <= from ? left : value >= to ? left + width : left + (width * Math.log(value / from)) / span);
  return { from, to, at, ticks: ratioTicks(from, to, at, size).map((value) => ({ value, label: tickLabel(value) })) };
}

/** The range an axis of intervals should show: every value that must be seen, and as much of the intervals as does not dwarf those. */
export function shownRange(
  mustShow: readonly number[],
  intervals: readonly (readonly [number, number])[],
  ratio: boolean,
  share = 0.2,
): readonly [number, number] {
  const to = (value: number) => (ratio ? Math.log(value) : value);
  const from = (value: number) => (ratio ? Math.exp(value) : value);
  const usable = (value: number) => Number.isFinite(to(value));
  const seen = mustShow.filter(usable).map(to);
  if (seen.length === 0) return ratio ? [0.1, 10] : [0, 1];
  const low = Math.min(...seen);
  const high = Math.max(...seen);
  const ends = intervals.flat().filter(usable).map(to);
  const typical = intervals.map(([lower, upper]) => (to(upper) - to(lower)) / 2).filter(Number.isFinite);
  const room = high > low ? (high - low) * share : (typical[0] ?? 0) || (ratio ? 1 : Math.abs(high) || 1);
  const start = Math.max(Math.min(...ends, low), low - room);
  const end = Math.min(Math.max(...ends, high), high + room);
  const margin = (end - start || (ratio ? 1 : Math.abs(high) || 1)) * 0.03;
  // A scale of counts or shares starts at zero where nothing lies below it.
  if (!ratio && start >= 0 && start - margin < (end - start) * 0.5) return [0, end + margin];
  return [from(start - margin), from(end + margin)];
}
