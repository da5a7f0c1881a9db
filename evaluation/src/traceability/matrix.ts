import { type Edge, nodesOf, type TraceGraph } from './graph.ts';
import type { NodeKind, TraceNode } from './node.ts';

/** One way from a row to a column: the nodes in order, both ends included, and the links between them. */
export interface Path {
  readonly nodes: readonly string[];
  readonly links: readonly string[];
}

export interface MatrixCell {
  readonly column: string;
  /** The shortest ways, at most `pathsMax`; one node pair can be connected in several ways. */
  readonly paths: readonly Path[];
}

export interface MatrixRow {
  readonly node: TraceNode;
  /** Only connected columns, in the order of the columns. */
  readonly cells: readonly MatrixCell[];
  /** True where nothing connects the row to any column. */
  readonly hole: boolean;
}

/** Which nodes of one kind are connected with which of another. */
export interface Matrix {
  readonly rowKind: NodeKind;
  readonly columnKind: NodeKind;
  readonly columns: readonly TraceNode[];
  readonly rows: readonly MatrixRow[];
}

/** How many ways are kept for one cell. */
const pathsMax = 3;

/** Kinds at which a path may turn from what rests on a node to what that rests on in turn: statements about the device. */
const turningKinds: ReadonlySet<NodeKind> = new Set<NodeKind>(['claim', 'risk']);

/** Kinds of which an evaluation can hold very many that nothing uses; only connected ones become rows or columns. */
const numerous: ReadonlySet<NodeKind> = new Set<NodeKind>(['reference', 'outcome', 'appraisal']);

/**
 * The matrix of two kinds. A cell is filled where a path leads from row to column: along links only forwards, or only backwards, or first backwards to a claim
 * or risk and then forwards. Free turns would connect everything with everything, through a shared section or parameter. Paths are at most `depth` links long.
 */
export function matrix(graph: TraceGraph, rowKind: NodeKind, columnKind: NodeKind, depth = 6): Matrix {
  const nodes = (kind: NodeKind) =>
    nodesOf(graph, kind).filter((node) => !numerous.has(kind) || graph.forwards.has(node.id) || graph.backwards.has(node.id));
  const columns = nodes(columnKind);
  const position = new Map(columns.map((node, index) => [node.id, index]));
  const rows = nodes(rowKind).map((node) => {
    const found = shortestPaths(graph, node.id, position, depth);
    const cells = [...found].sort(([a], [b]) => position.get(a)! - position.get(b)!).map(([column, paths]) => ({ column, paths }));
    return { node, cells, hole: cells.length === 0 };
  });
  return { rowKind, columnKind, columns, rows };
}

/** A node reached in one way of walking, with the arrivals that reached it first. */
interface Arrival {
  readonly node: string;
  readonly walking: 'start' | 'forwards' | 'backwards' | 'turned';
  readonly depth: number;
  readonly from: { readonly arrival: Arrival; readonly link: string }[];
}

function shortestPaths(graph: TraceGraph, start: string, wanted: ReadonlyMap<string, number>, depth: number): Map<string, Path[]> {
  const arrivals = new Map<string, Arrival>();
  const queue: Arrival[] = [{ node: start, walking: 'start', depth: 0, from: [] }];
  const reach = (arrival: Arrival, edge: Edge, node: string, walking: Arrival['walking']) => {
    if (node === start) return;
    const key = `${walking} ${node}`;
    const earlier = arrivals.get(key);
    if (!earlier) {
      const next = { node, walking, depth: arrival.depth + 1, from: [{ arrival, link: edge.link }] };
      arrivals.set(key, next);
      queue.push(next);
    } else if (earlier.depth === arrival.depth + 1 && earlier.from.length < pathsMax) {
      earlier.from.push({ arrival, link: edge.link });
    }
  };
  for (let index = 0; index < queue.length; index += 1) {
    const arrival = queue[index]!;
    if (arrival.depth === depth) continue;
    const { node, walking } = arrival;
    if (walking === 'start' || walking === 'backwards') {
      for (const edge of graph.backwards.get(node) ?? []) reach(arrival, edge, edge.from, 'backwards');
    }
    const turns = walking === 'backwards' && turningKinds.has(graph.nodes.get(node)!.kind);
    if (walking !== 'backwards' || turns) {
      for (const edge of graph.forwards.get(node) ?? [])
        reach(arrival, edge, edge.to, walking === 'start' || walking === 'forwards' ? 'forwards' : 'turned');
    }
  }

  const found = new Map<string, Path[]>();
  const known = new Map<Arrival, Path[]>();
  for (const arrival of arrivals.values()) {
    if (!wanted.has(arrival.node)) continue;
    found.set(arrival.node, [...(found.get(arrival.node) ?? []), ...pathsTo(arrival, known)]);
  }
  for (const [node, paths] of found) found.set(node, paths.sort((a, b) => a.links.length - b.links.length).slice(0, pathsMax));
  return found;
}

function pathsTo(arrival: Arrival, known: Map<Arrival, Path[]>): Path[] {
  const before = known.get(arrival);
  if (before) return before;
  const paths: Path[] =
    arrival.from.length === 0
      ? [{ nodes: [arrival.node], links: [] }]
      : arrival.from
          .flatMap(({ arrival: earlier, link }) =>
            pathsTo(earlier, known).map((path) => ({ nodes: [...path.nodes, arrival.node], links: [...path.links, link] })),
          )
          .slice(0, pathsMax);
  known.set(arrival, paths);
  return paths;
}

/** The matrix as rows of text for a spreadsheet: a head with the columns, then each row with the shortest way in each cell, "direct" or the labels between. */
export function matrixTable(graph: TraceGraph, { columns, rows }: Matrix): string[][] {
  const label = (id: string) => graph.nodes.get(id)?.label ?? id;
  return [
    ['', ...columns.map((column) => column.label)],
    ...rows.map((row) => {
      const cells = new Map(row.cells.map((cell) => [cell.column, cell]));
      return [
        row.node.label,
        ...columns.map((column) => {
          const path = cells.get(column.id)?.paths[0];
          return path ? path.nodes.slice(1, -1).map(label).join(' → ') || 'direct' : '';
        }),
      ];
    }),
  ];
}
