import { done, type Outcome, trouble } from '../base/index.ts';
import { gapKind } from '../conclusions/index.ts';
import { all, type Change, create, type Snapshot, update } from '../records/index.ts';
import { actionKind } from './action.ts';
import { actionTypeOf, type DispositionOutcome } from './action-type.ts';
import { signalKind } from './signal.ts';
import type { Action, SignalFile, StepContext } from './signal-file.ts';

export interface DisposeInput {
  readonly outcome: DispositionOutcome;
  readonly reason: string;
  /** Document and version, or record number, where the change can be seen. */
  readonly evidence?: string;
}

/** Says how an action ended. Its target allows only some endings; every ending needs its reason. Until it is verified it can be said again. */
export function disposeAction(action: Action, input: DisposeInput, context: StepContext): Outcome<Change[]> {
  const named = `The action "${action.data.title}"`;
  if (!input.reason.trim())
    return trouble('reason-needed', `${named} is disposed of with a reason, also where it is done as asked.`, {
      remedy: 'Write in a sentence what was done, or why not.',
    });
  if (action.data.verified)
    return trouble('conflict', `${named} was verified; its disposition stands.`, { remedy: 'Ask for a new action.' });
  const type = actionTypeOf(action.data.target);
  if (!type.dispositions.includes(input.outcome)) {
    return trouble('input-invalid', `${named} went to ${type.target} and cannot end as "${input.outcome}".`, {
      remedy: `It can end as ${type.dispositions.join(', ')}.`,
    });
  }
  return done([
    update(actionKind, action, {
      ...action.data,
      disposition: {
        outcome: input.outcome,
        reason: input.reason.trim(),
        evidence: input.evidence?.trim() ?? '',
        disposedBy: context.actor.name,
        disposedAt: context.now,
      },
    }),
  ]);
}

/**
 * Confirms that a disposition can be seen where it says. When it was the last of its signal, the signal is verified too.
 * `file` is the file of the action's signal; an action that comes from a gap has none.
 */
export function verifyAction(
  action: Action,
  input: { readonly note?: string },
  context: StepContext,
  file?: SignalFile,
): Outcome<Change[]> {
  const named = `The action "${action.data.title}"`;
  const { disposition } = action.data;
  if (!disposition) return trouble('conflict', `${named} has no disposition that could be verified.`, { remedy: 'Dispose of it first.' });
  if (action.data.verified) return trouble('conflict', `${named} was verified already.`);
  if (disposition.outcome !== 'rejected' && !disposition.evidence.trim() && !input.note?.trim()) {
    return trouble('reason-needed', `${named} names no document or record where the change can be seen.`, {
      remedy: 'Add it to the disposition, or say in the note what was looked at.',
    });
  }
  const changes: Change[] = [
    update(actionKind, action, { ...action.data, verified: { by: context.actor.name, at: context.now, note: input.note?.trim() ?? '' } }),
  ];
  const last = file?.actions.every((other) => other.id === action.id || other.data.verified);
  if (file && last && file.signal.data.state === 'actions open') {
    changes.push(update(signalKind, file.signal, { ...file.signal.data, state: 'verified' }));
  }
  return done(changes);
}

/** The actions that open gaps ask for and nobody has made yet: one for each open gap without an action. */
export function actionsFromGaps(snapshot: Snapshot, context: Pick<StepContext, 'newId'>): Change[] {
  const answered = new Set(all(snapshot, actionKind).map((action) => action.data.gapId));
  return all(snapshot, gapKind)
    .filter((gap) => gap.data.state === 'open' && !answered.has(gap.id))
    .map((gap) =>
      create(actionKind, context.newId('act'), {
        title: gap.data.actionWanted.trim() || gap.data.title,
        target: gap.data.actionTarget,
        gapId: gap.id,
        owner: '',
      }),
    );
}
