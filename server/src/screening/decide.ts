import { done, type Outcome, trouble } from '@cerulean/evaluation/base';
import { type Change, create, remove, update } from '@cerulean/evaluation/records';
import {
  criterionKind,
  type DecisionData,
  independentDecision,
  isClosed,
  reviewerOf,
  type ScreeningPlan,
  type ScreeningStage,
  type StoredDecision,
  screeningDecisionKind,
  standingOf,
} from '@cerulean/evaluation/screening';
import type { Actor, DecisionContext } from '../door/door.ts';
import type { ChainReader } from '../store/reader.ts';
import { DecisionsByPlace, decisionsAbout, readScreeningPlan } from '../store/screening-rows.ts';

/** What a reviewer wants to decide; who decides is known. */
export type Wanted = Omit<DecisionData, 'reviewer' | 'adjudication' | 'independently'>;

/** Everything that decisions about some references are held against, read once. */
export interface Desk {
  readonly plan: ScreeningPlan;
  readonly places: DecisionsByPlace;
  /** Whether a reference is a duplicate, for each that is there. */
  readonly references: ReadonlyMap<string, boolean>;
  readonly criteria: ReadonlySet<string>;
}

/** Reads what decisions about some references need. */
export async function readDesk(reader: ChainReader, references: readonly string[]): Promise<Desk> {
  const [plan, decisions, rows, criteria] = await Promise.all([
    readScreeningPlan(reader),
    decisionsAbout(reader.database, reader.chain, references),
    references.length === 0
      ? []
      : reader.database
          .selectFrom('reference_row')
          .select(['id', 'duplicate_of'])
          .where('chain', '=', reader.chain)
          .where('id', 'in', references)
          .execute(),
    reader.all(criterionKind),
  ]);
  return {
    plan,
    places: new DecisionsByPlace(decisions),
    references: new Map(rows.map(({ id, duplicate_of }) => [id, duplicate_of !== null])),
    criteria: new Set(criteria.map(({ id }) => id as string)),
  };
}

const takeBackFullText = { remedy: 'Take back the decision at full text first.' };

/** Who decides, when, and how a new record gets its id. */
export type Deciding = Pick<DecisionContext, 'actor' | 'now' | 'newId'>;

/** The change that makes a reviewer's decision, or why it cannot be made. */
export function decideChange(desk: Desk, { actor, now, newId }: Deciding, wanted: Wanted): Outcome<Change> {
  const refused = refusal(desk, wanted);
  if (refused) return refused;
  const { referenceId, stage } = wanted;
  const there = desk.places.at(referenceId, stage);
  const mine = there.find((decision) => !decision.data.adjudication && reviewerOf(decision) === actor.id);
  const two = desk.plan.reviewers[stage] === 2;
  // With one reviewer a stage has one decision, whoever changes it: nobody decided it independently of the other.
  const own = two ? mine : (mine ?? there.findLast(({ data }) => !data.adjudication));
  if (two) {
    if (there.some(({ data }) => data.adjudication))
      return trouble('conflict', 'An adjudicator has decided about this reference.', { remedy: 'Ask the adjudicator to take that back.' });
    if (!own && isClosed(there)) return trouble('conflict', 'Two reviewers have decided about this reference already.');
  }
  const data: DecisionData = { ...wanted, reviewer: actor.id, ...(two ? independentOf(there, own) : {}) };
  const others = there.filter((decision) => decision !== own);
  const kept = keepsFullText(desk, referenceId, stage, [...others, asStored(actor, now, data)]);
  if (!kept.ok) return kept;
  return done(own ? update(screeningDecisionKind, own, data) : create(screeningDecisionKind, newId(screeningDecisionKind.prefix), data));
}

/** The change by which an adjudicator decides in place of two who have both settled. */
export function adjudicateChange(desk: Desk, { actor, now, newId }: Deciding, wanted: Wanted): Outcome<Change> {
  const refused = refusal(desk, wanted);
  if (refused) return refused;
  const { referenceId, stage } = wanted;
  const there = desk.places.at(referenceId, stage);
  const existing = there.find(({ data }) => data.adjudication);
  if (!existing && !isClosed(there)) return trouble('conflict', 'Two reviewers have to decide before an adjudicator can.');
  const standing = standingOf(there, desk.plan.reviewers[stage]);
  const involved = there.some((decision) => !decision.data.adjudication && reviewerOf(decision) === actor.id);
  if ((involved || standing.word !== 'conflict') && !wanted.note.trim())
    return trouble(
      'input-invalid',
      involved
        ? 'You are one of the two reviewers, so the note must say how you came to agree.'
        : 'Say in the note why this is decided anew.',
      { remedy: 'Write a note.', fields: [{ pointer: '/data/note', message: 'say why' }] },
    );
  const data: DecisionData = { ...wanted, reviewer: actor.id, adjudication: true };
  const kept = keepsFullText(desk, referenceId, stage, [...there.filter((each) => each !== existing), asStored(actor, now, data)]);
  if (!kept.ok) return kept;
  return done(
    existing ? update(screeningDecisionKind, existing, data) : create(screeningDecisionKind, newId(screeningDecisionKind.prefix), data),
  );
}

