import type { RecallPromise, ScreeningProgress, StoppingRule } from '../stopping-rule.ts';
import { chanceOfAtMost } from '../urn.ts';

/** The last records that were screened, taken for a sample of those that were not screened before them. */
interface Sample {
  readonly drawn: number;
  readonly found: number;
}

/**
 * For each number of relevant records found last, the longest sample with that many: of two samples with equally many the longer one speaks
 * more against further relevant records, so the others need not be looked at.
 */
function samplesOf(shown: readonly boolean[]): Sample[] {
  const samples: Sample[] = [];
  let found = 0;
  for (let place = shown.length - 1; place >= 0; place--) {
    if (!shown[place]) continue;
    samples.push({ drawn: shown.length - 1 - place, found });
    found++;
  }
  samples.push({ drawn: shown.length, found });
  return samples.filter(({ drawn }) => drawn > 0);
}

/** The smallest probability, over all samples, of having found so few if at least `missed` relevant records were left. */
function chanceOfMissing(missed: number, left: number, samples: readonly Sample[]): number {
  if (missed > left) return 0;
  let least = 1;
  for (const { drawn, found } of samples)
    least = Math.min(least, chanceOfAtMost(found, { records: left + drawn, relevant: missed + found, drawn }));
  return least;
}

/** The fewest missed records with which the recall would not be reached. */
function tooMany(found: number, recall: number): number {
  return Math.floor(found / recall - found + 1e-9) + 1;
}

/** The most missed records that are not improbable. */
function mostMissed(left: number, samples: readonly Sample[], improbable: number): number {
  let possible = 0;
  let excluded = left + 1;
  while (excluded - possible > 1) {
    const between = Math.floor((possible + excluded) / 2);
    if (chanceOfMissing(between, left, samples) >= improbable) possible = between;
    else excluded = between;
  }
  return possible;
}

function certainty({ records, shown }: ScreeningProgress, recall: number): number {
  const found = shown.filter(Boolean).length;
  return 1 - chanceOfMissing(tooMany(found, recall), records - shown.length, samplesOf(shown));
}

/**
 * Were the recall not reached, enough relevant records would have been left when the last n were drawn that so few of them would hardly have
 * come up by chance. Ranking brings relevant records up earlier than chance, which makes the test careful; trying every n makes it less so,
 * and the replays in the benchmark show what remains.
 */
export default {
  id: 'hypergeometric',
  title: 'Hypergeometric test of the records screened last',
  references: [
    'Callaghan and Müller-Hansen 2020, Statistical stopping criteria for automated screening in systematic reviews, Systematic Reviews 9:273',
  ],
  description:
    'Takes the records screened last as a sample of those that were left before them and stops when, for any length of the sample, a recall below the promised one is improbable (hypergeometric test). The records must come in the order of a ranking or by chance, not in an order that puts relevant ones last.',
  usesChances: false,
  mayStop: (progress: ScreeningProgress, { recall, confidence }: RecallPromise) =>
    progress.shown.length === progress.records || certainty(progress, recall) > confidence,
  estimate(progress, { recall, confidence }) {
    const left = progress.records - progress.shown.length;
    const samples = samplesOf(progress.shown);
    return {
      likely: mostMissed(left, samples, 0.5),
      most: mostMissed(left, samples, 1 - confidence),
      confidence: certainty(progress, recall),
    };
  },
} satisfies StoppingRule;
