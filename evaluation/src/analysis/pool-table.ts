import { byId, done, type Finding, type Outcome, trouble } from '../base/index.ts';
import { normalQuantile } from './distributions.ts';
import type { Measure } from './measure.ts';
import { measures } from './measures/index.generated.ts';
import { type PoolTest, pool, tauSquaredLimits } from './pool.ts';
import { givenEffects, readStudies, type TableRow } from './study-table.ts';

export interface PoolTableOptions {
  /** Id in `analysis/measures`, or GEN or HR for effects that stand in the table. */
  readonly measure: string;
  /** Id in `analysis/methods`. */
  readonly method: string;
  readonly test?: PoolTest;
  readonly level?: number;
  /** `higgins`: t with k - 2 degrees of freedom (the default); `limits`: the distribution of the confidence limits, metafor's default. */
  readonly prediction?: 'higgins' | 'limits';
}

/** What `cerulean analysis pool --json` writes. Values are on the scale of pooling; `backTransformed` has them as people read them. */
export interface PooledTable {
  readonly k: number;
  readonly measure: string;
  readonly method: string;
  readonly estimate: number;
  readonly se: number;
  readonly ciLower: number;
  readonly ciUpper: number;
  readonly statistic: number;
  readonly df?: number;
  readonly pValue: number;
  readonly piLower?: number;
  readonly piUpper?: number;
  readonly tau2: number;
  readonly tau2CiLower?: number;
  readonly tau2CiUpper?: number;
  readonly i2: number;
  readonly h2: number;
  readonly q: number;
  readonly qDf: number;
  readonly qPValue: number;
  readonly scale: Measure['scale'];
  readonly backTransformed: {
    readonly estimate: number;
    readonly ciLower: number;
    readonly ciUpper: number;
    readonly piLower?: number;
    readonly piUpper?: number;
  };
  readonly studies: readonly {
    readonly study: string;
    readonly yi: number;
    readonly vi: number;
    readonly weight: number;
    readonly ciLower: number;
    readonly ciUpper: number;
  }[];
  readonly notes: readonly string[];
  readonly findings: readonly Finding[];
}

/** Pools a table of studies. Rows that cannot be used are findings; only where no row is left is there a problem. */
export function poolTable(rows: readonly TableRow[], options: PoolTableOptions): Outcome<PooledTable> {
  const { test = 'z', level = 0.95, prediction = 'higgins' } = options;
  const read = readStudies(rows, options.measure);
  if (!read.ok) return read;
  const { studies, findings } = read.value;
  const yi = studies.map((study) => study.yi);
  const vi = studies.map((study) => study.vi);
  if (studies.length === 0) {
    return trouble('not-estimable', findings[0] ? `No row can be used. ${findings[0].message}` : 'The table has no rows.', {
      remedy: `The measure ${options.measure} needs its columns under metafor's names.`,
      details: findings,
    });
  }
  const pooled = pool(yi, vi, { method: options.method, test, level });
  if (!pooled.ok) return pooled;
  const { k, estimate, se, lower, upper, statistic, df, pValue, tau2, i2, h2, q, qDf, qPValue, weights } = pooled.value;
  const interval = prediction === 'higgins' ? pooled.value.prediction : pooled.value.predictionAsLimits;
  const tau2Limits = options.method === 'FE' ? undefined : tauSquaredLimits(yi, vi, level);

  const measure = byId<Measure>(measures, options.measure);
  const scale = measure?.scale ?? givenEffects[options.measure]!.scale;
  const sizes = studies.map((study) => study.size);
  const asRead = (value: number) => (measure ? measure.backTransform(value, sizes) : scale === 'log' ? Math.exp(value) : value);
  const critical = normalQuantile((1 - level) / 2, 'upper');
  const notes = [
    ...zeroCellNotes(studies.filter((study) => study.adjusted).length),
    ...(measure?.caution ? [measure.caution] : []),
    ...(interval && prediction === 'higgins'
      ? ['The prediction interval uses t with k - 2 degrees of freedom (Higgins, Thompson and Spiegelhalter 2009).']
      : []),
    ...(test !== 'z' && k === 1
      ? ['With one study the Knapp-Hartung method does not apply; the limits are those of the normal distribution.']
      : []),
    ...(k === 2 && tau2 > 0 ? ['Two studies say little about the variation between studies.'] : []),
    ...findings.map((finding) => finding.message),
  ];
  return done({
    k,
    measure: options.measure,
    method: options.method,
    estimate,
    se,
    ciLower: lower,
    ciUpper: upper,
    statistic,
    ...(df === undefined ? {} : { df }),
    pValue,
    ...(interval ? { piLower: interval.lower, piUpper: interval.upper } : {}),
    tau2,
    ...(tau2Limits ? { tau2CiLower: tau2Limits.lower, tau2CiUpper: tau2Limits.upper } : {}),
    i2,
    h2,
    q,
    qDf,
    qPValue,
    scale,
    backTransformed: {
      estimate: asRead(estimate),
      ciLower: asRead(lower),
      ciUpper: asRead(upper),
      ...(interval ? { piLower: asRead(interval.lower), piUpper: asRead(interval.upper) } : {}),
    },
    studies: studies.map((study, index) => ({
      study: study.label,
      yi: study.yi,
      vi: study.vi,
      weight: weights[index]!,
      ciLower: study.yi - critical * Math.sqrt(study.vi),
      ciUpper: study.yi + critical * Math.sqrt(study.vi),
    })),
    notes,
    findings,
  });
}

/** What a reader must know where counts were zero. */
export function zeroCellNotes(adjusted: number): string[] {
  if (adjusted === 0) return [];
  return [
    `In ${adjusted} ${adjusted === 1 ? 'study' : 'studies'} a count was zero; 0.5 was added to the counts of ${adjusted === 1 ? 'that study' : 'those studies'}.`,
  ];
}
