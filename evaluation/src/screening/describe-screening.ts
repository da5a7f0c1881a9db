import { byId } from '../base/index.ts';
import { only, type Snapshot } from '../records/index.ts';
import { agreementAt, describeAgreement } from './agreement.ts';
import type { ScreeningModel } from './learning/screening-model.ts';
import { models } from './models/index.generated.ts';
import { screeningStages } from './screening-decision.ts';
import { isBlinded, screeningPlanKind } from './screening-plan.ts';
import { plannedRule, stoppingOf } from './screening-progress.ts';

/**
 * How screening was done, in sentences for the report: reviewers and blinding, order, when one may stop, and how far reviewers agreed. Nothing
 * where no plan was written. Reviewers are called by letters, because a report need not name them.
 */
export function describeScreening(snapshot: Snapshot): string[] {
  const plan = only(snapshot, screeningPlanKind)?.data;
  if (!plan) return [];
  const stages = screeningStages.map((stage) => {
    const what = stage === 'full text' ? 'Full texts' : 'Titles and abstracts';
    if (plan.reviewers[stage] === 1) return `${what} were screened by one reviewer.`;
    return `${what} were screened by two reviewers independently${isBlinded(plan, stage) ? ', neither of whom could see the other’s decision before both had decided' : ''}; disagreements were decided by an adjudicator.`;
  });
  const model = byId<ScreeningModel>(models, plan.order);
  const letters = new Map<string, string>();
  const nameOf = (person: string) => {
    if (!letters.has(person)) letters.set(person, `reviewer ${String.fromCharCode(65 + letters.size)}`);
    return letters.get(person)!;
  };
  return [
    ...stages,
    ...(model
      ? [`The order of screening followed a model that learnt from the decisions made so far: ${model.title}. ${model.description}`]
      : []),
    stoppingText(snapshot),
    ...screeningStages.flatMap((stage) => describeAgreement(agreementAt(snapshot, stage), nameOf)),
  ].filter(Boolean);
}

/** What the stopping rule says. One that goes by the chances of a model can only be named here, because no model learns while a report is written. */
function stoppingText(snapshot: Snapshot): string {
  const rule = plannedRule(snapshot);
  const answer = stoppingOf(snapshot);
  if (!rule || !answer) return '';
  if (!rule.usesChances || answer.left === 0) return answer.sentence;
  const percent = (share: number) => `${Number((100 * share).toFixed(1))} %`;
  return `Screening was to stop by the rule “${rule.title}” (recall at least ${percent(answer.promise.recall)}, confidence ${percent(answer.promise.confidence)}); ${answer.screened} of ${answer.screened + answer.left} records were screened.`;
}
