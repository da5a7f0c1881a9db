import type { Passage } from './passage.ts';
import { fold } from './text/fold.ts';

const inText = /((?:[\p{L}][\p{L}\d'-]*[ \u00a0]){1,8}?[\p{L}][\p{L}\d'-]*)[ \u00a0]\(([A-Z][A-Za-z\d/-]{1,9})\)/gu;

/**
 * Abbreviations a document defines: "intensive care unit (ICU)" in its text, and the rows of a list of abbreviations. The letters must begin the words;
 * the shortest run of words that fits counts.
 */
export function readAbbreviations(passages: readonly Passage[]): Map<string, string> {
  const found = new Map<string, string>();
  for (const passage of passages) {
    for (const match of /\([A-Z]/.test(passage.text) ? passage.text.matchAll(inText) : []) {
      const short = match[2]!;
      const letters = fold(short)
        .replace(/s$/, '')
        .replace(/[^\p{L}]/gu, '');
      const words = fold(match[1]!).split(/[ \u00a0-]+/);
      for (let take = Math.min(2, words.length); take <= words.length; take++) {
        const run = words.slice(-take);
        if (initials(run, letters)) {
          found.set(fold(short), run.join(' '));
          break;
        }
      }
    }
    const { cell } = passage;
    if (passage.topics.has('abbreviations') && cell && cell.column > 0 && /^[A-Z][A-Za-z\d/-]{1,9}$/.test(cell.rowLabel))
      found.set(fold(cell.rowLabel), passage.folded.trim());
  }
  return found;
}

function initials(words: readonly string[], letters: string): boolean {
  let position = 0;
  for (const word of words) {
    if (word[0] === letters[position]) position++;
    else if (!/^(?:of|the|and|for|in|to|der|die|das|und|de|la|del|di)$/.test(word)) return false;
  }
  return position >= letters.length && words[0]?.[0] === letters[0];
}
