import { describe, expect, it } from 'vitest';
import { asQuotation, numberIn } from './selected-passage.ts';

describe('selected words', () => {
  it('become a quotation of one line with its words whole', () => {
    expect(asQuotation(' of the pa-\ntients, 12\n were non-\u00a0 smokers ')).toBe('of the patients, 12 were non- smokers');
  });

  it.each([
    ['195 catheters were randomised', 195],
    ['1,234 patients', 1234],
    ['25 778 days', 25778],
    ['a mean of 62.4 years', 62.4],
    ['n = 44', 44],
    ['of ISO10993 and 12 tubes', 12],
    ['nobody', undefined],
  ])('hold a number: %s', (text, number) => {
    expect(numberIn(text)).toBe(number);
  });
});
