import type { ComparedField } from '../compared-fields.ts';
import { candidatePairs } from './candidates.ts';
import { compareProfiles, repeatedTitles } from './comparison.ts';
import { contradict, decide, evidenceFor, type Likelihood } from './likelihood.ts';
import { type DedupeRecord, type Nature, natureOf, type Profile, profileOf } from './profile.ts';
import { agreeingFields, differingFields } from './reasons.ts';

/** What a person decided about two records, by their ids. */
export interface PairDecision {
  readonly left: string;
  readonly right: string;
  readonly same: boolean;
}

/** Records that are merged into one publication. */
export interface DuplicateCluster {
  /** Id of the record that says most. */
  readonly keep: string;
  /** Ids of all its records, the kept one included, in the order in which they were given. */
  readonly members: readonly string[];
  /** `exact` where every record agrees with another in title and identifier or place and nothing differs. */
  readonly certainty: 'exact' | 'certain';
  readonly links: readonly DuplicateLink[];
}

/** Why one record was taken for the same publication as another. */
export interface DuplicateLink {
  readonly left: string;
  readonly right: string;
  readonly certainty: 'exact' | 'certain' | 'decided';
  readonly agreeing: readonly ComparedField[];
  readonly differing: readonly ComparedField[];
}

/** Two publications, each by the record kept of it, that a person should compare. */
export interface LikelyDuplicate {
  readonly left: string;
  readonly right: string;
  readonly likelihood: Likelihood;
  /** How much speaks for one publication, in bits: 1 more is twice as likely. */
  readonly bits: number;
  readonly agreeing: readonly ComparedField[];
  readonly differing: readonly ComparedField[];
}

export interface Deduplication {
  readonly clusters: readonly DuplicateCluster[];
  readonly likely: readonly LikelyDuplicate[];
}

interface Scored {
  readonly one: number;
  readonly other: number;
  readonly bits: number;
  readonly decision: ReturnType<typeof decide>;
}

/**
 * Finds the records that are one publication. What people decided holds: two records they told apart never come into one cluster, and two they
 * called the same do, unless that would join two told apart. The result does not depend on the order of the records, as long as ids differ.
 *
 * Time and memory grow with the number of records; a hundred thousand take seconds.
 */
export function deduplicate<Given extends DedupeRecord & { readonly id: string }>(
  given: readonly Given[],
  decisions: readonly PairDecision[] = [],
): Deduplication {
  const records = inOwnOrder(given);
  const profiles = records.map(({ profile }) => profile);
  const repeated = repeatedTitles(profiles);
  const compare = (one: number, other: number) => compareProfiles(profiles[one]!, profiles[other]!, repeated);
  const pairs = candidatePairs(profiles);
  const reliability = issueReliability(pairs, profiles);
  const against = (one: number, other: number) => {
    const comparison = compare(one, other);
    return contradict(comparison, evidenceFor(comparison, reliability));
  };

  const scored: Scored[] = [];
  for (const [one, other] of pairs) {
    const comparison = compare(one, other);
    const bits = evidenceFor(comparison, reliability);
    const decision = decide(comparison, bits);
    if (decision !== 'distinct') scored.push({ one, other, bits, decision });
  }
  // What is surest is joined first, so that a weaker pair is held against whole publications.
  scored.sort((left, right) => right.bits - left.bits || left.one - right.one || left.other - right.other);

  const clusters = new Clusters(records.length, against);
  const positions = new Map(records.map(({ id }, position) => [id, position]));
  const decided = decisions
    .flatMap(({ left, right, same }) => {
      const [one, other] = [positions.get(left), positions.get(right)].sort((a, b) => (a ?? -1) - (b ?? -1));
      return one === undefined || other === undefined || one === other ? [] : [{ one, other, same }];
    })
    .sort((left, right) => left.one - right.one || left.other - right.other);
  for (const { one, other, same } of decided) if (!same) clusters.keepApart(one, other);
  for (const { one, other, same } of decided) if (same) clusters.join(one, other, 'decided');
  for (const { one, other, decision } of scored)
    if ((decision === 'exact' || decision === 'certain') && !clusters.contradicted(one, other)) clusters.join(one, other, decision);

  const explained = (one: number, other: number) => {
    const comparison = compare(one, other);
    return { agreeing: agreeingFields(comparison), differing: differingFields(comparison) };
  };
  const idOf = (position: number) => records[position]!.id;
  const groups = clusters.list().map(({ members, links }) => {
    const keep = members.reduce((best, next) => (records[next]!.says > records[best]!.says ? next : best));
    return {
      members,
      cluster: {
        keep: idOf(keep),
        members: members
          .map((member) => records[member]!)
          .sort((a, b) => a.place - b.place)
          .map(({ id }) => id),
        certainty: links.every(({ certainty }) => certainty === 'exact') ? ('exact' as const) : ('certain' as const),
        links: links.map(({ one, other, certainty }) => ({ left: idOf(one), right: idOf(other), certainty, ...explained(one, other) })),
      },
      keep,
    };
  });
  const keptOf = new Map(groups.flatMap(({ members, keep }) => members.map((member) => [member, keep] as const)));
  const likely = new Map<string, LikelyDuplicate>();
  for (const { one, other, bits, decision } of scored) {
    const ends = [keptOf.get(one) ?? one, keptOf.get(other) ?? other].sort((a, b) => a - b) as [number, number];
    if (ends[0] === ends[1] || clusters.toldApart(one, other) || likely.has(ends.join())) continue;
    // What would have been merged but for another record of the publication is asked about first.
    const likelihood = decision === 'exact' || decision === 'certain' || decision === 'distinct' ? 'high' : decision;
    likely.set(ends.join(), { left: idOf(ends[0]), right: idOf(ends[1]), likelihood, bits, ...explained(one, other) });
  }
  const placeOf = new Map(given.map(({ id }, place) => [id, place]));
  return {
    clusters: groups.map(({ cluster }) => cluster).sort((a, b) => placeOf.get(a.members[0]!)! - placeOf.get(b.members[0]!)!),
    likely: [...likely.values()],
  };
}

