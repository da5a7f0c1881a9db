import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Measure } from './measure.ts';
import { measures } from './measures/index.generated.ts';
import { methods } from './methods/index.generated.ts';
import { type PoolTest, pool, tauSquaredLimits } from './pool.ts';
import { poolTable } from './pool-table.ts';
import { givenEffects, readStudies, type TableRow } from './study-table.ts';

interface ReferenceModel {
  readonly [field: string]: number | null | readonly (number | null)[];
}
interface Reference {
  readonly spec: { readonly measure: string; readonly rows_used: readonly number[] };
  readonly data: readonly TableRow[];
  readonly effect_sizes: { readonly yi: readonly (number | null)[]; readonly vi: readonly (number | null)[] };
  readonly results: {
    readonly models: Readonly<Record<string, ReferenceModel>>;
    readonly tau2_ci_qprofile?: { readonly tau2?: readonly number[]; readonly error?: unknown };
    readonly back_transformed_REML?: Readonly<Record<string, number>>;
    readonly back_transformed_REML_hm?: Readonly<Record<string, number>>;
    readonly weights?: Readonly<Record<string, readonly number[]>>;
  };
}

const samples = join(import.meta.dirname, 'samples', 'metafor');
const shared = join(process.env.SHARED_DATA ?? join(import.meta.dirname, '../../../../shared/data'), 'meta');
const closed = 1e-8;
const iterative = 1e-6;
const closedMethods = new Set(['FE', 'DL', 'HE', 'SJ']);

/** Compares with a relative tolerance; numbers that are zero but for rounding are compared absolutely, on the scale of the data. */
function expectNear(value: number | undefined, wanted: unknown, tolerance: number, what: string, floor = 1e-10): void {
  const target = Array.isArray(wanted) ? wanted[0] : wanted;
  if (target === null || target === undefined) return;
  const allowed = Math.max(tolerance * Math.abs(target), floor);
  expect(Math.abs((value ?? Number.NaN) - target), `${what}: ${value} for ${target}`).toBeLessThanOrEqual(allowed);
}

/** Compares every effect and every model of one reference file; returns how many numbers of models were looked at. */
function check(reference: Reference): number {
  const { measure } = reference.spec;
  const rows = reference.spec.rows_used.map((row) => reference.data[row - 1]!);
  const read = readStudies(rows, measure);
  if (!read.ok) throw new Error(read.problem.message);
  expect(read.value.findings).toEqual([]);
  const yi = read.value.studies.map((study) => study.yi);
  const vi = read.value.studies.map((study) => study.vi);
  const rowsGiven =
    measure === 'GEN' && reference.effect_sizes.yi.length === rows.length
      ? rows.map((_, index) => index)
      : reference.spec.rows_used.map((row) => row - 1);
  for (const [index, row] of rowsGiven.entries()) {
    expectNear(yi[index], reference.effect_sizes.yi[row], closed, `yi of row ${row + 1}`, 1e-14);
    expectNear(vi[index], reference.effect_sizes.vi[row], closed, `vi of row ${row + 1}`, 1e-18);
  }
  let looked = 0;
  for (const [name, model] of Object.entries(reference.results.models)) {
    const [method = '', test = 'z'] = name.split('_');
    if (!methods.some((known) => known.id === method)) continue;
    const pooled = pool(yi, vi, { method, test: test as PoolTest });
    if (!pooled.ok) throw new Error(pooled.problem.message);
    const tolerance = closedMethods.has(method) ? closed : iterative;
    const { estimate, se, lower, upper, tau2, i2, h2, q, qPValue, pValue, statistic, prediction, predictionAsLimits } = pooled.value;
    const spread = Math.abs(estimate) + se;
    const near = (value: number | undefined, field: string, floor = tolerance * spread * 1e-2) => {
      expectNear(value, model[field], tolerance, `${name} ${field}`, floor);
      looked++;
    };
    near(estimate, 'beta');
    near(se, 'se');
    if (Number.isFinite(statistic)) near(statistic, 'stat');
    near(pValue, 'pval', 1e-12);
    near(lower, 'ci_lb');
    near(upper, 'ci_ub');
    near(tau2, 'tau2', tolerance * Math.min(...vi));
    near(i2, 'I2', 100 * tolerance);
    near(h2, 'H2');
    near(q, 'QE', 1e-8);
    near(qPValue, 'QE_p', 1e-12);
    if (method !== 'FE') {
      near(prediction?.lower, 'pi_hts_k2_lb');
      near(prediction?.upper, 'pi_hts_k2_ub');
      near(predictionAsLimits?.lower, 'pi_lb');
      near(predictionAsLimits?.upper, 'pi_ub');
    }
    for (const [index, weight] of (test === 'z' ? (reference.results.weights?.[method] ?? []) : []).entries()) {
      expectNear(pooled.value.weights[index], weight, tolerance, `${name} weight ${index + 1}`);
    }
  }
  const profile = reference.results.tau2_ci_qprofile?.tau2;
  if (profile && yi.length > 1) {
    const limits = tauSquaredLimits(yi, vi)!;
    expectNear(limits.lower, profile[1], 1e-6, 'tau2 lower', 1e-9);
    // The reference stops its search at 100 where the limit lies beyond.
    if ((profile[2] ?? 0) < 100) expectNear(limits.upper, profile[2], 1e-6, 'tau2 upper', 1e-9);
  }
  const table = poolTable(rows, { measure, method: 'REML', prediction: 'limits' });
  if (!table.ok) throw new Error(table.problem.message);
  const asRead = reference.results.back_transformed_REML ?? reference.results.back_transformed_REML_hm;
  for (const [ours, theirs] of [
    ['estimate', 'pred'],
    ['ciLower', 'ci_lb'],
    ['ciUpper', 'ci_ub'],
    ['piLower', 'pi_lb'],
    ['piUpper', 'pi_ub'],
  ] as const) {
    if (measure === 'GEN') continue;
    if (asRead) expectNear(table.value.backTransformed[ours], asRead[theirs], iterative, `back-transformed ${ours}`, 1e-12);
  }
  return looked;
}

const known = (measure: string) => measures.some((entry: Measure) => entry.id === measure) || measure in givenEffects;
const load = (dir: string, file: string) => JSON.parse(readFileSync(join(dir, file), 'utf8')) as Reference;

describe('effects and pooled estimates agree with metafor 3.8.1', () => {
  const files = readdirSync(samples).filter((file) => file.endsWith('.json'));

  it('the samples cover zero cells, one study, two studies and rates', () => {
    expect(files).toHaveLength(15);
  });

  it.each(files)('%s', (file) => {
    expect(check(load(samples, file))).toBeGreaterThan(100);
  });
});

describe.skipIf(!existsSync(shared))('the whole reference set agrees with metafor 3.8.1 (needs SHARED_DATA)', () => {
  const files = existsSync(shared)
    ? readdirSync(shared).filter(
        (file) =>
          file.endsWith('.json') &&
          file !== 'manifest.json' &&
          load(shared, file).results?.models &&
          known(load(shared, file).spec.measure),
      )
    : [];

  it('looks at a known number of files', () => {
    expect(files.length).toBeGreaterThanOrEqual(45);
  });

  it.each(files)('%s', (file) => {
    expect(check(load(shared, file))).toBeGreaterThan(100);
  });
});
