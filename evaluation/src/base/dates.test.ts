import fc from 'fast-check';
import { expect, it } from 'vitest';
import { addMonths, daysBetween, nextDay } from './dates.ts';

it.each([
  ['2023-12-31', '2024-01-01'],
  ['2024-02-28', '2024-02-29'],
  ['2023-02-28', '2023-03-01'],
  ['2026-11-22', '2026-11-23'],
])('the day after %s is %s', (date, next) => {
  expect(nextDay(date)).toBe(next);
});

it('the day after is one day later, for every day', () => {
  const day = fc.integer({ min: 0, max: 60_000 }).map((days) => new Date(Date.UTC(1900, 0, 1 + days)).toISOString().slice(0, 10));
  fc.assert(fc.property(day, (date) => daysBetween(date, nextDay(date)) === 1));
});

it('months that are too short end with their last day', () => {
  expect([addMonths('2024-02-29', -12), addMonths('2023-10-31', 4)]).toEqual(['2023-02-28', '2024-02-29']);
});