interface OrderedRecord {
  readonly id: string;
  readonly profile: Profile;
  /** Where it stood among the given records. */
  readonly place: number;
  readonly says: number;
}

/** The records in an order that is theirs alone, so that the order in which they were given changes nothing. */
function inOwnOrder(given: readonly (DedupeRecord & { readonly id: string })[]): OrderedRecord[] {
  return given
    .map((record, place) => {
      const profile = profileOf(record);
      return {
        id: record.id,
        profile,
        place,
        says: completeness(record, profile.nature),
        key: `${profile.title.slice(0, 60)} ${profile.year ?? ''}`,
      };
    })
    .sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : a.id < b.id ? -1 : a.id > b.id ? 1 : a.place - b.place));
}

/** How well a record stands for its publication: an article before its preprint or protocol, then what says more. */
export function completeness(record: DedupeRecord, nature: Nature = natureOf(record)): number {
  const { title, doi, pmid, abstract, volume, pages, container, authors } = record;
  return (
    (nature === 'article' ? 32 : 0) +
    (title ? 4 : 0) +
    (doi ? 4 : 0) +
    (pmid ? 4 : 0) +
    (abstract ? 3 : 0) +
    [volume, pages, container, authors.length].filter(Boolean).length
  );
}

/** How often the issue agrees where title, authors, volume and place do: some exports hold a running number in its place. */
function issueReliability(pairs: readonly (readonly [number, number])[], profiles: readonly Profile[]): number {
  let same = 0;
  let different = 0;
  for (const [one, other] of pairs) {
    const left = profiles[one]!;
    const right = profiles[other]!;
    // The same title, volume, first page and author is all that has to be seen; a full comparison of every pair would cost as much as the work itself.
    if (left.title === '' || left.title !== right.title || left.volume[0] === undefined || left.volume[0] !== right.volume[0]) continue;
    if (left.issue.length === 0 || right.issue.length === 0 || left.authors[0]?.family !== right.authors[0]?.family) continue;
    const page = left.pages?.ranges[0]?.first;
    if (page === undefined ? left.doi === '' || left.doi !== right.doi : page !== right.pages?.ranges[0]?.first) continue;
    if (left.issue.some((number) => right.issue.includes(number))) same++;
    else different++;
  }
  return (same + 1.8) / (same + different + 2);
}

/** So many records of a publication are held against those of another, which bounds the time where thousands are alike. */
const comparedPerCluster = 12;

/** Records joined into publications (union by parents with path halving, Tarjan 1975). */
class Clusters {
  readonly #parents: number[];
  readonly #members: number[][];
  readonly #links: { one: number; other: number; certainty: DuplicateLink['certainty'] }[][];
  readonly #apart = new Map<number, Set<number>>();
  readonly #against: (one: number, other: number) => boolean;

  constructor(count: number, against: (one: number, other: number) => boolean) {
    this.#against = against;
    this.#parents = Array.from({ length: count }, (_, position) => position);
    this.#members = Array.from({ length: count }, (_, position) => [position]);
    this.#links = Array.from({ length: count }, () => []);
  }

  #root(position: number): number {
    let root = position;
    while (this.#parents[root] !== root) {
      this.#parents[root] = this.#parents[this.#parents[root]!]!;
      root = this.#parents[root]!;
    }
    return root;
  }

  keepApart(one: number, other: number): void {
    for (const [from, to] of [
      [one, other],
      [other, one],
    ] as const)
      this.#apart.set(from, (this.#apart.get(from) ?? new Set()).add(to));
  }

  /** Whether a person told a record of the one publication from a record of the other. */
  toldApart(one: number, other: number): boolean {
    if (this.#apart.size === 0) return false;
    const root = this.#root(other);
    return this.#members[this.#root(one)]!.some((member) => [...(this.#apart.get(member) ?? [])].some((far) => this.#root(far) === root));
  }

  /** Whether any record of the one publication speaks against any of the other. */
  contradicted(one: number, other: number): boolean {
    const left = this.#root(one);
    const right = this.#root(other);
    if (left === right) return false;
    const others = this.#members[right]!.slice(0, comparedPerCluster);
    return this.#members[left]!.slice(0, comparedPerCluster).some((mine) => others.some((theirs) => this.#against(mine, theirs)));
  }

  /** Makes two publications one, unless records of them were told apart. */
  join(one: number, other: number, certainty: DuplicateLink['certainty']): void {
    const [into, from] = [this.#root(one), this.#root(other)].sort(
      (a, b) => this.#members[b]!.length - this.#members[a]!.length || a - b,
    ) as [number, number];
    if (into === from || this.toldApart(one, other)) return;
    this.#parents[from] = into;
    this.#members[into]!.push(...this.#members[from]!);
    this.#links[into]!.push(...this.#links[from]!, { one, other, certainty });
    this.#members[from] = [];
    this.#links[from] = [];
  }

  /** All publications of two or more records. */
  list(): { members: number[]; links: { one: number; other: number; certainty: DuplicateLink['certainty'] }[] }[] {
    return this.#members.flatMap((members, root) =>
      members.length > 1 ? [{ members: members.toSorted((a, b) => a - b), links: this.#links[root]! }] : [],
    );
  }
}
