import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { latexToText, textToLatex } from './latex-text.ts';

describe('LaTeX as text', () => {
  it.each([
    [String.raw`M{\"u}ller, J\'er\^ome and Yal\c{c}{\i}n`, 'Müller, Jérôme and Yalçın'],
    [String.raw`\v{S}koda, {\AA}ngstr\"om, na{\"\i}ve, \'{\i}`, 'Škoda, Ångström, naïve, í'],
    [String.raw`{CO$_2$} and 10$^{-3}$ at $\alpha \leq 5$`, 'CO2 and 10-3 at α≤5'],
    [String.raw`{\textless}i{\textgreater}S. aureus{\textless}/i{\textgreater} \& others, 50\,\%`, '<i>S. aureus</i> & others, 50 %'],
    [String.raw`\emph{in vitro}, \textbf{bold} and \textcolor{red}{red}`, 'in vitro, bold and red'],
    ["``quoted'' --- and 1--2", '“quoted” — and 1–2'],
    ['it costs $5', 'it costs $5'],
    ['an {open brace', 'an open brace'],
    [String.raw`\unknown{kept} \foo`, 'kept '],
  ])('%s', (latex, text) => {
    expect(latexToText(latex)).toBe(text);
  });

  it.each(['a---b', "three ''' marks", 'and ``` others', '-- -'])('gives %s back', (text) => {
    expect(latexToText(textToLatex(text))).toBe(text);
  });

  it('gives what was written, sign by sign', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-zä&%$#_{}~^\\'`<>",.-]{0,40}$/), (text) => {
        expect(latexToText(textToLatex(text))).toBe(text.normalize('NFC'));
      }),
    );
  });
});
