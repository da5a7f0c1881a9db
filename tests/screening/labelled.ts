import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { csvRows } from '@cerulean/evaluation/evidence';
import type { ScreeningMetrics, ScreeningText } from '@cerulean/evaluation/screening';

/** The labelled screenings by which settings were chosen. */
export const chosenOn = [
  'Cohen_ACEInhibitors',
  'Cohen_Antihistamines',
  'Cohen_CalciumChannelBlockers',
  'Cohen_NSAIDS',
  'Cohen_Triptans',
  'Ferdinands2020_nudging',
  'SYNERGY_Chou_2003',
  'SYNERGY_Jeyaraman_2020',
  'SYNERGY_Nelson_2002',
  'SYNERGY_van_der_Valk_2021',
] as const;

/** The others, on which the chosen settings are reported. */
export const reportedOn = [
  'BannachBrown_2019',
  'Cohen_ADHD',
  'Cohen_AtypicalAntipsychotics',
  'Cohen_Estrogens',
  'Cohen_Opiods',
  'Ferdinands2020_ace',
  'Ferdinands2020_wilson',
  'Nagtegaal_2019',
  'SYNERGY_Appenzeller-Herzog_2019',
  'SYNERGY_Donners_2021',
  'SYNERGY_Menon_2022',
  'SYNERGY_Oud_2018',
  'Wallace_copd',
  'Wallace_proton_beam',
] as const;

const folder = join(process.env.SHARED_DATA ?? join(import.meta.dirname, '../../../shared/data'), 'screening');
export const labelledScreeningsAreThere = existsSync(folder);

export interface LabelledScreening {
  readonly records: readonly ScreeningText[];
  readonly relevant: readonly boolean[];
}

export function readLabelledScreening(name: string): LabelledScreening {
  const [header, ...rows] = csvRows(gunzipSync(readFileSync(join(folder, `${name}.csv.gz`))).toString(), name).rows;
  const column = (wanted: string) => header!.cells.indexOf(wanted);
  const [title, abstract, label] = [column('title'), column('abstract'), column('label_included')];
  return {
    records: rows.map(({ cells }) => ({ title: cells[title]!, abstract: cells[abstract]! })),
    relevant: rows.map(({ cells }) => cells[label] === '1'),
  };
}

/** What scikit-learn reached with the settings ELAS u4 from the same start records with the same schedule of learning. */
export interface BaselineRun extends Pick<ScreeningMetrics, 'relevant' | 'loss' | 'atd' | 'wss95' | 'wss100' | 'rrf10'> {
  readonly prior_relevant: readonly number[];
  readonly prior_irrelevant: readonly number[];
}

let baselines: Record<string, { readonly runs: readonly BaselineRun[] }> | undefined;

export function baselineRuns(name: string): readonly BaselineRun[] {
  baselines ??= JSON.parse(readFileSync(join(folder, 'baseline_1plus1.json'), 'utf8')) as NonNullable<typeof baselines>;
  return baselines[`${name}|u4`]!.runs;
}

/** The start records of a run. */
export const startsOf = (run: BaselineRun): number[] => [...run.prior_relevant, ...run.prior_irrelevant];
