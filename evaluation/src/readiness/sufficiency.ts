import { estimateKind, outcomeKind } from '../analysis/index.ts';
import type { ClaimAssessment } from '../conclusions/index.ts';
import { gapKind } from '../conclusions/index.ts';
import { claimKind } from '../device/index.ts';
import { dataSetKind, referenceKind } from '../evidence/index.ts';
import type { DataOf, Stored } from '../records/index.ts';
import { type Anchor, recordAnchor } from './anchor.ts';
import { type EvidenceRank, evidenceRanks, rankedItems } from './evidence-rank.ts';
import type { View } from './view.ts';

/** What the evidence for a claim amounts to (after MDCG 2020-6, sections 6.3 to 6.5); `open` while nothing decides it. */
export const sufficiencyVerdicts = [
  'sufficient',
  'sufficient with confirmation by follow-up',
  'gap: narrow the claim or the purpose',
  'gap: generate data before certification',
  'open',
] as const;
export type SufficiencyVerdict = (typeof sufficiencyVerdicts)[number];

/** One claim with the level of its evidence. */
export interface ClaimSufficiency {
  readonly claimId: string;
  readonly statement: string;
  /** The strongest and the weakest rank of what counts. */
  readonly best: EvidenceRank | undefined;
  readonly weakest: EvidenceRank | undefined;
  /** The weakest rank that is expected to do for the class. */
  readonly expected: EvidenceRank;
  readonly verdict: SufficiencyVerdict;
  readonly reason: string;
  readonly anchors: readonly Anchor[];
}

/** The weakest rank that is expected to be enough by itself, with its reason. */
export function expectedRank(view: View): { rank: EvidenceRank; reason: string } {
  if (view.device?.class === 'III' || view.device?.implantable) {
    return {
      rank: 4,
      reason:
        'Class III and implantable devices need at least rank 4 unless the technology is well established; complaints and vigilance alone are never enough.',
    };
  }
  return {
    rank: 5,
    reason:
      'The guidance sets no rank for this class; ranks 6 to 12 alone are not enough unless the device is low-risk standard of care of well-established technology, with a justification.',
  };
}

/** The level of evidence of every claim. */
export function sufficiencyOf(view: View): ClaimSufficiency[] {
  return view.claims.map((assessment) => sufficiencyOfClaim(view, assessment));
}

/** Evidence behind the estimate that the conclusion names, or behind all that fit the claim; otherwise what was extracted for its parameter. */
function itemsBehind(view: View, { claim, estimates, conclusion }: ClaimAssessment): string[] {
  const counted = conclusion?.data.estimateId ? estimates.slice(0, 1) : estimates;
  const ids = counted.flatMap(({ estimateId, studies }) => [
    ...studies.map(({ itemId }) => itemId),
    ...view.all(estimateKind).flatMap(({ id, data }) => (id === estimateId && data.dataSetId ? [data.dataSetId] : [])),
  ]);
  if (ids.length > 0) return ids;
  return view.all(outcomeKind).flatMap(({ data }) => (data.outcomeParameterId === claim.data.outcomeParameterId ? [data.itemId] : []));
}

function sufficiencyOfClaim(view: View, assessment: ClaimAssessment): ClaimSufficiency {
  const { claim, conclusion, judgement } = assessment;
  const items = rankedItems(view, itemsBehind(view, assessment));
  const ranks = items.flatMap(({ rank }) => (rank ? [rank.rank] : [])).sort((one, other) => one - other);
  const best = ranks[0];
  const weakest = ranks.at(-1);
  const { rank: expected, reason: expectation } = expectedRank(view);
  const anchors: Anchor[] = [
    recordAnchor(claimKind, claim, claim.data.type),
    ...items
      .toSorted((one, other) => (one.rank?.rank ?? 13) - (other.rank?.rank ?? 13))
      .map(({ item, rank }) => {
        const says = rank ? `rank ${rank.rank}: ${rank.reason}` : 'no rank: the source under Article 2(48) is not given';
        return item.kind === dataSetKind.name
          ? recordAnchor(dataSetKind, item as Stored<DataOf<typeof dataSetKind>>, says)
          : recordAnchor(referenceKind, item as Stored<DataOf<typeof referenceKind>>, says);
      }),
  ];
  const gaps = view.all(gapKind).filter(({ data }) => data.state === 'open' && data.claimIds.includes(claim.id));
  const level =
    best === undefined
      ? 'No item of evidence with a rank stands behind it.'
      : `The strongest evidence is of rank ${best} (${evidenceRanks[best].title})${weakest === best ? '' : `, the weakest of rank ${weakest}`}; ${items.length} ${items.length === 1 ? 'item' : 'items'} in all.`;
  const result = (verdict: SufficiencyVerdict, reason: string): ClaimSufficiency => ({
    claimId: claim.id,
    statement: claim.data.statement,
    best,
    weakest,
    expected,
    verdict,
    reason: `${level} ${reason}`,
    anchors,
  });
  const said = conclusion?.data.verdict ?? judgement?.verdict;
  if (items.length === 0) return result('gap: generate data before certification', 'Nothing was extracted for the parameter of the claim.');
  if (best === undefined) return result('open', 'Appraise the items, with their source under Article 2(48).');
  if (best > expected) return result('gap: generate data before certification', expectation);
  if (said !== 'supported')
    return result(
      said === undefined ? 'open' : 'gap: narrow the claim or the purpose',
      said === undefined ? 'There is no conclusion yet.' : `The conclusion is "${said}".`,
    );
  if (gaps.length > 0)
    return result(
      'sufficient with confirmation by follow-up',
      `${gaps.length} open ${gaps.length === 1 ? 'gap concerns' : 'gaps concern'} it; new follow-up may confirm and must not bridge a gap.`,
    );
  return result('sufficient', 'The conclusion is "supported", and no open gap concerns it.');
}
