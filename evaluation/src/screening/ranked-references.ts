import { questionKind } from '../plan/index.ts';
import { all, type Snapshot } from '../records/index.ts';
import { criterionKind } from './criterion.ts';
import { type ScreeningState, type StoredReference, screeningStates, standings } from './screen.ts';
import type { ScreeningStage } from './screening-decision.ts';
import type { ScreeningProgress } from './stopping-rule.ts';

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

/** Whether a stage is over for a reference. What was not retrieved was never read, so it says nothing about how many relevant ones are left. */
const isDecided: Record<ScreeningStage, (state: ScreeningState) => boolean> = {
  'title and abstract': (state) => state !== 'awaiting title and abstract',
  'full text': (state) => state === 'excluded at full text' || state === 'included',
};

/** The references of an evaluation as a ranker needs them. */
export interface ReferencesToRank {
  /** Every reference that is no duplicate, in order of creation. */
  readonly references: readonly StoredReference[];
  /** By reference. */
  readonly labels: Int8Array;
  /** By reference, whether it waits at the stage. */
  readonly waits: readonly boolean[];
  /** How far the stage is, for the rules of stopping: what was decided, in the order in which it was decided last. */
  readonly progress: Omit<ScreeningProgress, 'chances'>;
  /** Questions and inclusion criteria in their words. */
  readonly sought: string;
}

/** What was decided so far, seen from one stage, and what waits there. Only decisions that stand count, not one of two that are made independently. */
export function referencesToRank(snapshot: Snapshot, stage: ScreeningStage): ReferencesToRank {
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
  const labels = Int8Array.from(states, ({ state }) => taught[stage][state]);
  const waits = states.map(({ state }) => state === waiting);
  const standing = standings(snapshot);
  const decidedAt = (id: string) =>
    standing.of(id, stage).decidedAt ?? (stage === 'title and abstract' ? standing.of(id, 'full text').decidedAt : undefined) ?? '';
  const decided = states
    .flatMap(({ reference, state }) =>
      isDecided[stage](state) ? [{ at: decidedAt(reference.id), relevant: taught[stage][state] > 0 }] : [],
    )
    .sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
  return {
    references: states.map(({ reference }) => reference),
    labels,
    waits,
    progress: { records: decided.length + waits.filter(Boolean).length, shown: decided.map(({ relevant }) => relevant) },
    sought: [...questions, ...criteria].flat().filter(Boolean).join('\n'),
  };
}
