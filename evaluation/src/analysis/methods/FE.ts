import type { Method } from '../method.ts';

/** Inverse-variance pooling of one common effect. */
const commonEffect: Method = {
  id: 'FE',
  title: 'Inverse variance (common effect)',
  references: ['Hedges LV, Olkin I. Statistical Methods for Meta-Analysis, 1985, chapter 6'],
  model: 'common effect',
  tauSquared: () => 0,
  examples: [{ title: 'two studies that disagree', yi: [0.2, 0.9], vi: [0.04, 0.09], tau2: 0 }],
};
export default commonEffect;
