import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countingIds, type Outcome } from '../base/index.ts';
import { actionTargets } from '../conclusions/index.ts';
import { all, type Change, find, type Snapshot } from '../records/index.ts';
import { actionKind, dispositions } from './action.ts';
import { actionsFromGaps, disposeAction, verifyAction } from './actions-taken.ts';
import { blockers } from './blockers.ts';
import { decisionKind } from './decision.ts';
import { signalKind } from './signal.ts';
import { type SignalFile, type StepContext, signalFile } from './signal-file.ts';
import { beginReview, closeSignal, type DecideInput, decide, triage } from './state.ts';
import { applyChanges, snapshotFrom } from './test-snapshot.ts';

const newId = countingIds();
const context = (now = '2026-06-01T08:00:00.000Z'): StepContext => ({ newId, now, actor: { id: 'usr_1', name: 'Ada Evaluator' } });
const begin = (signal: object = {}) =>
  snapshotFrom({
    signal: [
      {
        id: 'sig_1',
        data: {
          title: 'Complaints rise',
          input: 'complaint-trend',
          detectedOn: '2026-05-01',
          values: [{ name: 'rate', value: 1.4, unit: 'per 1000', expected: 0.45 }],
          ...signal,
        },
      },
    ],
  });

/** The file of the only signal of these tests. */
function file(snapshot: Snapshot): SignalFile {
  const outcome = signalFile(snapshot, 'sig_1');
  if (!outcome.ok) throw new Error(outcome.problem.message);
  return outcome.value;
}

/** The snapshot after a step that must succeed. */
function after(snapshot: Snapshot, outcome: Outcome<Change[]>, now = '2026-06-01T08:00:00.000Z'): Snapshot {
  if (!outcome.ok) throw new Error(outcome.problem.message);
  return applyChanges(snapshot, outcome.value, now);
}

const state = (snapshot: Snapshot) => find(snapshot, signalKind, 'sig_1')!.data.state;
const code = (outcome: Outcome<unknown>) => (outcome.ok ? 'ok' : outcome.problem.code);
const relevant = (snapshot: Snapshot) =>
  after(snapshot, triage(file(snapshot), { clinicallyRelevant: 'yes', reason: 'a known harm' }, context()));
const reviewed = (snapshot = begin()) => {
  const triaged = relevant(snapshot);
  return after(triaged, beginReview(file(triaged), {}, context()));
};
const decided = (input: DecideInput, snapshot = reviewed()) => after(snapshot, decide(file(snapshot), input, context()));
const update: DecideInput = {
  outcome: 'update',
  reason: 'the rate is above the criterion',
  actions: [{ title: 'Revise section 4.6.4', target: 'clinical evaluation report' }],
};

