import { claimKind } from '../../device/index.ts';
import { all, type DataOf } from '../../records/index.ts';
import { includedReferences } from '../../screening/index.ts';
import { buildGraph, holes, type Matrix, matrix, type NodeKind, type TraceGraph } from '../../traceability/index.ts';
import { hole, lines, missing, paragraph, see, subheading, table } from '../blocks.ts';
import { type DocumentContext, value } from '../context.ts';
import type { Block, Inline } from '../tree.ts';
import { measuredWords } from './estimates.ts';
import { itemsWords } from './items.ts';

const sectionOfClaim = { safety: '4.6.1', 'clinical benefit': '4.6.2', performance: '4.6.3' } as const satisfies Record<
  DataOf<typeof claimKind>['type'],
  string
>;

/** What each claim rests on: estimates, evidence, risks, requirements, and where the report says so. */
export function traceMatrix(context: DocumentContext): Block[] {
  const claims = all(context.snapshot, claimKind);
  if (claims.length === 0) return [hole('No claim is recorded yet. Enter the claims of the information materials under Device.')];
  const graphContext = { includedIds: includedReferences(context.snapshot).map((reference) => reference.id as string) };
  const graph = buildGraph(context.snapshot, graphContext);
  const connected = (kind: NodeKind) => connectedTo(matrix(graph, 'claim', kind));
  const estimates = connected('estimate');
  const risks = connected('risk');
  const requirements = connected('requirement');
  const conclusions = connected('conclusion');
  return [
    paragraph('Each row shows what one claim rests on and what it answers, as the record connects them. A gap in a row is marked.'),
    table(
      'table-trace',
      'Trace matrix: claims, evidence, estimates, risks, requirements and sections',
      [
        ['Claim', 4],
        ['Estimates', 6],
        ['Evidence', 4],
        ['Risks', 3],
        ['Requirements', 2.8],
        ['Conclusion', 2.6],
        ['Sections', 2],
      ],
      claims.map((claim) => {
        const own = estimates.get(claim.id) ?? [];
        const items = [...new Set(own.flatMap((id) => studiesOf(context, id)))];
        return [
          value(claim, 'statement', claim.data.statement, ''),
          own.length > 0
            ? lines(own.map((id) => [labelOf(context, graph, id), ': ', ...measuredWords(context, id)]))
            : missing('no estimate'),
          items.length > 0 ? itemsWords(context, items) : missing('no evidence'),
          labels(context, graph, risks.get(claim.id), '–'),
          labels(context, graph, requirements.get(claim.id), missing('no requirement')),
          labels(context, graph, conclusions.get(claim.id), missing('no conclusion')),
          lines([see('claims'), see(sectionOfClaim[claim.data.type]), see('conclusions-on-claims')]),
        ];
      }),
    ),
    ...missingLinks(context, graph, graphContext),
  ];
}

/** The publications and data sets an estimate was computed from. */
function studiesOf(context: DocumentContext, estimateId: string): string[] {
  const result = context.results.get(estimateId);
  return result?.ok ? result.value.studies.map((study) => study.itemId) : [];
}

/** The nodes of the columns that a row is connected with, by the row's id. */
function connectedTo({ rows }: Matrix): ReadonlyMap<string, string[]> {
  return new Map(rows.map((row) => [row.node.id, row.cells.map((cell) => cell.column)]));
}

function labelOf(context: DocumentContext, graph: TraceGraph, id: string): Inline {
  const record = context.records.get(id);
  const label = graph.nodes.get(id)?.label ?? id;
  return record ? value(record, 'label', label, id) : { type: 'text', text: label };
}

function labels(
  context: DocumentContext,
  graph: TraceGraph,
  ids: readonly string[] | undefined,
  none: string | Inline,
): Inline[] | string | Inline {
  return ids?.length ? lines(ids.map((id) => labelOf(context, graph, id))) : none;
}

/** Connections that should be there and are not, those somebody justified included. */
function missingLinks(context: DocumentContext, graph: TraceGraph, graphContext: { includedIds: string[] }): Block[] {
  const found = holes(graph, context.snapshot, graphContext);
  if (found.length === 0) return [subheading('Missing links'), paragraph('No connection that the evaluation needs is missing.')];
  return [
    subheading('Missing links'),
    table(
      'table-missing-links',
      'Connections that are missing, with their justification where there is one',
      [
        ['Record', 5],
        ['Missing connection', 5],
        ['State', 2],
        ['Justification', 5],
      ],
      found.map((one) => [
        labelOf(context, graph, one.recordId),
        one.linkTitle,
        one.state,
        one.accepted
          ? `${one.accepted.reason} (${one.accepted.by}, ${one.accepted.at.slice(0, 10)})`
          : missing('missing link not justified'),
      ]),
    ),
  ];
}
