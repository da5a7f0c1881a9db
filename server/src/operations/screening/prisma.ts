import { done } from '@cerulean/evaluation/base';
import { type PrismaCounts, prismaCounts, prismaFigure } from '@cerulean/evaluation/screening';
import { z } from 'zod';
import { reading } from '../operation.ts';
import { evaluationInput } from '../record-operations.ts';

export default [
  reading({
    id: 'screening.prisma.get',
    title: 'Gives the PRISMA 2020 counts and figure, made from the records.',
    method: 'GET',
    path: '/evaluations/:evaluation/screening/prisma',
    permission: 'evaluation.read',
    input: z.object(evaluationInput),
    output: z.object({ counts: z.custom<PrismaCounts>(), svg: z.string(), alternative: z.string() }),
    read: async ({ snapshot }) => {
      const counts = prismaCounts(await snapshot());
      const { svg, alternative } = prismaFigure(counts);
      return done({ counts, svg, alternative });
    },
  }),
] as const;
