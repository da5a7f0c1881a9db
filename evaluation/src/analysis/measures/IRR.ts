import type { Measure } from '../measure.ts';

/** Log ratio of two incidence rates. */
const incidenceRateRatio: Measure = {
  id: 'IRR',
  title: 'Incidence rate ratio',
  references: [
    'Rothman KJ, Greenland S, Lash TL. Modern Epidemiology, 3rd edition, 2008, chapter 14',
    'Viechtbauer W. J Stat Softw 2010;36(3):1-48, escalc measure "IRR"',
  ],
  parameterType: 'events per time',
  arms: 2,
  needs: ['events', 'time'],
  scale: 'log',
  ratio: true,
  nullValue: 1,
  range: [0, Number.POSITIVE_INFINITY],
  countsTitle: (unit) => `events/${unit || 'exposure'}`,
  effect: ([device, comparator]) => {
    const adjusted = device!.events === 0 || comparator!.events === 0;
    const [x1, x2] = [device!.events + (adjusted ? 0.5 : 0), comparator!.events + (adjusted ? 0.5 : 0)];
    return { yi: Math.log(x1 / device!.time) - Math.log(x2 / comparator!.time), vi: 1 / x1 + 1 / x2, adjusted };
  },
  backTransform: (value) => Math.exp(value),
  display: () => ({ factor: 1, axis: 'incidence rate ratio', unit: '' }),
  examples: [
    {
      title: 'Bong 2003, 7 in 1344 days against 11 in 1988',
      arms: [
        { events: 7, time: 1344 },
        { events: 11, time: 1988 },
      ],
      yi: -0.0605062576096325,
      vi: 0.233766233766234,
    },
    {
      title: 'no event in either group',
      arms: [
        { events: 0, time: 100 },
        { events: 0, time: 100 },
      ],
      yi: 0,
      vi: 4,
    },
  ],
};
export default incidenceRateRatio;
