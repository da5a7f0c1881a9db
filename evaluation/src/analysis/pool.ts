import { byId, done, type Outcome, trouble } from '../base/index.ts';
import { chiSquaredQuantile, chiSquaredTails, normalQuantile, normalTails, tQuantile, tTails } from './distributions.ts';
import { tauSquaredWhereQIs, typicalVariance, weighted } from './generalised-q.ts';
import type { Method } from './method.ts';
import { methods } from './methods/index.generated.ts';

/** How limits are made: the normal distribution; Knapp and Hartung's variance with t; or the same, never narrower than without it ("ad hoc"). */
export type PoolTest = 'z' | 'knha' | 'adhoc';

export interface PoolOptions {
  /** Id in `analysis/methods`. */
  readonly method: string;
  readonly test?: PoolTest;
  readonly level?: number;
}

/** A pooled effect, on the scale of pooling. */
export interface Pooled {
  readonly k: number;
  readonly estimate: number;
  readonly se: number;
  readonly lower: number;
  readonly upper: number;
  /** z, or t with `df` degrees of freedom. */
  readonly statistic: number;
  readonly df?: number;
  readonly pValue: number;
  /** Where the effect of a new study is expected: t with k - 2 degrees of freedom (Higgins, Thompson and Spiegelhalter 2009); from k = 3, random effects only. */
  readonly prediction?: { readonly lower: number; readonly upper: number };
  /** The same with the distribution of the confidence limits, as metafor's predict gives it by default. */
  readonly predictionAsLimits?: { readonly lower: number; readonly upper: number };
  readonly tau2: number;
  /** Percent of the variation that is not chance (Higgins and Thompson 2002). */
  readonly i2: number;
  readonly h2: number;
  readonly q: number;
  readonly qDf: number;
  readonly qPValue: number;
  /** Percent, in the order of the studies; they add up to 100. */
  readonly weights: readonly number[];
}

/**
 * Pools effects of studies. Formulas as in metafor 3.8 (Viechtbauer, J Stat Softw 2010;36(3)); Knapp-Hartung after Knapp and Hartung,
 * Stat Med 2003;22:2693-2710. With one study the limits are those of its own sampling variance.
 */
export function pool(yi: readonly number[], vi: readonly number[], options: PoolOptions): Outcome<Pooled> {
  const { test = 'z', level = 0.95 } = options;
  const method: Method | undefined = byId<Method>(methods, options.method);
  if (!method) {
    return trouble('input-invalid', `There is no method "${options.method}".`, {
      remedy: `Choose one of ${methods.map((known) => known.id).join(', ')}.`,
    });
  }
  if (!method.tauSquared) {
    return trouble('not-estimable', `The method "${method.id}" gives limits for a single count and does not pool.`, {
      remedy: 'Choose a pooling method such as REML.',
    });
  }
  if (!(level > 0 && level < 1)) return trouble('input-invalid', `A confidence level lies between 0 and 1, and ${level} does not.`);
  const k = yi.length;
  if (k === 0 || vi.length !== k)
    return trouble('not-estimable', 'There is no study to pool.', { remedy: 'Give at least one study with an effect and its variance.' });
  const bad = yi.findIndex((effect, index) => !Number.isFinite(effect) || !Number.isFinite(vi[index]) || vi[index]! <= 0);
  if (bad >= 0)
    return trouble('not-estimable', `Study ${bad + 1} has no usable effect or no positive sampling variance.`, {
      remedy: 'Correct its numbers or leave it out.',
    });

  const tau2 = k === 1 ? 0 : method.tauSquared(yi, vi);
  const { weights, sum, mean, squares } = weighted(yi, vi, tau2);
  const df = k === 1 || test === 'z' ? undefined : k - 1;
  const spread = df === undefined ? 1 : squares / df;
  const se = Math.sqrt((test === 'adhoc' ? Math.max(1, spread) : spread) / sum);
  const tail = (1 - level) / 2;
  const critical = df === undefined ? normalQuantile(tail, 'upper') : tQuantile(tail, df, 'upper');
  const statistic = mean / se;
  const tails = df === undefined ? normalTails(Math.abs(statistic)) : tTails(Math.abs(statistic), df);

  const q = k === 1 ? 0 : weighted(yi, vi, 0).squares;
  const varies = method.model === 'random effects';
  const typical = k === 1 ? Number.NaN : typicalVariance(vi);
  const around = (halfWidth: number) => ({ lower: mean - halfWidth, upper: mean + halfWidth });
  const newStudy = Math.sqrt(tau2 + se ** 2);
  return done({
    k,
    estimate: mean,
    se,
    ...around(critical * se),
    statistic,
    df,
    pValue: Math.min(1, 2 * tails.upper),
    prediction: varies && k >= 3 ? around(tQuantile(tail, k - 2, 'upper') * newStudy) : undefined,
    predictionAsLimits: varies ? around(critical * newStudy) : undefined,
    tau2,
    i2: k === 1 ? 0 : varies ? (100 * tau2) / (typical + tau2) : q === 0 ? 0 : Math.max(0, (100 * (q - (k - 1))) / q),
    h2: k === 1 ? 1 : varies ? tau2 / typical + 1 : q / (k - 1),
    q,
    qDf: k - 1,
    qPValue: k === 1 ? 1 : chiSquaredTails(q, k - 1).upper,
    weights: weights.map((weight) => (100 * weight) / sum),
  });
}

/** Confidence limits of tau² by the Q-profile (Viechtbauer, Stat Med 2007;26:37-52); needs two studies. */
export function tauSquaredLimits(
  yi: readonly number[],
  vi: readonly number[],
  level = 0.95,
): { readonly lower: number; readonly upper: number } | undefined {
  const df = yi.length - 1;
  if (df < 1) return undefined;
  const tail = (1 - level) / 2;
  return {
    lower: tauSquaredWhereQIs(chiSquaredQuantile(tail, df, 'upper'), yi, vi),
    upper: tauSquaredWhereQIs(chiSquaredQuantile(tail, df), yi, vi),
  };
}
