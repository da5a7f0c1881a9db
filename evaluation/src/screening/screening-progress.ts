import { byId } from '../base/index.ts';
import type { Snapshot } from '../records/index.ts';
import { screeningStates, standings } from './screen.ts';
import { screeningPlanOf } from './screening-plan.ts';
import { stopping } from './stopping/index.generated.ts';
import { type ScreeningProgress, type StoppingRule, type StoppingState, stoppingSentence, stoppingState } from './stopping-rule.ts';

/**
 * How far the screening of titles and abstracts is: every reference that is no duplicate, and those that are decided in the order in which their
 * decisions were made or last changed. With two reviewers a reference is decided when both agree or an adjudicator has decided.
 */
export function screeningProgress(snapshot: Snapshot, chances: ScreeningProgress['chances']): ScreeningProgress {
  const standing = standings(snapshot);
  const states = screeningStates(snapshot);
  const decided = states
    .filter(({ state }) => state !== 'awaiting title and abstract')
    .map(({ reference, state, fullText }) => ({
      relevant: state !== 'excluded at title and abstract',
      at: standing.of(reference.id, 'title and abstract').decidedAt ?? fullText.decidedAt ?? '',
    }))
    .sort((left, right) => (left.at < right.at ? -1 : left.at > right.at ? 1 : 0));
  return { records: states.length, shown: decided.map(({ relevant }) => relevant), chances };
}

/** What a rule says, with the sentence for the report. */
export type StoppingAnswer = StoppingState & { readonly sentence: string };

/** The stopping rule of the screening plan; undefined where there is none and everything is read. */
export function plannedRule(snapshot: Snapshot): StoppingRule | undefined {
  const planned = screeningPlanOf(snapshot).stopping;
  return planned && byId<StoppingRule>(stopping, planned.rule);
}

/**
 * What the rule of the screening plan says about the screening as it stands. `chances` are those a model gives to the references that wait, in order of
 * creation; a rule that goes by them says nothing good without.
 */
export function stoppingOf(snapshot: Snapshot, chances: ScreeningProgress['chances'] = () => undefined): StoppingAnswer | undefined {
  const rule = plannedRule(snapshot);
  const promise = screeningPlanOf(snapshot).stopping;
  if (!rule || !promise) return undefined;
  const state = stoppingState(rule, screeningProgress(snapshot, chances), { recall: promise.recall, confidence: promise.confidence });
  return { ...state, sentence: stoppingSentence(rule, state) };
}
