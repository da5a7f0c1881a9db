import { weighted } from '../generalised-q.ts';
import type { Method } from '../method.ts';

/** The method of moments with inverse-variance weights. */
const derSimonianLaird: Method = {
  id: 'DL',
  title: 'DerSimonian-Laird',
  references: ['DerSimonian R, Laird N. Control Clin Trials 1986;7:177-188'],
  model: 'random effects',
  tauSquared: (yi, vi) => {
    const { weights, sum, squares } = weighted(yi, vi, 0);
    const sum2 = weights.reduce((total, weight) => total + weight ** 2, 0);
    return Math.max(0, (squares - (yi.length - 1)) / (sum - sum2 / sum));
  },
  examples: [
    { title: 'two studies that disagree', yi: [0.2, 0.9], vi: [0.04, 0.09], tau2: 0.18 },
    { title: 'studies that agree', yi: [0.3, 0.3, 0.3], vi: [0.01, 0.02, 0.03], tau2: 0 },
  ],
};
export default derSimonianLaird;
