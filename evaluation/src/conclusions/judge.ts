import { decimalsFor, type EstimateResult, formatGiven, formatLevel, formatNumber, unitAfter } from '../analysis/index.ts';
import type { AcceptanceCriterion } from '../device/index.ts';
import type { Verdict } from './conclusion.ts';

/** What of an estimate a judgement looks at. The criterion's bound is on the same scale: a ratio, a proportion, a rate per unit of exposure, not multiplied. */
export type JudgedEstimate = Pick<EstimateResult, 'estimate' | 'lower' | 'upper' | 'level' | 'displayFactor'> &
  Partial<Pick<EstimateResult, 'unit'>>;

export interface Judgement {
  readonly verdict: Verdict;
  /** One sentence with the numbers. */
  readonly sentence: string;
  /** The limit or estimate that was held against the bound, not multiplied. */
  readonly judgedValue: number;
}

/** Whether a value keeps to the criterion's side of its bound. */
export function keepsTo(criterion: Pick<AcceptanceCriterion, 'side' | 'bound'>, value: number): boolean {
  switch (criterion.side) {
    case 'at most':
      return value <= criterion.bound;
    case 'less than':
      return value < criterion.bound;
    case 'at least':
      return value >= criterion.bound;
    case 'more than':
      return value > criterion.bound;
  }
}

/**
 * Holds an estimate against a criterion. It is supported when the judged value (the confidence limit on the bound's side, or the estimate itself)
 * keeps to the bound; not supported when no part of the confidence interval does; and insufficient in between, where the data leave it open.
 */
export function judge(criterion: AcceptanceCriterion, result: JudgedEstimate): Judgement {
  const upwards = criterion.side === 'at least' || criterion.side === 'more than';
  const worst = upwards ? result.lower : result.upper;
  const best = upwards ? result.upper : result.lower;
  const onLimit = criterion.judgedOn === 'confidence limit';
  const judgedValue = onLimit ? worst : result.estimate;
  const verdict: Verdict = keepsTo(criterion, judgedValue) ? 'supported' : keepsTo(criterion, best) ? 'insufficient' : 'not supported';

  const decimals = decimalsFor([result.estimate, result.lower, result.upper].map((value) => value * result.displayFactor));
  const say = (value: number) =>
    `${sayApart(value * result.displayFactor, criterion.bound * result.displayFactor, decimals)}${unitAfter(result.unit)}`;
  const bound = `${criterion.side} ${formatGiven(criterion.bound * result.displayFactor)}${unitAfter(result.unit)}`;
  const limit = `the ${upwards ? 'lower' : 'upper'} ${formatLevel(result.level)} confidence limit, ${say(worst)},`;
  const estimate = `the estimate, ${say(result.estimate)},`;
  const otherLimit = `the ${upwards ? 'upper' : 'lower'} ${formatLevel(result.level)} confidence limit, ${say(best)},`;
  const sentences: Record<Verdict, string> = {
    supported: `Supported: ${onLimit ? limit : estimate} keeps to the criterion (${bound}).`,
    'not supported': `Not supported: even ${otherLimit} does not keep to the criterion (${bound}).`,
    insufficient: `Insufficient: ${onLimit ? limit : estimate} does not keep to the criterion (${bound}), but ${otherLimit} does.`,
  };
  return { verdict, sentence: sentences[verdict], judgedValue };
}

/** A number with enough decimals that it does not read like the bound unless it is the bound. */
function sayApart(value: number, bound: number, decimals: number): string {
  let digits = decimals;
  while (
    digits < decimals + 6 &&
    value !== bound &&
    Number(value.toFixed(digits)) === Number(bound.toFixed(digits)) &&
    Number(bound.toFixed(digits)) === Number(bound.toPrecision(6))
  )
    digits++;
  return formatNumber(value, digits);
}
