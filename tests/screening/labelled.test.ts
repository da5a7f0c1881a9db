import { models, replay, type ScreeningModel, screeningMetrics, stopping, usualPromise } from '@cerulean/evaluation/screening';
import { describe, expect, it } from 'vitest';
import { baselineRuns, labelledScreeningsAreThere, readLabelledScreening, startsOf } from './labelled.ts';

const model = (id: string): ScreeningModel => models.find((one) => one.id === id)!;

describe.skipIf(!labelledScreeningsAreThere)('labelled screenings (needs SHARED_DATA)', () => {
  // The baseline is scikit-learn with the same settings, starts and schedule; two solvers agree except where scores are all but equal.
  it.each(['SYNERGY_Donners_2021', 'SYNERGY_Oud_2018', 'Cohen_Antihistamines'])(
    '%s: the settings ELAS u4 give what scikit-learn gives',
    (name) => {
      const set = readLabelledScreening(name);
      for (const run of baselineRuns(name).slice(0, 2)) {
        const { order } = replay({ ...set, starts: startsOf(run), model: model('elas-u4'), seed: 1 });
        const metrics = screeningMetrics(order.map((record) => set.relevant[record]!))!;
        expect(metrics.relevant).toBe(run.relevant);
        for (const metric of ['loss', 'atd', 'wss95', 'wss100', 'rrf10'] as const)
          expect(Math.abs(metrics[metric] - run[metric]), metric).toBeLessThan(0.002);
      }
    },
  );

  // All sets are in the benchmark; these are small ones of three families, so that the test takes seconds.
  it('loses less with words and marks, and reaches the promised recall where the hypergeometric test stops', () => {
    const promise = { rule: stopping.find(({ id }) => id === 'hypergeometric')!, promise: usualPromise };
    const ratios = ['SYNERGY_Donners_2021', 'Cohen_Antihistamines', 'Cohen_Triptans', 'Cohen_ADHD', 'Cohen_NSAIDS'].map((name) => {
      const set = readLabelledScreening(name);
      const run = baselineRuns(name)[0]!;
      const { order, stopped } = replay({ ...set, starts: startsOf(run), model: model('words-and-marks'), seed: 1, stopping: promise });
      const shown = order.map((record) => set.relevant[record]!);
      expect(shown.slice(0, stopped!.screened).filter(Boolean).length / run.relevant, name).toBeGreaterThanOrEqual(0.95);
      expect(stopped!.missed.confidence).toBeGreaterThanOrEqual(0.95);
      return screeningMetrics(shown)!.loss / run.loss;
    });
    expect(ratios.reduce((sum, ratio) => sum + ratio, 0) / ratios.length).toBeLessThan(1);
    expect(Math.max(...ratios)).toBeLessThan(1.2);
  });
});
