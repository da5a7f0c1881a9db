import type { Snapshot } from '../records/index.ts';
import type { TraceLink } from './link.ts';
import { links } from './links/index.generated.ts';
import { collectNodes, type GraphContext, type NodeKind, type TraceNode } from './node.ts';

/** One connection: what rests on what, by which link. */
export interface Edge {
  readonly link: string;
  readonly from: string;
  readonly to: string;
}

/** Everything that is connected in one evaluation, in both directions. */
export interface TraceGraph {
  readonly nodes: ReadonlyMap<string, TraceNode>;
  readonly edges: readonly Edge[];
  readonly forwards: ReadonlyMap<string, readonly Edge[]>;
  readonly backwards: ReadonlyMap<string, readonly Edge[]>;
  /** Links whose other end does not exist: a record was removed, or an id is wrong. */
  readonly broken: readonly Edge[];
}

/**
 * Builds the graph of an evaluation from its records and the sections of its documents. Every link is found by its own file in `links`;
 * a pair that is found twice by one link counts once.
 */
export function buildGraph(snapshot: Snapshot, context: GraphContext = {}, kinds: readonly TraceLink[] = links): TraceGraph {
  const nodes = collectNodes(snapshot, context);
  const edges: Edge[] = [];
  const broken: Edge[] = [];
  const forwards = new Map<string, Edge[]>();
  const backwards = new Map<string, Edge[]>();
  for (const kind of kinds) {
    const seen = new Map<string, Set<string>>();
    for (const { from, to } of kind.find(snapshot, context)) {
      const known = seen.get(from) ?? new Set<string>();
      if (known.has(to)) continue;
      seen.set(from, known.add(to));
      const edge = { link: kind.id, from, to };
      if (!nodes.has(from) || !nodes.has(to)) {
        broken.push(edge);
        continue;
      }
      edges.push(edge);
      append(forwards, from, edge);
      append(backwards, to, edge);
    }
  }
  return { nodes, edges, forwards, backwards, broken };
}

function append(map: Map<string, Edge[]>, key: string, edge: Edge): void {
  const list = map.get(key);
  if (list) list.push(edge);
  else map.set(key, [edge]);
}

/** One step of a walk: a node that was reached, how far it is, and the connection that led there. */
export interface WalkStep {
  readonly node: TraceNode;
  /** Connections from the start. */
  readonly depth: number;
  readonly edge: Edge;
  /** The node from which it was reached. */
  readonly via: string;
}

/**
 * Walks from a node to everything it rests on (forwards) or to everything that rests on it (backwards), nearest first, each node once,
 * up to `depth` connections away. Empty for a node that does not exist.
 */
export function walk(graph: TraceGraph, nodeId: string, direction: 'forwards' | 'backwards', depth = 6): WalkStep[] {
  if (!graph.nodes.has(nodeId)) return [];
  const reached = new Set([nodeId]);
  const steps: WalkStep[] = [];
  let edge: { at: string; depth: number }[] = [{ at: nodeId, depth: 0 }];
  while (edge.length > 0) {
    const next: { at: string; depth: number }[] = [];
    for (const { at, depth: far } of edge) {
      if (far === depth) continue;
      for (const connection of graph[direction].get(at) ?? []) {
        const other = direction === 'forwards' ? connection.to : connection.from;
        if (reached.has(other)) continue;
        reached.add(other);
        steps.push({ node: graph.nodes.get(other)!, depth: far + 1, edge: connection, via: at });
        next.push({ at: other, depth: far + 1 });
      }
    }
    edge = next;
  }
  return steps;
}

/** The nodes of one kind in their order. */
export function nodesOf(graph: TraceGraph, kind: NodeKind): TraceNode[] {
  return [...graph.nodes.values()].filter((node) => node.kind === kind);
}
