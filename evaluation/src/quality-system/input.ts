import type { RegistryEntry } from '../base/index.ts';

/** A kind of news from the quality system or the world that may change the evaluation. */
export interface SignalInput extends RegistryEntry {
  /** Why the clinical evaluation must hear of it. */
  readonly why: string;
  /** What to look at before deciding, each as one question. */
  readonly check: readonly string[];
  /** By when the decision should stand, counted from the day the signal was detected. */
  readonly due: { readonly days: number; readonly basis: string };
  /** Other names people give it in lists, for reading CSV files. */
  readonly alsoCalled: readonly string[];
  /** Days of detection with the day the decision is due; they run as tests. */
  readonly examples: readonly { readonly detectedOn: string; readonly due: string }[];
}

/** Said of every default that no text gives. */
export const ourDefault = 'our default; the procedure of the manufacturer sets it';
