import type { RegistryEntry } from '../base/index.ts';
import type { CountLimits, CountQuestion } from './exact-limits.ts';

/**
 * A way to an estimate. A method either estimates the variance between studies, and then studies can be pooled with it,
 * or gives limits for one count, and then nothing is pooled. The function that is there says which.
 */
export interface Method extends RegistryEntry {
  /** The model it belongs to, for captions: "common effect", "random effects", "single count". */
  readonly model: 'common effect' | 'random effects' | 'single count';
  /** Variance between studies, from effects and sampling variances of at least two studies; never negative. */
  readonly tauSquared?: (yi: readonly number[], vi: readonly number[]) => number;
  readonly limits?: (question: CountQuestion) => CountLimits;
  /** Worked cases: effects and variances with the tau² they give, or a count with its limits. */
  readonly examples: readonly MethodExample[];
}

export type MethodExample =
  | { readonly title: string; readonly yi: readonly number[]; readonly vi: readonly number[]; readonly tau2: number }
  | { readonly title: string; readonly count: CountQuestion; readonly lower: number; readonly upper: number };
