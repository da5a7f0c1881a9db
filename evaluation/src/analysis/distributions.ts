import { assert } from '../base/index.ts';
import { betaTails, crossing, gammaTails, type Tails } from './special-functions.ts';

/** From which end a probability is counted. */
export type Tail = 'lower' | 'upper';

function requireProbability(p: number): void {
  assert(p >= 0 && p <= 1, 'a probability lies between 0 and 1');
}

/** Distance between the wanted probability and the one at a point, on the smaller tail, rising with the point. */
function shortfall(tails: Tails, p: number, tail: Tail): number {
  if (tail === 'lower') return p <= 0.5 ? tails.lower - p : 1 - p - tails.upper;
  return p <= 0.5 ? p - tails.upper : tails.lower - (1 - p);
}

/** The standard normal distribution at z. */
export function normalTails(z: number): Tails {
  const { lower: within, upper: beyond } = gammaTails(0.5, (z * z) / 2);
  const far = beyond / 2;
  const near = 0.5 + within / 2;
  return z < 0 ? { lower: far, upper: near } : { lower: near, upper: far };
}

/** The z with probability p in the given tail of the standard normal distribution. */
export function normalQuantile(p: number, tail: Tail = 'lower'): number {
  requireProbability(p);
  if (p === 0.5) return 0;
  if (p > 0.5) return -normalQuantile(1 - p, tail);
  const z = p === 0 ? Number.POSITIVE_INFINITY : crossing(0, 40, (at) => p - normalTails(at).upper);
  return tail === 'lower' ? -z : z;
}

/** Student's t distribution with df degrees of freedom, which may be infinite. */
export function tTails(t: number, df: number): Tails {
  if (df === Number.POSITIVE_INFINITY) return normalTails(t);
  const square = t * t;
  const { lower, upper } = betaTails(df / 2, 0.5, df / (df + square), square / (df + square));
  const far = lower / 2;
  const near = 0.5 + upper / 2;
  return t < 0 ? { lower: far, upper: near } : { lower: near, upper: far };
}

/** The t with probability p in the given tail. */
export function tQuantile(p: number, df: number, tail: Tail = 'lower'): number {
  requireProbability(p);
  if (df === Number.POSITIVE_INFINITY) return normalQuantile(p, tail);
  if (p === 0.5) return 0;
  if (p > 0.5) return -tQuantile(1 - p, df, tail);
  const t = p === 0 ? Number.POSITIVE_INFINITY : Math.sqrt(df * Math.exp(-betaLogOdds(2 * p, df / 2, 0.5, 'lower')));
  return tail === 'lower' ? -t : t;
}

/** The gamma distribution with shape and rate 1. */
export function gammaQuantile(p: number, shape: number, tail: Tail = 'lower'): number {
  requireProbability(p);
  if (p === 0) return tail === 'lower' ? 0 : Number.POSITIVE_INFINITY;
  if (p === 1) return tail === 'lower' ? Number.POSITIVE_INFINITY : 0;
  return Math.exp(crossing(-745, 709, (u) => shortfall(gammaTails(shape, Math.exp(u)), p, tail)));
}

/** The chi-squared distribution with df degrees of freedom. */
export function chiSquaredTails(x: number, df: number): Tails {
  return gammaTails(df / 2, x / 2);
}

/** The x with probability p in the given tail of the chi-squared distribution. */
export function chiSquaredQuantile(p: number, df: number, tail: Tail = 'lower'): number {
  return 2 * gammaQuantile(p, df / 2, tail);
}

/** Log odds of the beta quantile: keeps the digits of a quantile next to 0 and next to 1. */
function betaLogOdds(p: number, a: number, b: number, tail: Tail): number {
  return crossing(-745, 745, (u) => shortfall(betaTails(a, b, 1 / (1 + Math.exp(-u)), 1 / (1 + Math.exp(u))), p, tail));
}

/** The x with probability p in the given tail of the beta distribution. */
export function betaQuantile(p: number, a: number, b: number, tail: Tail = 'lower'): number {
  requireProbability(p);
  if (p === 0) return tail === 'lower' ? 0 : 1;
  if (p === 1) return tail === 'lower' ? 1 : 0;
  return 1 / (1 + Math.exp(-betaLogOdds(p, a, b, tail)));
}

/** Fisher's F distribution. */
export function fTails(x: number, df1: number, df2: number): Tails {
  if (!(x > 0)) return { lower: 0, upper: 1 };
  return betaTails(df1 / 2, df2 / 2, (df1 * x) / (df1 * x + df2), df2 / (df1 * x + df2));
}

/** The x with probability p in the given tail of the F distribution. */
export function fQuantile(p: number, df1: number, df2: number, tail: Tail = 'lower'): number {
  requireProbability(p);
  if (p === 0) return tail === 'lower' ? 0 : Number.POSITIVE_INFINITY;
  if (p === 1) return tail === 'lower' ? Number.POSITIVE_INFINITY : 0;
  return (df2 / df1) * Math.exp(betaLogOdds(p, df1 / 2, df2 / 2, tail));
}

/** Probability of at most, and of more than, `count` events among n with probability p each. */
export function binomialTails(count: number, n: number, p: number): Tails {
  if (count < 0) return { lower: 0, upper: 1 };
  if (count >= n) return { lower: 1, upper: 0 };
  const { lower, upper } = betaTails(Math.floor(count) + 1, n - Math.floor(count), p);
  return { lower: upper, upper: lower };
}

/** Probability of at most, and of more than, `count` events where `mean` are expected. */
export function poissonTails(count: number, mean: number): Tails {
  if (count < 0) return { lower: 0, upper: 1 };
  const { lower, upper } = gammaTails(Math.floor(count) + 1, mean);
  return { lower: upper, upper: lower };
}

/** The smallest count whose probability of not being exceeded is at least p; p is forgiven its last bits, so that it inverts the tails. */
function countQuantile(p: number, countMax: number, tails: (count: number) => Tails): number {
  const wanted = p * (1 - 64 * Number.EPSILON);
  let low = -1;
  let high = countMax;
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (tails(middle).lower >= wanted) high = middle;
    else low = middle;
  }
  return high;
}

/** The smallest number of events among n that is not exceeded with probability p. */
export function binomialQuantile(p: number, n: number, probability: number): number {
  requireProbability(p);
  return p === 0 ? 0 : countQuantile(p, n, (count) => binomialTails(count, n, probability));
}

/** The smallest number of events that is not exceeded with probability p where `mean` are expected. */
export function poissonQuantile(p: number, mean: number): number {
  requireProbability(p);
  if (p === 0 || mean === 0) return 0;
  if (p === 1) return Number.POSITIVE_INFINITY;
  let high = 8;
  while (poissonTails(high, mean).lower < p * (1 - 64 * Number.EPSILON)) high *= 2;
  return countQuantile(p, high, (count) => poissonTails(count, mean));
}
