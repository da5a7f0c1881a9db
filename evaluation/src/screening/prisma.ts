import { importKind, referenceKind, standIns } from '../evidence/index.ts';
import { all, only, type Snapshot } from '../records/index.ts';
import { methodFromName, methodOf, type SearchMethod, searchProtocolKind, searchRunKind } from '../search/index.ts';
import type { PrismaCounts, PrismaFlow, ReviewVariant } from './prisma-counts.ts';
import { excludedAtFullText, reasonUnknown, type ScreeningState, screeningStates } from './screen.ts';

/** References that are alike in everything that the PRISMA flow counts. */
export interface PrismaRow {
  /** The source it came from, as its import names it; empty where nobody said. */
  readonly source: string;
  readonly method: SearchMethod;
  /** Where it stands; a duplicate stands nowhere itself. */
  readonly state: ScreeningState | 'duplicate';
  /** Label of the criterion for which it was excluded at full text. */
  readonly reason?: string;
  readonly count: number;
}

/** What stands where an import names no source. */
export const sourceUnknown = 'source not recorded';

/**
 * Counts one column of the PRISMA 2020 flow from rows. Whatever the rows, these hold:
 *
 * - `identifiedTotal` = Σ `identified` = `duplicatesRemoved` + `screened` + `awaitingScreening`
 * - `screened` = `excludedAtTitle` + `soughtForRetrieval`
 * - `soughtForRetrieval` = `notRetrieved` + `assessedAtFullText` + `awaitingFullText`
 * - `assessedAtFullText` = `excludedAtFullTextTotal` + `included`, and `excludedAtFullTextTotal` = Σ `excludedAtFullText`
 *
 * What is not decided yet still waits. What waits for its full text has been sought and not yet been assessed.
 */
export function countPrisma(rows: Iterable<PrismaRow>): PrismaCounts {
  const bySource = new Map<string, { readonly method: SearchMethod; count: number }>();
  const byReason = new Map<string, { count: number }>();
  const byState: Record<PrismaRow['state'], number> = {
    duplicate: 0,
    'awaiting title and abstract': 0,
    'excluded at title and abstract': 0,
    'awaiting full text': 0,
    'not retrieved': 0,
    'excluded at full text': 0,
    included: 0,
  };
  for (const { source, method, state, reason, count } of rows) {
    const name = source.trim() || sourceUnknown;
    const known = bySource.get(name);
    if (known) known.count += count;
    else bySource.set(name, { method, count });
    byState[state] += count;
    if (state !== 'excluded at full text') continue;
    const why = reason || reasonUnknown;
    const counted = byReason.get(why);
    if (counted) counted.count += count;
    else byReason.set(why, { count });
  }
  const excludedAtFullTextTotal = byState['excluded at full text'];
  const assessedAtFullText = excludedAtFullTextTotal + byState.included;
  const soughtForRetrieval = byState['not retrieved'] + assessedAtFullText + byState['awaiting full text'];
  const screened = byState['excluded at title and abstract'] + soughtForRetrieval;
  return {
    identified: byCount(bySource).map(([source, { method, count }]) => ({ source, method, count })),
    identifiedTotal: byState.duplicate + screened + byState['awaiting title and abstract'],
    duplicatesRemoved: byState.duplicate,
    screened,
    awaitingScreening: byState['awaiting title and abstract'],
    excludedAtTitle: byState['excluded at title and abstract'],
    soughtForRetrieval,
    notRetrieved: byState['not retrieved'],
    assessedAtFullText,
    awaitingFullText: byState['awaiting full text'],
    excludedAtFullText: byCount(byReason).map(([reason, { count }]) => ({ reason, count })),
    excludedAtFullTextTotal,
    included: byState.included,
  };
}

/** Largest first, equal ones by name, so that the order says nothing about the order of the records. */
function byCount<Counted extends { readonly count: number }>(counts: ReadonlyMap<string, Counted>): [string, Counted][] {
  return [...counts]
    .filter(([, { count }]) => count > 0)
    .sort(([leftName, left], [rightName, right]) => right.count - left.count || (leftName < rightName ? -1 : 1));
}

interface Origin {
  readonly source: string;
  readonly method: SearchMethod;
  /** Whether it belongs to the earlier review that this one updates. */
  readonly earlier: boolean;
}

