import type { RegistryEntry } from '../base/index.ts';
import type { Snapshot } from '../records/index.ts';
import type { GraphContext, NodeKind } from './node.ts';

/** Two nodes that are connected, the first resting on or answered by the second. */
export interface Pair {
  readonly from: string;
  readonly to: string;
}

/** A kind of connection between nodes. */
export interface TraceLink extends RegistryEntry {
  readonly from: readonly NodeKind[];
  readonly to: readonly NodeKind[];
  /** All pairs. Ids that lead nowhere may be given; the graph keeps them apart as broken. */
  readonly find: (snapshot: Snapshot, context: GraphContext) => Iterable<Pair>;
  /** There where a missing connection is a hole. */
  readonly required?: {
    /** Ids of the nodes that need at least one such connection. */
    readonly needs: (snapshot: Snapshot, context: GraphContext) => Iterable<string>;
    readonly why: string;
    readonly remedy: string;
    readonly basis: string;
  };
  /** Small evaluations with the pairs (`from > to`) and the holes they give; they run as tests. */
  readonly examples: readonly LinkExample[];
}

export interface LinkExample {
  readonly says: string;
  readonly records: Readonly<Record<string, readonly { readonly id: string; readonly data: object }[]>>;
  readonly context?: GraphContext;
  readonly pairs: readonly string[];
  readonly holes: readonly string[];
}
