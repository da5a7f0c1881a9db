import type { Measure } from '../measure.ts';
import { withAndWithout } from '../two-by-two.ts';

/** Log odds of one group's proportion. */
const logitProportion: Measure = {
  id: 'PLO',
  title: 'Proportion (pooled as log odds)',
  references: [
    'Viechtbauer W. J Stat Softw 2010;36(3):1-48, escalc measure "PLO"',
    'Stijnen T, Hamza TH, Özdemir P. Stat Med 2010;29:3046-3067',
  ],
  parameterType: 'events per patient',
  arms: 1,
  needs: ['events', 'n'],
  scale: 'logit',
  ratio: false,
  range: [0, 1],
  countsTitle: () => 'events/patients',
  effect: ([arm]) => {
    const { x, m, adjusted } = withAndWithout(arm!);
    return { yi: Math.log(x / m), vi: 1 / x + 1 / m, adjusted };
  },
  backTransform: (value) => 1 / (1 + Math.exp(-value)),
  display: () => ({ factor: 100, axis: '% of patients', unit: '%' }),
  examples: [
    { title: '2 of 450', arms: [{ events: 2, n: 450 }], yi: -5.41164605185504, vi: 0.502232142857143 },
    { title: 'no event: 0.5 is added with and without', arms: [{ events: 0, n: 120 }], yi: -5.48479693349065, vi: 2.00829875518672 },
  ],
};
export default logitProportion;
