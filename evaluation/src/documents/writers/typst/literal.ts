import { cleanText } from '../content/characters.ts';

/**
 * A Typst string literal. Every piece of text that does not come from this folder enters the source through here and only here: inside the quotes
 * Typst knows no markup, no code and no comment, and the two characters that mean something are escaped.
 */
export function literal(text: string): string {
  return `"${cleanText(text).replace(/\\/g, '\\\\').replace(/"/g, '\\"').replace(/\n/g, '\\n').replace(/\t/g, '\\t')}"`;
}

/** How the fonts at hand show a character: in all their faces, only upright at normal weight, or not at all. */
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

/** Gives words longer than the limit places to break, so that they stay inside their column. */
export function breakable(text: string, limit: number): string {
  if (text.length <= limit) return text;
  return text.replace(/[^\s\u200b-]+/g, (word) => {
    const characters = [...word];
    if (characters.length <= limit) return word;
    let result = '';
    characters.forEach((character, index) => {
      result += index > 0 && index % limit === 0 ? `\u200b${character}` : character;
    });
    return result;
  });
}
