import { done, type Outcome, trouble } from '../base/index.ts';
import { type CountQuestion, exactLimits, oneSidedUpperLimit, ruleOfThree } from './exact-limits.ts';

/** A count, and what it was counted in: `n` patients (a proportion) or an amount of `time` (a rate). */
export interface RateQuestion {
  readonly events: number;
  readonly n?: number;
  readonly time?: number;
  readonly level?: number;
  readonly oneSided?: boolean;
}

/** What `cerulean analysis rate --json` writes. With `oneSided` there is only an upper limit. */
export interface ExactRate {
  readonly events: number;
  readonly n?: number;
  readonly time?: number;
  readonly estimate: number;
  readonly lower?: number;
  readonly upper: number;
  readonly level: number;
  readonly oneSided: boolean;
  readonly method: 'Clopper-Pearson' | 'Garwood';
  /** Where no event was seen: the exact one-sided upper limit, and three over the patients or the exposure (which is for 95 % only). */
  readonly zeroEvents?: { readonly oneSidedUpper: number; readonly ruleOfThree?: number };
  readonly notes: readonly string[];
}

/** A proportion or rate with exact limits. */
export function exactRate(question: RateQuestion): Outcome<ExactRate> {
  const { events, n, time, level = 0.95, oneSided = false } = question;
  if (!Number.isInteger(events) || events < 0)
    return trouble('input-invalid', `The number of events must be a whole number from 0, and ${events} is not.`);
  if ((n === undefined) === (time === undefined))
    return trouble('input-invalid', 'Give either the number of patients or the exposure.', {
      remedy: 'Patients make a proportion, an amount of time or use makes a rate.',
    });
  if (n !== undefined && (!Number.isInteger(n) || n < 1))
    return trouble('input-invalid', `The number of patients must be a whole number from 1, and ${n} is not.`);
  if (n !== undefined && events > n)
    return trouble('input-invalid', `There cannot be ${events} events among ${n} patients.`, {
      remedy: 'Where a patient can have several events, give the exposure instead.',
    });
  if (time !== undefined && !(time > 0 && Number.isFinite(time)))
    return trouble('input-invalid', `The exposure must be more than 0, and ${time} is not.`);
  if (!(level > 0.5 && level < 1))
    return trouble('input-invalid', `The confidence level must lie between 0.5 and 1, and ${level} does not.`);
  const count: CountQuestion = n === undefined ? { events, time: time!, level } : { events, n, level };
  const two = exactLimits(count);
  const denominator = n ?? time!;
  const zeroEvents =
    events === 0
      ? { oneSidedUpper: oneSidedUpperLimit(count), ...(level === 0.95 ? { ruleOfThree: ruleOfThree(denominator) } : {}) }
      : undefined;
  return done({
    events,
    ...(n === undefined ? { time } : { n }),
    estimate: two.estimate,
    ...(oneSided ? { upper: oneSidedUpperLimit(count) } : { lower: two.lower, upper: two.upper }),
    level,
    oneSided,
    method: n === undefined ? 'Garwood' : 'Clopper-Pearson',
    ...(zeroEvents ? { zeroEvents } : {}),
    notes: events === 0 ? ['No event was seen; the upper limit is what can be said, not that there is no risk.'] : [],
  });
}
