import { done, type IsoDate, type Outcome, trouble } from '../base/index.ts';
import type { ActionTarget } from '../conclusions/index.ts';
import { type Change, create, type DataOf, update } from '../records/index.ts';
import { actionKind } from './action.ts';
import { decisionKind } from './decision.ts';
import { type SignalState, signalKind } from './signal.ts';
import { type Signal, type SignalFile, type StepContext, standingDecision } from './signal-file.ts';

/*
 * The life of a signal: detected, triaged, under clinical review, decided, actions open, verified, closed. Each step is a function from what is
 * there to the changes it asks for. Nothing closes in silence: whatever is closed has a decision, and every action of it was disposed of and verified.
 */

const reasonNeeded = (what: string) => trouble('reason-needed', `${what} needs its reason.`, { remedy: 'Write in a sentence why.' });
const notNow = (signal: Signal, what: string, remedy: string) =>
  trouble('conflict', `The signal "${signal.data.title}" is ${signal.data.state}; ${what}.`, { remedy });
const move = (signal: Signal, data: Partial<Signal['data']>): Change => update(signalKind, signal, { ...signal.data, ...data });

/** Judges whether a signal matters clinically. "No" still needs a recorded decision of no impact; it only spares the review. */
export function triage(
  file: SignalFile,
  input: { readonly clinicallyRelevant: 'yes' | 'no'; readonly reason: string; readonly due?: IsoDate },
  _context: StepContext,
): Outcome<Change[]> {
  const { signal } = file;
  if (!input.reason.trim()) return reasonNeeded('The triage of a signal');
  if (signal.data.state !== 'detected' && signal.data.state !== 'triaged')
    return notNow(signal, 'it was triaged before', 'Record a new decision if the judgement changed.');
  return done([
    move(signal, {
      state: 'triaged',
      clinicallyRelevant: input.clinicallyRelevant,
      triageReason: input.reason.trim(),
      ...(input.due ? { due: input.due } : {}),
    }),
  ]);
}

/** Takes a clinically relevant signal under review. */
export function beginReview(file: SignalFile, _input: object, _context: StepContext): Outcome<Change[]> {
  const { signal } = file;
  if (signal.data.state !== 'triaged')
    return notNow(
      signal,
      'only a triaged signal goes into clinical review',
      signal.data.state === 'detected' ? 'Triage it first.' : 'Go on from where it is.',
    );
  if (signal.data.clinicallyRelevant !== 'yes')
    return notNow(signal, 'and was judged not clinically relevant', 'Record the decision of no impact, or triage it again as relevant.');
  return done([move(signal, { state: 'under clinical review' })]);
}

/** An action that a decision asks for. */
export interface WantedAction {
  readonly title: string;
  readonly target: ActionTarget;
  readonly owner?: string;
  readonly due?: IsoDate;
}

export interface DecideInput {
  readonly outcome: DataOf<typeof decisionKind>['outcome'];
  readonly reason: string;
  /** The estimates the decider looked at, as they read then. */
  readonly estimatesSeen?: DataOf<typeof decisionKind>['estimatesSeen'];
  /** Values besides those of the signal, which are always copied. */
  readonly valuesSeen?: DataOf<typeof decisionKind>['valuesSeen'];
  readonly sectionsAffected?: readonly string[];
  readonly recheckOn?: IsoDate;
  /** Needed where the outcome is to update; welcome where it is to monitor. */
  readonly actions?: readonly WantedAction[];
}

/** The states from which a decision can be made or superseded. */
const decidable: readonly SignalState[] = ['under clinical review', 'decided', 'actions open', 'verified'];

/**
 * Records what was decided, with the values as they stand now copied into it. A later decision supersedes the one before; neither is ever edited.
 * To update asks for at least one action. Actions of an earlier decision stay until they are disposed of.
 */
