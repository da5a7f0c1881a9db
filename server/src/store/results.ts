import { computeEstimate, type EstimateResult, estimateKind } from '@cerulean/evaluation/analysis';
import type { Outcome } from '@cerulean/evaluation/base';
import { all } from '@cerulean/evaluation/records';
import { perSnapshot } from './per-snapshot.ts';

/** Every estimate of an evaluation by its id, computed once for each state of its records. */
export const resultsOf = perSnapshot(
  (snapshot): ReadonlyMap<string, Outcome<EstimateResult>> =>
    new Map(all(snapshot, estimateKind).map((estimate) => [estimate.id as string, computeEstimate(snapshot, estimate)])),
);
