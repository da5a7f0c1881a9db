import type { Measure } from '../measure.ts';
import { twoByTwo } from '../two-by-two.ts';

/** Log risk ratio with its large-sample variance. */
const riskRatio: Measure = {
  id: 'RR',
  title: 'Risk ratio',
  references: [
    'Greenland S, Robins JM. Biometrics 1985;41:55-68',
    'Cochrane Handbook for Systematic Reviews of Interventions, version 6, section 6.4.1.1',
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
    return { yi: Math.log(a / (a + b)) - Math.log(c / (c + d)), vi: 1 / a - 1 / (a + b) + 1 / c - 1 / (c + d), adjusted };
  },
  backTransform: (value) => Math.exp(value),
  display: () => ({ factor: 1, axis: 'risk ratio', unit: '' }),
  examples: [
    {
      title: 'Aronson 1948, 4 of 123 against 11 of 139',
      arms: [
        { events: 4, n: 123 },
        { events: 11, n: 139 },
      ],
      yi: -0.889311333920205,
      vi: 0.325584765003673,
    },
    {
      title: 'no event in one group: 0.5 is added to all four cells',
      arms: [
        { events: 0, n: 116 },
        { events: 3, n: 117 },
      ],
      yi: -1.93739945938741,
      vi: 2.26869255789,
    },
  ],
};
export default riskRatio;
