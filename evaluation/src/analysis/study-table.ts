import { byId, done, type Finding, type Outcome, trouble } from '../base/index.ts';
import { type ArmNumbers, type Measure, studyEffect } from './measure.ts';
import { measures } from './measures/index.generated.ts';

/** One row of a table of studies, as read from CSV. Columns carry metafor's names. */
export type TableRow = Readonly<Record<string, string | number | null | undefined>>;

/** One study of a table, on the scale of pooling. */
export interface TableStudy {
  readonly label: string;
  readonly yi: number;
  readonly vi: number;
  /** Patients of the study, where the table tells. */
  readonly size: number;
  /** True where 0.5 was added because a count was zero. */
  readonly adjusted: boolean;
}

/** Measures whose effects stand in the table already (`yi` with `vi` or `sei`), and the scale they are on. */
export const givenEffects: Readonly<Record<string, { readonly title: string; readonly scale: Measure['scale'] }>> = {
  GEN: { title: 'Effect as given', scale: 'identity' },
  HR: { title: 'Hazard ratio (log as given)', scale: 'log' },
};

/** How the columns of one group may be called; the first that the table has is taken. `rest` columns are patients without the event. */
interface ArmColumns {
  readonly events?: readonly string[];
  readonly rest?: readonly string[];
  readonly n?: readonly string[];
  readonly time?: readonly string[];
  readonly mean?: readonly string[];
  readonly sd?: readonly string[];
}

const twoArms: readonly ArmColumns[] = [
  { events: ['ai', 'x1i'], rest: ['bi'], n: ['n1i'], time: ['t1i'], mean: ['m1i'], sd: ['sd1i'] },
  { events: ['ci', 'x2i'], rest: ['di'], n: ['n2i'], time: ['t2i'], mean: ['m2i'], sd: ['sd2i'] },
];
const oneArm: readonly ArmColumns[] = [{ events: ['xi'], rest: ['mi'], n: ['ni'], time: ['ti'], mean: ['mi'], sd: ['sdi'] }];

/** The value of the first of the columns the row has: a number, or why it is none. */
function cell(row: TableRow, names: readonly string[] | undefined): { value?: number; wrong?: string } {
  for (const name of names ?? []) {
    const raw = row[name];
    if (raw === undefined || raw === null || raw === '' || raw === 'NA') continue;
    const value = typeof raw === 'number' ? raw : Number(raw.trim());
    return Number.isFinite(value) ? { value } : { wrong: `column ${name} holds "${raw}", which is not a number` };
  }
  return {};
}

/** The numbers of one group from a row; patients may be given as a total or as those without the event. */
function armOf(row: TableRow, columns: ArmColumns, measure: Measure): { arm: ArmNumbers; wrong?: string } {
  const arm: { -readonly [Field in keyof ArmNumbers]: number } = {};
  for (const field of measure.needs) {
    const { value, wrong } = cell(row, columns[field]);
    if (wrong) return { arm, wrong };
    if (value !== undefined) arm[field] = value;
  }
  if (arm.n === undefined && arm.events !== undefined && measure.needs.includes('n')) {
    const rest = cell(row, columns.rest);
    if (rest.wrong) return { arm, wrong: rest.wrong };
    if (rest.value !== undefined) arm.n = arm.events + rest.value;
  }
  return { arm };
}

/** Reads a given effect with its variance or standard error. */
function givenEffect(row: TableRow): Outcome<{ yi: number; vi: number }> {
  const yi = cell(row, ['yi']);
  const vi = cell(row, ['vi']);
  const se = cell(row, ['sei']);
  const wrong = yi.wrong ?? vi.wrong ?? se.wrong;
  if (wrong) return trouble('not-estimable', `${wrong[0]!.toUpperCase()}${wrong.slice(1)}.`);
  if (yi.value === undefined) return trouble('not-estimable', 'The effect (column yi) is missing.');
  const variance = vi.value ?? (se.value === undefined ? undefined : se.value ** 2);
  if (variance === undefined)
    return trouble('not-estimable', 'The sampling variance (column vi) or standard error (column sei) is missing.');
  if (variance <= 0) return trouble('not-estimable', 'The sampling variance is not positive.');
  return done({ yi: yi.value, vi: variance });
}

/** The studies of a table. A row that cannot be used becomes a finding with its row number (the head is line 1) and does not stop the others. */
export function readStudies(rows: readonly TableRow[], measureId: string): Outcome<{ studies: TableStudy[]; findings: Finding[] }> {
  const measure = byId<Measure>(measures, measureId);
  if (!measure && !givenEffects[measureId]) {
    return trouble('input-invalid', `There is no measure "${measureId}".`, {
      remedy: `Choose one of ${[...measures.map((known) => known.id), ...Object.keys(givenEffects)].join(', ')}.`,
    });
  }
  const studies: TableStudy[] = [];
  const findings: Finding[] = [];
  for (const [index, row] of rows.entries()) {
    const label = String(row.study ?? row.slab ?? `Study ${index + 1}`);
    const read = measure ? fromCounts(row, measure) : givenEffect(row);
    if (read.ok) studies.push({ label, size: Number.NaN, adjusted: false, ...read.value });
    else findings.push({ line: index + 2, code: 'study-left-out', message: `${label} is left out: ${read.problem.message}` });
  }
  return done({ studies, findings });
}

function fromCounts(row: TableRow, measure: Measure): Outcome<{ yi: number; vi: number; size: number; adjusted: boolean }> {
  const arms: ArmNumbers[] = [];
  for (const columns of measure.arms === 1 ? oneArm : twoArms) {
    const { arm, wrong } = armOf(row, columns, measure);
    if (wrong) return trouble('not-estimable', `${wrong[0]!.toUpperCase()}${wrong.slice(1)}.`);
    arms.push(arm);
  }
  const effect = studyEffect(measure, arms);
  if (!effect.ok) return effect;
  return done({ ...effect.value, size: arms.reduce((sum, arm) => sum + (arm.n ?? Number.NaN), 0) });
}
