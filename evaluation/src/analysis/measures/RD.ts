import type { Measure } from '../measure.ts';
import { twoByTwo } from '../two-by-two.ts';

/** Difference of two proportions. */
const riskDifference: Measure = {
  id: 'RD',
  title: 'Risk difference',
  references: ['Cochrane Handbook for Systematic Reviews of Interventions, version 6, section 6.4.1.4'],
  parameterType: 'events per patient',
  arms: 2,
  needs: ['events', 'n'],
  scale: 'identity',
  ratio: false,
  nullValue: 0,
  range: [-1, 1],
  countsTitle: () => 'events/patients',
  effect: ([device, comparator]) => {
    const { a, b, c, d, adjusted } = twoByTwo(device!, comparator!);
    return { yi: a / (a + b) - c / (c + d), vi: (a * b) / (a + b) ** 3 + (c * d) / (c + d) ** 3, adjusted };
  },
  backTransform: (value) => value,
  display: () => ({ factor: 100, axis: 'risk difference (percentage points)', unit: 'percentage points' }),
  examples: [
    {
      title: 'a quarter against a half',
      arms: [
        { events: 5, n: 20 },
        { events: 10, n: 20 },
      ],
      yi: -0.25,
      vi: (0.25 * 0.75) / 20 + 0.25 / 20,
    },
    {
      title: 'no event anywhere',
      arms: [
        { events: 0, n: 10 },
        { events: 0, n: 12 },
      ],
      yi: 0.00699300699300699,
      vi: 0.00678919105248021,
    },
  ],
};
export default riskDifference;
