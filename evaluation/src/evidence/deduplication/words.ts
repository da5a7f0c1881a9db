const greek: Readonly<Record<string, string>> = {
  α: 'alpha',
  β: 'beta',
  γ: 'gamma',
  δ: 'delta',
  ε: 'epsilon',
  κ: 'kappa',
  λ: 'lambda',
  μ: 'mu',
  ω: 'omega',
  ß: 'ss',
  ø: 'o',
  æ: 'ae',
  œ: 'oe',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ı: 'i',
};
const foreign = new RegExp(`[${Object.keys(greek).join('')}]`, 'g');

/** Lower case without accents, Greek letters by their names. */
export function fold(text: string): string {
  const lower = text.toLowerCase();
  // Unaccented text is the usual case and needs no decomposition.
  if (/^[\t-~]*$/.test(lower)) return lower;
  return lower
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(foreign, (letter) => greek[letter]!);
}

/** Number words and Roman numerals are numbers, so that "part II", "part 2" and "second part" say one thing. X stays a letter, as in X-ray. */
const numerals = new Map(
  [
    ['i', 'ii', 'iii', 'iv', 'v', 'vi', 'vii', 'viii', 'ix'],
    ['one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine'],
    ['first', 'second', 'third', 'fourth', 'fifth', 'sixth', 'seventh', 'eighth', 'ninth'],
    ['1st', '2nd', '3rd', '4th', '5th', '6th', '7th', '8th', '9th'],
  ].flatMap((row) => row.map((word, position) => [word, String(position + 1)] as const)),
);

/** The words of a folded title. */
export function titleWords(folded: string): string[] {
  return (folded.match(/[\p{L}\p{N}]+/gu) ?? []).map((word) => numerals.get(word) ?? word);
}

/** Words that may be missing or differ without another meaning. */
const smallWords = new Set(
  'a an the of in on for and or with without to by from at as is are be into its their using use used versus vs v et al der die das und von bei mit la le les el los de des du en y s t'.split(
    ' ',
  ),
);

export const isSmallWord = (word: string): boolean => smallWords.has(word);

/** A number or a single letter: what tells "part 1" from "part 2" and "hepatitis B" from "hepatitis C". */
export const isDesignation = (word: string): boolean => /^(?:\d.*|[b-z]|.*\d)$/.test(word) && !smallWords.has(word);

export function significantWords(words: readonly string[]): string[] {
  return [...new Set(words.filter((word) => !smallWords.has(word)))];
}

/** Whether two words differ by spelling alone: one edit for every five letters, or a common stem ("randomised", "randomized"; "infection", "infections"). */
export function isSpelling(left: string, right: string): boolean {
  const longer = Math.max(left.length, right.length);
  if (longer < 4 || Math.abs(left.length - right.length) > 3) return false;
  if (/\d/.test(left) || /\d/.test(right)) return false;
  const edits = longer < 8 ? 1 : longer < 13 ? 2 : 3;
  return editDistance(left, right, edits) <= edits;
}

/** Three rows for words of usual length, so that comparing them takes no memory anew. */
const rowLength = 64;
const rows: [Uint8Array, Uint8Array, Uint8Array] = [new Uint8Array(rowLength), new Uint8Array(rowLength), new Uint8Array(rowLength)];

/** Edits (insert, delete, replace, swap of neighbours) between two words; more than `limit` is told as `limit + 1`. */
export function editDistance(left: string, right: string, limit: number): number {
  if (left === right) return 0;
  if (Math.abs(left.length - right.length) > limit) return limit + 1;
  const width = right.length + 1;
  let [before, previous, current] = width <= rowLength ? rows : [new Uint8Array(width), new Uint8Array(width), new Uint8Array(width)];
  for (let column = 0; column < width; column++) previous[column] = Math.min(column, 255);
  for (let row = 1; row <= left.length; row++) {
    current.fill(255);
    current[0] = Math.min(row, 255);
    let least = current[0]!;
    for (let column = Math.max(1, row - limit); column <= Math.min(right.length, row + limit); column++) {
      const replaced = previous[column - 1]! + (left.charCodeAt(row - 1) === right.charCodeAt(column - 1) ? 0 : 1);
      let value = Math.min(replaced, previous[column]! + 1, current[column - 1]! + 1);
      if (
        row > 1 &&
        column > 1 &&
        left.charCodeAt(row - 1) === right.charCodeAt(column - 2) &&
        left.charCodeAt(row - 2) === right.charCodeAt(column - 1)
      )
        value = Math.min(value, before[column - 2]! + 1);
      current[column] = value;
      if (value < least) least = value;
    }
    if (least > limit) return limit + 1;
    [before, previous, current] = [previous, current, before];
  }
  return Math.min(previous[right.length]!, limit + 1);
}

/** FNV-1a (Fowler, Noll and Vo), as an unsigned number of 32 bits. */
export function hashOf(text: string): number {
  let hash = hashBegin;
  for (let position = 0; position < text.length; position++) hash = Math.imul(hash ^ text.charCodeAt(position), hashFactor);
  return hash >>> 0;
}

const hashBegin = 0x811c9dc5;
const hashFactor = 0x01000193;

/** The hashes of a folded text's words of at least so many letters, rising, each once. */
export function wordHashes(folded: string, letters: number): Uint32Array {
  const hashes: number[] = [];
  let length = 0;
  let hash = hashBegin;
  for (let position = 0; position <= folded.length; position++) {
    const code = folded.charCodeAt(position);
    // Letters and digits of ASCII, and whatever is beyond it: dashes and quotation marks there end few words. After the end there is no code.
    if ((code >= 97 && code <= 122) || (code >= 48 && code <= 57) || code > 127) {
      hash = Math.imul(hash ^ code, hashFactor);
      length++;
      continue;
    }
    if (length >= letters) hashes.push(hash >>> 0);
    length = 0;
    hash = hashBegin;
  }
  const sorted = Uint32Array.from(hashes).sort();
  return sorted.filter((hash, position) => hash !== sorted[position - 1]);
}

/** How many numbers two rising lists share. */
export function countShared(left: Uint32Array, right: Uint32Array): number {
  let shared = 0;
  for (let one = 0, other = 0; one < left.length && other < right.length; ) {
    const apart = left[one]! - right[other]!;
    if (apart === 0) shared++;
    if (apart <= 0) one++;
    if (apart >= 0) other++;
  }
  return shared;
}
