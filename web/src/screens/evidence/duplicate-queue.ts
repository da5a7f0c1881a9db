import type { OutputOf } from '../../api/client.ts';

export type QueuedPair = OutputOf<'evidence.duplicate.queue'>['pairs'][number];
export type Likelihood = QueuedPair['likelihood'];

/** What a person answered about two references since the queue was read. */
export interface Answer {
  readonly left: string;
  readonly right: string;
  readonly same: boolean;
  /** The decision that the server keeps, to take it back. */
  readonly decision: { readonly id: string; readonly version: number };
}

/** Pairs as far as their ends are named. */
interface Ends {
  readonly left: { readonly id: string };
  readonly right: { readonly id: string };
}

/**
 * The pairs that still wait after some answers. Where two references became one, what was asked about either is asked once; what was told apart is
 * asked no more.
 */
export function waitingPairs<Pair extends Ends>(pairs: readonly Pair[], answers: readonly Omit<Answer, 'decision'>[]): Pair[] {
  const parents = new Map<string, string>();
  const root = (id: string): string => {
    let found = id;
    while (parents.has(found)) found = parents.get(found)!;
    return found;
  };
  for (const { left, right, same } of answers) if (same && root(left) !== root(right)) parents.set(root(right), root(left));
  const key = (left: string, right: string) => [root(left), root(right)].sort().join(' ');
  const asked = new Set(answers.filter(({ same }) => !same).map(({ left, right }) => key(left, right)));
  return pairs.filter(({ left, right }) => {
    const own = key(left.id, right.id);
    if (root(left.id) === root(right.id) || asked.has(own)) return false;
    asked.add(own);
    return true;
  });
}

export const likelihoodNames: Readonly<Record<Likelihood, string>> = { high: 'Very likely', middle: 'Likely', low: 'Less likely' };
