import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { markWords } from './mark-words.ts';
import { excludedAtFullText, includedReferences, reasonUnknown, standings } from './screen.ts';
import { decision, reference, snapshotOf } from './test-screening.ts';

const example = snapshotOf({
  import: [{ id: 'imp1', data: { database: 'PubMed' } }],
  criterion: [{ id: 'crt1', data: { type: 'exclusion', label: 'wrong population', words: [] } }],
  reference: [
    reference('new', { importId: 'imp1' }),
    reference('unsure', { importId: 'imp1' }),
    reference('double', { importId: 'imp1', duplicate: { of: 'new', by: 'doi' } }),
    reference('out', { source: { file: 'a', format: 'ris', database: 'Embase' } }),
    reference('read', {}),
    reference('taken', { importId: 'imp1' }),
    reference('refused', { importId: 'imp1' }),
    reference('refused without reason', { importId: 'imp1' }),
    reference('lost', { importId: 'imp1' }),
  ],
  'screening-decision': [
    decision('1', 'unsure', 'title and abstract', 'unsure'),
    decision('2', 'out', 'title and abstract', 'include', {}, '2026-01-01T00:00:00.000Z'),
    decision('3', 'out', 'title and abstract', 'exclude', {}, '2026-01-02T00:00:00.000Z'),
    decision('4', 'read', 'title and abstract', 'include'),
    decision('5', 'taken', 'title and abstract', 'include'),
    decision('6', 'taken', 'full text', 'include'),
    decision('7', 'refused', 'full text', 'exclude', { criterionId: 'crt1', note: 'children only' }),
    decision('8', 'refused without reason', 'full text', 'exclude', { criterionId: 'gone' }),
    decision('9', 'lost', 'full text', 'not retrieved'),
    decision('10', 'double', 'title and abstract', 'include'),
  ],
});

describe('screening', () => {
  it('goes by the decision that was made last', () => {
    expect(standings(example).of('out', 'title and abstract').word).toBe('exclude');
    expect(standings(example).of('out', 'full text').word).toBeUndefined();
  });

  it('includes at full text only, and lists what was read and left out with its reason', () => {
    expect(includedReferences(example).map(({ id }) => id)).toEqual(['taken']);
    expect(excludedAtFullText(example).map(({ reference: { id }, reason, note, decidedBy }) => ({ id, reason, note, decidedBy }))).toEqual([
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
