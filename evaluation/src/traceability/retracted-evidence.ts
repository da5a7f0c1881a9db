import { estimateKind, outcomeKind } from '../analysis/index.ts';
import { rejectedItems } from '../appraisal/index.ts';
import { claimKind } from '../device/index.ts';
import { publicationStatus, referenceKind, standIns } from '../evidence/index.ts';
import { all, type Snapshot } from '../records/index.ts';
import { acceptedHoleKind } from './accepted-hole.ts';
import { estimatesOfClaims } from './estimates-of-claim.ts';
import { inputsOfEstimate, outcomesByParameter } from './used-evidence.ts';

/** Id of the link that a retracted publication needs; under it a person can say why its results still count. */
export const retractedLink = 'retracted-evidence-is-set-aside';

/** Ids of the references that were retracted, those of their duplicates included. */
export function retractedReferences(snapshot: Snapshot): Set<string> {
  const statuses = publicationStatus(snapshot);
  if (statuses.size === 0) return new Set();
  const references = all(snapshot, referenceKind);
  const standsFor = standIns(references);
  return new Set(references.flatMap(({ id }) => (statuses.get(standsFor(id) ?? id)?.status === 'retracted' ? [id as string] : [])));
}

/** A retracted publication whose results go into the estimate of a claim, with nobody having said why they may. */
export interface RetractedEvidence {
  readonly code: 'retracted-evidence';
  /** The reference. */
  readonly recordId: string;
  readonly claimIds: readonly string[];
  readonly sentence: string;
  readonly remedy: string;
}

/**
 * The retracted publications that carry a claim: an outcome taken from them goes into an estimate the claim is compared with. One that the appraisal
 * rejected carries nothing; one whose use was justified, after its last change, is left to the reader of the justification.
 */
export function retractedEvidence(snapshot: Snapshot): RetractedEvidence[] {
  const retracted = retractedReferences(snapshot);
  if (retracted.size === 0) return [];
  const rejected = rejectedItems(snapshot);
  const references = new Map(all(snapshot, referenceKind).map((reference) => [reference.id as string, reference]));
  const justified = new Map(
    all(snapshot, acceptedHoleKind).flatMap(({ data, updatedAt }) =>
      data.link === retractedLink ? [[data.recordId, updatedAt] as const] : [],
    ),
  );
  const outcomes = new Map(all(snapshot, outcomeKind).map((outcome) => [outcome.id as string, outcome.data]));
  const estimates = new Map(all(snapshot, estimateKind).map((estimate) => [estimate.id as string, estimate.data]));
  const claims = new Map(all(snapshot, claimKind).map((claim) => [claim.id as string, claim.data]));
  const byParameter = outcomesByParameter(snapshot);
  const carried = new Map<string, Set<string>>();
  for (const { from: claimId, to: estimateId } of estimatesOfClaims(snapshot)) {
    const estimate = estimates.get(estimateId);
    if (!estimate || !claims.has(claimId)) continue;
    for (const input of inputsOfEstimate(estimate, byParameter)) {
      const itemId = outcomes.get(input)?.itemId;
      if (itemId === undefined || !retracted.has(itemId) || rejected.has(itemId)) continue;
      if ((justified.get(itemId) ?? '') >= (references.get(itemId)?.updatedAt ?? '') && justified.has(itemId)) continue;
      carried.set(itemId, (carried.get(itemId) ?? new Set()).add(claimId));
    }
  }
  return [...carried].map(([recordId, claimIds]) => {
    const [first] = [...claimIds].map((id) => claimKind.label(claims.get(id)!));
    const more = claimIds.size === 1 ? '' : ` and ${claimIds.size - 1} more`;
    return {
      code: 'retracted-evidence' as const,
      recordId,
      claimIds: [...claimIds],
      sentence: `${referenceKind.label(references.get(recordId)!.data)} was retracted, and its results carry the claim “${first}”${more}.`,
      remedy: 'Reject it in the appraisal, or justify under Traceability, Holes why its results still count.',
    };
  });
}
