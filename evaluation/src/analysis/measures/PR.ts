import type { Measure } from '../measure.ts';
import { withAndWithout } from '../two-by-two.ts';

/** Raw proportion of one group. */
const proportion: Measure = {
  id: 'PR',
  title: 'Proportion',
  references: [
    'Viechtbauer W. J Stat Softw 2010;36(3):1-48, escalc measure "PR"',
    'Stijnen T, Hamza TH, Özdemir P. Stat Med 2010;29:3046-3067',
  ],
  parameterType: 'events per patient',
  arms: 1,
  needs: ['events', 'n'],
  scale: 'identity',
  ratio: false,
  range: [0, 1],
  countsTitle: () => 'events/patients',
  caution: 'Pooling raw proportions gives limits that can fall below zero when events are rare; the logit (PLO) keeps to its range.',
  effect: ([arm]) => {
    const { x, m, n, adjusted } = withAndWithout(arm!);
    return { yi: x / n, vi: (x * m) / n ** 3, adjusted };
  },
  backTransform: (value) => value,
  display: () => ({ factor: 100, axis: '% of patients', unit: '%' }),
  examples: [
    { title: '2 of 450', arms: [{ events: 2, n: 450 }], yi: 0.00444444444444444, vi: 9.83264746227709e-6 },
    { title: 'no event: 0.5 is added with and without', arms: [{ events: 0, n: 120 }], yi: 0.00413223140495868, vi: 3.40095542857401e-5 },
  ],
};
export default proportion;
