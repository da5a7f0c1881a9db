import type { Measure } from '../measure.ts';
import { logGamma } from '../special-functions.ts';

/** Hedges' exact correction for the bias of Cohen's d with m degrees of freedom. */
function smallSampleCorrection(m: number): number {
  return Math.exp(logGamma(m / 2) - Math.log(Math.sqrt(m / 2)) - logGamma((m - 1) / 2));
}

/** Standardised mean difference, Hedges' g. */
const standardisedMeanDifference: Measure = {
  id: 'SMD',
  title: "Standardised mean difference (Hedges' g)",
  references: ['Hedges LV. J Educ Stat 1981;6:107-128'],
  parameterType: 'mean',
  arms: 2,
  needs: ['mean', 'sd', 'n'],
  scale: 'identity',
  ratio: false,
  nullValue: 0,
  range: [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY],
  countsTitle: () => 'mean ± SD (n)',
  effect: ([device, comparator]) => {
    const degrees = device!.n + comparator!.n - 2;
    if (degrees <= 1) return { yi: Number.NaN, vi: Number.NaN, adjusted: false };
    const pooled = Math.sqrt(((device!.n - 1) * device!.sd ** 2 + (comparator!.n - 1) * comparator!.sd ** 2) / degrees);
    const yi = (smallSampleCorrection(degrees) * (device!.mean - comparator!.mean)) / pooled;
    return { yi, vi: 1 / device!.n + 1 / comparator!.n + yi ** 2 / (2 * (device!.n + comparator!.n)), adjusted: false };
  },
  backTransform: (value) => value,
  display: () => ({ factor: 1, axis: 'standardised mean difference', unit: 'standard deviations' }),
  examples: [
    {
      title: 'no difference',
      arms: [
        { mean: 5, sd: 2, n: 20 },
        { mean: 5, sd: 2, n: 20 },
      ],
      yi: 0,
      vi: 0.1,
    },
    {
      title: 'Edinburgh in Normand, Stat Med 1999;18:321-359',
      arms: [
        { mean: 55, sd: 47, n: 155 },
        { mean: 75, sd: 64, n: 156 },
      ],
      yi: -0.355169640940107,
      vi: 0.0130646755415297,
    },
  ],
};
export default standardisedMeanDifference;
