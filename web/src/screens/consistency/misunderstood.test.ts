import { describe, expect, it } from 'vitest';
import { statementKindsAt, wordsToTeach } from './misunderstood.ts';

describe('words that could be taught', () => {
  it.each([
    [
      ['sleep clinic', 'sleep laboratory', 'sleep clinic'],
      ['sleep clinic', 'sleep laboratory'],
    ],
    [['5 kg', '1 kg'], []],
    [['one phrase', ''], []],
    [['short', 'a sentence so long that nobody would call it a word or a phrase to teach'], []],
  ])('of %j are %j', (compared, words) => {
    expect(wordsToTeach({ compared })).toEqual(words);
  });
});

describe('what was understood at a place', () => {
  const row = (attribute: 'population-weight' | 'population-age', kind: string, quote: string, passage = 3) => ({
    attribute,
    kind,
    kindTitle: kind,
    key: '',
    about: '',
    cells: [
      {
        documentId: 'ifu',
        deviates: false,
        statements: [{ says: '5 kg', quote, section: '', passage, start: 0, end: 4, subject: 'device' as const }],
      },
    ],
  });
  const place = { document: 'ifu', passage: 3, quote: 'For adults of more than 5 kg.' };

  it('is what the finding is about, where that was taken from the sentence', () => {
    const rows = [row('population-age', 'population-age', place.quote), row('population-weight', 'population-weight', place.quote)];
    expect(statementKindsAt(place, 'population-weight', { rows })).toEqual(['population-weight']);
  });

  it('is anything taken from the sentence, where the finding is about something else', () => {
    expect(statementKindsAt(place, 'population-weight', { rows: [row('population-age', 'population-age', place.quote)] })).toEqual([
      'population-age',
    ]);
  });

  it('is nothing where other words or another passage were read', () => {
    const rows = [row('population-weight', 'a', 'Other words.'), row('population-weight', 'b', place.quote, 4)];
    expect(statementKindsAt(place, 'population-weight', { rows })).toEqual([]);
  });
});
