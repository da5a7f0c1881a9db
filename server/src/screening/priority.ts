import { importOrder, type ScreeningPlan, type ScreeningStage } from '@cerulean/evaluation/screening';
import type { System } from '../operations/operation.ts';
import type { RankedReferences, RankInput } from '../work/tasks/rank-references.ts';

/** For so many at the top the reasons of their place are kept. */
const explained = 100;
/** So many rankings are kept; each holds the ids of everything that waits. */
const rankingsMax = 32;

/** So long the very first ranking may keep somebody who opens the desk; afterwards nobody waits for one. */
const firstMilliseconds = 400;

interface Priority {
  ranked?: RankedReferences;
  /** The next ranking, while it is being made. */
  ranking?: Promise<void> | undefined;
}

const prioritiesOf = new WeakMap<System, Map<string, Priority>>();

/**
 * The newest ranking of what waits at a stage; undefined where the plan keeps the order of import, and until the first ranking is made. Where
 * something changed since, the next one is made in a worker thread meanwhile. With two reviewers each has a ranking of their own.
 */
export async function priorityFor(
  system: System,
  evaluation: string,
  sequence: number,
  { plan, stage, person }: { readonly plan: ScreeningPlan; readonly stage: ScreeningStage; readonly person: string },
): Promise<RankedReferences | undefined> {
  if (plan.order === importOrder) return undefined;
  const reviewer = plan.reviewers[stage] === 2 ? { reviewer: person } : {};
  const input: RankInput = { evaluation, stage, model: plan.order, seed: 0, explained, ...reviewer };
  const priority = heldFor(system, JSON.stringify(input));
  if (!priority.ranking && priority.ranked?.sequence !== sequence) priority.ranking = rankAgain(system, input, priority);
  if (!priority.ranked && priority.ranking)
    await Promise.race([priority.ranking, new Promise((late) => setTimeout(late, firstMilliseconds))]);
  return priority.ranked;
}

function heldFor(system: System, key: string): Priority {
  const priorities = prioritiesOf.get(system) ?? new Map<string, Priority>();
  prioritiesOf.set(system, priorities);
  const priority = priorities.get(key) ?? {};
  priorities.delete(key);
  priorities.set(key, priority);
  for (const oldest of priorities.keys()) if (priorities.size > rankingsMax) priorities.delete(oldest);
  return priority;
}

/** A library of a hundred thousand references is read for minutes when it is ranked for the first time. */
const rankingSeconds = 900;

/** Makes the next ranking. One that fails leaves the one before, and the next request tries again. */
async function rankAgain(system: System, input: RankInput, priority: Priority): Promise<void> {
  try {
    const outcome = await system.work.run<RankedReferences>('rank-references', input, { seconds: rankingSeconds });
    if (outcome.ok) priority.ranked = outcome.value;
  } catch {
    // A thread that ended takes the order with it, not the screening.
  } finally {
    priority.ranking = undefined;
  }
}