describe('the life of a signal', () => {
  it('leads from detection through review, decision, actions and their verification to its end', () => {
    let snapshot = reviewed();
    expect(state(snapshot)).toBe('under clinical review');
    snapshot = decided(update, snapshot);
    expect(state(snapshot)).toBe('actions open');
    const [action] = all(snapshot, actionKind);
    snapshot = after(
      snapshot,
      disposeAction(action!, { outcome: 'report changed', reason: 'section rewritten', evidence: 'CER version 2, 4.6.4' }, context()),
    );
    expect(state(snapshot)).toBe('actions open');
    snapshot = after(snapshot, verifyAction(all(snapshot, actionKind)[0]!, {}, context(), file(snapshot)));
    expect(state(snapshot)).toBe('verified');
    snapshot = after(snapshot, closeSignal(file(snapshot), {}, context()));
    expect(state(snapshot)).toBe('closed');
    expect(blockers(snapshot)).toEqual([]);
  });

  it('copies the values the signal stands on into the decision, with who and when', () => {
    const snapshot = decided({
      outcome: 'no impact',
      reason: 'one lot, replaced',
      estimatesSeen: [{ estimateId: 'est_1', title: 'Infection', text: '0.45 (0.31 to 0.65)' }],
    });
    expect(all(snapshot, decisionKind)[0]!.data).toMatchObject({
      signalId: 'sig_1',
      decidedBy: 'Ada Evaluator',
      decidedAt: '2026-06-01T08:00:00.000Z',
      valuesSeen: [{ name: 'rate', value: 1.4, unit: 'per 1000', expected: 0.45 }],
      estimatesSeen: [{ estimateId: 'est_1', title: 'Infection', text: '0.45 (0.31 to 0.65)' }],
    });
  });

  it('spares the review of what is not clinically relevant, but not the decision', () => {
    let snapshot = begin();
    snapshot = after(snapshot, triage(file(snapshot), { clinicallyRelevant: 'no', reason: 'a delivery was late' }, context()));
    expect(code(beginReview(file(snapshot), {}, context()))).toBe('conflict');
    expect(code(closeSignal(file(snapshot), {}, context()))).toBe('conflict');
    expect(code(decide(file(snapshot), update, context()))).toBe('conflict');
    snapshot = decided({ outcome: 'no impact', reason: 'no patient concerned' }, snapshot);
    expect(state(after(snapshot, closeSignal(file(snapshot), {}, context())))).toBe('closed');
  });

  it('keeps a monitored signal open until it is decided again, and the newer decision supersedes the older', () => {
    let snapshot = decided({ outcome: 'monitor', reason: 'few events', recheckOn: '2026-09-01' });
    expect(state(snapshot)).toBe('decided');
    expect(code(closeSignal(file(snapshot), {}, context()))).toBe('conflict');
    snapshot = decided({ outcome: 'no impact', reason: 'back to the baseline' }, snapshot);
    const [first, second] = all(snapshot, decisionKind);
    expect(second!.data.supersedes).toBe(first!.id);
    expect(first!.version).toBe(1);
    expect(state(after(snapshot, closeSignal(file(snapshot), {}, context())))).toBe('closed');
  });

  it('lets actions of an earlier decision stay until they are disposed of', () => {
    let snapshot = decided(update);
    snapshot = decided({ outcome: 'no impact', reason: 'the lot was mislabelled' }, snapshot);
    expect(state(snapshot)).toBe('actions open');
    expect(code(closeSignal(file(snapshot), {}, context()))).toBe('conflict');
  });

  it('does not close over an action somebody added by hand', () => {
    const snapshot = decided({ outcome: 'no impact', reason: 'x' });
    const added = {
      action: 'create' as const,
      kind: 'action',
      id: newId('act'),
      data: { title: 'Ask the user', target: 'PMCF', signalId: 'sig_1' },
    };
    const outcome = closeSignal(file(applyChanges(snapshot, [added], '2026-06-02T08:00:00.000Z')), {}, context());
    expect(code(outcome)).toBe('conflict');
  });

  it.each<[string, () => Outcome<unknown>, string]>([
    ['triage without a reason', () => triage(file(begin()), { clinicallyRelevant: 'no', reason: ' ' }, context()), 'reason-needed'],
    ['triage of what is under review', () => triage(file(reviewed()), { clinicallyRelevant: 'no', reason: 'x' }, context()), 'conflict'],
    ['a review before triage', () => beginReview(file(begin()), {}, context()), 'conflict'],
    ['a decision before triage', () => decide(file(begin()), update, context()), 'conflict'],
    ['a decision before review', () => decide(file(relevant(begin())), update, context()), 'conflict'],
    ['a decision without a reason', () => decide(file(reviewed()), { ...update, reason: '' }, context()), 'reason-needed'],
    ['monitoring without a day', () => decide(file(reviewed()), { outcome: 'monitor', reason: 'x' }, context()), 'input-invalid'],
    [
      'monitoring until a day that has passed',
      () => decide(file(reviewed()), { outcome: 'monitor', reason: 'x', recheckOn: '2026-06-01' }, context()),
      'input-invalid',
    ],
    ['an update without any action', () => decide(file(reviewed()), { outcome: 'update', reason: 'x' }, context()), 'input-invalid'],
    ['no impact with an action', () => decide(file(reviewed()), { ...update, outcome: 'no impact' }, context()), 'input-invalid'],
    ['closing what nobody decided', () => closeSignal(file(begin()), {}, context()), 'conflict'],
    ['a signal that is not there', () => signalFile(begin(), 'sig_9'), 'not-found'],
  ])('refuses %s', (_says, step, expected) => {
    expect(code(step())).toBe(expected);
  });
});

