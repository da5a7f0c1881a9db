import { referenceKind } from '../evidence/index.ts';
import { all, type DataOf, type Snapshot, type Stored } from '../records/index.ts';
import { criterionKind } from './criterion.ts';
import { type ScreeningStage, screeningDecisionKind } from './screening-decision.ts';

/** A decision as it is stored. */
export type StoredDecision = Stored<DataOf<typeof screeningDecisionKind>>;
/** A reference as it is stored. */
export type StoredReference = Stored<DataOf<typeof referenceKind>>;

/** The decisions that count, one for each reference and stage. */
export interface CurrentDecisions {
  of(referenceId: string, stage: ScreeningStage): StoredDecision | undefined;
}

/** Looks through all decisions once: of several at one stage the one made or changed last counts, in a tie the one created later. */
export function currentDecisions(snapshot: Snapshot): CurrentDecisions {
  const current: Record<ScreeningStage, Map<string, StoredDecision>> = { 'title and abstract': new Map(), 'full text': new Map() };
  for (const decision of all(snapshot, screeningDecisionKind)) {
    const { referenceId, stage } = decision.data;
    const before = current[stage].get(referenceId);
    if (!before || before.updatedAt <= decision.updatedAt) current[stage].set(referenceId, decision);
  }
  return { of: (referenceId, stage) => current[stage].get(referenceId) };
}

/** The decision that counts for one reference at one stage. For many references take `currentDecisions` once. */
export function decisionOf(snapshot: Snapshot, referenceId: string, stage: ScreeningStage): StoredDecision | undefined {
  return currentDecisions(snapshot).of(referenceId, stage);
}

/**
 * Where a reference stands in screening. "Unsure" leaves it waiting. A decision at full text counts as having passed title and
 * abstract, unless title and abstract say exclude.
 */
export type ScreeningState =
  | 'awaiting title and abstract'
  | 'excluded at title and abstract'
  | 'awaiting full text'
  | 'not retrieved'
  | 'excluded at full text'
  | 'included';

/** Where a reference stands, from its two decisions; the same function serves counts made from records and counts made in a database. */
export function screeningState(title: string | undefined, fullText: string | undefined): ScreeningState {
  if (title === 'exclude') return 'excluded at title and abstract';
  if (fullText === 'include') return 'included';
  if (fullText === 'exclude') return 'excluded at full text';
  if (fullText === 'not retrieved') return 'not retrieved';
  return title === 'include' ? 'awaiting full text' : 'awaiting title and abstract';
}

/** Every reference that is no duplicate, with where it stands; in order of creation. */
export function screeningStates(
  snapshot: Snapshot,
  decisions = currentDecisions(snapshot),
): { readonly reference: StoredReference; readonly state: ScreeningState; readonly fullText: StoredDecision | undefined }[] {
  return all(snapshot, referenceKind)
    .filter((reference) => !reference.data.duplicate)
    .map((reference) => {
      const fullText = decisions.of(reference.id, 'full text');
      return {
        reference,
        fullText,
        state: screeningState(decisions.of(reference.id, 'title and abstract')?.data.decision, fullText?.data.decision),
      };
    });
}

/** The references that wait at a stage: those nobody has decided on first, then those somebody was unsure about; each in order of creation. */
export function awaiting(snapshot: Snapshot, stage: ScreeningStage): StoredReference[] {
  const decisions = currentDecisions(snapshot);
  const wanted: ScreeningState = stage === 'full text' ? 'awaiting full text' : 'awaiting title and abstract';
  const waiting = screeningStates(snapshot, decisions).flatMap(({ reference, state }) => (state === wanted ? [reference] : []));
  const isUnsure = (reference: StoredReference) => decisions.of(reference.id, stage) !== undefined;
  return [...waiting.filter((reference) => !isUnsure(reference)), ...waiting.filter(isUnsure)];
}

/** The reference to show next at a stage; after the one that is on the screen, where one is, starting over at the end. */
export function nextToScreen(snapshot: Snapshot, stage: ScreeningStage, after?: string): StoredReference | undefined {
  const waiting = awaiting(snapshot, stage);
  const others = waiting.filter((reference) => reference.id !== after);
  if (after === undefined) return others[0] ?? waiting[0];
  const place = waiting.findIndex((reference) => reference.id === after);
  return waiting[place + 1] ?? others[0];
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
  readonly decidedBy: string;
  readonly decidedAt: string;
}

/** What stands where a criterion was removed after it had been used. */
export const reasonUnknown = 'reason not recorded';

/** Publications excluded at full text with their reasons, in order of creation. */
export function excludedAtFullText(snapshot: Snapshot): ExcludedAtFullText[] {
  const labels = criterionLabels(snapshot);
  return screeningStates(snapshot).flatMap(({ reference, state, fullText }) => {
    if (state !== 'excluded at full text' || !fullText) return [];
    const reason = labels.get(fullText.data.criterionId ?? '') ?? reasonUnknown;
    return [{ reference, reason, note: fullText.data.note, decidedBy: fullText.updatedBy, decidedAt: fullText.updatedAt }];
  });
}

/** Labels of the criteria by id. */
export function criterionLabels(snapshot: Snapshot): Map<string, string> {
  return new Map(all(snapshot, criterionKind).map((criterion) => [criterion.id as string, criterion.data.label]));
}
