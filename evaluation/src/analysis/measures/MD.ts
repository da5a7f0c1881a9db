import type { Measure } from '../measure.ts';

/** Difference of two means, with unequal variances. */
const meanDifference: Measure = {
  id: 'MD',
  title: 'Mean difference',
  references: ['Cochrane Handbook for Systematic Reviews of Interventions, version 6, section 6.5.1.1'],
  parameterType: 'mean',
  arms: 2,
  needs: ['mean', 'sd', 'n'],
  scale: 'identity',
  ratio: false,
  nullValue: 0,
  range: [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY],
  countsTitle: () => 'mean ± SD (n)',
  effect: ([device, comparator]) => ({
    yi: device!.mean - comparator!.mean,
    vi: device!.sd ** 2 / device!.n + comparator!.sd ** 2 / comparator!.n,
    adjusted: false,
  }),
  backTransform: (value) => value,
  display: (unit) => ({ factor: 1, axis: unit ? `mean difference (${unit})` : 'mean difference', unit }),
  examples: [
    {
      title: 'one unit apart',
      arms: [
        { mean: 5, sd: 2, n: 16 },
        { mean: 4, sd: 3, n: 36 },
      ],
      yi: 1,
      vi: 0.5,
    },
    {
      title: 'no difference',
      arms: [
        { mean: 5, sd: 2, n: 16 },
        { mean: 5, sd: 2, n: 16 },
      ],
      yi: 0,
      vi: 0.5,
    },
  ],
};
export default meanDifference;
