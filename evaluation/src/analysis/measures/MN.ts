import type { Measure } from '../measure.ts';

/** Mean of one group. */
const mean: Measure = {
  id: 'MN',
  title: 'Mean',
  references: ['Viechtbauer W. J Stat Softw 2010;36(3):1-48, escalc measure "MN"'],
  parameterType: 'mean',
  arms: 1,
  needs: ['mean', 'sd', 'n'],
  scale: 'identity',
  ratio: false,
  range: [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY],
  countsTitle: () => 'mean ± SD (n)',
  effect: ([arm]) => ({ yi: arm!.mean, vi: arm!.sd ** 2 / arm!.n, adjusted: false }),
  backTransform: (value) => value,
  display: (unit) => ({ factor: 1, axis: unit ? `mean (${unit})` : 'mean', unit }),
  examples: [
    { title: 'sixteen patients', arms: [{ mean: 5, sd: 2, n: 16 }], yi: 5, vi: 0.25 },
    { title: 'a negative mean', arms: [{ mean: -1.5, sd: 3, n: 36 }], yi: -1.5, vi: 0.25 },
  ],
};
export default mean;
