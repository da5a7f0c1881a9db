import { importKind, referenceKind } from '../evidence/index.ts';
import { all, type Snapshot } from '../records/index.ts';
import type { PrismaCounts } from './prisma-counts.ts';
import { criterionLabels, reasonUnknown, screeningState, standings } from './screen.ts';
import type { StandingWord } from './standing.ts';

/** How many references are alike in everything that the PRISMA flow counts; one row of a grouped query, or one reference. */
export interface PrismaRow {
  /** The database the reference came from, as its import names it; empty where nobody said. */
  readonly source: string;
  readonly duplicate: boolean;
  /** Where it stands at title and abstract. */
  readonly title?: StandingWord | null;
  /** Where it stands at full text. */
  readonly fullText?: StandingWord | null;
  /** Label of the criterion for which it was excluded at full text. */
  readonly reason?: string | null;
  readonly count: number;
}

/** What stands where an import names no database. */
export const sourceUnknown = 'source not recorded';

/**
 * Counts the PRISMA 2020 flow from rows. Whatever the rows, these hold:
 *
 * - `identifiedTotal` = Σ `identified` = `duplicatesRemoved` + `screened` + `awaitingScreening`
 * - `screened` = `excludedAtTitle` + `soughtForRetrieval`
 * - `soughtForRetrieval` = `notRetrieved` + `assessedAtFullText` + `awaitingFullText`
 * - `assessedAtFullText` = `excludedAtFullTextTotal` + `included`, and `excludedAtFullTextTotal` = Σ `excludedAtFullText`
 *
 * A reference about which somebody was unsure, reviewers disagree or a second one has to decide still waits. What waits for its full text has been sought and not yet been assessed.
 */
export function countPrisma(rows: Iterable<PrismaRow>): PrismaCounts {
  const bySource = new Map<string, number>();
  const byReason = new Map<string, number>();
  let duplicatesRemoved = 0;
  const byState = {
    'awaiting title and abstract': 0,
    'excluded at title and abstract': 0,
    'awaiting full text': 0,
    'not retrieved': 0,
    'excluded at full text': 0,
    included: 0,
  };
  for (const { source, duplicate, title, fullText, reason, count } of rows) {
    const name = source.trim() || sourceUnknown;
    bySource.set(name, (bySource.get(name) ?? 0) + count);
    if (duplicate) {
      duplicatesRemoved += count;
      continue;
    }
    const state = screeningState(title ?? undefined, fullText ?? undefined);
    byState[state] += count;
    if (state === 'excluded at full text') byReason.set(reason || reasonUnknown, (byReason.get(reason || reasonUnknown) ?? 0) + count);
  }
  const excludedAtFullTextTotal = byState['excluded at full text'];
  const assessedAtFullText = excludedAtFullTextTotal + byState.included;
  const soughtForRetrieval = byState['not retrieved'] + assessedAtFullText + byState['awaiting full text'];
  const screened = byState['excluded at title and abstract'] + soughtForRetrieval;
  return {
    identified: byCount(bySource).map(([source, count]) => ({ source, count })),
    identifiedTotal: duplicatesRemoved + screened + byState['awaiting title and abstract'],
    duplicatesRemoved,
    screened,
    awaitingScreening: byState['awaiting title and abstract'],
    excludedAtTitle: byState['excluded at title and abstract'],
    soughtForRetrieval,
    notRetrieved: byState['not retrieved'],
    assessedAtFullText,
    awaitingFullText: byState['awaiting full text'],
    excludedAtFullText: byCount(byReason).map(([reason, count]) => ({ reason, count })),
    excludedAtFullTextTotal,
    included: byState.included,
  };
}

/** Largest first, equal ones by name, so that the order says nothing about the order of the records. */
function byCount(counts: ReadonlyMap<string, number>): [string, number][] {
  return [...counts]
    .filter(([, count]) => count > 0)
    .sort(([leftName, left], [rightName, right]) => right - left || (leftName < rightName ? -1 : 1));
}

/** The PRISMA 2020 counts of an evaluation. The source is the database of the import, or else what the record itself names. */
export function prismaCounts(snapshot: Snapshot): PrismaCounts {
  const databases = new Map(all(snapshot, importKind).map((record) => [record.id as string, record.data.database]));
  const standing = standings(snapshot);
  const labels = criterionLabels(snapshot);
  return countPrisma(
    all(snapshot, referenceKind).map(({ id, data }) => {
      const fullText = standing.of(id, 'full text');
      return {
        source: databases.get(data.importId ?? '') || data.source?.database || '',
        duplicate: data.duplicate !== undefined,
        title: standing.of(id, 'title and abstract').word,
        fullText: fullText.word,
        reason: labels.get(fullText.criterionId ?? ''),
        count: 1,
      };
    }),
  );
}
