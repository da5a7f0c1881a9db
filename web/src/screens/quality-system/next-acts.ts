import { type SignalState, signalStates } from '@cerulean/evaluation/quality-system';

/** What can be done with a signal next, by its operation. */
export type Act = 'triage' | 'begin-review' | 'decide' | 'close';

/** A signal as far as its next step depends on it. */
interface Standing {
  readonly state: SignalState;
  readonly clinicallyRelevant: 'not triaged' | 'yes' | 'no';
  /** The outcome of the decision that holds. */
  readonly outcome?: 'no impact' | 'monitor' | 'update' | undefined;
  /** Actions that are not verified yet. */
  readonly openActions: number;
}

/** The steps that are possible now, the expected one first. The core decides in the end; this only keeps buttons away that would be refused. */
export function nextActs({ state, clinicallyRelevant, outcome, openActions }: Standing): readonly Act[] {
  switch (state) {
    case 'detected':
      return ['triage'];
    case 'triaged':
      return clinicallyRelevant === 'yes' ? ['begin-review', 'triage'] : ['decide', 'triage'];
    case 'under clinical review':
      return ['decide'];
    case 'decided':
    case 'verified':
      return outcome !== 'monitor' && openActions === 0 ? ['close', 'decide'] : ['decide'];
    case 'actions open':
      return ['decide'];
    case 'closed':
      return [];
  }
}

/** The states as a line: those passed, the one it is in, and those to come. */
export function stateLine(state: SignalState): readonly { readonly state: SignalState; readonly place: 'passed' | 'here' | 'to come' }[] {
  const here = signalStates.indexOf(state);
  return signalStates.map((each, index) => ({ state: each, place: index < here ? 'passed' : index === here ? 'here' : 'to come' }));
}