/** Where references came from. The source is the database of the import, or else what the record itself names; the search run tells how it was searched. */
function origins(
  snapshot: Snapshot,
  variant: ReviewVariant,
): (data: { readonly importId?: string | undefined; readonly source?: { readonly database: string } | undefined }) => Origin {
  const until = only(snapshot, searchProtocolKind)?.data.updateOf?.until;
  const runs = new Map(all(snapshot, searchRunKind).map(({ id, data }) => [id as string, data]));
  const imports = new Map(all(snapshot, importKind).map(({ id, data }) => [id as string, data]));
  return ({ importId, source: read }) => {
    const from = imports.get(importId ?? '');
    const run = runs.get(from?.searchRunId ?? '');
    const source = from?.database || read?.database || '';
    const method = run ? methodOf(run) : methodFromName(source);
    const before = until !== undefined && run?.searchedOn !== undefined && run.searchedOn <= until;
    return { source, method, earlier: variant === 'updated' && (method === 'previous review' || before) };
  };
}

/** The variant that the protocol says: an update where it names an earlier review. */
export function reviewVariant(snapshot: Snapshot): ReviewVariant {
  return only(snapshot, searchProtocolKind)?.data.updateOf ? 'updated' : 'new';
}

/** References that belong to the earlier review, where this one is an update. */
export function earlierReferences(snapshot: Snapshot): Set<string> {
  const originOf = origins(snapshot, reviewVariant(snapshot));
  return new Set(all(snapshot, referenceKind).flatMap(({ id, data }) => (originOf(data).earlier ? [id as string] : [])));
}

/**
 * The PRISMA 2020 flow of an evaluation. In an update, what was found up to the day the protocol names, or came from a previous review, belongs to the
 * earlier review; a publication of it that was found again counts there, and as a duplicate among the new ones.
 */
export function prismaFlow(snapshot: Snapshot, variant: ReviewVariant = reviewVariant(snapshot)): PrismaFlow {
  const references = all(snapshot, referenceKind);
  const originOf = origins(snapshot, variant);
  const standsFor = standIns(references);
  const states = new Map<string, PrismaRow['state']>(screeningStates(snapshot).map(({ reference, state }) => [reference.id, state]));
  const reasons = new Map(excludedAtFullText(snapshot).map(({ reference, reason }) => [reference.id as string, reason]));
  const placed = references.map(({ id, data }) => ({ id: id as string, standIn: standsFor(id) ?? id, origin: originOf(data) }));
  const originById = new Map(placed.map(({ id, origin }) => [id, origin]));
  /** The earlier record that counts in place of the new one that stands for it. */
  const instead = new Map<string, string>();
  for (const { id, standIn, origin } of placed) {
    if (origin.earlier && id !== standIn && !originById.get(standIn)?.earlier && !instead.has(standIn)) instead.set(standIn, id);
  }
  const rows: Record<'databases' | 'others' | 'earlier', PrismaRow[]> = { databases: [], others: [], earlier: [] };
  for (const { id, standIn, origin } of placed) {
    const counts = (instead.get(standIn) ?? standIn) === id;
    const reason = reasons.get(standIn);
    const row: PrismaRow = {
      source: origin.source,
      method: origin.method,
      state: counts ? (states.get(standIn) ?? 'duplicate') : 'duplicate',
      ...(counts && reason !== undefined ? { reason } : {}),
      count: 1,
    };
    rows[origin.earlier ? 'earlier' : origin.method === 'database' || origin.method === 'register' ? 'databases' : 'others'].push(row);
  }
  const earlier = countPrisma(rows.earlier);
  const both = countPrisma([...rows.databases, ...rows.others]);
  return {
    variant,
    databases: countPrisma(rows.databases),
    others: countPrisma(rows.others),
    all: both,
    ...(variant === 'updated'
      ? {
          previous: {
            review: only(snapshot, searchProtocolKind)?.data.updateOf?.review ?? '',
            records: earlier.identifiedTotal,
            included: earlier.included,
          },
        }
      : {}),
    included: both.included + earlier.included,
  };
}

/** The counts of everything that is new, whichever way it came. */
export function prismaCounts(snapshot: Snapshot): PrismaCounts {
  return prismaFlow(snapshot).all;
}
