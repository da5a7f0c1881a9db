import type { ScreeningProgress, StoppingRule } from '../stopping-rule.ts';
import { chanceOfAtMost } from '../urn.ts';

const fewest = 50;
const share = 0.05;

/** How many irrelevant records came last in a row. */
function lastInARow(shown: readonly boolean[]): number {
  return shown.length - 1 - shown.lastIndexOf(true);
}

/** The most relevant records among those left with which a row of irrelevant ones, drawn by chance, is not improbable. */
function mostMissed(row: number, left: number, improbable: number): number {
  let missed = 0;
  while (missed < left && chanceOfAtMost(0, { records: left + row, relevant: missed + 1, drawn: row }) >= improbable) missed++;
  return missed;
}

/** What people do by hand: stop after a long row without anything relevant. It promises no recall; it is here to be compared with. */
export default {
  id: 'consecutive-irrelevant',
  title: 'Row of irrelevant records',
  references: [
    'Ros et al. 2017, A machine learning approach for semi-automated search and selection in literature studies, EASE 2017 (rows of 50; unverified)',
  ],
  description:
    'Stops when the last 5 % of all records, at least 50, were irrelevant without a break. A rule of thumb without a promise: what it says about missed records takes that row for a sample by chance.',
  usesChances: false,
  mayStop: ({ records, shown }: ScreeningProgress) =>
    shown.length === records || lastInARow(shown) >= Math.max(fewest, Math.ceil(share * records)),
  estimate({ records, shown }, { recall, confidence }) {
    const left = records - shown.length;
    const row = lastInARow(shown);
    const found = shown.filter(Boolean).length;
    const tooMany = Math.floor(found / recall - found + 1e-9) + 1;
    return {
      likely: mostMissed(row, left, 0.5),
      most: mostMissed(row, left, 1 - confidence),
      confidence: tooMany > left ? 1 : 1 - chanceOfAtMost(0, { records: left + row, relevant: tooMany, drawn: row }),
    };
  },
} satisfies StoppingRule;
