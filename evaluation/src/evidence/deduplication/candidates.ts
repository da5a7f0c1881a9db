import type { Profile } from './profile.ts';
import { hashOf } from './words.ts';

/** So many records under one key are all compared with each other; of more, each with its neighbours in order of place and author. */
const comparedAll = 24;
const neighbours = 8;

/** Words of a title that are combined into keys, two by two. */
const wordsCombined = 5;

/** A key and a position share one number, which holds 53 bits. */
const positionsAtMost = 2 ** 21;

/**
 * Pairs of positions worth comparing, the lower first: records that share an identifier, a title or its beginning, two of the rarest words of the
 * title, a place in a volume, or the beginning of the abstract. The number of pairs grows with the number of records and not with its square.
 * Keys are kept as hashes of 32 bits; two keys that fall together cost a comparison and nothing else.
 *
 * @throws RangeError for more than 2,097,152 records.
 */
export function candidatePairs(profiles: readonly Profile[]): [number, number][] {
  if (profiles.length > positionsAtMost) throw new RangeError(`At most ${positionsAtMost} records are compared at once.`);
  const frequency = wordFrequency(profiles);
  const keyed = new GrowingNumbers();
  profiles.forEach((profile, position) => {
    for (const key of keysOf(profile, frequency, profiles.length)) keyed.add(key * positionsAtMost + position);
  });
  const entries = keyed.sorted();
  const found = new GrowingNumbers();
  for (let start = 0; start < entries.length; ) {
    const key = Math.floor(entries[start]! / positionsAtMost);
    const block: number[] = [];
    for (; start < entries.length && Math.floor(entries[start]! / positionsAtMost) === key; start++) {
      const position = entries[start]! % positionsAtMost;
      if (block.at(-1) !== position) block.push(position);
    }
    if (block.length > comparedAll) block.sort((left, right) => order(profiles[left]!, profiles[right]!) || left - right);
    const reach = block.length > comparedAll ? neighbours : comparedAll;
    for (let one = 0; one < block.length; one++)
      for (let other = one + 1; other < block.length && other - one <= reach; other++)
        found.add(Math.min(block[one]!, block[other]!) * profiles.length + Math.max(block[one]!, block[other]!));
  }
  const pairs: [number, number][] = [];
  let before = -1;
  for (const pair of found.sorted()) {
    if (pair !== before) pairs.push([Math.floor(pair / profiles.length), pair % profiles.length]);
    before = pair;
  }
  return pairs;
}

/** A list of numbers in one piece of memory: millions of them cost little and sort fast. */
class GrowingNumbers {
  #numbers = new Float64Array(1024);
  #length = 0;

  add(value: number): void {
    if (this.#length === this.#numbers.length) {
      const larger = new Float64Array(this.#length * 2);
      larger.set(this.#numbers);
      this.#numbers = larger;
    }
    this.#numbers[this.#length++] = value;
  }

  sorted(): Float64Array {
    return this.#numbers.subarray(0, this.#length).sort();
  }
}

function order(left: Profile, right: Profile): number {
  return (
    (left.year ?? 0) - (right.year ?? 0) ||
    compareText(left.title, right.title) ||
    (left.volume[0] ?? 0) - (right.volume[0] ?? 0) ||
    firstPage(left) - firstPage(right) ||
    compareText(left.authors[0]?.family ?? '', right.authors[0]?.family ?? '')
  );
}

const firstPage = ({ pages }: Profile) => pages?.ranges[0]?.first ?? 0;
const compareText = (left: string, right: string) => (left < right ? -1 : left > right ? 1 : 0);

/** A word only one record has finds nothing, so only words of several records are kept. */
function wordFrequency(profiles: readonly Profile[]): Map<string, number> {
  const frequency = new Map<string, number>();
  for (const { significant } of profiles) for (const word of significant) frequency.set(word, (frequency.get(word) ?? 0) + 1);
  for (const [word, count] of frequency) if (count === 1) frequency.delete(word);
  return frequency;
}

function keysOf(profile: Profile, frequency: ReadonlyMap<string, number>, records: number): number[] {
  const { doi, pmid, title, mainTitle, significant, authors, year, volume, pages, registrations, abstractStart } = profile;
  const keys: number[] = [];
  const key = (text: string) => keys.push(hashOf(text));
  if (doi) key(`d${doi}`);
  if (pmid) key(`p${pmid}`);
  for (const registration of registrations) key(`n${registration}`);
  if (title) key(`t${title.slice(0, 30)}`);
  if (mainTitle !== title && mainTitle.length >= 20) key(`t${mainTitle.slice(0, 30)}`);
  const rare = significant
    .filter((word) => word.length > 2 && frequency.has(word))
    .sort((left, right) => frequency.get(left)! - frequency.get(right)! || compareText(left, right))
    .slice(0, wordsCombined)
    .sort(compareText);
  // Two words that more records share by chance alone than are compared with each other are no key.
  for (let one = 0; one < rare.length; one++)
    for (let other = one + 1; other < rare.length; other++)
      if (frequency.get(rare[one]!)! * frequency.get(rare[other]!)! <= comparedAll * records) key(`w${rare[one]} ${rare[other]}`);
  const author = authors[0]?.family.slice(0, 6);
  const range = pages?.ranges[0];
  if (range && (range.first > 1 || range.last !== undefined)) {
    if (volume[0] !== undefined) key(`v${volume[0]} ${range.first} ${range.prefix} ${year ?? ''}`);
    if (author) key(`a${author} ${range.first}`);
  }
  if (author && year !== undefined && volume[0] !== undefined) key(`y${author} ${year} ${volume[0]}`);
  if (abstractStart) key(`b${abstractStart}`);
  return keys;
}
