import { exactLimits } from '../exact-limits.ts';
import type { Method } from '../method.ts';

/** Exact limits of a single count; nothing is pooled. */
const exact: Method = {
  id: 'exact',
  title: 'Exact limits of a single count (Clopper-Pearson, Garwood)',
  references: ['Clopper CJ, Pearson ES. Biometrika 1934;26:404-413', 'Garwood F. Biometrika 1936;28:437-442'],
  model: 'single count',
  limits: exactLimits,
  examples: [
    { title: 'no event in 100 patients', count: { events: 0, n: 100, level: 0.95 }, lower: 0, upper: 0.0362166926451765 },
    {
      title: '5 events in one unit of exposure',
      count: { events: 5, time: 1, level: 0.95 },
      lower: 1.62348639011842,
      upper: 11.6683320793227,
    },
  ],
};
export default exact;
