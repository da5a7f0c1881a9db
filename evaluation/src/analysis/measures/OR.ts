import type { Measure } from '../measure.ts';
import { twoByTwo } from '../two-by-two.ts';

/** Log odds ratio with Woolf's variance. */
const oddsRatio: Measure = {
  id: 'OR',
  title: 'Odds ratio',
  references: [
    'Woolf B. Ann Hum Genet 1955;19:251-253',
    'Cochrane Handbook for Systematic Reviews of Interventions, version 6, section 6.4.1.2',
  ],
  parameterType: 'events per patient',
  arms: 2,
  needs: ['events', 'n'],
  scale: 'log',
  ratio: true,
  nullValue: 1,
  range: [0, Number.POSITIVE_INFINITY],
  countsTitle: () => 'events/patients',
  effect: ([device, comparator]) => {
    const { a, b, c, d, adjusted } = twoByTwo(device!, comparator!);
    return { yi: Math.log(a / b) - Math.log(c / d), vi: 1 / a + 1 / b + 1 / c + 1 / d, adjusted };
  },
  backTransform: (value) => Math.exp(value),
  display: () => ({ factor: 1, axis: 'odds ratio', unit: '' }),
  examples: [
    {
      title: 'one event more, twice the odds',
      arms: [
        { events: 10, n: 30 },
        { events: 10, n: 50 },
      ],
      yi: Math.log(2),
      vi: 1 / 10 + 1 / 20 + 1 / 10 + 1 / 40,
    },
    {
      title: 'no event anywhere: the study stays, and says nothing but its variance',
      arms: [
        { events: 0, n: 10 },
        { events: 0, n: 10 },
      ],
      yi: 0,
      vi: 2 / 0.5 + 2 / 10.5,
    },
  ],
};
export default oddsRatio;
