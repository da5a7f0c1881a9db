import type { RegistryEntry } from '../base/index.ts';

/** How far a screening is. */
export interface ScreeningProgress {
  /** All records that were to be screened, those that are not screened yet included. */
  readonly records: number;
  /** By screened record, in the order of screening, whether it was relevant. */
  readonly shown: readonly boolean[];
  /** For each record that is not screened yet, how likely it is relevant in the eyes of the model, from 0 to 1; undefined where no model has learnt. */
  readonly chances: () => ArrayLike<number> | undefined;
}

/** What a rule has to keep, both from 0 to below 1: the share of the relevant records that was found, and how sure one must be of that. */
export interface RecallPromise {
  readonly recall: number;
  readonly confidence: number;
}

/** What is promised where nobody says otherwise. */
export const usualPromise: RecallPromise = { recall: 0.95, confidence: 0.95 };

/** How many relevant records would be missed if screening stopped now. */
export interface MissedEstimate {
  /** As likely as not there are at most so many. */
  readonly likely: number;
  /** At most so many, with the confidence of the promise. */
  readonly most: number;
  /** How sure it is that the promised recall is reached, from 0 to 1. */
  readonly confidence: number;
}

/** A rule that says when screening may stop. One file in `screening/stopping/` is one rule. */
export interface StoppingRule extends RegistryEntry {
  /** How it decides in a few sentences, with what it does not promise. */
  readonly description: string;
  /** Whether it asks for the chances of a model, which then must have learnt the latest decisions. */
  readonly usesChances: boolean;
  readonly mayStop: (progress: ScreeningProgress, promise: RecallPromise) => boolean;
  /** What would be missed, in the rule's own way of counting. */
  readonly estimate: (progress: ScreeningProgress, promise: RecallPromise) => MissedEstimate;
}

/** What a rule says about a screening. */
export interface StoppingState {
  /** Id of the rule. */
  readonly rule: string;
  readonly promise: RecallPromise;
  readonly mayStop: boolean;
  readonly screened: number;
  readonly relevant: number;
  readonly left: number;
  readonly missed: MissedEstimate;
}

/** Asks a rule about a screening as it stands. */
export function stoppingState(rule: StoppingRule, progress: ScreeningProgress, promise: RecallPromise): StoppingState {
  return {
    rule: rule.id,
    promise,
    mayStop: rule.mayStop(progress, promise),
    screened: progress.shown.length,
    relevant: progress.shown.filter(Boolean).length,
    left: progress.records - progress.shown.length,
    missed: rule.estimate(progress, promise),
  };
}

const percent = (share: number) => `${Number((100 * share).toFixed(1))} %`;
const grouped = (count: number) => count.toLocaleString('en-GB');

/** What a report says about the end of screening: rule, promised recall, confidence, at which record, and what may be missed. */
export function stoppingSentence({ title }: Pick<StoppingRule, 'title'>, state: StoppingState): string {
  const { promise, screened, relevant, left, missed } = state;
  if (left === 0) return `All ${grouped(screened)} records were screened, so no stopping rule was applied.`;
  const place = `after record ${grouped(screened)} of ${grouped(screened + left)}`;
  const promised = `a recall of at least ${percent(promise.recall)} with a confidence of ${percent(promise.confidence)}`;
  const found = relevant === 1 ? '1 relevant record was found' : `${grouped(relevant)} relevant records were found`;
  const more =
    missed.most === 0
      ? `none is expected among the ${grouped(left)} not screened`
      : `at most ${grouped(missed.most)} more (likely ${grouped(missed.likely)}) ${missed.most === 1 ? 'is' : 'are'} expected among the ${grouped(left)} not screened`;
  return state.mayStop
    ? `Screening could stop ${place} by the rule “${title}”, which was to give ${promised}: ${found}, and ${more}.`
    : `${place.replace('a', 'A')} the rule “${title}” does not yet give ${promised}: ${found}, and ${more}.`;
}
