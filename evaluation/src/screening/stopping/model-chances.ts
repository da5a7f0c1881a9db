import type { RecallPromise, ScreeningProgress, StoppingRule } from '../stopping-rule.ts';

/**
 * How likely there are 0, 1, 2 … up to `most` relevant records, when each is relevant with its own chance and independently of the others (the
 * distribution of Poisson's binomial trials).
 */
function distribution(chances: ArrayLike<number>, most: number): Float64Array {
  const likely = new Float64Array(most + 1);
  likely[0] = 1;
  for (let record = 0; record < chances.length; record++) {
    const chance = chances[record]!;
    for (let count = Math.min(record + 1, most); count > 0; count--)
      likely[count] = likely[count]! * (1 - chance) + likely[count - 1]! * chance;
    likely[0]! *= 1 - chance;
  }
  return likely;
}

/** The fewest with which at least this share of the distribution is reached. */
function quantile(chances: ArrayLike<number>, share: number): number {
  let mean = 0;
  for (let record = 0; record < chances.length; record++) mean += chances[record]!;
  const most = Math.min(chances.length, Math.ceil(mean + 8 * Math.sqrt(mean) + 8));
  let sum = 0;
  const likely = distribution(chances, most);
  for (let count = 0; count < most; count++) {
    sum += likely[count]!;
    if (sum >= share) return count;
  }
  return most;
}

/** How sure the model is that the recall is reached. */
function certainty({ records, shown, chances }: ScreeningProgress, recall: number): number {
  const found = shown.filter(Boolean).length;
  const allowed = Math.floor(found / recall - found + 1e-9);
  if (records - shown.length <= allowed) return 1;
  const open = chances();
  return open === undefined
    ? 0
    : Math.min(
        1,
        distribution(open, allowed).reduce((sum, likely) => sum + likely, 0),
      );
}

export default {
  id: 'model-chances',
  title: 'Chances that the model gives to the records left',
  references: [
    'Yang, Lewis and Frieder 2021, Heuristic stopping rules for technology-assisted review, DocEng 2021 (the quant rule; unverified)',
    'Platt 2000, Probabilistic outputs for support vector machines',
  ],
  description:
    'Adds up the chances of being relevant that the model gives to the records left and stops when, by them, the promised recall is reached with the promised confidence. It knows only what the model knows; many small chances add up, so in replays it stopped late and saved little reading.',
  usesChances: true,
  mayStop: (progress: ScreeningProgress, { recall, confidence }: RecallPromise) =>
    progress.shown.length === progress.records || certainty(progress, recall) >= confidence,
  estimate(progress, { recall, confidence }) {
    const left = progress.records - progress.shown.length;
    const chances = left === 0 ? [] : progress.chances();
    return {
      likely: chances === undefined ? left : quantile(chances, 0.5),
      most: chances === undefined ? left : quantile(chances, confidence),
      confidence: left === 0 ? 1 : certainty(progress, recall),
    };
  },
} satisfies StoppingRule;
