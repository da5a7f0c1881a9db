import { beginReview, closeSignal, decide, type SignalFile, signalStates, triage } from '@cerulean/evaluation/quality-system';
import { describe, expect, it } from 'vitest';
import { type Act, nextActs, stateLine } from './next-acts.ts';

const at = '2026-02-01T00:00:00.000Z';
const stored = (kind: string, id: string, data: object) => ({
  id,
  kind,
  version: 1,
  data,
  createdAt: at,
  createdBy: 'p',
  updatedAt: at,
  updatedBy: 'p',
});
const context = { newId: (prefix: string) => `${prefix}_new` as never, now: at, actor: { id: 'p', name: 'P' } };

const attempts: Readonly<Record<Act, (file: SignalFile, outcome: 'no impact' | 'update') => boolean>> = {
  triage: (file) => triage(file, { clinicallyRelevant: 'yes', reason: 'x' }, context).ok,
  'begin-review': (file) => beginReview(file, {}, context).ok,
  decide: (file, outcome) =>
    decide(file, { outcome, reason: 'x', actions: outcome === 'update' ? [{ title: 'x', target: 'PMCF' }] : [] }, context).ok,
  close: (file) => closeSignal(file, { note: 'x' }, context).ok,
};

describe('the next steps of a signal', () => {
  // From `decided` on there is a decision; before it there is none.
  const outcomes = (state: (typeof signalStates)[number]) =>
    signalStates.indexOf(state) >= signalStates.indexOf('decided') ? (['no impact', 'monitor', 'update'] as const) : ([undefined] as const);
  const cases = signalStates.flatMap((state) =>
    (['yes', 'no'] as const).flatMap((clinicallyRelevant) =>
      outcomes(state).flatMap((outcome) => ([0, 1] as const).map((openActions) => ({ state, clinicallyRelevant, outcome, openActions }))),
    ),
  );

  it.each(cases)(
    'offer only what the core takes: $state, relevant $clinicallyRelevant, decided $outcome, $openActions open',
    (standing) => {
      const { state, clinicallyRelevant, outcome, openActions } = standing;
      const file = {
        signal: stored('signal', 'sig_1', {
          title: 's',
          input: 'capa',
          detectedOn: '2026-01-01',
          values: [],
          claimIds: [],
          riskIds: [],
          description: '',
          state,
          clinicallyRelevant,
        }),
        decisions: outcome ? [stored('decision', 'dec_1', { signalId: 'sig_1', outcome, reason: 'x', recheckOn: '2027-01-01' })] : [],
        actions: openActions ? [stored('action', 'act_1', { title: 'a', target: 'PMCF', signalId: 'sig_1' })] : [],
      } as never;
      const offered = nextActs(standing);
      for (const act of offered) {
        const taken = (['no impact', 'update'] as const).some((each) => attempts[act](file, each));
        expect(taken, `${act} is offered`).toBe(true);
      }
      for (const act of ['triage', 'begin-review', 'close'] as const) {
        if (!offered.includes(act)) expect(attempts[act](file, 'no impact'), `${act} is not offered`).toBe(false);
      }
    },
  );

  it('put the expected step first', () => {
    expect(nextActs({ state: 'triaged', clinicallyRelevant: 'yes', openActions: 0 })[0]).toBe('begin-review');
    expect(nextActs({ state: 'triaged', clinicallyRelevant: 'no', openActions: 0 })[0]).toBe('decide');
    expect(nextActs({ state: 'verified', clinicallyRelevant: 'yes', outcome: 'update', openActions: 0 })[0]).toBe('close');
    expect(nextActs({ state: 'closed', clinicallyRelevant: 'yes', outcome: 'update', openActions: 0 })).toEqual([]);
  });

  it('stand on a line on which exactly one state is here', () => {
    for (const state of signalStates) {
      const line = stateLine(state);
      expect(line.map((each) => each.state)).toEqual([...signalStates]);
      expect(line.filter(({ place }) => place === 'here')).toEqual([{ state, place: 'here' }]);
    }
  });
});
