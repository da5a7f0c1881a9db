import { computeEstimate, type EstimateResult, estimateKind } from '@cerulean/evaluation/analysis';
import type { Outcome } from '@cerulean/evaluation/base';
import { all, type Snapshot } from '@cerulean/evaluation/records';

const computed = new WeakMap<Snapshot, ReadonlyMap<string, Outcome<EstimateResult>>>();

/** Every estimate of an evaluation, computed once for each state of its records. */
export function resultsOf(snapshot: Snapshot): ReadonlyMap<string, Outcome<EstimateResult>> {
  let results = computed.get(snapshot);
  if (!results) {
    results = new Map(all(snapshot, estimateKind).map((estimate) => [estimate.id as string, computeEstimate(snapshot, estimate)]));
    computed.set(snapshot, results);
  }
  return results;
}
