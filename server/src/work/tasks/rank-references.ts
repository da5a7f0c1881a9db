import { byId, done, type Outcome, trouble } from '@cerulean/evaluation/base';
import type { Snapshot } from '@cerulean/evaluation/records';
import {
  type Contribution,
  models,
  type Ranker,
  type RankingBasis,
  rankerOf,
  referencesToRank,
  type ScreeningModel,
  type ScreeningProgress,
  type ScreeningStage,
  type StoppingRule,
  type StoppingState,
  type StoredReference,
  screeningPlanOf,
  stopping,
  stoppingSentence,
  stoppingState,
} from '@cerulean/evaluation/screening';
import { threadSnapshots } from '../thread-snapshots.ts';

/** Which references to rank, and how. */
export interface RankInput {
  readonly evaluation: string;
  readonly stage: ScreeningStage;
  /** Id of a screening model. */
  readonly model: string;
  readonly seed: number;
  /** For how many at the top to say why they stand there. */
  readonly explained: number;
}

/** The references that wait at a stage in the order in which they should be screened. */
export interface RankedReferences {
  readonly basis: RankingBasis;
  /** What the order was learnt from. */
  readonly labelled: { readonly relevant: number; readonly irrelevant: number };
  readonly sequence: number;
  readonly order: readonly { readonly id: string; readonly score: number }[];
  /** For the first of the order, in its order: the terms that speak for (positive) and against it, strongest first. */
  readonly why: readonly (readonly Contribution[])[];
  /**
   * What the stopping rule of the screening plan says about the stage, with one sentence for the report; undefined where the plan has no rule,
   * and at full text, where everything is read.
   */
  readonly stopping: (StoppingState & { readonly sentence: string }) | undefined;
}

/** Rankers of this thread, the one used last at the end; each keeps some 10 kB for every reference. */
const rankers = new Map<string, { readonly references: readonly StoredReference[]; readonly sought: string; readonly ranker: Ranker }>();
const rankersMax = 3;

/**
 * Ranks what waits at a stage by what was decided so far. Meant to run after decisions while people go on in the order before: the texts are
 * read at the first call in a thread, every further call takes milliseconds to train. Run it as
 * `work.run<RankedReferences>('rank-references', input)`.
 */
export default async function rank({ evaluation, stage, model: modelId, seed, explained }: RankInput): Promise<Outcome<RankedReferences>> {
  const model = byId<ScreeningModel>(models, modelId);
  if (!model) return trouble('not-found', `There is no screening model "${modelId}".`);
  const snapshot = await threadSnapshots().of(evaluation);
  const { references, labels, waits, sought, progress } = referencesToRank(snapshot, stage);
  const key = JSON.stringify([evaluation, stage, modelId, seed]);
  let held = rankers.get(key);
  if (!held || held.sought !== sought || !sameTexts(held.references, references)) {
    const texts = references.map(({ data: { title, abstract } }) => ({ title, abstract }));
    held = { references, sought, ranker: rankerOf(texts, model, { seed, sought }) };
  }
  rankers.delete(key);
  rankers.set(key, held);
  for (const oldest of rankers.keys()) if (rankers.size > rankersMax) rankers.delete(oldest);
  const { basis, order, scores, chances, explain } = held.ranker.rank(labels);
  const waiting = order.filter((place) => waits[place]);
  return done({
    basis,
    labelled: { relevant: labels.filter((label) => label > 0).length, irrelevant: labels.filter((label) => label < 0).length },
    sequence: snapshot.sequence,
    order: waiting.map((place) => ({ id: references[place]!.id, score: scores[place]! })),
    why: waiting.slice(0, explained).map((place) => explain(place)),
    stopping: stage === 'title and abstract' ? stoppingOf(snapshot, { ...progress, chances }) : undefined,
  });
}

function stoppingOf(snapshot: Snapshot, progress: ScreeningProgress): RankedReferences['stopping'] {
  const plan = screeningPlanOf(snapshot).stopping;
  const rule = plan && byId<StoppingRule>(stopping, plan.rule);
  if (!rule) return undefined;
  const state = stoppingState(rule, progress, { recall: plan.recall, confidence: plan.confidence });
  return { ...state, sentence: stoppingSentence(rule, state) };
}

/** Whether the same references stand in the same order with the same words; other changes to them do not matter. */
function sameTexts(before: readonly StoredReference[], now: readonly StoredReference[]): boolean {
  return (
    before.length === now.length &&
    before.every((one, place) => {
      const other = now[place]!;
      return one === other || (one.id === other.id && one.data.title === other.data.title && one.data.abstract === other.data.abstract);
    })
  );
}
