import { estimateKind } from '../analysis/index.ts';
import { conclusionKind } from '../conclusions/index.ts';
import { claimKind } from '../device/index.ts';
import { all, type Snapshot } from '../records/index.ts';
import type { Pair } from './link.ts';

/** Estimates a claim is compared with: those of its parameter in the measure of its criterion, and the one its conclusion names. */
export function* estimatesOfClaims(snapshot: Snapshot): Generator<Pair> {
  const byParameter = new Map<string, { id: string; measure: string }[]>();
  for (const { id, data } of all(snapshot, estimateKind)) {
    byParameter.set(data.outcomeParameterId, [...(byParameter.get(data.outcomeParameterId) ?? []), { id, measure: data.measure }]);
  }
  for (const { id, data } of all(snapshot, claimKind)) {
    for (const estimate of byParameter.get(data.outcomeParameterId ?? '') ?? []) {
      if (!data.acceptanceCriterion || data.acceptanceCriterion.measure === estimate.measure) yield { from: id, to: estimate.id };
    }
  }
  for (const { data } of all(snapshot, conclusionKind)) if (data.estimateId) yield { from: data.claimId, to: data.estimateId };
}
