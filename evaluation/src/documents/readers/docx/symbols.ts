const greek = 'αβχδεφγηιϕκλμνοπθρστυϖωξψζ';
const capitalGreek = 'ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ';
const symbolSigns: Readonly<Record<number, string>> = {
  163: '≤',
  165: '∞',
  171: '↔',
  172: '←',
  173: '↑',
  174: '→',
  175: '↓',
  176: '°',
  177: '±',
  179: '≥',
  180: '×',
  181: '∝',
  183: '•',
  184: '÷',
  185: '≠',
  186: '≡',
  187: '≈',
  188: '…',
  206: '∈',
  210: '®',
  211: '©',
  212: '™',
  214: '√',
  222: '⇒',
  229: '∑',
};
const dingbats: Readonly<Record<number, string>> = {
  108: '●',
  110: '■',
  111: '☐',
  113: '☐',
  114: '☐',
  118: '❖',
  159: '•',
  167: '▪',
  168: '☐',
  216: '➢',
  223: '←',
  224: '→',
  225: '↑',
  226: '↓',
  232: '➔',
  240: '⇨',
  251: '☒',
  252: '✓',
  253: '☒',
  254: '☑',
};

/** A character of the fonts Symbol and Wingdings as one of Unicode; the white square stands for one that is not known. */
export function symbolCharacter(font: string, code: number): string {
  const position = code >= 0xf000 && code <= 0xf0ff ? code - 0xf000 : code;
  if (/^wingdings/i.test(font)) return dingbats[position] ?? '□';
  if (!/^symbol/i.test(font)) return code >= 0xe000 && code <= 0xf8ff ? '□' : code < 0x110000 ? String.fromCodePoint(code) : '□';
  if (position >= 0x61 && position <= 0x7a) return greek[position - 0x61]!;
  if (position >= 0x41 && position <= 0x5a) return capitalGreek[position - 0x41]!;
  return symbolSigns[position] ?? (position >= 0x20 && position < 0x7f ? String.fromCharCode(position) : '□');
}

/** Text in which characters of such a font stand in Unicode's private area, as older programs wrote them. */
export function withoutPrivateCharacters(text: string, font: string): string {
  return text.replace(/[\uf020-\uf0ff]/g, (letter) => symbolCharacter(font || 'Symbol', letter.charCodeAt(0)));
}
