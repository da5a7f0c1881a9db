import type { Measure } from '../measure.ts';

/** How a rate is shown: events per 1000 units of exposure. */
const perThousand = (unit: string) => `per 1000 ${unit || 'units of exposure'}`;

/** Raw incidence rate of one group. */
const incidenceRate: Measure = {
  id: 'IR',
  title: 'Incidence rate',
  references: ['Viechtbauer W. J Stat Softw 2010;36(3):1-48, escalc measure "IR"'],
  parameterType: 'events per time',
  arms: 1,
  needs: ['events', 'time'],
  scale: 'identity',
  ratio: false,
  range: [0, Number.POSITIVE_INFINITY],
  countsTitle: (unit) => `events/${unit || 'exposure'}`,
  caution: 'Pooling raw rates gives limits that can fall below zero when events are rare; the log rate (IRLN) keeps above it.',
  effect: ([arm]) => {
    const adjusted = arm!.events === 0;
    const events = adjusted ? 0.5 : arm!.events;
    return { yi: events / arm!.time, vi: events / arm!.time ** 2, adjusted };
  },
  backTransform: (value) => value,
  display: (unit) => ({ factor: 1000, axis: `events ${perThousand(unit)}`, unit: perThousand(unit) }),
  examples: [
    { title: '11 events in 1988 days', arms: [{ events: 11, time: 1988 }], yi: 0.00553319919517103, vi: 2.78329939394921e-6 },
    { title: 'no event: 0.5 is taken', arms: [{ events: 0, time: 100 }], yi: 0.005, vi: 0.00005 },
  ],
};
export default incidenceRate;
