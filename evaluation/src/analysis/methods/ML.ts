import { maximumLikelihood } from '../fisher-scoring.ts';
import type { Method } from '../method.ts';

/** Maximum likelihood. */
const maximum: Method = {
  id: 'ML',
  title: 'Maximum likelihood',
  references: ['Hardy RJ, Thompson SG. Stat Med 1996;15:619-629', 'Viechtbauer W. J Educ Behav Stat 2005;30:261-293'],
  model: 'random effects',
  tauSquared: (yi, vi) => maximumLikelihood(yi, vi, false),
  examples: [
    { title: 'equal variances: the sum of squares over k, less the variance', yi: [0, 1], vi: [0.1, 0.1], tau2: 0.15 },
    { title: 'studies that agree', yi: [0.3, 0.3, 0.3], vi: [0.01, 0.02, 0.03], tau2: 0 },
  ],
};
export default maximum;
