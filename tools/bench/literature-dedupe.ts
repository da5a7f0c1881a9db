import { deduplicate, type ReadRecord } from '@cerulean/evaluation/evidence';
import {
  bestPeer,
  chosenOn,
  f1,
  labelledSetsAreThere,
  pooled,
  readLabelledSet,
  reportedOn,
  type Score,
  scoreDeduplication,
  sensitivity,
} from '../../tests/duplicates/labelled.ts';
import { atMost, type Benchmark, type BenchmarkRow, timed } from '../benchmark.ts';
import { inventedReferences } from '../invented-references.ts';

const literatureDedupe: Benchmark = {
  id: 'literature-dedupe',
  title: 'Finding duplicates: labelled sets against other tools, and the time for 100,000 references',
  async run() {
    const rows: BenchmarkRow[] = labelledSetsAreThere
      ? againstLabels()
      : [{ what: 'labelled sets are not there (SHARED_DATA)', figure: 0, unit: '' }];
    // The first run is not measured: it compiles.
    deduplicate(inventedReferences(2_000));
    const times = new Map<number, number>();
    for (const size of [12_500, 25_000, 50_000, 100_000]) {
      const records: readonly ReadRecord[] = inventedReferences(size);
      const { milliseconds } = await timed(() => deduplicate(records));
      times.set(size, milliseconds / 1000);
      if (size < 100_000) rows.push({ what: `deduplicate ${size} invented references`, figure: milliseconds / 1000, unit: 's' });
    }
    rows.push(atMost('deduplicate 100000 invented references', times.get(100_000)!, 's', 20));
    rows.push(atMost('time for 100,000 against four times that for 25,000', times.get(100_000)! / (4 * times.get(25_000)!), '', 1.5));
    return { rows };
  },
};
export default literatureDedupe;

const atLeast = (what: string, figure: number, bound: number): BenchmarkRow => ({
  what,
  figure,
  unit: '',
  goal: `at least ${bound}`,
  met: figure >= bound,
});

function againstLabels(): BenchmarkRow[] {
  const rows: BenchmarkRow[] = [];
  const merged: Score[] = [];
  const answered: Score[] = [];
  let queue = 0;
  let size = 0;
  for (const [names, use] of [
    [chosenOn, 'settings chosen'],
    [reportedOn, 'reported'],
  ] as const)
    for (const name of names) {
      const set = readLabelledSet(name);
      const result = deduplicate(set.records);
      const scores = scoreDeduplication(set, result);
      const peer = bestPeer(name);
      rows.push(
        atLeast(`${name} (${use}): F1, best other ${peer.tool}`, f1(scores.merged), Number(peer.f1.toFixed(5))),
        atMost(`${name}: publications merged falsely`, scores.merged.falsePositives, '', peer.falsePositives),
      );
      merged.push(scores.merged);
      answered.push(scores.answered);
      queue += result.likely.length;
      size += set.records.length;
    }
  const all = pooled(merged);
  return [
    ...rows,
    atLeast('all sets: sensitivity of what is merged', sensitivity(all), 0.985),
    atMost(`all sets: false merges among ${size} records`, all.falsePositives, '', Math.floor(size / 5_000)),
    atLeast('all sets: sensitivity with likely pairs answered', sensitivity(pooled(answered)), 0.995),
    atMost('all sets: pairs to compare per 100 records', (100 * queue) / size, '', 3),
  ];
}
