/** Combining marks of the accents of LaTeX. */
const accents: Readonly<Record<string, string>> = {
  '`': '\u0300',
  "'": '\u0301',
  '^': '\u0302',
  '~': '\u0303',
  '=': '\u0304',
  '.': '\u0307',
  '"': '\u0308',
  u: '\u0306',
  r: '\u030a',
  H: '\u030b',
  v: '\u030c',
  d: '\u0323',
  c: '\u0327',
  k: '\u0328',
  b: '\u0331',
  t: '\u0361',
  ocirc: '\u030a',
  grave: '\u0300',
  acute: '\u0301',
  hat: '\u0302',
  tilde: '\u0303',
  bar: '\u0304',
  overline: '\u0305',
  breve: '\u0306',
  dot: '\u0307',
  ddot: '\u0308',
  check: '\u030c',
};

const pairs = (text: string) => text.split(/\s+/).map((pair) => pair.split(':') as [string, string]);

/** What commands stand for, by name. Greek letters and signs of formulas are among titles of every field. */
const symbols = new Map<string, string>([
  ...pairs(
    'ss:ß SS:ẞ ae:æ AE:Æ oe:œ OE:Œ o:ø O:Ø l:ł L:Ł aa:å AA:Å dh:ð DH:Ð th:þ TH:Þ dj:đ DJ:Đ ng:ŋ NG:Ŋ i:ı j:ȷ textdotlessi:ı imath:ı jmath:ȷ ij:ĳ IJ:Ĳ',
  ),
  ...pairs(
    'alpha:α beta:β gamma:γ delta:δ epsilon:ε varepsilon:ε zeta:ζ eta:η theta:θ vartheta:ϑ iota:ι kappa:κ lambda:λ mu:μ nu:ν xi:ξ omicron:ο pi:π rho:ρ ' +
      'sigma:σ varsigma:ς tau:τ upsilon:υ phi:φ varphi:φ chi:χ psi:ψ omega:ω Gamma:Γ Delta:Δ Theta:Θ Lambda:Λ Xi:Ξ Pi:Π Sigma:Σ Upsilon:Υ Phi:Φ Psi:Ψ Omega:Ω',
  ),
  ...pairs(
    'textalpha:α textbeta:β textgamma:γ textdelta:δ textkappa:κ textlambda:λ textmu:µ textomega:ω textOmega:Ω textDelta:Δ micro:µ mho:℧ ell:ℓ hbar:ħ',
  ),
  ...pairs(
    'times:× div:÷ pm:± mp:∓ cdot:· ast:∗ star:⋆ circ:° bullet:• leq:≤ le:≤ leqslant:≤ geq:≥ ge:≥ geqslant:≥ neq:≠ ne:≠ approx:≈ sim:∼ simeq:≃ cong:≅ equiv:≡ ll:≪ gg:≫ lt:< gt:> ' +
      'infty:∞ propto:∝ partial:∂ nabla:∇ sum:∑ prod:∏ int:∫ surd:√ in:∈ notin:∉ subset:⊂ subseteq:⊆ supset:⊃ cup:∪ cap:∩ emptyset:∅ forall:∀ exists:∃ neg:¬ wedge:∧ vee:∨ oplus:⊕ otimes:⊗ ' +
      'rightarrow:→ to:→ leftarrow:← gets:← leftrightarrow:↔ uparrow:↑ downarrow:↓ Rightarrow:⇒ Leftarrow:⇐ Leftrightarrow:⇔ langle:⟨ rangle:⟩ lbrace:{ rbrace:} vert:| mid:| Vert:‖ ' +
      'prime:′ angle:∠ triangle:△ square:□ checkmark:✓ perp:⊥ parallel:∥ lfloor:⌊ rfloor:⌋ lceil:⌈ rceil:⌉ aleph:ℵ Re:ℜ Im:ℑ degree:° textdegree:° celsius:℃',
  ),
  ...pairs(
    'textendash:– textemdash:— textquoteleft:‘ textquoteright:’ textquotedblleft:“ textquotedblright:” textquotedbl:" textquotesingle:\' textasciiacute:´ quotesinglbase:‚ quotedblbase:„ ' +
      'guillemotleft:« guillemotright:» guilsinglleft:‹ guilsinglright:› ldots:… dots:… textellipsis:… cdots:⋯ dag:† ddag:‡ textdagger:† textdaggerdbl:‡ S:§ textsection:§ P:¶ textparagraph:¶ ' +
      'copyright:© textcopyright:© textregistered:® texttrademark:™ pounds:£ textsterling:£ euro:€ texteuro:€ EUR:€ yen:¥ textyen:¥ textcent:¢ textbullet:• textperiodcentered:· ' +
      'textonehalf:½ textonequarter:¼ textthreequarters:¾ textonesuperior:¹ texttwosuperior:² textthreesuperior:³ textordfeminine:ª textordmasculine:º textpm:± texttimes:× textdiv:÷ ' +
      'textless:< textgreater:> textbar:| textbackslash:\\ textasciitilde:~ textasciicircum:^ textunderscore:_ textdollar:$ textbraceleft:{ textbraceright:} textexclamdown:¡ textquestiondown:¿ ' +
      'textnumero:№ textestimated:℮ backslash:\\ slash:/ aa:å TeX:TeX LaTeX:LaTeX BibTeX:BibTeX',
  ),
  ['space', ' '],
  ['quad', ' '],
  ['qquad', ' '],
  ['newline', ' '],
  ['linebreak', ' '],
  ['par', '\n'],
  ['hspace', ' '],
  ['vspace', ' '],
  ['and', ' and '],
  ['colon', ':'],
  ['textcolon', ':'],
]);

