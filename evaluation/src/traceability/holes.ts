import { all, type Snapshot, type Stored } from '../records/index.ts';
import { acceptedHoleKind } from './accepted-hole.ts';
import type { TraceGraph } from './graph.ts';
import type { TraceLink } from './link.ts';
import { links } from './links/index.generated.ts';
import type { GraphContext, NodeKind } from './node.ts';

/** A required connection that is not there. */
export interface Hole {
  readonly recordId: string;
  readonly kind: NodeKind;
  readonly label: string;
  /** Id of the link in `traceability/links`. */
  readonly link: string;
  readonly linkTitle: string;
  readonly why: string;
  readonly remedy: string;
  readonly basis: string;
  /** Open, justified by somebody, or suspect: justified, but the record changed afterwards. */
  readonly state: 'open' | 'justified' | 'suspect';
  /** Why it may be there, and who said so when; where it is justified or suspect. */
  readonly accepted?: { readonly id: string; readonly reason: string; readonly by: string; readonly at: string };
}

/** All missing required connections of an evaluation, in the order of the links and of the records, justified ones included and marked. */
export function holes(graph: TraceGraph, snapshot: Snapshot, context: GraphContext = {}, kinds: readonly TraceLink[] = links): Hole[] {
  const accepted = new Map(all(snapshot, acceptedHoleKind).map((record) => [`${record.data.link} ${record.data.recordId}`, record]));
  const linked = linkedBy(graph);
  const found: Hole[] = [];
  let changedAt: Map<string, string> | undefined;
  for (const link of kinds) {
    if (!link.required) continue;
    const { needs, ...told } = link.required;
    for (const recordId of new Set(needs(snapshot, context))) {
      const node = graph.nodes.get(recordId);
      if (!node || linked.get(link.id)?.has(recordId)) continue;
      const acceptance = accepted.get(`${link.id} ${recordId}`);
      if (acceptance) changedAt ??= changeTimes(snapshot);
      const suspect = acceptance && (changedAt?.get(recordId) ?? '') > acceptance.updatedAt;
      found.push({
        recordId,
        kind: node.kind,
        label: node.label,
        link: link.id,
        linkTitle: link.title,
        ...told,
        state: suspect ? 'suspect' : acceptance ? 'justified' : 'open',
        ...(acceptance
          ? { accepted: { id: acceptance.id, reason: acceptance.data.reason, by: acceptance.updatedBy, at: acceptance.updatedAt } }
          : {}),
      });
    }
  }
  return found;
}

/** How complete one required link is. */
export interface Coverage {
  readonly link: string;
  readonly title: string;
  readonly needed: number;
  readonly linked: number;
  readonly open: number;
  readonly justified: number;
  readonly suspect: number;
}

/** For each required link: how many nodes need it, have it, lack it. `needed` is the sum of the other counts. */
export function coverage(
  graph: TraceGraph,
  snapshot: Snapshot,
  context: GraphContext = {},
  kinds: readonly TraceLink[] = links,
): Coverage[] {
  const found = holes(graph, snapshot, context, kinds);
  return kinds.flatMap((link) => {
    if (!link.required) return [];
    const needed = [...new Set(link.required.needs(snapshot, context))].filter((id) => graph.nodes.has(id)).length;
    const own = found.filter((hole) => hole.link === link.id);
    const count = (state: Hole['state']) => own.filter((hole) => hole.state === state).length;
    return [
      {
        link: link.id,
        title: link.title,
        needed,
        linked: needed - own.length,
        open: count('open'),
        justified: count('justified'),
        suspect: count('suspect'),
      },
    ];
  });
}

function linkedBy(graph: TraceGraph): Map<string, Set<string>> {
  const linked = new Map<string, Set<string>>();
  for (const edge of graph.edges) linked.set(edge.link, (linked.get(edge.link) ?? new Set()).add(edge.from));
  return linked;
}

function changeTimes(snapshot: Snapshot): Map<string, string> {
  return new Map(
    Object.values(snapshot.records).flatMap((records: readonly Stored[]) =>
      records.map((record) => [record.id, record.updatedAt] as const),
    ),
  );
}
