import type { DataOf, Stored } from '../records/index.ts';
import type { referenceKind } from './reference.ts';

/**
 * Tells which reference stands for another: itself, or the one it is a duplicate of; undefined for an unknown id. A ring of duplicates, which only a
 * broken import makes, ends where it began.
 */
export function standIns(references: readonly Stored<DataOf<typeof referenceKind>>[]): (referenceId: string) => string | undefined {
  const duplicateOf = new Map(references.map((reference) => [reference.id as string, reference.data.duplicate?.of]));
  return (referenceId) => {
    if (!duplicateOf.has(referenceId)) return undefined;
    const seen = new Set([referenceId]);
    let id = referenceId;
    for (let next = duplicateOf.get(id); next !== undefined && duplicateOf.has(next) && !seen.has(next); next = duplicateOf.get(id)) {
      id = next;
      seen.add(id);
    }
    return id;
  };
}
