import { done } from '@cerulean/evaluation/base';
import type { BuiltDocument } from '@cerulean/evaluation/documents';
import {
  buildGraph,
  type Coverage,
  coverage,
  type GraphContext,
  type Hole,
  holes,
  type Matrix,
  matrix,
  nodeKinds,
  nodeKindTitles,
  type TraceGraph,
  type WalkStep,
  walk,
} from '@cerulean/evaluation/traceability';
import { z } from 'zod';
import { writeMatrixSheet } from '../../traceability/matrix-sheet.ts';
import { draftOf } from '../../work/kept-work.ts';
import { type Download, type OperationContext, reading } from '../operation.ts';
import { evaluationInput } from '../record-operations.ts';

interface Trace {
  readonly graph: TraceGraph;
  readonly holes: Hole[];
  readonly coverage: Coverage[];
}

const traces = new WeakMap<BuiltDocument, Trace>();

/** The trace graph of an evaluation, built once for each state of its records; what the report's sections say is read off its draft. */
async function traceOf({ system, snapshot }: OperationContext): Promise<Trace> {
  const now = await snapshot();
  const built = await draftOf(system, now, 'cer');
  const held = built.ok ? traces.get(built.value) : undefined;
  if (held) return held;
  const context: GraphContext = { sections: built.ok ? [...built.value.sections] : [] };
  const graph = buildGraph(now, context);
  const trace = { graph, holes: holes(graph, now, context), coverage: coverage(graph, now, context) };
  if (built.ok) traces.set(built.value, trace);
  return trace;
}

const kind = z.enum(nodeKinds);
const node = z.object({ id: z.string(), kind: z.string(), label: z.string() });

export default [
  reading({
    id: 'traceability.matrix.get',
    title: 'Gives the trace matrix of two kinds of node: how each row is connected to each column, and which rows are holes.',
    method: 'GET',
    path: '/evaluations/:evaluation/traceability/matrix',
    permission: 'evaluation.read',
    input: z.object({ ...evaluationInput, rows: kind.default('claim'), columns: kind.default('reference') }),
    output: z.object({ matrix: z.custom<Matrix>(), kinds: z.array(z.object({ id: z.string(), title: z.string() })) }),
    read: async (operation, { rows, columns }) => {
      const { graph } = await traceOf(operation);
      return done({ matrix: matrix(graph, rows, columns), kinds: nodeKinds.map((id) => ({ id, title: nodeKindTitles[id] })) });
    },
  }),
  reading({
    id: 'traceability.matrix.sheet',
    title: 'Gives the trace matrix as an Excel file, with the holes.',
    method: 'GET',
    path: '/evaluations/:evaluation/traceability/matrix/sheet',
    permission: 'evaluation.read',
    download: true,
    input: z.object({ ...evaluationInput, rows: kind.default('claim'), columns: kind.default('reference') }),
    output: z.custom<Download>(),
    read: async (operation, { rows, columns }) => {
      const trace = await traceOf(operation);
      const bytes = await writeMatrixSheet(trace.graph, matrix(trace.graph, rows, columns), trace.holes);
      return done({
        bytes,
        mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
        fileName: `trace matrix ${rows} ${columns}.xlsx`,
      });
    },
  }),
  reading({
    id: 'traceability.hole.list',
    title: 'Lists the links that are missing, those that were accepted with a reason, and how far each kind of link is complete.',
    method: 'GET',
    path: '/evaluations/:evaluation/traceability/holes',
    permission: 'evaluation.read',
    input: z.object(evaluationInput),
    output: z.object({ holes: z.array(z.custom<Hole>()), coverage: z.array(z.custom<Coverage>()) }),
    read: async (operation) => {
      const trace = await traceOf(operation);
      return done({ holes: trace.holes, coverage: trace.coverage });
    },
  }),
  reading({
    id: 'traceability.thread.get',
    title: 'Walks from one node: what it rests on, and what rests on it.',
    method: 'GET',
    path: '/evaluations/:evaluation/traceability/thread/:id',
    permission: 'evaluation.read',
    input: z.object({ ...evaluationInput, id: z.string(), depth: z.coerce.number().int().min(1).max(8).default(6) }),
    output: z.object({ node, restsOn: z.array(z.custom<WalkStep>()), restedOnBy: z.array(z.custom<WalkStep>()) }),
    read: async (operation, { id, depth }) => {
      const { graph } = await traceOf(operation);
      const start = graph.nodes.get(id);
      // Records such as a plan have a history but no place in the trace; that is an answer and no trouble.
      if (!start) return done({ node: { id, kind: '', label: '' }, restsOn: [], restedOnBy: [] });
      return done({
        node: { id: start.id, kind: start.kind, label: start.label },
        restsOn: walk(graph, id, 'forwards', depth),
        restedOnBy: walk(graph, id, 'backwards', depth),
      });
    },
  }),
] as const;
