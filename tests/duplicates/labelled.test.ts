import { deduplicate } from '@cerulean/evaluation/evidence';
import { describe, expect, it } from 'vitest';
import {
  bestPeer,
  chosenOn,
  f1,
  labelledSetsAreThere,
  pooled,
  readLabelledSet,
  reportedOn,
  scoreDeduplication,
  sensitivity,
} from './labelled.ts';

describe.skipIf(!labelledSetsAreThere)('labelled sets of duplicates (needs SHARED_DATA)', () => {
  const measured = [...chosenOn, ...reportedOn].map((name) => {
    const set = readLabelledSet(name);
    const result = deduplicate(set.records);
    return { name, records: set.records.length, queue: result.likely.length, ...scoreDeduplication(set, result) };
  });

  it.each(measured)('in $name as much is found as by the best other tool, and no more is merged falsely', ({ name, merged }) => {
    const peer = bestPeer(name);
    expect(f1(merged)).toBeGreaterThanOrEqual(peer.f1);
    expect(merged.falsePositives).toBeLessThanOrEqual(peer.falsePositives);
  });

  it('merges 98.5 % of all duplicates without asking, with at most one false merge among 5,000 records', () => {
    const merged = pooled(measured.map((set) => set.merged));
    const records = measured.reduce((sum, set) => sum + set.records, 0);
    expect(sensitivity(merged)).toBeGreaterThanOrEqual(0.985);
    expect(merged.falsePositives / records).toBeLessThanOrEqual(1 / 5_000);
  });

  it('reaches 99.5 % by questions about fewer than 3 % of the records', () => {
    const records = measured.reduce((sum, set) => sum + set.records, 0);
    expect(sensitivity(pooled(measured.map((set) => set.answered)))).toBeGreaterThanOrEqual(0.995);
    expect(measured.reduce((sum, set) => sum + set.queue, 0) / records).toBeLessThan(0.03);
  });
});
