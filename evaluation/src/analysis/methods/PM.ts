import { tauSquaredWhereQIs } from '../generalised-q.ts';
import type { Method } from '../method.ts';

/** The tau² at which the generalised Q equals its expectation. */
const pauleMandel: Method = {
  id: 'PM',
  title: 'Paule-Mandel',
  references: ['Paule RC, Mandel J. J Res Natl Bur Stand 1982;87:377-385', 'DerSimonian R, Kacker R. Contemp Clin Trials 2007;28:105-114'],
  model: 'random effects',
  tauSquared: (yi, vi) => tauSquaredWhereQIs(yi.length - 1, yi, vi),
  examples: [
    { title: 'two studies that disagree', yi: [0.2, 0.9], vi: [0.04, 0.09], tau2: 0.18 },
    { title: 'studies that agree', yi: [0.3, 0.3, 0.3], vi: [0.01, 0.02, 0.03], tau2: 0 },
  ],
};
export default pauleMandel;
