import type { StoppingAnswer } from '@cerulean/evaluation/screening';
import { z } from 'zod';
import { keptWork } from '../../work/kept-work.ts';
import { reading } from '../operation.ts';
import { evaluationInput } from '../record-operations.ts';

export default [
  reading({
    id: 'screening.stopping.get',
    title:
      'Says whether screening titles and abstracts may stop by the rule of the plan, and how many relevant references would be missed.',
    method: 'GET',
    path: '/evaluations/:evaluation/screening/stopping',
    permission: 'evaluation.read',
    input: z.object(evaluationInput),
    output: z.custom<StoppingAnswer | null>(),
    read: async ({ system, evaluation, snapshot }) =>
      keptWork<StoppingAnswer | null>(system, await snapshot(), 'stopping-state', { evaluation: evaluation.id }),
  }),
] as const;
