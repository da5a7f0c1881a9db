import { type estimateKind, outcomeKind } from '../analysis/index.ts';
import { rejectedItems } from '../appraisal/index.ts';
import { requirementKind, riskKind } from '../device/index.ts';
import { dataSetKind } from '../evidence/index.ts';
import { outcomeParameterKind } from '../plan/index.ts';
import { all, type DataOf, type Snapshot } from '../records/index.ts';
import type { GraphContext } from './node.ts';

/** Everything the evaluation uses as evidence: what was included, every data set, and whatever outcomes, risks, requirements and benchmarks name. */
export function usedEvidence(snapshot: Snapshot, context: GraphContext): Set<string> {
  const used = new Set<string>(context.includedIds);
  for (const { id } of all(snapshot, dataSetKind)) used.add(id);
  for (const { data } of all(snapshot, outcomeKind)) used.add(data.itemId);
  for (const kind of [riskKind, requirementKind] as const)
    for (const { data } of all(snapshot, kind)) for (const id of data.evidenceIds) used.add(id);
  for (const { data } of all(snapshot, outcomeParameterKind))
    for (const benchmark of data.benchmarks) for (const id of benchmark.referenceIds) used.add(id);
  return used;
}

/** Extracted outcomes by the parameter they measure, those from rejected evidence left out. */
export function outcomesByParameter(snapshot: Snapshot): Map<string, string[]> {
  const rejected = rejectedItems(snapshot);
  const byParameter = new Map<string, string[]>();
  for (const { id, data } of all(snapshot, outcomeKind)) {
    if (rejected.has(data.itemId)) continue;
    const list = byParameter.get(data.outcomeParameterId);
    if (list) list.push(id);
    else byParameter.set(data.outcomeParameterId, [id]);
  }
  return byParameter;
}

/** What an estimate is computed from: the outcomes it names, or all of its parameter, and a data set. */
export function inputsOfEstimate(estimate: DataOf<typeof estimateKind>, byParameter: ReadonlyMap<string, readonly string[]>): string[] {
  if (estimate.dataSetId) return [estimate.dataSetId, ...estimate.outcomeIds];
  return estimate.outcomeIds.length > 0 ? [...estimate.outcomeIds] : [...(byParameter.get(estimate.outcomeParameterId) ?? [])];
}
