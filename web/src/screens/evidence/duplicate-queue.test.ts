import { describe, expect, it } from 'vitest';
import { waitingPairs } from './duplicate-queue.ts';

const pair = (left: string, right: string) => ({ left: { id: left }, right: { id: right } });
const names = (pairs: readonly ReturnType<typeof pair>[]) => pairs.map(({ left, right }) => `${left.id}${right.id}`);
const pairs = [pair('a', 'b'), pair('b', 'c'), pair('a', 'c'), pair('d', 'e')];

describe('the queue of likely pairs', () => {
  it('loses what was answered', () => {
    expect(names(waitingPairs(pairs, []))).toEqual(['ab', 'bc', 'ac', 'de']);
    expect(names(waitingPairs(pairs, [{ left: 'd', right: 'e', same: false }]))).toEqual(['ab', 'bc', 'ac']);
  });

  it('asks once about a third reference after two became one', () => {
    expect(names(waitingPairs(pairs, [{ left: 'a', right: 'b', same: true }]))).toEqual(['bc', 'de']);
  });

  it('does not ask about the second of two that are one after the first was told apart from a third', () => {
    const answers = [
      { left: 'a', right: 'b', same: true },
      { left: 'b', right: 'c', same: false },
    ];
    expect(names(waitingPairs(pairs, answers))).toEqual(['de']);
    expect(names(waitingPairs(pairs, answers.toReversed()))).toEqual(['de']);
  });
});
