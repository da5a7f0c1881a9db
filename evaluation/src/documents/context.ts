import { computeEstimate, estimateKind } from '../analysis/index.ts';
import { type PublicationStatus, publicationStatus, referenceKind, standIns } from '../evidence/index.ts';
import { all, type Snapshot, type Stored } from '../records/index.ts';
import { type EstimateResults, type Fact, facts } from './facts.ts';
import type { Inline } from './tree.ts';

/** What content builders look at: one snapshot with its facts and results, and the records by id. */
export interface DocumentContext {
  readonly snapshot: Snapshot;
  /** Id of the template. */
  readonly document: string;
  readonly status: 'draft' | 'released';
  readonly version: string;
  /** Day of the document. */
  readonly date: string;
  readonly facts: ReadonlyMap<string, Fact>;
  readonly results: EstimateResults;
  /** Records of every kind by id. */
  readonly records: ReadonlyMap<string, Stored>;
  /** The reference that stands for one: itself, or the one it is a duplicate of; undefined for an unknown id. */
  readonly standsFor: (referenceId: string) => string | undefined;
  /** What became of publications: retracted, questioned, corrected. */
  readonly statuses: ReadonlyMap<string, PublicationStatus>;
}

/** Computes every estimate of a snapshot. */
export function estimateResults(snapshot: Snapshot): EstimateResults {
  return new Map(all(snapshot, estimateKind).map((estimate) => [estimate.id as string, computeEstimate(snapshot, estimate)]));
}

/** Prepares what a document is made from. */
export function documentContext(
  snapshot: Snapshot,
  document: string,
  options: { readonly status: 'draft' | 'released'; readonly version: string; readonly date: string; readonly results?: EstimateResults },
): DocumentContext {
  const results = options.results ?? estimateResults(snapshot);
  const records = new Map<string, Stored>();
  for (const list of Object.values(snapshot.records)) for (const record of list) records.set(record.id, record);
  return {
    snapshot,
    document,
    status: options.status,
    version: options.version,
    date: options.date,
    facts: new Map(facts(snapshot, results).map((fact) => [fact.key, fact])),
    results,
    records,
    standsFor: standIns(all(snapshot, referenceKind)),
    statuses: publicationStatus(snapshot),
  };
}

/** A fact as inline content, or a hole where the record does not say it. */
export function fact(context: DocumentContext, key: string): Inline {
  const found = context.facts.get(key);
  return found
    ? { type: 'fact', key, text: found.text, ...(found.recordId ? { recordId: found.recordId } : {}) }
    : { type: 'missing', text: key };
}

/**
 * A value of a record as inline content that names its record; a hole with the given words where the record does not say it.
 * The key says kind, record and field, as the keys of `facts()` do.
 */
export function value(record: Stored, field: string, text: string | undefined, hole: string): Inline {
  return text?.trim()
    ? { type: 'fact', key: `${record.kind}.${record.id}.${field}`, text: text.trim(), recordId: record.id }
    : { type: 'missing', text: hole };
}
