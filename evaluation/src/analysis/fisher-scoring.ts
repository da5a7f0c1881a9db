import { variance, weighted } from './generalised-q.ts';

const total = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0);

/** Log-likelihood of tau², up to a constant: full (ML) or restricted (REML). */
function logLikelihood(yi: readonly number[], vi: readonly number[], tau2: number, restricted: boolean): number {
  const { weights, sum, squares } = weighted(yi, vi, tau2);
  return 0.5 * total(weights.map(Math.log)) - 0.5 * squares - (restricted ? 0.5 * Math.log(sum) : 0);
}

/** One step of Fisher's scoring for tau² (Viechtbauer 2005). */
function scoringStep(yi: readonly number[], vi: readonly number[], tau2: number, restricted: boolean): number {
  const { weights, sum, mean } = weighted(yi, vi, tau2);
  const sum2 = total(weights.map((weight) => weight ** 2));
  const sum3 = total(weights.map((weight) => weight ** 3));
  const score = total(weights.map((weight, index) => weight ** 2 * (yi[index]! - mean) ** 2));
  if (!restricted) return (score - sum) / sum2;
  return (score - (sum - sum2 / sum)) / (sum2 - (2 * sum3) / sum + (sum2 / sum) ** 2);
}

/**
 * The tau² of greatest (restricted) likelihood. With very unequal variances the likelihood can have more than one top, so a coarse search over the
 * whole range finds the highest; scoring goes on from there and halves any step that would leave the range or lower the likelihood.
 */
export function maximumLikelihood(yi: readonly number[], vi: readonly number[], restricted: boolean): number {
  const scale = Math.min(...vi);
  const heightAt = (at: number) => logLikelihood(yi, vi, at, restricted);
  let tau2 = 0;
  let height = heightAt(0);
  const highest = 4 * variance(yi);
  for (let start = scale * 1e-3; start < highest; start *= 1.5) {
    const startHeight = heightAt(start);
    if (startHeight > height) [tau2, height] = [start, startHeight];
  }
  for (let iteration = 0; iteration < 1000; iteration++) {
    let step = scoringStep(yi, vi, tau2, restricted);
    if (tau2 === 0 && step <= 0) return 0;
    let next = Math.max(0, tau2 + step);
    let nextHeight = heightAt(next);
    // Near the top the likelihood is flat to the last digits, so a fall of rounding size does not count as one.
    while (nextHeight < height - 1e-12 * Math.abs(height) && Math.abs(next - tau2) > 1e-15 * tau2) {
      step /= 2;
      next = Math.max(0, tau2 + step);
      nextHeight = heightAt(next);
    }
    const change = Math.abs(next - tau2);
    tau2 = next;
    height = nextHeight;
    if (change <= 1e-14 * Math.max(tau2, scale)) break;
  }
  return tau2;
}
