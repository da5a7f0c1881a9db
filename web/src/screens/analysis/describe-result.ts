import { decimalsFor, type EstimateResult, formatLevel, formatNumber, formatPValue, unitAfter } from '@cerulean/evaluation/analysis';

type Shown = Pick<EstimateResult, 'estimate' | 'lower' | 'upper' | 'displayFactor' | 'unit'>;

/** A value of an estimate's scale as people read it, with the decimals the estimate itself is given with. */
export function showValue(result: Shown, value: number): string {
  const shown = [result.estimate, result.lower, result.upper].map((each) => each * result.displayFactor);
  return formatNumber(value * result.displayFactor, decimalsFor(shown));
}

/** The limits between which the true effect of a new study is expected: "0.26 to 1.01". */
export function describePrediction(result: EstimateResult): string | undefined {
  if (result.predictionLower === undefined || result.predictionUpper === undefined) return undefined;
  return `${showValue(result, result.predictionLower)} to ${showValue(result, result.predictionUpper)}${unitAfter(result.unit)}`;
}

/** How much the studies differ: "I² 34 %, tau² 0.12; Q = 13.7 with 9 degrees of freedom, p = 0.13". */
export function describeHeterogeneity({ i2, tau2, q, qDf, qPValue }: EstimateResult): string | undefined {
  if (i2 === undefined || tau2 === undefined || !qDf) return undefined;
  const first = `I² ${i2.toFixed(0)} %, tau² ${formatNumber(tau2, decimalsFor([tau2]))}`;
  if (q === undefined || qPValue === undefined) return first;
  return `${first}; Q = ${q.toFixed(1)} with ${qDf} ${qDf === 1 ? 'degree' : 'degrees'} of freedom, ${formatPValue(qPValue)}`;
}

/** What the variation between studies means for a reader, after the Cochrane Handbook, section 10.10.2, whose ranges overlap on purpose. */
export function readI2(i2: number): string {
  if (i2 < 30) return 'The studies differ hardly more than by chance.';
  if (i2 < 60) return 'The studies may differ moderately.';
  if (i2 < 75) return 'The studies may differ substantially.';
  return 'The studies differ considerably; one number for all of them needs an explanation.';
}

/** The model and how limits were made, as a caption names it: "random effects, restricted maximum likelihood, 95 % limits by the normal distribution". */
export function describeModel(result: EstimateResult): string {
  const limits = result.model === 'single count' ? 'exact' : result.test === 'knha' ? 'Knapp-Hartung' : 'normal distribution';
  return `${result.model ?? 'model not stated'}; ${result.methodTitle}; ${formatLevel(result.level)} limits (${limits})`;
}

/** The estimate as one sentence a person can read out. */
export function inWords(result: EstimateResult): string {
  const studies = result.k === 1 ? 'one study or data set' : `${result.k} studies`;
  return `${result.measureTitle}: ${result.text}, from ${studies} with ${result.total}.`;
}

/** What of a result is compared to see that it changed: the numbers as read, and how many studies they come from. */
export function signature(result: EstimateResult): string {
  return `${result.text} · k = ${result.k}`;
}
