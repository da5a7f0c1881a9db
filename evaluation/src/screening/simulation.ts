import type { Learner, ScreeningModel } from './learning/screening-model.ts';
import type { ScreeningText } from './learning/words.ts';
import { type RecallPromise, type StoppingRule, type StoppingState, stoppingState } from './stopping-rule.ts';

/** A screening that is replayed: the labels answer where a person would. */
export interface Replay {
  readonly records: readonly ScreeningText[];
  /** By record, whether it is relevant. */
  readonly relevant: readonly boolean[];
  /** Records that were known before; at least one relevant and one irrelevant. */
  readonly starts: readonly number[];
  readonly model: ScreeningModel;
  readonly seed: number;
  /** How many records are labelled before the model learns again, from the number that is labelled. */
  readonly schedule?: (labelled: number) => number;
  /** A rule that is asked after every record; the replay goes on after it has spoken. */
  readonly stopping?: { readonly rule: StoppingRule; readonly promise: RecallPromise } | undefined;
  /** Hears how many records were shown, whenever the model is about to learn. */
  readonly onShown?: (shown: number) => void;
}

/** What came of a replay. */
export interface Replayed {
  /** Records in the order in which they were shown, the starts left out. */
  readonly order: readonly number[];
  readonly trainings: number;
  /** What the rule said when it first let stop; undefined where there was no rule. The starts are left out, as in `order`. */
  readonly stopped: StoppingState | undefined;
}

/** After every record up to 100, every 5 up to 1,000, then every 25: what the published baselines were measured with. */
export function usualSchedule(labelled: number): number {
  return labelled < 100 ? 1 : labelled < 1000 ? 5 : 25;
}

/** Replays a screening in which the record that scores highest comes next; of equals the one that stands earlier. */
export function replay({ records, relevant, starts, model, seed, schedule = usualSchedule, stopping, onShown }: Replay): Replayed {
  const learner: Learner = model.read(records, seed);
  const labels = new Int8Array(records.length);
  for (const record of starts) labels[record] = relevant[record] ? 1 : -1;
  const toShow = records.length - starts.length;
  const order: number[] = [];
  const shown: boolean[] = [];
  let missing = relevant.filter((isRelevant, record) => isRelevant && labels[record] === 0).length;
  let trainings = 0;
  let stopped: StoppingState | undefined;
  const ask = () => {
    if (!stopping || stopped) return;
    const progress = { records: toShow, shown, chances: () => learner.chances(labels) };
    if (stopping.rule.mayStop(progress, stopping.promise)) stopped = stoppingState(stopping.rule, progress, stopping.promise);
  };
  let scores: Float64Array = new Float64Array(records.length);
  while (order.length < toShow) {
    // Once nothing relevant is left, every order of the rest is equally good, so the last scores give it.
    const learns = missing > 0 || (stopping?.rule.usesChances && !stopped);
    const batch = learns ? schedule(starts.length + order.length) : records.length;
    onShown?.(order.length);
    if (learns) {
      scores = learner.learn(labels);
      trainings++;
    }
    for (const record of highest(scores, labels, batch)) {
      labels[record] = relevant[record] ? 1 : -1;
      if (relevant[record]) missing--;
      order.push(record);
      shown.push(relevant[record]!);
      if (!relevant[record] || order.length === toShow) ask();
    }
  }
  return { order, trainings, stopped };
}

/** The records without a label that score highest, highest first. */
function highest(scores: Float64Array, labels: Int8Array, most: number): number[] {
  const open: number[] = [];
  for (let record = 0; record < labels.length; record++) if (labels[record] === 0) open.push(record);
  if (most === 1) return [open.reduce((best, record) => (scores[record]! > scores[best]! ? record : best))];
  return open.sort((a, b) => scores[b]! - scores[a]! || a - b).slice(0, most);
}
