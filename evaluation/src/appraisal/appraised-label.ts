import { dataSetKind, referenceKind } from '../evidence/index.ts';
import { outcomeParameterKind } from '../plan/index.ts';
import { find, type Snapshot } from '../records/index.ts';
import type { Appraisal } from './appraisal.ts';

/** What was appraised, in a few words: the item, and the outcome where one result of it was judged. */
export function appraisedLabel(
  snapshot: Snapshot,
  { itemId, outcomeParameterId }: Pick<Appraisal, 'itemId' | 'outcomeParameterId'>,
): string {
  const reference = find(snapshot, referenceKind, itemId);
  const dataSet = find(snapshot, dataSetKind, itemId);
  const label = reference ? referenceKind.label(reference.data) : dataSet ? dataSetKind.label(dataSet.data) : itemId;
  const outcome = outcomeParameterId ? find(snapshot, outcomeParameterKind, outcomeParameterId) : undefined;
  return outcome ? `${label}: ${outcome.data.abbreviation || outcome.data.name}` : label;
}