/**
 * The changes that take a decision back. With one reviewer the stage is open again, whoever decided there. Once two have settled, each could have
 * seen what the other decided; what was settled on until then stays with the record, and the reviewer is unsure.
 */
export function takeBackChanges(
  desk: Desk,
  { actor, now }: Omit<Deciding, 'newId'>,
  decision: StoredDecision,
  version: number,
): Outcome<Change[]> {
  const { referenceId, stage, adjudication } = decision.data;
  const seen = { id: decision.id, version };
  const there = desk.places.at(referenceId, stage);
  const others = there.filter(({ id }) => id !== decision.id);
  const changes = (after: readonly StoredDecision[], ...made: Change[]) => {
    const kept = keepsFullText(desk, referenceId, stage, after);
    return kept.ok ? done(made) : kept;
  };
  if (!adjudication && desk.plan.reviewers[stage] === 1)
    return changes([], remove(screeningDecisionKind, seen), ...others.map((other) => remove(screeningDecisionKind, other)));
  if (!adjudication && reviewerOf(decision) !== actor.id)
    return trouble('not-permitted', 'This is the decision of another reviewer.', { remedy: 'Ask the reviewer to take it back.' });
  const independently = adjudication ? {} : independentOf(there, decision);
  if (!('independently' in independently)) return changes(others, remove(screeningDecisionKind, seen));
  const { criterionId: _, ...rest } = decision.data;
  const data: DecisionData = { ...rest, decision: 'unsure', ...independently };
  return changes([...others, asStored(actor, now, data)], update(screeningDecisionKind, seen, data));
}

/** Whether there is nothing left for a person to decide about a reference at a stage. */
export function isSettledFor({ plan, places }: Desk, actor: Actor, referenceId: string, stage: ScreeningStage): boolean {
  const there = places.at(referenceId, stage);
  const { word } = standingOf(there, plan.reviewers[stage]);
  return (
    (word !== undefined && word !== 'unsure' && word !== 'waiting') ||
    there.some((decision) => !decision.data.adjudication && decision.data.decision !== 'unsure' && reviewerOf(decision) === actor.id)
  );
}

function refusal({ references, criteria, places, plan }: Desk, { referenceId, stage, criterionId }: Wanted) {
  const duplicate = references.get(referenceId);
  if (duplicate === undefined) return trouble('not-found', 'This reference is not there any more.');
  if (duplicate) return trouble('conflict', 'This reference is a duplicate; decide about the one it stands for.');
  if (criterionId && !criteria.has(criterionId))
    return trouble('not-found', 'This criterion is not there any more.', { remedy: 'Choose another criterion.' });
  const first = standingOf(places.at(referenceId, 'title and abstract'), plan.reviewers['title and abstract']);
  if (stage === 'full text' && first.word !== 'include')
    return trouble('conflict', 'Only what was included by title and abstract is read in full.', {
      remedy: 'Decide about title and abstract first.',
    });
  return undefined;
}

/** What a reviewer had settled on before the other's decision could be seen, where both have settled. */
function independentOf(there: readonly StoredDecision[], own: StoredDecision | undefined): Pick<DecisionData, 'independently'> {
  const settledOn = own && independentDecision(own.data);
  if (!settledOn) return {};
  const otherSettled = there.some(({ id, data }) => id !== own.id && independentDecision(data) !== undefined);
  return own.data.independently || otherSettled ? { independently: settledOn } : {};
}

/** A full text that was decided keeps the decision before it from being turned. */
function keepsFullText({ plan, places }: Desk, referenceId: string, stage: DecisionData['stage'], after: readonly StoredDecision[]) {
  if (stage === 'full text' || places.at(referenceId, 'full text').length === 0) return done(undefined);
  return standingOf(after, plan.reviewers[stage]).word === 'include'
    ? done(undefined)
    : trouble('conflict', 'The full text of this reference was decided already.', takeBackFullText);
}

/** A decision as it will be stored, to see what follows from it. */
function asStored(actor: Actor, now: string, data: DecisionData): StoredDecision {
  const id = screeningDecisionKind.prefix as StoredDecision['id'];
  return {
    id,
    kind: screeningDecisionKind.name,
    version: 0,
    data,
    createdAt: now,
    createdBy: actor.id,
    updatedAt: now,
    updatedBy: actor.id,
  };
}
