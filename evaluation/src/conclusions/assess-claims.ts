import { type EstimateResult, estimateKind, outcomeKind } from '../analysis/index.ts';
import { type AcceptanceCriterion, claimKind } from '../device/index.ts';
import { all, type DataOf, type Snapshot, type Stored } from '../records/index.ts';
import { conclusionKind } from './conclusion.ts';
import { type Judgement, judge } from './judge.ts';

/** What is missing before a claim can be called assessed. */
export const claimHoles = ['no outcome parameter', 'no criterion', 'no estimate', 'no conclusion'] as const;
export type ClaimHole = (typeof claimHoles)[number];

/** Why a recorded conclusion no longer stands on what it stood on. */
export type StaleReason = 'numbers differ' | 'verdict differs' | 'estimate gone';

/** One claim held against its evidence. */
export interface ClaimAssessment {
  readonly claim: Stored<DataOf<typeof claimKind>>;
  readonly criterion?: AcceptanceCriterion;
  /** Computed estimates of the claim's parameter with the criterion's measure; the one the conclusion names comes first. */
  readonly estimates: readonly EstimateResult[];
  /** The judgement of the first of them. */
  readonly judgement?: Judgement;
  /** True where several estimates fit and do not give the same verdict. */
  readonly estimatesDisagree: boolean;
  readonly conclusion?: Stored<DataOf<typeof conclusionKind>>;
  /** True where the recorded verdict is not the computed one; the recorded reason must then say why. */
  readonly differs: boolean;
  readonly stale: readonly StaleReason[];
  readonly holes: readonly ClaimHole[];
  /** True where the criterion was fixed after the first outcome of its parameter had been extracted, or on no stated day, so that it cannot count as set beforehand. */
  readonly criterionFixedAfterResults: boolean;
  /** Each of the above that needs attention, as a sentence. */
  readonly remarks: readonly string[];
}

type Conclusion = DataOf<typeof conclusionKind>;

/** Two numbers are the same when they agree to nine digits, so that neither rounding in storage nor another machine makes a conclusion stale. */
function same(one: number, other: number): boolean {
  return one === other || Math.abs(one - other) <= 1e-9 * Math.max(Math.abs(one), Math.abs(other));
}

/** Why a conclusion no longer matches what is computed now. */
function staleness(
  conclusion: Conclusion,
  named: EstimateResult | undefined,
  judgement: Judgement | undefined,
  claimChangedSince: boolean,
): StaleReason[] {
  const reasons: StaleReason[] = [];
  if (conclusion.estimateId && !named) reasons.push('estimate gone');
  const { seen } = conclusion;
  const differ = seen && named && !(same(seen.estimate, named.estimate) && same(seen.lower, named.lower) && same(seen.upper, named.upper));
  if (differ) reasons.push('numbers differ');
  // A verdict that differs on the very numbers and the very criterion the evaluators saw is their reasoned choice; any other difference is not.
  if (judgement && judgement.verdict !== conclusion.verdict && (differ || !seen || claimChangedSince)) reasons.push('verdict differs');
  return reasons;
}

/** The day the first outcome of a parameter was extracted, from the record itself. */
function firstExtraction(snapshot: Snapshot, outcomeParameterId: string): string | undefined {
  const days = all(snapshot, outcomeKind)
    .filter((outcome) => outcome.data.outcomeParameterId === outcomeParameterId)
    .map((outcome) => outcome.createdAt.slice(0, 10));
  return days.length === 0 ? undefined : days.reduce((first, day) => (day < first ? day : first));
}

/** Holds every claim against the estimates that were computed; those that could not be computed are simply not among the results. */
export function assessClaims(snapshot: Snapshot, results: readonly EstimateResult[]): ClaimAssessment[] {
  const estimates = all(snapshot, estimateKind);
  const conclusions = all(snapshot, conclusionKind);
  return all(snapshot, claimKind).map((claim) => {
    const { outcomeParameterId, acceptanceCriterion: criterion } = claim.data;
    // The newest conclusion counts; earlier ones are history.
    const conclusion = conclusions.filter((record) => record.data.claimId === claim.id).at(-1);
    const fitting =
      criterion && outcomeParameterId
        ? estimates.filter(
            (estimate) => estimate.data.outcomeParameterId === outcomeParameterId && estimate.data.measure === criterion.measure,
          )
        : [];
    const computed = fitting.flatMap((estimate) => results.find((result) => result.estimateId === estimate.id) ?? []);
    const named = results.find((result) => result.estimateId === conclusion?.data.estimateId);
    const namedFits = named && computed.includes(named);
    const ordered = namedFits ? [named, ...computed.filter((result) => result !== named)] : computed;
    const judgements = criterion ? ordered.map((result) => judge(criterion, result)) : [];
    const judgement = judgements[0];
    const differs = conclusion !== undefined && judgement !== undefined && conclusion.data.verdict !== judgement.verdict;
    const holes: ClaimHole[] = [];
    if (!outcomeParameterId) holes.push('no outcome parameter');
    if (!criterion) holes.push('no criterion');
    if (ordered.length === 0) holes.push('no estimate');
    if (!conclusion) holes.push('no conclusion');
    const extracted = outcomeParameterId ? firstExtraction(snapshot, outcomeParameterId) : undefined;
    const late = criterion !== undefined && extracted !== undefined && (criterion.fixedOn === undefined || criterion.fixedOn > extracted);
    const assessment = {
      claim,
      ...(criterion ? { criterion } : {}),
      estimates: ordered,
      ...(judgement ? { judgement } : {}),
      estimatesDisagree: new Set(judgements.map((each) => each.verdict)).size > 1,
      ...(conclusion ? { conclusion } : {}),
      differs,
      stale: conclusion
        ? staleness(
            conclusion.data,
            namedFits ? named : conclusion.data.estimateId ? undefined : ordered[0],
            judgement,
            claim.updatedAt > conclusion.updatedAt,
          )
        : [],
      holes,
      criterionFixedAfterResults: late,
    };
    return { ...assessment, remarks: remarksOn(assessment, extracted) };
  });
}

const holeSentences: Record<ClaimHole, string> = {
  'no outcome parameter': 'The claim names no outcome parameter by which it could be judged.',
  'no criterion': 'The claim has no acceptance criterion.',
  'no estimate': 'There is no computed estimate of the outcome parameter with the measure of the criterion.',
  'no conclusion': 'No conclusion has been recorded.',
};

function remarksOn(assessment: Omit<ClaimAssessment, 'remarks'>, extracted: string | undefined): string[] {
  const { conclusion, criterion, differs, estimatesDisagree, holes, judgement, stale } = assessment;
  const remarks = holes.map((hole) => holeSentences[hole]);
  if (stale.includes('estimate gone'))
    remarks.push('The conclusion names an estimate that is no longer there, cannot be computed, or does not fit the criterion.');
  if (stale.includes('numbers differ')) remarks.push('The estimate has changed since the conclusion was recorded.');
  if (differs)
    remarks.push(
      `The recorded verdict is "${conclusion?.data.verdict}", and the criterion says "${judgement?.verdict}"; the reason must explain that.`,
    );
  if (estimatesDisagree) remarks.push('Several estimates fit this claim, and they do not give the same verdict.');
  if (assessment.criterionFixedAfterResults) {
    remarks.push(
      criterion?.fixedOn === undefined
        ? 'The day on which the criterion was fixed is not stated, and results have been extracted already.'
        : `The criterion was fixed on ${criterion.fixedOn}, after the first result had been extracted on ${extracted}; it does not count as set beforehand.`,
    );
  }
  return remarks;
}
