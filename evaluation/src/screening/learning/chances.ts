import { calibrated } from './calibration.ts';
import type { LinearMachine } from './linear-machine.ts';

/**
 * How likely each record without a label is relevant: scores through a curve that was fitted to the labelled records, each scored as if it had
 * had no label. Records are labelled because they score high, not by chance, so the chances are a model's opinion and no estimate by sampling.
 */
export function chancesOf(machine: LinearMachine, labels: Int8Array): Float64Array {
  const labelled: number[] = [];
  const open: number[] = [];
  for (let record = 0; record < labels.length; record++) (labels[record] === 0 ? open : labelled).push(record);
  const chance = calibrated(
    labelled.map((record) => machine.scoreWithoutItself(record)),
    labelled.map((record) => labels[record]! > 0),
  );
  return Float64Array.from(open, (record) => chance(machine.score(record)));
}
