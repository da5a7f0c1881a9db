import type { dataSetKind } from '../evidence/index.ts';
import type { DataOf } from '../records/index.ts';
import { garwood } from './exact-limits.ts';

type DataSet = DataOf<typeof dataSetKind>;

/** What must stand beside any rate from such a source (MDCG 2020-6, April 2020: complaints over sales are not generally sufficient as proof of safety). */
export const uncontrolledSourceNote =
  'Uncontrolled source: events are under-reported, so the true rate may be higher; no proof of safety (MDCG 2020-6).';

/** One period and category with its rate and exact limits, not multiplied; without exposure there is no rate. */
export interface PeriodRate {
  readonly period: string;
  readonly category: string;
  readonly events: number;
  readonly serious?: number;
  readonly exposure: number;
  readonly rate?: number;
  readonly lower?: number;
  readonly upper?: number;
}

export interface PeriodRates {
  readonly rows: readonly PeriodRate[];
  /** All categories together, one row per period, in the order of the data. */
  readonly periods: readonly PeriodRate[];
  readonly level: number;
  readonly exposureUnit: string;
  readonly notes: readonly string[];
}

/** Whether numbers of a data set come in without anybody having looked for them. */
function isUncontrolled(dataSet: DataSet): boolean {
  return dataSet.type === 'complaints and sales' || dataSet.type === 'vigilance';
}

/**
 * Exposure of one period over its categories. The same exposure beside each category is one exposure, counted once;
 * different ones belong to different groups and are added.
 */
function exposureOfPeriod(rows: DataSet['rows']): { exposure: number; shared: boolean } {
  const categories = new Set(rows.map((row) => row.category));
  const shared = rows.length > 1 && categories.size === rows.length && rows.every((row) => row.exposure === rows[0]!.exposure);
  return { exposure: shared ? rows[0]!.exposure : rows.reduce((sum, row) => sum + row.exposure, 0), shared };
}

/** The rows of each period together, periods in the order of their first row. */
function rowsByPeriod(rows: DataSet['rows']): DataSet['rows'][] {
  const groups = new Map<string, DataSet['rows']>();
  for (const row of rows) groups.set(row.period, [...(groups.get(row.period) ?? []), row]);
  return [...groups.values()];
}

function withRate(row: Omit<PeriodRate, 'rate' | 'lower' | 'upper'>, level: number): PeriodRate {
  if (row.exposure <= 0) return row;
  const { estimate, lower, upper } = garwood(row.events, row.exposure, level);
  return { ...row, rate: estimate, lower, upper };
}

/** Rates with exact limits (Garwood 1936) per period and category, and per period over all categories. */
export function ratesByPeriod(dataSet: DataSet, level = 0.95): PeriodRates {
  const noExposure = dataSet.rows.filter((row) => row.exposure <= 0).length;
  const periods = rowsByPeriod(dataSet.rows).map((rows) => {
    const { period } = rows[0]!;
    const { exposure } = exposureOfPeriod(rows);
    const serious = rows.some((row) => row.serious !== undefined) ? rows.reduce((sum, row) => sum + (row.serious ?? 0), 0) : undefined;
    return withRate(
      {
        period,
        category: '',
        events: rows.reduce((sum, row) => sum + row.events, 0),
        ...(serious === undefined ? {} : { serious }),
        exposure,
      },
      level,
    );
  });
  return {
    rows: dataSet.rows.map((row) => withRate(row, level)),
    periods,
    level,
    exposureUnit: dataSet.exposureUnit,
    notes: [
      ...(isUncontrolled(dataSet) ? [uncontrolledSourceNote] : []),
      ...(noExposure > 0 ? [`${noExposure} ${noExposure === 1 ? 'row has' : 'rows have'} no exposure and therefore no rate.`] : []),
    ],
  };
}

/** Events and exposure of the whole data set, for one rate. Rows without exposure stay out of both. */
export function countsOfDataSet(dataSet: DataSet): {
  readonly events: number;
  readonly exposure: number;
  readonly notes: readonly string[];
} {
  const usable = dataSet.rows.filter((row) => row.exposure > 0);
  const periods = rowsByPeriod(usable).map(exposureOfPeriod);
  const leftOut = dataSet.rows.length - usable.length;
  return {
    events: usable.reduce((sum, row) => sum + row.events, 0),
    exposure: periods.reduce((sum, period) => sum + period.exposure, 0),
    notes: [
      ...(isUncontrolled(dataSet) ? [uncontrolledSourceNote] : []),
      ...(periods.some((period) => period.shared) ? ['Where the categories of a period name the same exposure, it is counted once.'] : []),
      ...(leftOut > 0
        ? [`${leftOut} ${leftOut === 1 ? 'row has' : 'rows have'} no exposure and ${leftOut === 1 ? 'is' : 'are'} left out.`]
        : []),
    ],
  };
}
