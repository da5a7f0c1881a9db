import { addMonths, byId, daysBetween, type IsoDate } from '../base/index.ts';
import type { SignalInput } from './input.ts';
import { inputs } from './inputs/index.generated.ts';

/** The day a whole number of days after another. */
export function addDays(date: IsoDate, days: number): IsoDate {
  let first = `${date.slice(0, 7)}-01`;
  let left = days + daysBetween(first, date);
  for (let length = daysBetween(first, addMonths(first, 1)); left >= length; length = daysBetween(first, addMonths(first, 1))) {
    left -= length;
    first = addMonths(first, 1);
  }
  return `${first.slice(0, 8)}${String(left + 1).padStart(2, '0')}`;
}

/** The input with an id, where it is known. */
export function signalInput(id: string): SignalInput | undefined {
  return byId<SignalInput>(inputs, id);
}

/** By when a signal should be decided: the default of its input, counted from the day it was detected; undefined for an unknown input. */
export function decisionDue(input: string, detectedOn: IsoDate): IsoDate | undefined {
  const known = signalInput(input);
  return known && addDays(detectedOn, known.due.days);
}
