import { tauSquaredWhereQIs } from '../generalised-q.ts';
import type { Method } from '../method.ts';

/** Morris's empirical Bayes estimator; its iteration ends where the Paule-Mandel equation holds, which is solved here directly. */
const empiricalBayes: Method = {
  id: 'EB',
  title: 'Empirical Bayes',
  references: [
    'Morris CN. J Am Stat Assoc 1983;78:47-55',
    'Viechtbauer W, López-López JA, Sánchez-Meca J, Marín-Martínez F. Psychol Methods 2015;20:360-374 (same solution as Paule-Mandel)',
  ],
  model: 'random effects',
  tauSquared: (yi, vi) => tauSquaredWhereQIs(yi.length - 1, yi, vi),
  examples: [
    { title: 'two studies that disagree', yi: [0.2, 0.9], vi: [0.04, 0.09], tau2: 0.18 },
    { title: 'studies that agree', yi: [0.3, 0.3, 0.3], vi: [0.01, 0.02, 0.03], tau2: 0 },
  ],
};
export default empiricalBayes;