export function decide(file: SignalFile, input: DecideInput, context: StepContext): Outcome<Change[]> {
  const { signal } = file;
  if (!input.reason.trim()) return reasonNeeded('A decision');
  if (signal.data.state === 'closed')
    return notNow(signal, 'what is closed is not decided again', 'Record a new signal that names this one.');
  const spared = signal.data.state === 'triaged' && signal.data.clinicallyRelevant === 'no';
  if (spared && input.outcome !== 'no impact') {
    return notNow(
      signal,
      'and was judged not clinically relevant, so the decision can only be no impact',
      'Triage it again as clinically relevant to decide otherwise.',
    );
  }
  if (!spared && !decidable.includes(signal.data.state)) {
    return notNow(
      signal,
      'it is decided after clinical review',
      signal.data.state === 'detected' ? 'Triage it first.' : 'Begin the clinical review first.',
    );
  }
  const today = context.now.slice(0, 10);
  if (input.outcome === 'monitor' && !input.recheckOn)
    return trouble('input-invalid', 'To monitor needs a day on which the signal is looked at again.', {
      fields: [{ pointer: '/recheckOn', message: 'give the day' }],
    });
  if (input.outcome === 'monitor' && input.recheckOn! <= today)
    return trouble('input-invalid', `The day of the re-check, ${input.recheckOn}, is not in the future.`, {
      fields: [{ pointer: '/recheckOn', message: 'give a later day' }],
    });
  const wanted = input.actions ?? [];
  if (input.outcome === 'no impact' && wanted.length > 0)
    return trouble('input-invalid', 'A decision of no impact asks for no action.', {
      remedy: 'Decide to update or to monitor, or leave the actions out.',
    });
  if (wanted.some((action) => !action.title.trim()))
    return trouble('input-invalid', 'An action needs a title that says what is to be done.');
  const open = file.actions.some((action) => !action.data.verified);
  if (input.outcome === 'update' && wanted.length === 0 && !open) {
    return trouble('input-invalid', 'To update needs at least one action.', {
      remedy: 'Say what is to be changed, and where.',
      fields: [{ pointer: '/actions', message: 'name an action' }],
    });
  }

  const decisionId = context.newId('dec');
  const earlier = standingDecision(file);
  const decision = create(decisionKind, decisionId, {
    signalId: signal.id,
    outcome: input.outcome,
    reason: input.reason.trim(),
    decidedBy: context.actor.name,
    decidedAt: context.now,
    valuesSeen: [...signal.data.values, ...(input.valuesSeen ?? [])].map((value) => ({ ...value })),
    estimatesSeen: (input.estimatesSeen ?? []).map((estimate) => ({ ...estimate })),
    sectionsAffected: [...(input.sectionsAffected ?? [])],
    ...(input.outcome === 'monitor' ? { recheckOn: input.recheckOn } : {}),
    ...(earlier ? { supersedes: earlier.id } : {}),
  });
  const newActions = wanted.map((action) =>
    create(actionKind, context.newId('act'), {
      title: action.title.trim(),
      target: action.target,
      signalId: signal.id,
      decisionId,
      owner: action.owner ?? '',
      ...(action.due ? { due: action.due } : {}),
    }),
  );
  return done([decision, ...newActions, move(signal, { state: open || newActions.length > 0 ? 'actions open' : 'decided' })]);
}

/** Closes a signal: from a decision of no impact, or when every action was verified. One that is monitored stays open until it is decided again. */
export function closeSignal(file: SignalFile, input: { readonly note?: string }, _context: StepContext): Outcome<Change[]> {
  const { signal, actions } = file;
  const decision = standingDecision(file);
  if (signal.data.state === 'closed') return notNow(signal, 'it need not be closed again', 'Nothing is left to do.');
  if (!decision) return notNow(signal, 'it has no decision, and nothing closes without one', 'Record the decision; no impact is one too.');
  const open = actions.filter((action) => !action.data.disposition || !action.data.verified);
  if (open.length > 0)
    return notNow(
      signal,
      `${open.length === 1 ? 'an action is' : `${open.length} actions are`} not disposed of and verified`,
      'Dispose of each action and verify what was done.',
    );
  if (decision.data.outcome === 'monitor')
    return notNow(signal, `it is monitored until ${decision.data.recheckOn}`, 'Look at it again and decide no impact or update.');
  if (signal.data.state !== 'decided' && signal.data.state !== 'verified')
    return notNow(signal, 'it closes from decided or verified', 'Take the steps before.');
  const note = input.note?.trim();
  return done([
    move(signal, {
      state: 'closed',
      ...(note ? { description: [signal.data.description, `Closed: ${note}`].filter(Boolean).join('\n') } : {}),
    }),
  ]);
}