/** Commands whose argument says how something looks or where it points, and is no text. */
const silent = new Set([
  'begin',
  'end',
  'color',
  'textcolor',
  'href',
  'vspace',
  'hspace',
  'label',
  'cite',
  'index',
  'fontsize',
  'selectlanguage',
  'foreignlanguage',
]);
const quoting = new Set(['enquote', 'mkbibquote', 'textquote']);

interface Piece {
  readonly text: string;
  readonly end: number;
}

/** Deeper than this nothing is nested that a person or program wrote. */
const depthMax = 60;

/**
 * The text behind LaTeX as it stands in BibTeX files: accents and signs become letters, braces and commands of style are taken out, what they enclose is
 * kept. Subscripts and superscripts stay on the line, as in the readers of other formats. A command nobody knows is left out.
 */
export function latexToText(latex: string): string {
  if (!/[\\{}$~]|--|``|''/.test(latex)) return latex;
  return readUntil(latex, 0, '', false, 0).text.normalize('NFC');
}

function readUntil(latex: string, start: number, close: string, inMath: boolean, depth: number): Piece {
  let text = '';
  let math = inMath;
  let index = start;
  while (index < latex.length) {
    const character = latex[index]!;
    if (character === close && close !== '') return { text, end: index + 1 };
    if (character === '\\') {
      const command = readCommand(latex, index, math, depth);
      text += command.text;
      index = command.end;
    } else if (character === '{') {
      if (depth < depthMax) {
        const group = readUntil(latex, index + 1, '}', math, depth + 1);
        text += group.text;
        index = group.end;
      } else index++;
    } else if (character === '}') {
      index++;
    } else if (character === '$') {
      // A dollar sign before a number that no other one closes is money.
      if (!math && !latex.includes('$', index + 1)) text += '$';
      else math = !math;
      index += latex[index + 1] === '$' ? 2 : 1;
    } else if (math && (character === '^' || character === '_')) {
      index++;
    } else if (character === '~') {
      text += ' ';
      index++;
    } else if (latex.startsWith('---', index)) {
      text += '—';
      index += 3;
    } else if (latex.startsWith('--', index)) {
      text += '–';
      index += 2;
    } else if (latex.startsWith('``', index)) {
      text += '“';
      index += 2;
    } else if (latex.startsWith("''", index)) {
      text += '”';
      index += 2;
    } else {
      text += character;
      index++;
    }
  }
  return { text, end: index };
}

