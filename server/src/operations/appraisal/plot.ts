import {
  type AppraisalTool,
  appraisalAgreement,
  appraisalKind,
  appraisedLabel,
  independentAppraisalKind,
  isPlotted,
  judgementSummaryPlot,
  type ToolAgreement,
  tools,
  trafficLightPlot,
} from '@cerulean/evaluation/appraisal';
import { done } from '@cerulean/evaluation/base';
import { all } from '@cerulean/evaluation/records';
import { z } from 'zod';
import { reading } from '../operation.ts';
import { evaluationInput } from '../record-operations.ts';

const drawing = z.object({ svg: z.string(), alternative: z.string() });

export default [
  reading({
    id: 'appraisal.plot.list',
    title: 'Draws the judgements of the appraisals that count, for each tool: every study, and how many got which.',
    method: 'GET',
    path: '/evaluations/:evaluation/appraisal/plots',
    permission: 'evaluation.read',
    input: z.object(evaluationInput),
    output: z.object({
      plots: z.array(z.object({ tool: z.string(), title: z.string(), studies: z.number().int(), trafficLight: drawing, summary: drawing })),
      agreement: z.array(z.custom<ToolAgreement>()),
    }),
    read: async ({ snapshot }) => {
      const now = await snapshot();
      const byTool = Map.groupBy(all(now, appraisalKind), ({ data }) => data.tool);
      const drawn = (tools as readonly AppraisalTool[]).filter((tool) => isPlotted(tool) && byTool.has(tool.id));
      return done({
        plots: drawn.map((tool) => {
          const rows = byTool.get(tool.id)!.map(({ data }) => ({ label: appraisedLabel(now, data), answers: data }));
          const [light, summary] = [trafficLightPlot(tool, rows), judgementSummaryPlot(tool, rows)];
          return {
            tool: tool.id,
            title: tool.title,
            studies: rows.length,
            trafficLight: { svg: light.svg, alternative: light.alternative },
            summary: { svg: summary.svg, alternative: summary.alternative },
          };
        }),
        agreement: appraisalAgreement(all(now, independentAppraisalKind)),
      });
    },
  }),
] as const;
