import { cleanText } from '../content/characters.ts';

/**
 * A Typst string literal. Every piece of text that does not come from this folder enters the source through here and only here: inside the quotes
 * Typst knows no markup, no code and no comment, and the two characters that mean something are escaped.
 */
export function literal(text: string): string {
  return `"${cleanText(text).replace(/\\/g, '\\\\').replace(/"/g, '\\"').replace(/\n/g, '\\n').replace(/\t/g, '\\t')}"`;
}

/** How the fonts at hand show a character: in all their faces, only upright (at normal weight and bold), or not at all. */
export type Coverage = (codePoint: number) => 'all' | 'upright' | 'none';

/** A run of characters that are shown in the same way. */
export interface CoveredRun {
  readonly shown: 'all' | 'upright' | 'none';
  readonly text: string;
}

/** Cuts text where the way its characters can be shown changes. Line ends and tabs need no glyph. */
export function coveredRuns(text: string, coverage: Coverage): CoveredRun[] {
  const runs: { shown: CoveredRun['shown']; text: string }[] = [];
  for (const character of text) {
    const code = character.codePointAt(0)!;
    const shown = code < 0x7f ? 'all' : coverage(code);
    const last = runs.at(-1);
    if (last && last.shown === shown) last.text += character;
    else runs.push({ shown, text: character });
  }
  return runs;
}

/** Words made of nothing but letters, longer than the limit, that hyphenation can be trusted to divide. */
function isHyphenated(word: string, limit: number): boolean {
  return word.length > limit && word.length <= 30 && /^[“(["']*\p{L}+[”)\]"'.,;:]*$/u.test(word);
}

/** Cuts text around the words that are to be hyphenated. Every second part is such a word. */
export function hyphenationRuns(text: string, limit: number): string[] {
  const parts = [''];
  for (const piece of text.split(/([\s\u200b-]+)/)) {
    if (isHyphenated(piece, limit)) parts.push(piece, '');
    else parts[parts.length - 1] += piece;
  }
  return parts;
}

/**
 * Gives words longer than the limit places to break, so that they stay inside their column: after punctuation where there is any, otherwise
 * within. Shorter words, and those that hyphenation divides, stay as they are, so that they are found again in the text of the file.
 */
export function breakable(text: string, limit: number): string {
  if (text.length <= limit) return text;
  return text.replace(/[^\s\u200b-]+/g, (word) => {
    if (word.length <= limit || isHyphenated(word, limit)) return word;
    const result: string[] = [];
    let length = 0;
    for (const character of word) {
      result.push(character);
      length++;
      const isGoodPlace = length * 2 >= limit && /[,;:./_)\]–—=&?]/.test(character);
      if (!isGoodPlace && length < limit) continue;
      result.push('\u200b');
      length = 0;
    }
    return result.join('').replace(/\u200b$/, '');
  });
}
