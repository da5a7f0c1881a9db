/** Text without ligatures, odd spaces and control characters. */
export type Characters = string;

const ligatures: Readonly<Record<string, string>> = {
  ﬀ: 'ff',
  ﬁ: 'fi',
  ﬂ: 'fl',
  ﬃ: 'ffi',
  ﬄ: 'ffl',
  ﬅ: 'st',
  ﬆ: 'st',
};

const plain = /^[\x20-\x7e]*$/;

/** Ligatures become letters, all spaces the usual one, and characters that show nothing go. A soft hyphen stays at the end of a text only. */
export function plainCharacters(text: string): Characters {
  if (plain.test(text)) return text;
  return text
    .replace(/[ﬀ-ﬆ]/gu, (ligature) => ligatures[ligature] ?? ligature)
    .replace(/[\s\u00a0\u2000-\u200a\u202f\u205f\u3000]+/gu, ' ')
    .replace(/[\p{Cc}\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff\ufffe\uffff]/gu, '')
    .replace(/\u00ad(?=.)/gu, '')
    .normalize('NFC');
}

const raisedFigures = '⁰¹²³⁴⁵⁶⁷⁸⁹';
const raisedLetters: Readonly<Record<string, string>> = { a: 'ᵃ', b: 'ᵇ', c: 'ᶜ', d: 'ᵈ', e: 'ᵉ', f: 'ᶠ', g: 'ᵍ', h: 'ʰ' };
const unitBefore = /(?:^|[^\p{L}])(?:[kdcmµμn]?m|in|ft|s)$/u;

/**
 * Small raised figures as raised characters. An exponent stays at its number or unit ("10⁶", "m²"); a number that refers to a source or a note is set
 * apart from the word before it ("pain ¹²"), so that nobody reads it as part of the word or as a quantity.
 */
export function raised(text: Characters, before: string): Characters {
  const trimmed = text.trim();
  if (/^[\d,–\-−\s]+$/u.test(trimmed) && /\d/.test(trimmed)) {
    const figures = trimmed.replace(/\d/g, (digit) => raisedFigures[Number(digit)]!).replace(/[−-](?=[⁰-⁹¹²³])/gu, '⁻');
    const isExponent = unitBefore.test(before) || /\d$/.test(before);
    return isExponent || before === '' ? figures : ` ${figures.replaceAll('⁻', '–')}`;
  }
  if (/^[a-h]$/.test(trimmed) && /\p{L}{3,}$|[\d).%]$/u.test(before)) return raisedLetters[trimmed]!;
  return text;
}
