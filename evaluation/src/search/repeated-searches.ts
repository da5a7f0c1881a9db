import { importKind, referenceKind, standIns } from '../evidence/index.ts';
import { all, type DataOf, type Snapshot, type Stored } from '../records/index.ts';
import { searchRunKind } from './search-run.ts';

type StoredRun = Stored<DataOf<typeof searchRunKind>>;

/** One run of a search with what it found, publications counted once however many records they have. */
export interface ComparedRun {
  readonly runId: string;
  readonly run: DataOf<typeof searchRunKind>;
  readonly publications: number;
  /** Publications that no earlier run of the same search had found; all of them for the first run. */
  readonly newSinceLast: number;
  /** Publications that the run before had found and this one did not. */
  readonly notFoundAgain: number;
}

/** A search with all its runs, the earliest first. */
export interface RepeatedSearch {
  /** Id of the run that all others repeat, directly or by another. */
  readonly searchId: string;
  readonly runs: readonly ComparedRun[];
}

/** The run that a run repeats in the end. Runs that repeat each other in a ring belong to the one that was recorded first. */
function firstOf(run: StoredRun, runs: ReadonlyMap<string, StoredRun>, order: ReadonlyMap<string, number>): string {
  const seen = [run.id as string];
  for (let next = run.data.repeats; next !== undefined && runs.has(next); next = runs.get(seen.at(-1)!)!.data.repeats) {
    if (seen.includes(next)) return seen.slice(seen.indexOf(next)).reduce((first, id) => (order.get(id)! < order.get(first)! ? id : first));
    seen.push(next);
  }
  return seen.at(-1)!;
}

/** Every search with its runs, in order of recording; within one search by day. */
export function repeatedSearches(snapshot: Snapshot): RepeatedSearch[] {
  const list = all(snapshot, searchRunKind);
  const runs = new Map(list.map((run) => [run.id as string, run]));
  const order = new Map(list.map((run, index) => [run.id as string, index]));
  const groups = new Map<string, StoredRun[]>();
  for (const run of list) {
    const first = firstOf(run, runs, order);
    const group = groups.get(first);
    if (group) group.push(run);
    else groups.set(first, [run]);
  }
  const found = publicationsByRun(snapshot);
  return [...groups].map(([searchId, group]) => {
    const ordered = group.toSorted(
      (left, right) =>
        (left.data.searchedOn ?? '').localeCompare(right.data.searchedOn ?? '') || order.get(left.id)! - order.get(right.id)!,
    );
    const earlier = new Set<string>();
    let before = new Set<string>();
    return {
      searchId,
      runs: ordered.map(({ id, data }): ComparedRun => {
        const publications = found.get(id) ?? new Set<string>();
        const compared = {
          runId: id as string,
          run: data,
          publications: publications.size,
          newSinceLast: [...publications].filter((publication) => !earlier.has(publication)).length,
          notFoundAgain: [...before].filter((publication) => !publications.has(publication)).length,
        };
        for (const publication of publications) earlier.add(publication);
        before = publications;
        return compared;
      }),
    };
  });
}

/** The publications that each run found, each by the reference that stands for it. */
function publicationsByRun(snapshot: Snapshot): Map<string, Set<string>> {
  const references = all(snapshot, referenceKind);
  const standsFor = standIns(references);
  const runOf = new Map(all(snapshot, importKind).map(({ id, data }) => [id as string, data.searchRunId]));
  const found = new Map<string, Set<string>>();
  for (const { id, data } of references) {
    const run = runOf.get(data.importId ?? '');
    if (run === undefined) continue;
    const publications = found.get(run) ?? new Set<string>();
    found.set(run, publications.add(standsFor(id) ?? id));
  }
  return found;
}
