import type { WalkStep } from '@cerulean/evaluation/traceability';

/** A node with what was reached from it. */
export interface Branch {
  readonly step: WalkStep;
  readonly below: readonly Branch[];
}

/** The steps of a walk as a tree: every node stands below the node from which it was reached. */
export function branchesOf(start: string, steps: readonly WalkStep[]): readonly Branch[] {
  const byVia = new Map<string, WalkStep[]>();
  for (const step of steps) byVia.set(step.via, [...(byVia.get(step.via) ?? []), step]);
  const below = (id: string): readonly Branch[] => (byVia.get(id) ?? []).map((step) => ({ step, below: below(step.node.id) }));
  return below(start);
}

/** How many nodes stand in a tree. */
export function countBranches(branches: readonly Branch[]): number {
  return branches.reduce((count, { below }) => count + 1 + countBranches(below), 0);
}

/** What a kind of node is called, in the singular. */
export function kindWord(kind: string): string {
  return kind.replaceAll('-', ' ');
}
