import type { WalkStep } from '@cerulean/evaluation/traceability';
import { describe, expect, it } from 'vitest';
import { branchesOf, countBranches } from './walk-tree.ts';

const step = (id: string, via: string, depth: number): WalkStep => ({
  node: { id, kind: 'claim', label: id },
  depth,
  via,
  edge: { link: 'l', from: via, to: id },
});

describe('the tree of a walk', () => {
  const steps = [step('a', 'start', 1), step('b', 'start', 1), step('c', 'a', 2), step('d', 'a', 2), step('e', 'd', 3)];

  it('puts every node below the one it was reached from, in the order of the walk', () => {
    const tree = branchesOf('start', steps);
    expect(tree.map((branch) => branch.step.node.id)).toEqual(['a', 'b']);
    expect(tree[0]?.below.map((branch) => branch.step.node.id)).toEqual(['c', 'd']);
    expect(tree[0]?.below[1]?.below.map((branch) => branch.step.node.id)).toEqual(['e']);
  });

  it('holds every node once', () => {
    expect(countBranches(branchesOf('start', steps))).toBe(steps.length);
    expect(countBranches(branchesOf('nowhere', steps))).toBe(0);
  });
});
