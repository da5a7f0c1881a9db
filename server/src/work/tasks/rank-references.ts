import { byId, done, type Outcome, trouble } from '@cerulean/evaluation/base';
import {
  type Contribution,
  models,
  type Ranker,
  type RankingBasis,
  rankerOf,
  referencesToRank,
  type ScreeningModel,
  type ScreeningStage,
  type ScreeningText,
  type StoppingAnswer,
  type StoredReference,
  stoppingOf,
} from '@cerulean/evaluation/screening';
import { sql } from 'kysely';
import { threadDatabase, threadSnapshots } from '../thread-snapshots.ts';

/** Which references to rank, and how. */
export interface RankInput {
  readonly evaluation: string;
  readonly stage: ScreeningStage;
  /** Id of a screening model. */
  readonly model: string;
  readonly seed: number;
  /** Person whose own decisions order the references, where two decide independently. */
  readonly reviewer?: string;
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
  /** What the stopping rule of the screening plan says; undefined where the plan has no rule, for one reviewer alone, and at full text. */
  readonly stopping: StoppingAnswer | undefined;
}

interface HeldTexts {
  readonly sought: string;
  readonly texts: readonly KnownText[];
  readonly ranker: Ranker;
}

/** Rankers of this thread, the one used last at the end; each keeps some 10 kB for every reference. */
const rankers = new Map<string, HeldTexts>();
const rankersMax = 3;
/** So many terms of a reference are told; some of them will say nothing to a person. */
const explainedTerms = 16;

/**
 * Ranks what waits at a stage by what was decided so far. Meant to run after decisions while people go on in the order before: the texts are
 * read at the first call in a thread, every further call takes milliseconds to train. Run it as
 * `work.run<RankedReferences>('rank-references', input)`.
 */
export default async function rank({
  evaluation,
  stage,
  model: modelId,
  seed,
  reviewer,
  explained,
}: RankInput): Promise<Outcome<RankedReferences>> {
  const model = byId<ScreeningModel>(models, modelId);
  if (!model) return trouble('not-found', `There is no screening model "${modelId}".`);
  const snapshot = await threadSnapshots().of(evaluation);
  const { references, labels, waits, sought } = referencesToRank(snapshot, stage, reviewer);
  const key = JSON.stringify([evaluation, stage, modelId, seed, reviewer]);
  let held = rankers.get(key);
  const texts = await textsOf(evaluation, references, held?.texts);
  if (!held || held.sought !== sought || !areSame(held.texts, texts))
    held = { sought, texts, ranker: rankerOf(texts, model, { seed, sought }) };
  else held = { ...held, texts };
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
    why: waiting.slice(0, explained).map((place) => explain(place, explainedTerms)),
    stopping: stage === 'title and abstract' && reviewer === undefined ? stoppingOf(snapshot, chances) : undefined,
  });
}

/** A title and abstract with the version of the reference they were read from. */
interface KnownText extends ScreeningText {
  readonly id: string;
  readonly version: number;
}

/** The texts of references. Snapshots hold no abstracts, so those that are new or changed are read here. */
async function textsOf(
  evaluation: string,
  references: readonly StoredReference[],
  before: readonly KnownText[] = [],
): Promise<KnownText[]> {
  const known = new Map(before.map((text) => [text.id, text]));
  const wanted = references.filter(({ id, version }) => known.get(id)?.version !== version).map(({ id }) => id as string);
  for (let start = 0; start < wanted.length; start += portion) {
    const { rows } = await sql<KnownText>`
      select id, version, data ->> 'title' as title, coalesce(data ->> 'abstract', '') as abstract from record
      where chain = ${evaluation} and id = any(${wanted.slice(start, start + portion)})`.execute(threadDatabase());
    for (const row of rows) known.set(row.id, row);
  }
  // A reference that was removed since the snapshot has no words any more, and the next snapshot lacks it.
  return references.map(({ id, version }) => known.get(id) ?? { id, version, title: '', abstract: '' });
}

const portion = 5_000;

/** Whether the same references stand in the same order with the same words; other changes to them do not matter. */
function areSame(before: readonly KnownText[], now: readonly KnownText[]): boolean {
  return (
    before.length === now.length &&
    before.every((one, place) => {
      const other = now[place]!;
      return one === other || (one.id === other.id && one.title === other.title && one.abstract === other.abstract);
    })
  );
}
