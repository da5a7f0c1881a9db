import { type Contribution, type Learner, type ScreeningModel, strongest } from './learning/screening-model.ts';
import { addRow, contributionsOf, rowTimes, type TermMatrix, termMatrix } from './learning/term-matrix.ts';
import { type ScreeningText, wordsOf } from './learning/words.ts';

/** From what an order comes: a trained model; the likeness to what is sought, as long as there are not both kinds of decision; or nothing yet. */
export type RankingBasis = 'model' | 'likeness' | 'given order';

/** Records in the order in which they should be screened. */
export interface Ranking {
  readonly basis: RankingBasis;
  /** Positions of the records without a label, the one to screen next first. */
  readonly order: readonly number[];
  /** By record; comparable within one ranking only. */
  readonly scores: Float64Array;
  /** For the records of `order`, in the order of the records: how likely each is relevant, from 0 to 1; undefined where no model has learnt. */
  readonly chances: () => Float64Array | undefined;
  /** Why a record stands where it stands: the terms that spoke most for and against it, the strongest first. */
  readonly explain: (record: number, most?: number) => Contribution[];
}

/** The records of one review, read once, to be ranked again after every few decisions. */
export interface Ranker {
  /**
   * Ranks by labels, one for each record: 1 relevant, -1 irrelevant, 0 not decided. Labels may change in any way between calls; training
   * starts where the last one ended. 500 labels among 5,000 records take some 30 ms, so call it in a worker and show the
   * old order until it answers.
   */
  readonly rank: (labels: Int8Array) => Ranking;
}

/**
 * Reads records so that they can be ranked. `sought` says in words what the review is about (questions, inclusion criteria): it gives the
 * first order, before anything relevant is decided. In a process that stays, keep the ranker as long as the texts do not change.
 */
export function rankerOf(
  records: readonly ScreeningText[],
  model: ScreeningModel,
  options: { seed?: number; sought?: string } = {},
): Ranker {
  const { seed = 0, sought = '' } = options;
  let learner: Learner | undefined;
  let first: ReturnType<typeof likeness> | undefined;
  return {
    rank(labels) {
      if (labels.includes(1) && labels.includes(-1)) {
        first = undefined;
        learner ??= model.read(records, seed);
        const { learn, explain, chances } = learner;
        const scores = learn(labels);
        return ranking('model', labels, scores, explain, () => chances(labels));
      }
      first ??= likeness(records, sought);
      const basis = labels.includes(1) || first.hasSought ? 'likeness' : 'given order';
      const { scores, explain } = first.rank(labels);
      return ranking(basis, labels, scores, explain, () => undefined);
    },
  };
}

function ranking(
  basis: RankingBasis,
  labels: Int8Array,
  scores: Float64Array,
  explain: (record: number, most: number) => Contribution[],
  chances: () => Float64Array | undefined,
): Ranking {
  const order: number[] = [];
  for (let record = 0; record < labels.length; record++) if (labels[record] === 0) order.push(record);
  order.sort((a, b) => scores[b]! - scores[a]! || a - b);
  return { basis, order, scores, chances, explain: (record, most = 8) => explain(record, most) };
}

/** Cosine to the words of what is sought and to the relevant records; away from the irrelevant ones (Rocchio 1971). */
function likeness(records: readonly ScreeningText[], sought: string) {
  const query = wordsOf(sought);
  const matrix: TermMatrix = termMatrix([...records.map(({ title, abstract }) => [wordsOf(`${title} ${abstract}`)]), [query]], {
    pairs: false,
    shareMax: 0.95,
  });
  const hasSought = matrix.start[records.length + 1]! > matrix.start[records.length]!;
  let weights = new Float64Array(matrix.terms);
  return {
    hasSought,
    rank(labels: Int8Array) {
      weights = new Float64Array(matrix.terms);
      const shown = labels.reduce((sum, label) => sum + Math.abs(label), 0);
      addRow(matrix, records.length, 1, weights);
      for (let record = 0; record < labels.length; record++) {
        if (labels[record]! > 0) addRow(matrix, record, 1 / shown, weights);
        else if (labels[record]! < 0 && hasSought) addRow(matrix, record, -0.25 / shown, weights);
      }
      return {
        scores: Float64Array.from(labels, (_, record) => rowTimes(matrix, record, weights)),
        explain: (record: number, most: number) => strongest(contributionsOf(matrix, record, weights), most),
      };
    },
  };
}
