import { variance } from '../generalised-q.ts';
import type { Method } from '../method.ts';

/** The unweighted method of moments. */
const hedges: Method = {
  id: 'HE',
  title: 'Hedges',
  references: ['Hedges LV, Olkin I. Statistical Methods for Meta-Analysis, 1985', 'Viechtbauer W. J Educ Behav Stat 2005;30:261-293'],
  model: 'random effects',
  tauSquared: (yi, vi) => Math.max(0, variance(yi) - vi.reduce((sum, value) => sum + value, 0) / vi.length),
  examples: [
    { title: 'two studies that disagree', yi: [0.2, 0.9], vi: [0.04, 0.09], tau2: 0.18 },
    { title: 'studies that agree', yi: [0.3, 0.3, 0.3], vi: [0.01, 0.02, 0.03], tau2: 0 },
  ],
};
export default hedges;