describe('actions', () => {
  const action = () => all(decided(update), actionKind)[0]!;

  it('are disposed of with a reason, in a way their target allows', () => {
    expect(code(disposeAction(action(), { outcome: 'report changed', reason: '  ' }, context()))).toBe('reason-needed');
    expect(code(disposeAction(action(), { outcome: 'PMCF objective', reason: 'x' }, context()))).toBe('input-invalid');
    expect(code(disposeAction(action(), { outcome: 'rejected', reason: 'the section says so already' }, context()))).toBe('ok');
  });

  it('are verified only where there is something to see, and then stand', () => {
    const snapshot = decided(update);
    expect(code(verifyAction(action(), {}, context()))).toBe('conflict');
    const disposed = after(
      snapshot,
      disposeAction(all(snapshot, actionKind)[0]!, { outcome: 'report changed', reason: 'done' }, context()),
    );
    const [open] = all(disposed, actionKind);
    expect(code(verifyAction(open!, {}, context(), file(disposed)))).toBe('reason-needed');
    const verified = after(disposed, verifyAction(open!, { note: 'read section 4.6.4 of the draft' }, context(), file(disposed)));
    expect(code(disposeAction(all(verified, actionKind)[0]!, { outcome: 'rejected', reason: 'x' }, context()))).toBe('conflict');
  });

  it('are made once for each open gap', () => {
    const snapshot = snapshotFrom({
      gap: [
        { id: 'gap_1', data: { title: 'Use beyond 30 days', actionWanted: 'Study longer use', actionTarget: 'PMCF' } },
        { id: 'gap_2', data: { title: 'Children', state: 'closed' } },
        { id: 'gap_3', data: { title: 'Allergy', actionTarget: 'risk management' } },
      ],
    });
    const changes = actionsFromGaps(snapshot, context());
    const made = applyChanges(snapshot, changes, '2026-06-01T08:00:00.000Z');
    expect(all(made, actionKind).map(({ data }) => [data.gapId, data.title, data.target])).toEqual([
      ['gap_1', 'Study longer use', 'PMCF'],
      ['gap_3', 'Allergy', 'risk management'],
    ]);
    expect(actionsFromGaps(made, context())).toEqual([]);
  });
});

describe('what blocks the release', () => {
  const codes = (snapshot: Snapshot) => blockers(snapshot).map(({ code: blocker, recordId }) => [blocker, recordId]);

  it('is a signal at every step before its decision', () => {
    for (const snapshot of [begin(), relevant(begin()), reviewed()]) expect(codes(snapshot)).toEqual([['signal-not-decided', 'sig_1']]);
  });

  it('is not a signal with a decision of no impact, closed or not', () => {
    expect(codes(decided({ outcome: 'no impact', reason: 'x' }))).toEqual([]);
  });

  it('is a monitored signal from the day it was to be looked at again', () => {
    const snapshot = decided({ outcome: 'monitor', reason: 'few events', recheckOn: '2026-09-01' });
    expect(codes({ ...snapshot, takenAt: '2026-08-31T23:59:59.000Z' })).toEqual([]);
    expect(codes({ ...snapshot, takenAt: '2026-09-01T00:00:00.000Z' })).toEqual([['monitoring-overdue', 'sig_1']]);
  });

  it('is an action nobody disposed of, and says who should', () => {
    const [blocker] = blockers(decided(update));
    expect(blocker).toMatchObject({
      code: 'action-not-disposed',
      sentence: 'The action "Revise section 4.6.4" for clinical evaluation report has no disposition.',
    });
    expect(blocker!.remedy).toContain('clinical evaluators');
  });

  it('is a signal that claims to be decided and has no decision', () => {
    expect(codes(begin({ state: 'decided', clinicallyRelevant: 'yes' }))).toEqual([['signal-not-decided', 'sig_1']]);
  });
});

