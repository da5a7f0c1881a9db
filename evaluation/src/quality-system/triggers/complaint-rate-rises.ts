import { binomialTails } from '../../analysis/index.ts';
import { dataSetKind } from '../../evidence/index.ts';
import { all, type DataOf } from '../../records/index.ts';
import { decisionDue } from '../due.ts';
import type { SignalProposal, Trigger } from '../trigger.ts';

/** The probability under an unchanged rate below which a rise is told. One-sided; not adjusted for the number of series looked at. */
const alpha = 0.05;

interface Count {
  readonly events: number;
  readonly exposure: number;
}

type Row = DataOf<typeof dataSetKind>['rows'][number];

/** The probability of at least so many events in the last period if its rate were that of the periods before: the exact conditional test of two Poisson rates. */
function probabilityOfRise(last: Count, before: Count): number {
  return binomialTails(last.events - 1, last.events + before.events, last.exposure / (last.exposure + before.exposure)).upper;
}

/**
 * Events and exposure of the last period and of all before it. Rows of one period and category add up; the exposure of a period is shared by its
 * categories and counted once. Periods that start with a year are ordered by name, others as they stand.
 */
function lastAgainstBefore(
  rows: readonly Row[],
  eventsOf: (row: Row) => number,
): { period: string; last: Count; before: Count; periods: number } | undefined {
  const events = new Map<string, number>();
  const exposures = new Map<string, Map<string, number>>();
  for (const row of rows) {
    events.set(row.period, (events.get(row.period) ?? 0) + eventsOf(row));
    const byCategory = exposures.get(row.period) ?? new Map<string, number>();
    exposures.set(row.period, byCategory.set(row.category, (byCategory.get(row.category) ?? 0) + row.exposure));
  }
  const periods = [...exposures].map(([period, byCategory]) => ({
    period,
    events: events.get(period) ?? 0,
    exposure: Math.max(...byCategory.values()),
  }));
  if (periods.every(({ period }) => /^\d{4}/.test(period))) periods.sort((a, b) => (a.period < b.period ? -1 : 1));
  const last = periods.pop();
  if (!last || periods.length === 0) return undefined;
  const before = { events: 0, exposure: 0 };
  for (const count of periods) {
    before.events += count.events;
    before.exposure += count.exposure;
  }
  if (last.exposure <= 0 || before.exposure <= 0) return undefined;
  return { period: last.period, last, before, periods: periods.length };
}

const rate = (count: Count) => count.events / count.exposure;
const perThousand = (value: number) => Number((value * 1000).toPrecision(3));

const complaintRateRises: Trigger = {
  id: 'complaint-rate-rises',
  title: 'The rate of complaints or of serious ones rises',
  references: [
    'Regulation (EU) 2017/745, Article 88(1): frequency and severity',
    'Przyborowski and Wilenski 1940, Biometrika 31, 313: exact conditional test of two Poisson rates (from knowledge)',
    'GHTF SG2 N54R8, Appendix C: a rise is judged over several intervals, and a sudden spike is told at once',
  ],
  why: 'A complaint trend that never reaches the clinical evaluation is what notified bodies find most. A rise by chance alone is told now and then: the test is made for each series at 5 %.',
  remedy: 'Compare the rate with what report and risk file say and decide. No statistically significant rise is not the same as no signal.',
  detect(snapshot) {
    const today = snapshot.takenAt.slice(0, 10);
    return all(snapshot, dataSetKind).flatMap((dataSet) => {
      const { rows, title, exposureUnit, type, sourceRecord } = dataSet.data;
      if (type !== 'complaints and sales' && type !== 'vigilance') return [];
      const categories = [...new Set(rows.map((row) => row.category))];
      const series: { name: string; rows: readonly Row[]; eventsOf: (row: Row) => number }[] = [
        { name: 'all complaints', rows, eventsOf: (row) => row.events },
        { name: 'serious complaints', rows, eventsOf: (row) => row.serious ?? 0 },
        ...(categories.length > 1
          ? categories.map((name) => ({ name, rows: rows.filter((row) => row.category === name), eventsOf: (row: Row) => row.events }))
          : []),
      ];
      return series.flatMap(({ name, rows: own, eventsOf }): SignalProposal[] => {
        const compared = lastAgainstBefore(own, eventsOf);
        if (!compared) return [];
        const { period, last, before, periods } = compared;
        const p = probabilityOfRise(last, before);
        if (p >= alpha || rate(last) <= rate(before)) return [];
        const unit = `per 1000 ${exposureUnit || 'units of exposure'}`;
        const key = [dataSet.id, name, period].join(' ');
        return [
          {
            key,
            data: {
              title: `${title}: ${name} rose in ${period}`,
              input: 'complaint-trend',
              description: `In ${period}: ${last.events} in ${last.exposure}; in the ${periods} ${periods === 1 ? 'period' : 'periods'} before: ${before.events} in ${before.exposure}. If the rate had not changed, so many or more would be seen with probability ${Number(p.toPrecision(2))} (exact, one-sided; one of ${series.length} series looked at).`,
              detectedOn: today,
              sourceRecord,
              values: [{ name: `${name}, ${period}`, value: perThousand(rate(last)), unit, expected: perThousand(rate(before)) }],
              clinicallyRelevant: 'not triaged',
              triageReason: '',
              dataSetId: dataSet.id,
              claimIds: [],
              riskIds: [],
              due: decisionDue('complaint-trend', today),
              trigger: { id: 'complaint-rate-rises', key },
              state: 'detected',
            },
          },
        ];
      });
    });
  },
  examples: [
    {
      says: 'a rate that tripled',
      takenAt: '2026-06-01T08:00:00.000Z',
      records: {
        'data-set': [
          {
            id: 'dat_1',
            data: {
              title: 'Complaints',
              type: 'complaints and sales',
              rows: [
                { period: '2025-Q3', events: 4, exposure: 10000 },
                { period: '2025-Q4', events: 5, exposure: 10000 },
                { period: '2026-Q1', events: 14, exposure: 10000 },
              ],
            },
          },
        ],
      },
      proposals: 1,
    },
    {
      says: 'more complaints with more sales',
      takenAt: '2026-06-01T08:00:00.000Z',
      records: {
        'data-set': [
          {
            id: 'dat_1',
            data: {
              title: 'Complaints',
              type: 'complaints and sales',
              rows: [
                { period: '2025-Q4', events: 5, exposure: 10000 },
                { period: '2026-Q1', events: 14, exposure: 30000 },
              ],
            },
          },
        ],
      },
      proposals: 0,
    },
    {
      says: 'a steady rate of which more were serious',
      takenAt: '2026-06-01T08:00:00.000Z',
      records: {
        'data-set': [
          {
            id: 'dat_1',
            data: {
              title: 'Complaints',
              type: 'complaints and sales',
              rows: [
                { period: '2025-Q4', events: 30, exposure: 10000, serious: 1 },
                { period: '2026-Q1', events: 30, exposure: 10000, serious: 9 },
              ],
            },
          },
        ],
      },
      proposals: 1,
    },
    {
      says: 'a single period, which has nothing to be compared with',
      takenAt: '2026-06-01T08:00:00.000Z',
      records: {
        'data-set': [
          {
            id: 'dat_1',
            data: { title: 'Complaints', type: 'complaints and sales', rows: [{ period: '2026-Q1', events: 40, exposure: 10 }] },
          },
        ],
      },
      proposals: 0,
    },
  ],
};

export default complaintRateRises;