/** One argument: a group, a command or a single character. */
function readArgument(latex: string, start: number, math: boolean, depth: number): Piece {
  let index = start;
  while (latex[index] === ' ' || latex[index] === '\n' || latex[index] === '\r' || latex[index] === '\t') index++;
  if (index >= latex.length || latex[index] === '}') return { text: '', end: start };
  if (latex[index] === '{' && depth < depthMax) return readUntil(latex, index + 1, '}', math, depth + 1);
  if (latex[index] === '\\' && depth < depthMax) return readCommand(latex, index, math, depth + 1);
  const character = String.fromCodePoint(latex.codePointAt(index)!);
  return { text: character, end: index + character.length };
}

function withAccent(mark: string, text: string): string {
  const first = [...text.trimStart()][0] ?? '';
  return first === '' ? '' : (first === 'ı' ? 'i' : first === 'ȷ' ? 'j' : first) + mark + text.trimStart().slice(first.length);
}

function readCommand(latex: string, start: number, math: boolean, depth: number): Piece {
  const sign = latex[start + 1] ?? '';
  if (!/[A-Za-z]/.test(sign)) {
    if (accents[sign] !== undefined && !math) {
      const argument = readArgument(latex, start + 2, math, depth);
      return { text: withAccent(accents[sign], argument.text), end: argument.end };
    }
    const plain: Record<string, string> = {
      ',': ' ',
      ';': ' ',
      ':': ' ',
      ' ': ' ',
      '\n': ' ',
      '\\': ' ',
      '!': '',
      '-': '',
      '/': '',
      '@': '',
      '(': '',
      ')': '',
      '': '',
    };
    return { text: plain[sign] ?? sign, end: start + 1 + Math.max(sign.length, 1) };
  }
  let end = start + 2;
  while (/[A-Za-z]/.test(latex[end] ?? '')) end++;
  const name = latex.slice(start + 1, end);
  const mark = accents[name];
  if (mark !== undefined) {
    const argument = readArgument(latex, end, math, depth);
    return { text: withAccent(mark, argument.text), end: argument.end };
  }
  if (latex[end] === '*') end++;
  if (silent.has(name) && latex[end] === '{')
    return { text: symbols.get(name) ?? '', end: readUntil(latex, end + 1, '}', math, depth + 1).end };
  if (quoting.has(name) && latex[end] === '{' && depth < depthMax) {
    const group = readUntil(latex, end + 1, '}', math, depth + 1);
    return { text: `“${group.text}”`, end: group.end };
  }
  if (name === 'url' && latex[end] === '{') {
    const close = latex.indexOf('}', end);
    return close === -1 ? { text: latex.slice(end + 1), end: latex.length } : { text: latex.slice(end + 1, close), end: close + 1 };
  }
  if (/^[dt]?frac$/.test(name) && depth < depthMax) {
    const over = readArgument(latex, end, math, depth + 1);
    const under = readArgument(latex, over.end, math, depth + 1);
    return { text: `${over.text}/${under.text}`, end: under.end };
  }
  const found = symbols.get(name) ?? '';
  // A command ends at the first space, which is not printed; before a group the space is what parts words.
  while (latex[end] === ' ' || latex[end] === '\t' || latex[end] === '\n' || latex[end] === '\r') end++;
  return { text: found, end };
}

const written: Readonly<Record<string, string>> = {
  '\\': '{\\textbackslash}',
  '~': '{\\textasciitilde}',
  '^': '{\\textasciicircum}',
};

/** A text as it may stand in a BibTeX value. Letters stay as they are; signs that mean something to LaTeX are marked, doubled ones kept apart. */
export function textToLatex(text: string): string {
  return text.replace(/([-'`])(?=\1)|[\\~^&%$#_{}]/g, (sign, doubled?: string) => (doubled ? `${sign}{}` : (written[sign] ?? `\\${sign}`)));
}
