import { expect, it } from 'vitest';
import { matches, showChoices, showFrom } from './show.ts';

const items = [
  { state: 'suggested', answer: 'met' },
  { state: 'answered', answer: 'met' },
  { state: 'to look at again', answer: 'not met' },
] as const;

it('counts what each choice shows, and leaves out choices that show nothing', () => {
  expect(showChoices(items, '').map(({ show, count }) => [show, count])).toEqual([
    ['', 3],
    ['suggested', 1],
    ['again', 1],
    ['not met', 1],
    ['met', 2],
  ]);
});

it('keeps the chosen one when its last question was answered', () => {
  expect(showChoices(items, 'open').find(({ show }) => show === 'open')).toEqual({ show: 'open', title: 'Open', count: 0 });
});

it.each([
  [undefined, ''],
  ['not met', 'not met'],
  ['again', 'again'],
  ['anything', ''],
] as const)('reads %s in the address as %s', (text, show) => expect(showFrom(text)).toBe(show));

it('shows an answered question by its answer, not by what was suggested', () => {
  expect(items.filter((item) => matches(item, 'suggested'))).toEqual([items[0]]);
  expect(items.filter((item) => matches(item, 'met'))).toEqual([items[0], items[1]]);
});
