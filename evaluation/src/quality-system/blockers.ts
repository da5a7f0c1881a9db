import { all, type DataOf, type Snapshot } from '../records/index.ts';
import { actionKind } from './action.ts';
import { actionTypeOf } from './action-type.ts';
import { decisionKind } from './decision.ts';
import { signalKind, signalStates } from './signal.ts';

/** One reason why the report must not be released. */
export interface Blocker {
  readonly code: 'signal-not-decided' | 'monitoring-overdue' | 'action-not-disposed';
  readonly recordId: string;
  readonly sentence: string;
  readonly remedy: string;
}

/**
 * Why the report must not be released now: signals without a decision, clinically relevant ones not decided to the end, actions nobody disposed of,
 * and monitored signals whose day of re-check has come. The day is that of the snapshot.
 */
export function blockers(snapshot: Snapshot): Blocker[] {
  const today = snapshot.takenAt.slice(0, 10);
  const standing = new Map<string, DataOf<typeof decisionKind>>();
  for (const decision of all(snapshot, decisionKind)) standing.set(decision.data.signalId, decision.data);
  const found: Blocker[] = [];

  for (const { id, data } of all(snapshot, signalKind)) {
    const decision = standing.get(id);
    const unfinished = data.clinicallyRelevant === 'yes' && signalStates.indexOf(data.state) < signalStates.indexOf('decided');
    if (!decision || unfinished) {
      found.push({
        code: 'signal-not-decided',
        recordId: id,
        sentence: `The signal "${data.title}" of ${data.detectedOn} is ${data.state} and has no ${decision ? 'finished ' : ''}decision.`,
        remedy: data.state === 'detected' ? 'Triage it and record the decision; no impact is a decision too.' : 'Record the decision.',
      });
    } else if (decision.outcome === 'monitor' && data.state !== 'closed' && decision.recheckOn && decision.recheckOn <= today) {
      found.push({
        code: 'monitoring-overdue',
        recordId: id,
        sentence: `The signal "${data.title}" was to be looked at again on ${decision.recheckOn}.`,
        remedy: 'Look at its values again and record a new decision.',
      });
    }
  }
  for (const { id, data } of all(snapshot, actionKind)) {
    if (data.disposition) continue;
    found.push({
      code: 'action-not-disposed',
      recordId: id,
      sentence: `The action "${data.title}" for ${data.target} has no disposition.`,
      remedy: `Let ${actionTypeOf(data.target).answeredBy} say what became of it; a rejection with its reason is an answer.`,
    });
  }
  return found;
}
