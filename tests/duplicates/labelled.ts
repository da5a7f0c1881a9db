import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { type Deduplication, type ReadRecord, readReferences } from '@cerulean/evaluation/evidence';

/** The labelled sets by which settings were chosen, and those they were not. Both are reported. */
export const chosenOn = ['copper', 'cytology_screening', 'respiratory'] as const;
export const reportedOn = ['diabetes', 'haematology', 'mis_baseline'] as const;

export const labelledSets = join(process.env.SHARED_DATA ?? join(import.meta.dirname, '../../../shared/data'), 'dedupe');
export const labelledSetsAreThere = existsSync(labelledSets);

export interface LabelledSet {
  readonly records: readonly ReadRecord[];
  /** The publication of each record. */
  readonly publications: ReadonlyMap<string, string>;
}

export function readLabelledSet(name: string): LabelledSet {
  const outcome = readReferences(gunzipSync(readFileSync(join(labelledSets, name, 'records.csv.gz'))).toString('utf8'), {
    file: `${name}.csv`,
  });
  if (!outcome.ok) throw new Error(outcome.problem.message);
  const { records } = outcome.value;
  const publications = new Map(records.map(({ id }) => [id, id]));
  readFileSync(join(labelledSets, name, 'groups.csv'), 'utf8')
    .trim()
    .split(/\r?\n/)
    .slice(1)
    .forEach((line, group) => {
      for (const id of line.replaceAll('"', '').split(';')) publications.set(id, `group ${group}`);
    });
  return { records, publications };
}

/** Counts of records, as `score.py` beside the sets defines them. */
export interface Score {
  /** Surplus records that were merged, publications merged with another, and surplus records that were not merged. */
  readonly truePositives: number;
  readonly falsePositives: number;
  readonly falseNegatives: number;
}

function scoreOf({ publications }: LabelledSet, clusterOf: (id: string) => string): Score {
  const clusters = new Map<string, Set<string>>();
  const pieces = new Map<string, Set<string>>();
  for (const [id, publication] of publications) {
    const cluster = clusterOf(id);
    clusters.set(cluster, (clusters.get(cluster) ?? new Set()).add(publication));
    pieces.set(publication, (pieces.get(publication) ?? new Set()).add(cluster));
  }
  const surplus = (groups: Map<string, Set<string>>) => [...groups.values()].reduce((sum, { size }) => sum + size - 1, 0);
  const falseNegatives = surplus(pieces);
  return { truePositives: publications.size - pieces.size - falseNegatives, falsePositives: surplus(clusters), falseNegatives };
}

/** What was merged without asking, and what is merged after a person answered every likely pair rightly. */
export function scoreDeduplication(
  set: LabelledSet,
  { clusters, likely }: Deduplication,
): { readonly merged: Score; readonly answered: Score } {
  const parents = new Map<string, string>();
  const root = (id: string): string => {
    let found = id;
    while (parents.has(found)) found = parents.get(found)!;
    return found;
  };
  for (const { keep, members } of clusters) for (const id of members) if (id !== keep) parents.set(id, keep);
  const merged = scoreOf(set, root);
  for (const { left, right } of likely) {
    const [one, other] = [root(left), root(right)];
    if (one !== other && set.publications.get(left) === set.publications.get(right)) parents.set(one, other);
  }
  return { merged, answered: scoreOf(set, root) };
}

export const f1 = ({ truePositives, falsePositives, falseNegatives }: Score): number =>
  (2 * truePositives) / (2 * truePositives + falsePositives + falseNegatives);

export const sensitivity = ({ truePositives, falseNegatives }: Score): number => truePositives / (truePositives + falseNegatives);

export const pooled = (scores: readonly Score[]): Score => ({
  truePositives: scores.reduce((sum, score) => sum + score.truePositives, 0),
  falsePositives: scores.reduce((sum, score) => sum + score.falsePositives, 0),
  falseNegatives: scores.reduce((sum, score) => sum + score.falseNegatives, 0),
});

/** The best F1 that another tool reached on a set, and the fewest publications a tool with that F1 merged falsely. */
export function bestPeer(name: string): { readonly tool: string; readonly f1: number; readonly falsePositives: number } {
  const peers = JSON.parse(readFileSync(join(labelledSets, 'peers_measured.json'), 'utf8')) as Record<
    string,
    Record<string, { TP: number; FP: number; FN: number }>
  >;
  const [best] = Object.entries(peers[name]!)
    .filter(([, { TP }]) => TP !== undefined)
    .map(([tool, { TP, FP, FN }]) => ({ tool, f1: f1({ truePositives: TP, falsePositives: FP, falseNegatives: FN }), falsePositives: FP }))
    .sort((left, right) => right.f1 - left.f1 || left.falsePositives - right.falsePositives);
  return best!;
}
