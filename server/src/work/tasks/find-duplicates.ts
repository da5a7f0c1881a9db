import { done, type Outcome } from '@cerulean/evaluation/base';
import {
  type DedupeRecord,
  type Duplicate,
  deduplicate,
  duplicateDecisionKind,
  type LikelyDuplicate,
  type MergeReason,
  type PairDecision,
  type ReadRecord,
} from '@cerulean/evaluation/evidence';
import { sql } from 'kysely';
import { ChainReader } from '../../store/reader.ts';
import { threadDatabase } from '../thread-snapshots.ts';

/** The references of an evaluation, and records that are about to be imported, with ids of their own. */
export interface FindDuplicatesInput {
  readonly evaluation: string;
  readonly incoming: readonly ReadRecord[];
}

/** Two records to be merged without asking, with the reason. */
export type FoundMerge = MergeReason & { readonly left: string; readonly right: string };

export interface FoundDuplicates {
  /** What is to be merged beyond what is already. */
  readonly merges: readonly FoundMerge[];
  /** Pairs of publications to ask about, the likeliest first. */
  readonly likely: readonly LikelyDuplicate[];
}

/** So much of an abstract is read: deduplication compares its beginning alone. */
const abstractRead = 1_200;

/** Looks for duplicates among all references of an evaluation; what people decided and what is merged already holds. */
export default async function find({ evaluation, incoming }: FindDuplicatesInput): Promise<Outcome<FoundDuplicates>> {
  const database = threadDatabase();
  const [{ rows }, decisions] = await Promise.all([
    sql<{ id: string; data: DedupeRecord; duplicate: Duplicate | null; abstract: string }>`
      select id, data - 'abstract' - 'keywords' - 'duplicate' - 'source' - 'links' as data, data -> 'duplicate' as duplicate,
        left(data ->> 'abstract', ${abstractRead}) as abstract
      from record where chain = ${evaluation} and kind = 'reference' order by position`.execute(database),
    new ChainReader(database, evaluation).all(duplicateDecisionKind),
  ]);
  const known: PairDecision[] = [
    ...rows.flatMap(({ id, duplicate }) => (duplicate ? [{ left: id, right: duplicate.below ?? duplicate.of, same: true }] : [])),
    ...decisions.filter(({ data }) => !data.same).map(({ data: { left, right } }) => ({ left, right, same: false })),
  ];
  const stored = rows.map(({ id, data, abstract }) => ({ ...data, id, abstract: abstract ?? '' }));
  const { clusters, likely } = deduplicate([...stored, ...incoming], known);
  return done({
    merges: clusters.flatMap(({ links }) =>
      links.flatMap(({ left, right, certainty, agreeing, differing }) =>
        certainty === 'decided' ? [] : [{ left, right, by: certainty, agreeing: [...agreeing], differing: [...differing] }],
      ),
    ),
    likely,
  });
}
