import { variance, weighted } from '../generalised-q.ts';
import type { Method } from '../method.ts';

/** The two-step estimator, which is never zero unless all effects are equal. */
const sidikJonkman: Method = {
  id: 'SJ',
  title: 'Sidik-Jonkman',
  references: ['Sidik K, Jonkman JN. J R Stat Soc C 2005;54:367-384'],
  model: 'random effects',
  tauSquared: (yi, vi) => {
    const start = (variance(yi) * (yi.length - 1)) / yi.length;
    return start === 0 ? 0 : (start * weighted(yi, vi, start).squares) / (yi.length - 1);
  },
  examples: [
    { title: 'two studies that disagree', yi: [0.2, 0.9], vi: [0.04, 0.09], tau2: 0.160066666666667 },
    { title: 'studies that agree', yi: [0.3, 0.3, 0.3], vi: [0.01, 0.02, 0.03], tau2: 0 },
  ],
};
export default sidikJonkman;
