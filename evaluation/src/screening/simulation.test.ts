import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { csvRows } from '../evidence/index.ts';
import { type ScreeningMetrics, screeningMetrics } from './metrics.ts';
import elasU4 from './models/elas-u4.ts';
import { replay } from './simulation.ts';

const shared = join(process.env.SHARED_DATA ?? join(import.meta.dirname, '../../../../shared/data'), 'screening');

interface Run extends ScreeningMetrics {
  readonly prior_relevant: readonly number[];
  readonly prior_irrelevant: readonly number[];
}

function readSet(name: string) {
  const [header, ...rows] = csvRows(gunzipSync(readFileSync(join(shared, `${name}.csv.gz`))).toString(), name).rows;
  const column = (wanted: string) => header!.cells.indexOf(wanted);
  const [title, abstract, label] = [column('title'), column('abstract'), column('label_included')];
  return {
    records: rows.map(({ cells }) => ({ title: cells[title]!, abstract: cells[abstract]! })),
    relevant: rows.map(({ cells }) => cells[label] === '1'),
  };
}

describe.skipIf(!existsSync(shared))('labelled screenings (needs SHARED_DATA)', () => {
  const baselines = existsSync(shared) ? JSON.parse(readFileSync(join(shared, 'baseline_1plus1.json'), 'utf8')) : {};

  // The baseline is scikit-learn with the same settings, starts and schedule; two solvers agree except where scores are all but equal.
  it.each(['SYNERGY_Donners_2021', 'SYNERGY_Oud_2018', 'Cohen_Antihistamines'])(
    '%s: the settings ELAS u4 give what scikit-learn gives',
    (name) => {
      const set = readSet(name);
      for (const run of (baselines[`${name}|u4`].runs as Run[]).slice(0, 2)) {
        const { order } = replay({ ...set, starts: [...run.prior_relevant, ...run.prior_irrelevant], model: elasU4, seed: 1 });
        const metrics = screeningMetrics(order.map((record) => set.relevant[record]!))!;
        expect(metrics.relevant).toBe(run.relevant);
        for (const metric of ['loss', 'atd', 'wss95', 'wss100', 'rrf10'] as const)
          expect(Math.abs(metrics[metric] - run[metric]), metric).toBeLessThan(0.002);
      }
    },
  );
});
