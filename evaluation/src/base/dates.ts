import { z } from 'zod';

/** A calendar day as people write it in the records: 2026-11-22. */
export const isoDate = z.iso.date();
export type IsoDate = string;

/** A point in time in UTC: 2026-11-22T14:03:00.000Z. */
export const isoInstant = z.iso.datetime();
export type IsoInstant = string;

/** Tells the time; the shell passes one in, so that every answer of the core can be replayed. */
export type Clock = () => IsoInstant;

const daysBeforeMonth = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334];

function isLeap(year: number): boolean {
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
}

function daysInMonth(year: number, month: number): number {
  return month === 2 ? (isLeap(year) ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31;
}

/** The day a whole number of months after another; the last day of a shorter month where the day does not exist. */
export function addMonths(date: IsoDate, months: number): IsoDate {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
  const count = year * 12 + (month - 1) + months;
  const newYear = Math.floor(count / 12);
  const newMonth = (count % 12) + 1;
  const newDay = Math.min(day, daysInMonth(newYear, newMonth));
  return `${String(newYear).padStart(4, '0')}-${String(newMonth).padStart(2, '0')}-${String(newDay).padStart(2, '0')}`;
}

/** The day after another. */
export function nextDay(date: IsoDate): IsoDate {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
  if (day < daysInMonth(year, month)) return `${date.slice(0, 8)}${String(day + 1).padStart(2, '0')}`;
  return addMonths(`${date.slice(0, 8)}01`, 1);
}

/** Days since 0000-03-01-like epoch; only differences have a meaning. */
function dayNumber(date: IsoDate): number {
  const [year = 0, month = 1, day = 1] = date.slice(0, 10).split('-').map(Number);
  const leaps = Math.floor((year - 1) / 4) - Math.floor((year - 1) / 100) + Math.floor((year - 1) / 400);
  return (year - 1) * 365 + leaps + daysBeforeMonth[month - 1]! + (month > 2 && isLeap(year) ? 1 : 0) + day;
}

/** Whole days from one day to another; negative when the second is earlier. */
export function daysBetween(from: IsoDate, to: IsoDate): number {
  return dayNumber(to) - dayNumber(from);
}
