import type { RegistryEntry } from '../../base/index.ts';
import type { ScreeningText } from './words.ts';

/** What is known of a record when a model learns: 1 relevant, -1 irrelevant, 0 not decided. */
export type Label = 1 | 0 | -1;

/** A way to learn from decisions which records are likely relevant. One file in `screening/models/` is one model. */
export interface ScreeningModel extends RegistryEntry {
  /** How it works in a few sentences, as a report of the search states it. */
  readonly description: string;
  /**
   * Reads the texts once. `seed` is all the chance there is: the same texts, seed and labels in the same steps give the same scores.
   */
  readonly read: (records: readonly ScreeningText[], seed: number) => Learner;
}

/** A model that has read the records of one review, and learns again whenever there are more labels. */
export interface Learner {
  /**
   * Learns from the labels, one for each record, of which at least one is relevant and one irrelevant, and gives a score for every record:
   * the higher, the more likely relevant. Scores compare records of one training only.
   */
  readonly learn: (labels: Int8Array) => Float64Array;
  /** How likely each record without a label is relevant in the eyes of the last training, from 0 to 1, in the order of the records. */
  readonly chances: (labels: Int8Array) => Float64Array;
  /** The terms of a record that spoke for and against it in the last training, the strongest first. */
  readonly explain: (record: number, most: number) => Contribution[];
}

/** What one word, or two words in a row, added to the score of a record; negative speaks against it. */
export interface Contribution {
  readonly term: string;
  readonly contribution: number;
}

/** Of all contributions the strongest, for or against, strongest first; equals by their term. */
export function strongest(contributions: Contribution[], most: number): Contribution[] {
  return contributions
    .filter(({ contribution }) => contribution !== 0)
    .sort((a, b) => Math.abs(b.contribution) - Math.abs(a.contribution) || (a.term < b.term ? -1 : 1))
    .slice(0, most);
}
