import { describe, expect, it } from 'vitest';
import { plainLine, plainParagraphs } from './plain-text.ts';

describe('text without HTML', () => {
  it.each([
    ['Smith &amp; Sons &#8211; a &beta;-test', 'Smith & Sons – a β-test'],
    ['CO<sub>2</sub> and <i class="x">S. aureus</i>', 'CO2 and S. aureus'],
    ['p <0.05 and q > 3', 'p <0.05 and q > 3'],
    ['AT&T and R&D; &unknown; stay', 'AT&T and R&D; &unknown; stay'],
    ['one<br/>two\n three', 'one two three'],
    ['&amp;lt;i&amp;gt; is decoded once', '&lt;i&gt; is decoded once'],
  ])('%s', (html, text) => {
    expect(plainLine(html)).toBe(text);
  });

  it('keeps paragraphs as lines where they are asked for', () => {
    expect(plainParagraphs('One.  \r\n\r\n  Two <b>bold</b>.\rThree')).toBe('One.\nTwo bold.\nThree');
  });
});
