import { done, type Outcome } from '@cerulean/evaluation/base';
import { importOrder, type StoppingAnswer, screeningPlanOf, stoppingOf } from '@cerulean/evaluation/screening';
import { threadSnapshots } from '../thread-snapshots.ts';
import rank from './rank-references.ts';

/** What the stopping rule of the plan says about a screening, by the chances of the plan's model where there is one; null where everything is read. */
export default async function stoppingStateOf({ evaluation }: { readonly evaluation: string }): Promise<Outcome<StoppingAnswer | null>> {
  const snapshot = await threadSnapshots().of(evaluation);
  const { order, stopping } = screeningPlanOf(snapshot);
  if (!stopping || order === importOrder) return done(stoppingOf(snapshot) ?? null);
  const ranked = await rank({ evaluation, stage: 'title and abstract', model: order, seed: 0, explained: 0 });
  return ranked.ok ? done(ranked.value.stopping ?? null) : ranked;
}
