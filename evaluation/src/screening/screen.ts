import { referenceKind } from '../evidence/index.ts';
import { all, type DataOf, type Snapshot, type Stored } from '../records/index.ts';
import { criterionKind } from './criterion.ts';
import { type ScreeningStage, type StoredDecision, screeningDecisionKind } from './screening-decision.ts';
import { screeningPlanOf } from './screening-plan.ts';
import { isHidden, openStanding, type Standing, type StandingWord, standingOf } from './standing.ts';

/** A reference as it is stored. */
export type StoredReference = Stored<DataOf<typeof referenceKind>>;

/** Where every reference stands at each stage. */
export interface Standings {
  of(referenceId: string, stage: ScreeningStage): Standing;
  /** All decisions about a reference at a stage, in order of creation. */
  decisions(referenceId: string, stage: ScreeningStage): readonly StoredDecision[];
}

/** Looks through all decisions once. */
export function standings(snapshot: Snapshot): Standings {
  const { reviewers } = screeningPlanOf(snapshot);
  const decided: Record<ScreeningStage, Map<string, StoredDecision[]>> = { 'title and abstract': new Map(), 'full text': new Map() };
  for (const decision of all(snapshot, screeningDecisionKind)) {
    const { referenceId, stage } = decision.data;
    const list = decided[stage].get(referenceId);
    if (list) list.push(decision);
    else decided[stage].set(referenceId, [decision]);
  }
  return {
    of(referenceId, stage) {
      const list = decided[stage].get(referenceId);
      return list ? standingOf(list, reviewers[stage]) : openStanding;
    },
    decisions: (referenceId, stage) => decided[stage].get(referenceId) ?? [],
  };
}

/**
 * Where a reference stands in screening. What is pending at title and abstract is awaited there. A decision at full text counts as having passed
 * title and abstract where nobody decided anything there.
 */
export type ScreeningState =
  | 'awaiting title and abstract'
  | 'excluded at title and abstract'
  | 'awaiting full text'
  | 'not retrieved'
  | 'excluded at full text'
  | 'included';

/** Where a reference stands, from its two stages; the same function serves counts made from records and counts made in a database. */
export function screeningState(title: StandingWord | undefined, fullText: StandingWord | undefined): ScreeningState {
  if (title === 'exclude') return 'excluded at title and abstract';
  if (title !== undefined && title !== 'include') return 'awaiting title and abstract';
  if (fullText === 'include') return 'included';
  if (fullText === 'exclude') return 'excluded at full text';
  if (fullText === 'not retrieved') return 'not retrieved';
  return title === 'include' || fullText !== undefined ? 'awaiting full text' : 'awaiting title and abstract';
}

/** Every reference that is no duplicate, with where it stands; in order of creation. */
export function screeningStates(
  snapshot: Snapshot,
): { readonly reference: StoredReference; readonly state: ScreeningState; readonly fullText: Standing }[] {
  const standing = standings(snapshot);
  return all(snapshot, referenceKind)
    .filter((reference) => !reference.data.duplicate)
    .map((reference) => {
      const fullText = standing.of(reference.id, 'full text');
      return { reference, fullText, state: screeningState(standing.of(reference.id, 'title and abstract').word, fullText.word) };
    });
}

/** References included at full text. Passing title and abstract alone does not include one. */
export function includedReferences(snapshot: Snapshot): StoredReference[] {
  return screeningStates(snapshot).flatMap(({ reference, state }) => (state === 'included' ? [reference] : []));
}

/** A publication that was read in full and left out, with the reason, as an annex lists it. */
export interface ExcludedAtFullText {
  readonly reference: StoredReference;
  /** Label of the criterion. */
  readonly reason: string;
  readonly note: string;
  readonly decidedBy: readonly string[];
  readonly decidedAt: string | undefined;
}

/** What stands where a criterion was removed after it had been used. */
export const reasonUnknown = 'reason not recorded';

/** Publications excluded at full text with their reasons, in order of creation. */
export function excludedAtFullText(snapshot: Snapshot): ExcludedAtFullText[] {
  const labels = criterionLabels(snapshot);
  return screeningStates(snapshot).flatMap(({ reference, state, fullText }) => {
    if (state !== 'excluded at full text') return [];
    const { criterionId, note, decidedBy, decidedAt } = fullText;
    return [{ reference, reason: labels.get(criterionId ?? '') ?? reasonUnknown, note, decidedBy, decidedAt }];
  });
}

/** Decisions that everybody in the team may see: all of a stage that is decided by one, and of others those that are no longer hidden. */
export function openDecisions(snapshot: Snapshot): StoredDecision[] {
  const plan = screeningPlanOf(snapshot);
  const standing = standings(snapshot);
  return all(snapshot, screeningDecisionKind).filter(
    ({ data: { referenceId, stage } }) => !isHidden(plan, stage, standing.decisions(referenceId, stage)),
  );
}

/** Labels of the criteria by id. */
export function criterionLabels(snapshot: Snapshot): Map<string, string> {
  return new Map(all(snapshot, criterionKind).map((criterion) => [criterion.id as string, criterion.data.label]));
}
