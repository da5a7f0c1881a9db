import type { RichTextNode } from '@cerulean/evaluation/documents';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Choice, commonPlaces, compareProse, compareWords, mergeProse, type Stretch } from './merge-prose.ts';

function prose(...paragraphs: string[]): RichTextNode {
  return { type: 'doc', content: paragraphs.map((text) => ({ type: 'paragraph', content: [{ type: 'text', text }] })) };
}

const usualChoices = (stretches: readonly Stretch[]): Choice[] =>
  stretches.flatMap((stretch) => (stretch.same ? [] : [stretch.usual ?? 'both']));
const all = (stretches: readonly Stretch[], choice: Choice): Choice[] => stretches.flatMap((stretch) => (stretch.same ? [] : [choice]));

describe('a text that two people changed', () => {
  it.each([
    [
      'each changed another paragraph',
      prose('a', 'b', 'c', 'd'),
      prose('A', 'b', 'c', 'd'),
      prose('a', 'b', 'c', 'D'),
      prose('A', 'b', 'c', 'D'),
    ],
    ['one added at the end, the other at the start', prose('a'), prose('a', 'z'), prose('0', 'a'), prose('0', 'a', 'z')],
    ['one removed what the other left alone', prose('a', 'b', 'c'), prose('a', 'c'), prose('a', 'b', 'C'), prose('a', 'c', 'C')],
    ['one changed a paragraph, the other added one after it', prose('a', 'b'), prose('a', 'b', 'c'), prose('a', 'B'), prose('a', 'B', 'c')],
    ['one added before what the other changed', prose('a'), prose('A'), prose('0', 'a'), prose('0', 'A')],
    ['both made the same change', prose('a', 'b'), prose('a', 'B'), prose('a', 'B'), prose('a', 'B')],
    ['both wrote the first words', prose(), prose('theirs'), prose('yours'), prose('theirs', 'yours')],
  ])('merges by itself where it can: %s', (name, base, theirs, yours, merged) => {
    const stretches = compareProse(base, theirs, yours);
    if (name.startsWith('one removed')) {
      // What was removed stands next to what was changed, so a person has to look.
      expect(stretches.some((stretch) => !stretch.same && stretch.usual === undefined)).toBe(true);
      return;
    }
    expect(mergeProse(stretches, usualChoices(stretches))).toEqual(merged);
  });

  it('asks where both changed the same paragraph', () => {
    expect(compareProse(prose('a', 'b'), prose('a', 'b1'), prose('a', 'b2'))).toEqual([
      { same: true, blocks: prose('a').content },
      { same: false, base: prose('b').content, theirs: prose('b1').content, yours: prose('b2').content, usual: undefined },
    ]);
  });

  const texts = fc.array(fc.constantFrom('a', 'b', 'c', 'd', 'e'), { maxLength: 8 }).map((paragraphs) => prose(...paragraphs));

  it('gives either whole text back when one side is chosen throughout, and loses no paragraph of either when both are', () => {
    fc.assert(
      fc.property(texts, texts, texts, (base, theirs, yours) => {
        const stretches = compareProse(base, theirs, yours);
        expect(mergeProse(stretches, all(stretches, 'theirs'))).toEqual(theirs);
        expect(mergeProse(stretches, all(stretches, 'yours'))).toEqual(yours);
        const both = (mergeProse(stretches, all(stretches, 'both')).content ?? []).map((block) => JSON.stringify(block));
        for (const side of [theirs, yours]) {
          const places = commonPlaces(
            (side.content ?? []).map((block) => JSON.stringify(block)),
            both,
          );
          expect(places.size).toBe(side.content?.length);
        }
      }),
    );
  });

  it('needs no choice where only one side changed', () => {
    fc.assert(
      fc.property(texts, texts, (base, changed) => {
        for (const [stretches, whole] of [
          [compareProse(base, changed, base), changed],
          [compareProse(base, base, changed), changed],
        ] as const) {
          expect(stretches.every((stretch) => stretch.same || stretch.usual !== undefined)).toBe(true);
          expect(mergeProse(stretches, usualChoices(stretches))).toEqual(whole);
        }
      }),
    );
  });
});

describe('two paragraphs word by word', () => {
  it('marks the words that only one of them has', () => {
    expect(compareWords('the rate was 1.2 per cent', 'the rate was 1.4 per cent')).toEqual([
      [
        { text: 'the rate was ', common: true },
        { text: '1.2', common: false },
        { text: ' per cent', common: true },
      ],
      [
        { text: 'the rate was ', common: true },
        { text: '1.4', common: false },
        { text: ' per cent', common: true },
      ],
    ]);
  });
});
