import { questionKind } from '../plan/index.ts';
import { all, type Snapshot } from '../records/index.ts';
import { criterionKind } from './criterion.ts';
import { type ScreeningState, type StoredReference, screeningStates, standings } from './screen.ts';
import { reviewerOf, type ScreeningStage } from './screening-decision.ts';

/** What the place of a reference teaches about a stage: 1 relevant, -1 irrelevant, 0 nothing. Being sought in vain teaches nothing. */
const taught: Record<ScreeningStage, Record<ScreeningState, 1 | 0 | -1>> = {
  'title and abstract': {
    'awaiting title and abstract': 0,
    'excluded at title and abstract': -1,
    'awaiting full text': 1,
    'not retrieved': 1,
    'excluded at full text': 1,
    included: 1,
  },
  'full text': {
    'awaiting title and abstract': 0,
    'excluded at title and abstract': -1,
    'awaiting full text': 0,
    'not retrieved': 0,
    'excluded at full text': -1,
    included: 1,
  },
};

/** The references of an evaluation as a ranker needs them. */
export interface ReferencesToRank {
  /** Every reference that is no duplicate, in order of creation. */
  readonly references: readonly StoredReference[];
  /** By reference. */
  readonly labels: Int8Array;
  /** By reference, whether it waits at the stage. */
  readonly waits: readonly boolean[];
  /** Questions and inclusion criteria in their words. */
  readonly sought: string;
}

/**
 * What was decided so far, seen from one stage, and what waits there. Without a reviewer only decisions that stand count. For one of two reviewers
 * the own decisions count before all, and of others only what may be seen, so that the order tells nothing about what the other one decided.
 */
export function referencesToRank(snapshot: Snapshot, stage: ScreeningStage, reviewer?: string): ReferencesToRank {
  const states = screeningStates(snapshot);
  const waiting: ScreeningState = stage === 'full text' ? 'awaiting full text' : 'awaiting title and abstract';
  const questions = all(snapshot, questionKind).map(({ data }) => [
    data.question,
    data.population,
    data.intervention,
    data.comparator,
    data.outcome,
  ]);
  const criteria = all(snapshot, criterionKind)
    .filter(({ data }) => data.type === 'inclusion')
    .map(({ data }) => [data.label, data.description, ...data.words]);
  const standing = reviewer === undefined ? undefined : standings(snapshot);
  const own = states.map(({ reference }) =>
    standing
      ?.decisions(reference.id, stage)
      .find((decision) => !decision.data.adjudication && decision.data.decision !== 'unsure' && reviewerOf(decision) === reviewer),
  );
  return {
    references: states.map(({ reference }) => reference),
    labels: Int8Array.from(states, ({ state }, place) => {
      const decision = state === waiting ? own[place]?.data.decision : undefined;
      return decision === undefined ? taught[stage][state] : decision === 'include' ? 1 : decision === 'exclude' ? -1 : 0;
    }),
    waits: states.map(({ state }, place) => state === waiting && !own[place]),
    sought: [...questions, ...criteria].flat().filter(Boolean).join('\n'),
  };
}
