import { done, type IsoInstant, type NewId, type Outcome, trouble } from '../base/index.ts';
import { all, type DataOf, find, type Snapshot, type Stored } from '../records/index.ts';
import { actionKind } from './action.ts';
import { decisionKind } from './decision.ts';
import { signalKind } from './signal.ts';

export type Signal = Stored<DataOf<typeof signalKind>>;
export type Decision = Stored<DataOf<typeof decisionKind>>;
export type Action = Stored<DataOf<typeof actionKind>>;

/** Everything that belongs to one signal: what its next step depends on, and nothing else. */
export interface SignalFile {
  readonly signal: Signal;
  /** In order of creation; the last is the one that holds. */
  readonly decisions: readonly Decision[];
  readonly actions: readonly Action[];
}

/** What a step takes from outside: new ids, the time, and who takes it. */
export interface StepContext {
  readonly newId: NewId;
  readonly now: IsoInstant;
  readonly actor: { readonly id: string; readonly name: string };
}

/** Gathers what belongs to a signal. Only signals, decisions and actions need to be in the snapshot. */
export function signalFile(snapshot: Snapshot, signalId: string): Outcome<SignalFile> {
  const signal = find(snapshot, signalKind, signalId);
  if (!signal) return trouble('not-found', `There is no signal ${signalId} in this evaluation.`);
  const decisions = all(snapshot, decisionKind).filter((decision) => decision.data.signalId === signalId);
  const decided = new Set<string>(decisions.map((decision) => decision.id));
  const actions = all(snapshot, actionKind).filter(
    (action) => action.data.signalId === signalId || decided.has(action.data.decisionId ?? ''),
  );
  return done({ signal, decisions, actions });
}

/** The decision that holds: the newest. */
export function standingDecision(file: Pick<SignalFile, 'decisions'>): Decision | undefined {
  return file.decisions.at(-1);
}
