import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { locateInItems, locateQuote } from './quote-location.ts';

const marked = (text: string, quote: string) => locateQuote(text, quote).map(({ start, end }) => text.slice(start, end));

describe('a quote is found in another reading of the same words', () => {
  it.each([
    [
      'with other spaces and line ends',
      'Intended for\n  adult   patients only.',
      'for adult patients only',
      ['for\n  adult   patients only'],
    ],
    ['with a hyphen at the end of a line', 'Used in paed-\niatric patients.', 'paediatric patients', ['paed-\niatric patients']],
    ['with ligatures of the font', 'The ﬁrst signiﬁcant eﬀect', 'first significant effect', ['ﬁrst signiﬁcant eﬀect']],
    ['with a soft hyphen', 'a ventila\u00adtor', 'ventilator', ['ventila\u00adtor']],
    ['with accents set apart', 'für Sa\u0308uglinge', 'Säuglinge', ['Sa\u0308uglinge']],
    ['with another dash and quotation marks', '“5–10 kg”', '"5-10 kg"', ['“5–10 kg”']],
    ['that ends with a ligature', 'in the oﬃ', 'the offi', ['the oﬃ']],
  ])('%s', (_case, text, quote, stretches) => {
    expect(marked(text, quote)).toEqual(stretches);
  });

  it('in pieces, where the number of a note stands in between', () => {
    const text = 'The device is intended for adults 12 who weigh more than five kilograms.';
    expect(marked(text, 'The device is intended for adults who weigh more than five kilograms.')).toEqual([
      'The device is intended for adults',
      'who weigh more than five kilograms.',
    ]);
  });

  it('in part, where the page ends within it', () => {
    const text = 'before. The device must not be used in patients who weigh';
    expect(marked(text, 'The device must not be used in patients who weigh less than 5 kg.')).toEqual([
      'The device must not be used in patients who weigh',
    ]);
  });

  it('and not where less than half of it is there', () => {
    expect(marked('The device must not be used by children.', 'The device must not be used in patients who weigh less than 5 kg.')).toEqual(
      [],
    );
    expect(marked('anything', ' - ')).toEqual([]);
  });

  it('whatever stands around it and however its spaces and hyphens are set', () => {
    const word = fc.stringMatching(/^[a-zäßﬁ]{3,9}$/);
    fc.assert(
      fc.property(fc.array(word, { minLength: 4, maxLength: 12 }), fc.constantFrom(' ', '\n', '-\n', '  '), (words, gap) => {
        const text = `0 1 2 ${words.join(gap)} 3 4`;
        const found = marked(text, words.join(' '));
        expect(found).toEqual([words.join(gap)]);
      }),
    );
  });
});

describe('in the pieces a page comes in', () => {
  it('each piece it touches is marked as far as the quote goes', () => {
    const items = ['The ventilator is for', ' ', 'patients of more than', '5 kg. Other text.'];
    expect(
      locateInItems(items, 'is for patients of more than 5 kg.').map(({ item, start, end }) => items[item]!.slice(start, end)),
    ).toEqual(['is for', ' ', 'patients of more than', '5 kg.']);
  });
});
