import type { Profile } from './profile.ts';
import { countShared, isDesignation, isSmallWord, isSpelling } from './words.ts';

export type TitleAgreement =
  | 'same'
  | 'same, short'
  | 'spelling'
  | 'without subtitle'
  | 'contained'
  | 'contained, short'
  | 'words differ'
  | 'similar'
  | 'numbers differ'
  | 'different'
  | 'missing';

/** Titles with fewer letters, such as "Editorial" or "Reply to the authors", say too little alone. */
const tellingLetters = 20;
const tellingWords = 3;

/** Compares what two titles say, word by word. */
export function compareTitles(left: Profile, right: Profile): TitleAgreement {
  if (left.title === '' || right.title === '') return 'missing';
  const short =
    Math.min(left.title.length, right.title.length) < tellingLetters ||
    Math.min(left.significant.length, right.significant.length) < tellingWords;
  if (left.title === right.title) return short ? 'same, short' : 'same';
  // Most candidates share two rare words and nothing else; other spellings do not make up for that.
  if (
    !short &&
    countShared(left.significantHashes, right.significantHashes) * 3 < Math.min(left.significant.length, right.significant.length)
  )
    return 'different';
  const { onlyLeft, onlyRight, common } = unmatched(left.significant, right.significant);
  const designations = onlyLeft.some(isDesignation) && onlyRight.some(isDesignation);
  if (designations) return common * 2 >= Math.min(left.significant.length, right.significant.length) ? 'numbers differ' : 'different';
  if (onlyLeft.length === 0 && onlyRight.length === 0) return short ? 'same, short' : 'spelling';
  if (short) return (onlyLeft.length === 0 || onlyRight.length === 0) && common > 1 ? 'contained, short' : 'different';
  const oneIsWhole = onlyLeft.length === 0 || onlyRight.length === 0;
  if (oneIsWhole) {
    const [less, more] = onlyLeft.length === 0 ? [left, right] : [right, left];
    // A number only one title has may tell a part from the whole.
    if ((onlyLeft.length ? onlyLeft : onlyRight).some((word) => isDesignation(word) && word.length < 3)) return 'similar';
    if (more.title.startsWith(less.title) || less.title === more.mainTitle || more.title.endsWith(less.title))
      return less.significant.length >= 4 ? 'without subtitle' : 'contained';
    return common >= 4 && common * 2 >= more.significant.length ? 'contained' : 'similar';
  }
  const share = (2 * common) / (left.significant.length + right.significant.length);
  if (left.mainTitle === right.mainTitle && left.mainTitle.length >= tellingLetters) return 'similar';
  if (share >= 0.75 && onlyLeft.length <= 3 && onlyRight.length <= 3) return 'words differ';
  return share >= 0.6 ? 'similar' : 'different';
}

/** What of each title has no counterpart in the other, after spelling and hyphens are allowed for. */
function unmatched(left: readonly string[], right: readonly string[]): { onlyLeft: string[]; onlyRight: string[]; common: number } {
  const inRight = new Set(right);
  const inLeft = new Set(left);
  let onlyLeft = left.filter((word) => !inRight.has(word));
  let onlyRight = right.filter((word) => !inLeft.has(word));
  let common = left.length - onlyLeft.length;
  if (onlyLeft.length && onlyRight.length && onlyLeft.length + onlyRight.length <= 16) {
    for (const word of [...onlyLeft]) {
      const match = onlyRight.find((other) => isSpelling(word, other));
      if (match === undefined) continue;
      onlyLeft = onlyLeft.filter((other) => other !== word);
      onlyRight = onlyRight.filter((other) => other !== match);
      common++;
    }
    // "post-operative" against "postoperative": what remains is the same letters.
    if (onlyLeft.length !== onlyRight.length || onlyLeft.length > 0) {
      const joined = joins(onlyLeft, right) || joins(onlyRight, left);
      if (joined) {
        onlyLeft = onlyLeft.filter((word) => !joined.has(word));
        onlyRight = onlyRight.filter((word) => !joined.has(word));
        common++;
      }
    }
  }
  return { onlyLeft: onlyLeft.filter((word) => !isSmallWord(word)), onlyRight: onlyRight.filter((word) => !isSmallWord(word)), common };
}

/** The words that, written together, are one word of the other title, with that word. */
function joins(parts: readonly string[], others: readonly string[]): Set<string> | undefined {
  for (let position = 0; position + 1 < parts.length; position++) {
    const together = parts[position]! + parts[position + 1]!;
    const match = others.find((word) => word === together);
    if (match) return new Set([parts[position]!, parts[position + 1]!, match]);
  }
  return undefined;
}
