import { done } from '@cerulean/evaluation/base';
import { agreementAt, type StageAgreement, screeningStages } from '@cerulean/evaluation/screening';
import { z } from 'zod';
import { reading } from '../operation.ts';
import { evaluationInput } from '../record-operations.ts';

export default [
  reading({
    id: 'screening.agreement.get',
    title: 'Gives how far two reviewers agreed at each stage: percent agreement and Cohen’s kappa with their limits of confidence.',
    method: 'GET',
    path: '/evaluations/:evaluation/screening/agreement',
    permission: 'evaluation.read',
    input: z.object(evaluationInput),
    output: z.object({ stages: z.array(z.custom<StageAgreement>()) }),
    read: async ({ snapshot }) => {
      const now = await snapshot();
      return done({ stages: screeningStages.map((stage) => agreementAt(now, stage)) });
    },
  }),
] as const;
