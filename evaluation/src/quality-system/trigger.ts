import type { RegistryEntry } from '../base/index.ts';
import { all, type DataOf, type Snapshot } from '../records/index.ts';
import { signalKind } from './signal.ts';
import { triggers } from './triggers/index.generated.ts';

/** A signal that a trigger proposes; somebody takes it over or not. */
export interface SignalProposal {
  /** The same event gives the same key, so that it is proposed once. */
  readonly key: string;
  readonly data: DataOf<typeof signalKind>;
}

/** Something that makes a decision due, found in the records themselves. */
export interface Trigger extends RegistryEntry {
  readonly why: string;
  readonly remedy: string;
  readonly detect: (snapshot: Snapshot) => SignalProposal[];
  /** Records on both sides of the line, by kind, with how many proposals they give; they run as tests. */
  readonly examples: readonly {
    readonly says: string;
    readonly takenAt: string;
    readonly records: Readonly<Record<string, readonly { readonly id: string; readonly at?: string; readonly data: object }[]>>;
    readonly proposals: number;
  }[];
}

/** Everything the triggers find that no signal has taken up yet. */
export function proposedSignals(snapshot: Snapshot): SignalProposal[] {
  const known = new Set(all(snapshot, signalKind).flatMap(({ data }) => (data.trigger ? [`${data.trigger.id} ${data.trigger.key}`] : [])));
  return triggers.flatMap((trigger) => trigger.detect(snapshot).filter((proposal) => !known.has(`${trigger.id} ${proposal.key}`)));
}
