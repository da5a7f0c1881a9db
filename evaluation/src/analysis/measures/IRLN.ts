import type { Measure } from '../measure.ts';

/** How a rate is shown: events per 1000 units of exposure. */
const perThousand = (unit: string) => `per 1000 ${unit || 'units of exposure'}`;

/** Log incidence rate of one group. */
const logIncidenceRate: Measure = {
  id: 'IRLN',
  title: 'Incidence rate (pooled as log rate)',
  references: ['Viechtbauer W. J Stat Softw 2010;36(3):1-48, escalc measure "IRLN"'],
  parameterType: 'events per time',
  arms: 1,
  needs: ['events', 'time'],
  scale: 'log',
  ratio: false,
  range: [0, Number.POSITIVE_INFINITY],
  countsTitle: (unit) => `events/${unit || 'exposure'}`,
  effect: ([arm]) => {
    const adjusted = arm!.events === 0;
    const events = adjusted ? 0.5 : arm!.events;
    return { yi: Math.log(events / arm!.time), vi: 1 / events, adjusted };
  },
  backTransform: (value) => Math.exp(value),
  display: (unit) => ({ factor: 1000, axis: `events ${perThousand(unit)}`, unit: perThousand(unit) }),
  examples: [
    { title: '11 events in 1988 days', arms: [{ events: 11, time: 1988 }], yi: -5.19698911441815, vi: 1 / 11 },
    { title: 'no event: 0.5 is taken', arms: [{ events: 0, time: 100 }], yi: Math.log(0.005), vi: 2 },
  ],
};
export default logIncidenceRate;
