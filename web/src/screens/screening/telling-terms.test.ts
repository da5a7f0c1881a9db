import { describe, expect, it } from 'vitest';
import { tellingTerms } from './telling-terms.ts';

const terms = (...list: (readonly [string, number])[]) => list.map(([term, contribution]) => ({ term, contribution }));
const told = (most: number, ...list: (readonly [string, number])[]) => tellingTerms(terms(...list), most).map(({ term }) => term);

describe('terms that tell why', () => {
  it('leave out words without a meaning, and what was told already', () => {
    expect(
      told(5, ['coated', 3], ['the coated', 2], ['coated stent', 1.5], ['stent', 1], ['trial of', 0.5], ['12', 0.4], ['restenosis', 0.1]),
    ).toEqual(['coated', 'coated stent', 'restenosis']);
  });

  it('tell a word for and the same word in a pair against', () => {
    expect(told(5, ['animal', 2], ['animal model', -1])).toEqual(['animal', 'animal model']);
  });

  it('are no more than asked for', () => {
    expect(told(2, ['a1', 3], ['b1', 2], ['c1', 1])).toEqual(['a1', 'b1']);
    expect(told(2)).toEqual([]);
  });
});
