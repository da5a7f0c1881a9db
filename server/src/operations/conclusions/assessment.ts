import { intervalPlot } from '@cerulean/evaluation/analysis';
import { done } from '@cerulean/evaluation/base';
import { assessClaims, type ClaimAssessment } from '@cerulean/evaluation/conclusions';
import { z } from 'zod';
import { resultsOf } from '../../store/results.ts';
import { reading } from '../operation.ts';
import { evaluationInput } from '../record-operations.ts';

export default [
  reading({
    id: 'conclusions.assessment.list',
    title:
      'Holds every claim against its estimates: criterion, numbers, what follows, what the evaluators concluded, and what is stale or missing.',
    method: 'GET',
    path: '/evaluations/:evaluation/conclusions/assessments',
    permission: 'evaluation.read',
    input: z.object(evaluationInput),
    output: z.object({ assessments: z.array(z.custom<ClaimAssessment & { interval: { svg: string; alternative: string } | null }>()) }),
    read: async ({ snapshot }) => {
      const now = await snapshot();
      const results = [...resultsOf(now).values()].flatMap((outcome) => (outcome.ok ? [outcome.value] : []));
      return done({
        assessments: assessClaims(now, results).map((assessment) => {
          const [result] = assessment.estimates;
          const plot = result && intervalPlot.draw({ result, criterion: assessment.criterion });
          return { ...assessment, interval: plot ? { svg: plot.svg, alternative: plot.alternative } : null };
        }),
      });
    },
  }),
] as const;
