import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { outcomes } from '../lexicon/outcomes.ts';
import { anyOf } from './any-of.ts';

const words = fc.stringMatching(/^[a-c]{1,3}$/);
const text = fc.stringMatching(/^[a-c ,|(-]{0,12}$/);
const bounded = words.map((word) => new RegExp(`\\b${word}\\b`, 'u'));
const ofLetters = words.map((word) => new RegExp(`(?<![\\p{L}])(?:${word}|b${word})(?![\\p{L}])`, 'gu'));
const plain = fc.tuple(words, words).map(([one, other]) => new RegExp(`${one}|\\b${other}`, 'u'));
const piece = fc.oneof(
  words,
  fc.tuple(words, fc.constantFrom('?', '*', '+', '{2}')).map(([word, times]) => `${word}${times}`),
  fc.tuple(words, words, fc.constantFrom('', '?', '+')).map(([one, other, times]) => `(?:${one}|${other})${times}`),
  fc.constantFrom('[ab|]', '[(a]c', '\\|', '\\(a', '(?=a)', '(?<!b)'),
);
const composed = fc
  .array(fc.array(piece, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 3 })
  .map((alternatives) => new RegExp(alternatives.map((pieces) => pieces.join('')).join('|'), 'u'));

describe('one pattern for several', () => {
  it('is found where one of them is, whatever boundaries they have', () => {
    const lists = fc.oneof(
      fc.array(bounded, { minLength: 1, maxLength: 4 }),
      fc.array(ofLetters, { minLength: 1, maxLength: 4 }),
      fc.array(fc.oneof(bounded, ofLetters, plain), { minLength: 1, maxLength: 4 }),
      fc.array(fc.oneof(bounded, composed), { minLength: 1, maxLength: 4 }),
    );
    fc.assert(
      fc.property(lists, text, (patterns, here) => {
        expect(anyOf(patterns).test(here)).toBe(patterns.some((pattern) => here.search(pattern) >= 0));
      }),
      { numRuns: 2000 },
    );
  });

  it('asks once where the words of a lexicon begin and end', () => {
    const sources = outcomes.map(({ words: named }) => named);
    expect(anyOf(sources).source.startsWith('\\b(?:')).toBe(true);
    expect(anyOf(sources).test('fewer deaths were seen')).toBe(true);
  });
});
