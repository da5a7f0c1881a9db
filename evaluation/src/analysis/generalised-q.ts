import { crossing } from './special-functions.ts';

const total = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0);

/** Weights 1/(v + tau²), their sum, the weighted mean and the weighted sum of squares about it. */
export function weighted(yi: readonly number[], vi: readonly number[], tau2: number) {
  const weights = vi.map((variance) => 1 / (variance + tau2));
  const sum = total(weights);
  const mean = total(weights.map((weight, index) => weight * yi[index]!)) / sum;
  const squares = total(weights.map((weight, index) => weight * (yi[index]! - mean) ** 2));
  return { weights, sum, mean, squares };
}

/** Sampling variance of a typical study (Higgins and Thompson 2002, equation 9), by which I² and H² relate tau² to chance. */
export function typicalVariance(vi: readonly number[]): number {
  const weights = vi.map((variance) => 1 / variance);
  const sum = total(weights);
  return (vi.length - 1) / (sum - total(weights.map((weight) => weight ** 2)) / sum);
}

/** The tau² at which the generalised Q has a given value, zero where it is below that value already (DerSimonian and Kacker 2007). */
export function tauSquaredWhereQIs(target: number, yi: readonly number[], vi: readonly number[]): number {
  if (weighted(yi, vi, 0).squares <= target) return 0;
  let high = variance(yi) || 1;
  while (weighted(yi, vi, high).squares > target) high *= 2;
  return crossing(0, high, (tau2) => target - weighted(yi, vi, tau2).squares);
}

/** Sample variance with k - 1 in the denominator. */
export function variance(values: readonly number[]): number {
  const mean = total(values) / values.length;
  return total(values.map((value) => (value - mean) ** 2)) / (values.length - 1);
}