/** Any step anybody could ask for, sensible or not. */
type Step = (snapshot: Snapshot, now: string) => Outcome<Change[]>;
const sometimes = fc.constantFrom('a reason', 'another', 'a third', '', ' ');
const nth = (snapshot: Snapshot, index: number) => {
  const list = all(snapshot, actionKind);
  return list[index % Math.max(list.length, 1)];
};
const nothing: Outcome<Change[]> = { ok: true, value: [] };
const wanted = fc.record({ title: fc.constantFrom('Do it', ''), target: fc.constantFrom(...actionTargets) });
const anyStep: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ clinicallyRelevant: fc.constantFrom('yes' as const, 'no' as const), reason: sometimes }).map(
    (input): Step =>
      (snapshot, now) =>
        triage(file(snapshot), input, context(now)),
  ),
  fc.constant<Step>((snapshot, now) => beginReview(file(snapshot), {}, context(now))),
  fc
    .record({
      outcome: fc.constantFrom('no impact' as const, 'monitor' as const, 'update' as const),
      reason: sometimes,
      recheckOn: fc.constantFrom(undefined, '2020-01-01', '2030-01-01'),
      actions: fc.array(wanted, { maxLength: 1 }),
    })
    .map(
      (input): Step =>
        (snapshot, now) =>
          decide(file(snapshot), input, context(now)),
    ),
  fc.record({ outcome: fc.constantFrom(...dispositions), reason: sometimes, evidence: sometimes, index: fc.nat(5) }).map(
    (input): Step =>
      (snapshot, now) => {
        const action = nth(snapshot, input.index);
        return action ? disposeAction(action, input, context(now)) : nothing;
      },
  ),
  fc.record({ note: sometimes, index: fc.nat(5) }).map(
    (input): Step =>
      (snapshot, now) => {
        const action = nth(snapshot, input.index);
        return action ? verifyAction(action, input, context(now), file(snapshot)) : nothing;
      },
  ),
  fc.constant<Step>((snapshot, now) => closeSignal(file(snapshot), {}, context(now))),
);

describe('whatever steps people take in whatever order', () => {
  it('nothing closes without a decision, with an open action or while monitored; no action ends without a reason; no decision is ever changed', () => {
    let closed = 0;
    let closedAfterActions = 0;
    let disposed = 0;
    fc.assert(
      fc.property(fc.array(anyStep, { maxLength: 50, size: 'max' }), (steps) => {
        let snapshot = begin();
        steps.forEach((step, index) => {
          const now = `2026-06-01T08:${String(index).padStart(2, '0')}:00.000Z`;
          const outcome = step(snapshot, now);
          if (!outcome.ok) return;
          const before = all(snapshot, decisionKind);
          snapshot = applyChanges(snapshot, outcome.value, now);
          const decisions = all(snapshot, decisionKind);
          expect(decisions.slice(0, before.length)).toEqual(before);
          const actions = all(snapshot, actionKind);
          for (const { data } of actions) {
            if (data.disposition) {
              disposed += 1;
              expect(data.disposition.reason.trim()).not.toBe('');
            }
            if (data.verified) expect(data.disposition).toBeDefined();
          }
          if (['decided', 'actions open', 'verified', 'closed'].includes(state(snapshot))) expect(decisions.length).toBeGreaterThan(0);
          if (state(snapshot) === 'closed') {
            closed += 1;
            if (actions.length > 0) closedAfterActions += 1;
            expect(decisions.at(-1)!.data.outcome).not.toBe('monitor');
            expect(actions.every(({ data }) => data.disposition && data.verified)).toBe(true);
            expect(blockers(snapshot)).toEqual([]);
          }
        });
      }),
      { numRuns: 6000, seed: 20260601 },
    );
    // The property reached its ends often enough to mean something.
    expect(closed).toBeGreaterThan(50);
    expect(closedAfterActions).toBeGreaterThan(5);
    expect(disposed).toBeGreaterThan(50);
  });
});
