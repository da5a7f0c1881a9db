import {
  models,
  type Replayed,
  replay,
  type ScreeningMetrics,
  type ScreeningModel,
  type StoppingRule,
  screeningMetrics,
  stopping,
  usualPromise,
} from '@cerulean/evaluation/screening';
import {
  type BaselineRun,
  baselineRuns,
  chosenOn,
  labelledScreeningsAreThere,
  readLabelledScreening,
  reportedOn,
  startsOf,
} from '../../tests/screening/labelled.ts';
import { atMost, type Benchmark, type BenchmarkRow, timed } from '../benchmark.ts';
import { inventedReferences } from '../invented-references.ts';

const model: ScreeningModel = models.find(({ id }) => id === 'words-and-marks')!;
const rule: StoppingRule = stopping.find(({ id }) => id === 'hypergeometric')!;
const measures = ['loss', 'atd', 'wss95'] as const;

/** Means over the starts of one set, of the model and of the baseline, and how the stops went. */
interface SetResult {
  readonly name: string;
  readonly ours: Record<(typeof measures)[number], number>;
  readonly baseline: Record<(typeof measures)[number], number>;
  /** By replay: true recall where the rule let stop, and the share of records that were not read. */
  readonly stops: readonly { readonly recall: number; readonly saved: number }[];
}

const mean = (numbers: readonly number[]) => numbers.reduce((sum, number) => sum + number, 0) / numbers.length;
const atLeast = (what: string, figure: number, bound: number, unit = ''): BenchmarkRow => ({
  ...{ what, figure, unit, goal: `at least ${bound}` },
  met: figure >= bound,
});

const literatureScreening: Benchmark = {
  id: 'literature-screening',
  title: 'Order and end of screening: replays of labelled sets, and the time to learn',
  async run() {
    const rows: BenchmarkRow[] = labelledScreeningsAreThere
      ? againstLabels()
      : [{ what: 'labelled sets are not there (SHARED_DATA)', figure: 0, unit: '' }];
    rows.push(atMost('learning again, 5,000 records of which 500 are labelled', await learningTime(5_000, 500), 'ms', 50));
    rows.push(atMost('learning again, 100,000 records of which 2,000 are labelled', (await learningTime(100_000, 2_000)) / 1000, 's', 2));
    return { rows };
  },
};
export default literatureScreening;

function againstLabels(): BenchmarkRow[] {
  const chosen = chosenOn.map(replayed);
  const reported = reportedOn.map(replayed);
  const all = [...chosen, ...reported];
  const ratio = ({ ours, baseline }: SetResult) => ours.loss / baseline.loss;
  const meanOf = (sets: readonly SetResult[], whose: 'ours' | 'baseline', measure: (typeof measures)[number]) =>
    mean(sets.map((set) => set[whose][measure]));
  const lossRatio = (sets: readonly SetResult[]) => meanOf(sets, 'ours', 'loss') / meanOf(sets, 'baseline', 'loss');
  const stops = all.flatMap((set) => set.stops);
  return [
    ...all.map((set) => ({
      what: `${set.name} (${chosen.includes(set) ? 'settings chosen' : 'reported'}): loss against ELAS u4`,
      figure: ratio(set),
      unit: '',
    })),
    { what: 'sets by which settings were chosen: mean loss against ELAS u4', figure: lossRatio(chosen), unit: '' },
    { what: 'sets that are reported: mean loss against ELAS u4', figure: lossRatio(reported), unit: '' },
    atMost('all sets: mean loss against ELAS u4', lossRatio(all), '', 0.9),
    atMost('all sets: mean ATD', meanOf(all, 'ours', 'atd'), '', Number(meanOf(all, 'baseline', 'atd').toFixed(4))),
    atLeast('all sets: mean WSS@95', meanOf(all, 'ours', 'wss95'), Number(meanOf(all, 'baseline', 'wss95').toFixed(4))),
    atLeast('sets with a lower loss', all.filter((set) => ratio(set) < 1).length, Math.ceil((2 * all.length) / 3)),
    atMost('worst set: loss against ELAS u4', Math.max(...all.map(ratio)), '', 1.2),
    atLeast(
      `replays that stop with a recall of 0.95, of ${stops.length}`,
      mean(stops.map(({ recall }) => (recall >= usualPromise.recall ? 1 : 0))),
      usualPromise.confidence,
    ),
    { what: 'records that the stops left unread, mean share', figure: mean(stops.map(({ saved }) => saved)), unit: '' },
  ];
}

function replayed(name: string): SetResult {
  const set = readLabelledScreening(name);
  const runs: readonly BaselineRun[] = baselineRuns(name);
  const results = runs.map((run) => {
    const { order, stopped }: Replayed = replay({
      ...{ ...set, starts: startsOf(run), model, seed: 1 },
      stopping: { rule, promise: usualPromise },
    });
    const shown = order.map((record) => set.relevant[record]!);
    const found = shown.slice(0, stopped!.screened).filter(Boolean).length;
    return {
      metrics: screeningMetrics(shown)!,
      stop: { recall: found / run.relevant, saved: stopped!.left / shown.length },
    };
  });
  const means = (all: readonly Pick<ScreeningMetrics, (typeof measures)[number]>[]) =>
    Object.fromEntries(measures.map((measure) => [measure, mean(all.map((one) => one[measure]))])) as SetResult['ours'];
  process.stderr.write(`  ${name}\n`);
  return { name, ours: means(results.map(({ metrics }) => metrics)), baseline: means(runs), stops: results.map(({ stop }) => stop) };
}

/** Milliseconds of the median training after one more label, once the texts are read. */
async function learningTime(size: number, labelled: number): Promise<number> {
  const records = inventedReferences(size);
  const learner = model.read(records, 1);
  const place = (step: number) => (step * 7_919) % size;
  const label = (record: number) => (/(?:^| )car/.test(records[record]!.title) ? 1 : -1);
  const labels = new Int8Array(size);
  for (let step = 0; step < labelled; step++) labels[place(step)] = label(place(step));
  learner.learn(labels);
  const times: number[] = [];
  for (let step = labelled; step < labelled + 9; step++) {
    labels[place(step)] = label(place(step));
    times.push((await timed(() => learner.learn(labels))).milliseconds);
  }
  return times.sort((a, b) => a - b)[4]!;
}
