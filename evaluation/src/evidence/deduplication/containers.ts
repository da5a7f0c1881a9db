import { fold } from './words.ts';

const small = new Set('of the and for in on de der die das und et la le les des du y e o a an part section'.split(' '));

/** The name of a journal or book in words, and of the congress that databases write behind it ("Pediatric Nephrology.Conference: 44th Annual …"). */
export interface Container {
  readonly name: readonly string[];
  readonly congress: readonly string[];
}

const wordsKept = 20;

/** What can be compared of a journal's or book's name, without the places in brackets that databases add. */
export function containerOf(container: string): Container {
  const bare = container.replace(/\s*\([^()]{0,80}\)|\s*\[[^[\]]{0,80}\]/g, ' ');
  const congress = /^(.*?\w)\s*(?:\.\s*conference|\.?\s*conference(?: publication)?:)(.*)$/is.exec(bare);
  return congress ? { name: words(congress[1]!), congress: words(congress[2]!) } : { name: words(bare), congress: [] };
}

function words(text: string): string[] {
  return (fold(text).match(/[\p{L}\p{N}]+/gu) ?? []).filter((word) => !small.has(word)).slice(0, wordsKept);
}

export type ContainerAgreement = 'same' | 'compatible' | 'different' | 'missing';

/**
 * Whether two names can be one journal. Abbreviated words are compared as ISO 4 builds them: the beginning of the word, or a contraction of it
 * ("natl" for "national"), in the same order; an acronym counts as the initials of the other name, and the congress as the name of its supplement.
 */
export function compareContainers(left: Container, right: Container): ContainerAgreement {
  const agreement = compareNames(left.name, right.name);
  if (agreement !== 'different') return agreement;
  return isCongressOf(left, right) || isCongressOf(right, left) ? 'compatible' : 'different';
}

const isCongressOf = (one: Container, other: Container) =>
  one.congress.length > 2 && compareNames(one.congress, other.name) !== 'different';

function compareNames(left: readonly string[], right: readonly string[]): ContainerAgreement {
  if (left.length === 0 || right.length === 0) return 'missing';
  if (left.length === right.length && left.every((word, position) => word === right[position])) return 'same';
  const [shorter, longer] = left.length <= right.length ? [left, right] : [right, left];
  if (abbreviates(shorter, longer)) return 'compatible';
  return acronymOf(shorter[0]!, longer) || acronymOf(longer[0]!, shorter) ? 'compatible' : 'different';
}

/** Whether every word of the one stands for a word of the other, in order. One word alone must be the whole of the other, or its beginning. */
function abbreviates(shorter: readonly string[], longer: readonly string[]): boolean {
  let next = 0;
  for (const word of shorter) {
    while (next < longer.length && !standsFor(word, longer[next]!)) next++;
    if (next === longer.length) return false;
    next++;
  }
  // What is left out must not be most of the name, or "Blood" would be "Blood Coagulation and Fibrinolysis".
  return shorter.length * 2 >= longer.length;
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
  return (
    word.length >= 3 &&
    word.length <= 8 &&
    words.length >= word.length &&
    [...word].every((letter, position) => words[position]![0] === letter)
  );
}
