import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { markWords } from './mark-words.ts';
import { excludedAtFullText, includedReferences, reasonUnknown, standings } from './screen.ts';
import { exampleScreening } from './test-screening.ts';

describe('screening', () => {
  it('goes by the decision that was made last', () => {
    expect(standings(exampleScreening).of('out', 'title and abstract').word).toBe('exclude');
    expect(standings(exampleScreening).of('out', 'full text').word).toBeUndefined();
  });

  it('includes at full text only, and lists what was read and left out with its reason', () => {
    expect(includedReferences(exampleScreening).map(({ id }) => id)).toEqual(['taken']);
    expect(
      excludedAtFullText(exampleScreening).map(({ reference: { id }, reason, note, decidedBy }) => ({ id, reason, note, decidedBy })),
    ).toEqual([
      { id: 'refused', reason: 'wrong population', note: 'children only', decidedBy: ['p'] },
      { id: 'refused without reason', reason: reasonUnknown, note: '', decidedBy: ['p'] },
    ]);
  });
});

describe('marking words', () => {
  const criteria = [
    { type: 'inclusion' as const, label: 'catheters', words: ['catheter*', 'central venous'] },
    { type: 'exclusion' as const, label: 'animals', words: ['rat', 'C++'] },
  ];
  it.each([
    ['Catheters in a rat.', ['+Catheters', ' in a ', '-rat', '.']],
    ['rating of rats', ['rating of rats']],
    ['CENTRAL  venous catheterisation', ['+CENTRAL  venous', ' ', '+catheterisation']],
    ['written in C++ (rat)', ['written in ', '-C++', ' (', '-rat', ')']],
    ['', []],
  ])('cuts %j', (text, expected) => {
    expect(
      markWords(text, criteria).map((segment) => (segment.mark === 'inclusion' ? '+' : segment.mark ? '-' : '') + segment.text),
    ).toEqual(expected);
  });

  it('never changes the text', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 60 }), fc.array(fc.string({ maxLength: 5 }), { maxLength: 5 }), (text, words) => {
        const segments = markWords(text, [{ type: 'inclusion', label: 'x', words }]);
        expect(segments.map((segment) => segment.text).join('')).toBe(text);
      }),
    );
  });
});
