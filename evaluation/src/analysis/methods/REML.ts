import { maximumLikelihood } from '../fisher-scoring.ts';
import type { Method } from '../method.ts';

/** Restricted maximum likelihood, the usual choice. */
const restrictedMaximumLikelihood: Method = {
  id: 'REML',
  title: 'Restricted maximum likelihood',
  references: [
    'Viechtbauer W. J Educ Behav Stat 2005;30:261-293',
    'Langan D, Higgins JPT, Jackson D et al. Res Synth Methods 2019;10:83-98',
  ],
  model: 'random effects',
  tauSquared: (yi, vi) => maximumLikelihood(yi, vi, true),
  examples: [
    { title: 'two studies that disagree', yi: [0.2, 0.9], vi: [0.04, 0.09], tau2: 0.18 },
    { title: 'studies that agree', yi: [0.3, 0.3, 0.3], vi: [0.01, 0.02, 0.03], tau2: 0 },
  ],
};
export default restrictedMaximumLikelihood;
