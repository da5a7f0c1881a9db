import { fold } from './dedupe-words.ts';

const small = new Set('of the and for in on de der die das und et la le les des du y e o a an part section'.split(' '));

/** The words of a journal's or book's title, without what databases add: places in brackets, the congress after it. */
export function containerWords(container: string): string[] {
  const bare = container
    .replace(/\s*\([^()]{0,80}\)|\s*\[[^[\]]{0,80}\]/g, ' ')
    .replace(/(?<=\w)\.?\s*conference(?: publication)?:.*$/i, '')
    .replace(/\.\s*conference.*$/i, '');
  return (fold(bare).match(/[\p{L}\p{N}]+/gu) ?? []).filter((word) => !small.has(word)).slice(0, 20);
}

export type ContainerAgreement = 'same' | 'compatible' | 'different' | 'missing';

/**
 * Whether two names can be one journal. Abbreviated words are compared as ISO 4 builds them: the beginning of the word, or a contraction of it
 * ("natl" for "national"), in the same order; an acronym counts as the initials of the other name.
 */
export function compareContainers(left: readonly string[], right: readonly string[]): ContainerAgreement {
  if (left.length === 0 || right.length === 0) return 'missing';
  if (left.length === right.length && left.every((word, position) => word === right[position])) return 'same';
  const [shorter, longer] = left.length <= right.length ? [left, right] : [right, left];
  if (abbreviates(shorter, longer)) return 'compatible';
  return acronymOf(shorter[0]!, longer) || acronymOf(longer[0]!, shorter) ? 'compatible' : 'different';
}

/** Whether every word of the one stands for a word of the other, in order. One word alone must be the whole of the other, or its beginning. */
function abbreviates(shorter: readonly string[], longer: readonly string[]): boolean {
  let next = 0;
  let whole = 0;
  for (const word of shorter) {
    while (next < longer.length && !standsFor(word, longer[next]!)) next++;
    if (next === longer.length) return false;
    whole += 1;
    next++;
  }
  // What is left out must not be most of the name, or "Blood" would be "Blood Coagulation and Fibrinolysis".
  return whole * 2 >= longer.length;
}

function standsFor(one: string, other: string): boolean {
  if (one === other) return true;
  const [short, long] = one.length < other.length ? [one, other] : [other, one];
  if (long.startsWith(short)) return true;
  if (short.length < 2 || short[0] !== long[0]) return false;
  let found = 0;
  for (const letter of long) if (letter === short[found]) found++;
  return found === short.length;
}

function acronymOf(word: string, words: readonly string[]): boolean {
  return word.length >= 3 && word.length <= 8 && words.length >= word.length && [...word].every((letter, position) => words[position]![0] === letter);
}
