import type { Profile } from './dedupe-profile.ts';

/** So many records under one key are all compared with each other; of more, each with its neighbours in order of place and author. */
const comparedAll = 24;
const neighbours = 8;

/**
 * Pairs of positions worth comparing: records that share an identifier, a title or its beginning, two of the rarest words of the title, a place in
 * a volume, or the beginning of the abstract. The number of pairs grows with the number of records and not with its square.
 */
export function candidatePairs(profiles: readonly Profile[]): [number, number][] {
  const frequency = wordFrequency(profiles);
  const pairs: [number, number][] = [];
  const seen = new Set<number>();
  const blocks = new Map<string, number[]>();
  profiles.forEach((profile, position) => {
    for (const key of new Set(keysOf(profile, frequency))) {
      const block = blocks.get(key);
      if (block) block.push(position);
      else blocks.set(key, [position]);
    }
  });
  for (const block of blocks.values()) {
    if (block.length < 2) continue;
    if (block.length > comparedAll) block.sort((left, right) => order(profiles[left]!, profiles[right]!) || left - right);
    const reach = block.length > comparedAll ? neighbours : comparedAll;
    for (let one = 0; one < block.length; one++)
      for (let other = one + 1; other < block.length && other - one <= reach; other++) add(block[one]!, block[other]!);
  }
  return pairs;

  function add(one: number, other: number): void {
    const [low, high] = one < other ? [one, other] : [other, one];
    const pair = low * profiles.length + high;
    if (seen.has(pair)) return;
    seen.add(pair);
    pairs.push([low, high]);
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

function wordFrequency(profiles: readonly Profile[]): Map<string, number> {
  const frequency = new Map<string, number>();
  for (const { significant } of profiles) for (const word of significant) frequency.set(word, (frequency.get(word) ?? 0) + 1);
  return frequency;
}

function keysOf(profile: Profile, frequency: ReadonlyMap<string, number>): string[] {
  const { doi, pmid, title, mainTitle, significant, authors, year, volume, pages, registrations, abstractStart } = profile;
  const keys: string[] = [];
  if (doi) keys.push(`d${doi}`);
  if (pmid) keys.push(`p${pmid}`);
  for (const registration of registrations) keys.push(`n${registration}`);
  if (title) keys.push(`t${title.slice(0, 30)}`);
  if (mainTitle !== title && mainTitle.length >= 20) keys.push(`t${mainTitle.slice(0, 30)}`);
  // A word only one record has finds nothing.
  const rare = significant
    .filter((word) => word.length > 2 && frequency.get(word)! > 1)
    .sort((left, right) => frequency.get(left)! - frequency.get(right)! || compareText(left, right))
    .slice(0, 5);
  for (let one = 0; one < rare.length; one++) for (let other = one + 1; other < rare.length; other++) keys.push(rare[one]! < rare[other]! ? `w${rare[one]} ${rare[other]}` : `w${rare[other]} ${rare[one]}`);
  const author = authors[0]?.family.slice(0, 6);
  const range = pages?.ranges[0];
  if (range && (range.first > 1 || range.last !== undefined)) {
    if (volume[0] !== undefined) keys.push(`v${volume[0]} ${range.first} ${range.prefix} ${year ?? ''}`);
    if (author) keys.push(`a${author} ${range.first}`);
  }
  if (author && year !== undefined && volume[0] !== undefined) keys.push(`y${author} ${year} ${volume[0]}`);
  if (abstractStart) keys.push(`b${abstractStart}`);
  return keys;
}
