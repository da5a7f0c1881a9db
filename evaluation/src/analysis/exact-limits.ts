import { betaQuantile, gammaQuantile } from './distributions.ts';

/** A single count with what it was counted in: patients, each at most once, or an amount of exposure. */
export type CountQuestion = { readonly events: number; readonly level: number } & ({ readonly n: number } | { readonly time: number });

/** A rate or proportion with two-sided exact limits, not multiplied. */
export interface CountLimits {
  readonly estimate: number;
  readonly lower: number;
  readonly upper: number;
}

/** Two-sided exact limits of a proportion (Clopper and Pearson, Biometrika 1934;26:404-413). */
export function clopperPearson(events: number, n: number, level: number): CountLimits {
  const tail = (1 - level) / 2;
  return {
    estimate: events / n,
    lower: events === 0 ? 0 : betaQuantile(tail, events, n - events + 1),
    upper: events === n ? 1 : betaQuantile(tail, events + 1, n - events, 'upper'),
  };
}

/** Two-sided exact limits of a Poisson rate (Garwood, Biometrika 1936;28:437-442). */
export function garwood(events: number, time: number, level: number): CountLimits {
  const tail = (1 - level) / 2;
  return {
    estimate: events / time,
    lower: events === 0 ? 0 : gammaQuantile(tail, events) / time,
    upper: gammaQuantile(tail, events + 1, 'upper') / time,
  };
}

/** Exact limits of a count, by what it was counted in. */
export function exactLimits(question: CountQuestion): CountLimits {
  return 'n' in question
    ? clopperPearson(question.events, question.n, question.level)
    : garwood(question.events, question.time, question.level);
}

/** The exact one-sided upper limit: the largest rate under which this few events still had probability 1 - level. */
export function oneSidedUpperLimit(question: CountQuestion): number {
  return exactLimits({ ...question, level: 1 - 2 * (1 - question.level) }).upper;
}

/** The exact one-sided lower limit. */
export function oneSidedLowerLimit(question: CountQuestion): number {
  return exactLimits({ ...question, level: 1 - 2 * (1 - question.level) }).lower;
}

/** Three divided by the patients or the exposure: the approximate one-sided 95 % upper limit after no event (Hanley and Lippman-Hand, JAMA 1983;249:1743-1745). */
export function ruleOfThree(denominator: number): number {
  return 3 / denominator;
}
