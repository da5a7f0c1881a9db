import { type EstimateResult, estimateKind, forestPlot, measures, measuresFor, methods } from '@cerulean/evaluation/analysis';
import { done, type Outcome, trouble } from '@cerulean/evaluation/base';
import { outcomeParameterKind } from '@cerulean/evaluation/plan';
import { all } from '@cerulean/evaluation/records';
import { z } from 'zod';
import { resultsOf } from '../../store/results.ts';
import { type Download, reading } from '../operation.ts';
import { evaluationInput } from '../record-operations.ts';

const result = z.custom<EstimateResult>();
const computed = z.object({
  estimateId: z.string(),
  title: z.string(),
  result: result.nullable(),
  problem: z.object({ message: z.string(), remedy: z.string().optional() }).nullable(),
});

function shown(estimateId: string, title: string, outcome: Outcome<EstimateResult>): z.input<typeof computed> {
  return outcome.ok
    ? { estimateId, title, result: outcome.value, problem: null }
    : { estimateId, title, result: null, problem: { message: outcome.problem.message, remedy: outcome.problem.remedy } };
}

export default [
  reading({
    id: 'analysis.result.list',
    title: 'Computes every estimate from the records as they stand.',
    method: 'GET',
    path: '/evaluations/:evaluation/analysis/results',
    permission: 'evaluation.read',
    input: z.object(evaluationInput),
    output: z.object({ results: z.array(computed) }),
    read: async ({ snapshot }) => {
      const now = await snapshot();
      const results = resultsOf(now);
      return done({ results: all(now, estimateKind).map(({ id, data }) => shown(id, data.title, results.get(id)!)) });
    },
  }),
  reading({
    id: 'analysis.result.plot',
    title: 'Draws the forest plot of one estimate as SVG.',
    method: 'GET',
    path: '/evaluations/:evaluation/analysis/results/:id/plot',
    permission: 'evaluation.read',
    download: true,
    input: z.object({ ...evaluationInput, id: z.string() }),
    output: z.custom<Download>(),
    read: async ({ snapshot }, { id }) => {
      const now = await snapshot();
      const outcome = resultsOf(now).get(id);
      if (!outcome) return trouble('not-found', 'This estimate is not there any more.');
      if (!outcome.ok) return outcome;
      return done({
        bytes: Buffer.from(forestPlot.draw({ result: outcome.value }).svg, 'utf8'),
        mediaType: 'image/svg+xml',
        fileName: `${outcome.value.title}.svg`,
        inline: true,
      });
    },
  }),
  reading({
    id: 'analysis.measure.list',
    title: 'Lists effect measures and methods, and which measures fit which type of outcome parameter.',
    method: 'GET',
    path: '/analysis/measures',
    permission: 'signed-in',
    input: z.object({}),
    output: z.object({
      measures: z.array(z.object({ id: z.string(), title: z.string(), arms: z.number().int() })),
      methods: z.array(z.object({ id: z.string(), title: z.string() })),
      byType: z.record(z.string(), z.array(z.string())),
    }),
    read: async () =>
      done({
        measures: measures.map(({ id, title, arms }) => ({ id, title, arms })),
        methods: methods.map(({ id, title }) => ({ id, title })),
        byType: Object.fromEntries(
          outcomeParameterKind.schema.shape.type.options.map((type) => [type, measuresFor(type).map(({ id }) => id)]),
        ),
      }),
  }),
] as const;
