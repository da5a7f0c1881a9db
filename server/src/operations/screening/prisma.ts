import { done } from '@cerulean/evaluation/base';
import {
  type PrismaCounts,
  type PrismaFlow,
  prismaFigure,
  prismaFlow,
  type ReviewVariant,
  reviewVariant,
} from '@cerulean/evaluation/screening';
import { z } from 'zod';
import { perSnapshot } from '../../store/per-snapshot.ts';
import { reading } from '../operation.ts';
import { evaluationInput } from '../record-operations.ts';

/** Each variant is counted and drawn once for each state of the records. */
const drawn = {
  new: perSnapshot((snapshot) => draw(prismaFlow(snapshot, 'new'))),
  updated: perSnapshot((snapshot) => draw(prismaFlow(snapshot, 'updated'))),
};

function draw(flow: PrismaFlow) {
  const { svg, alternative } = prismaFigure(flow);
  return { counts: flow.all, flow, svg, alternative };
}

export default [
  reading({
    id: 'screening.prisma.get',
    title:
      'Gives the PRISMA 2020 counts and figure, made from the records; as a new review or as an update, by default as the protocol says.',
    method: 'GET',
    path: '/evaluations/:evaluation/screening/prisma',
    permission: 'evaluation.read',
    input: z.object({ ...evaluationInput, variant: z.enum(['new', 'updated']).optional() }),
    output: z.object({
      counts: z.custom<PrismaCounts>(),
      flow: z.custom<PrismaFlow>(),
      svg: z.string(),
      alternative: z.string(),
      /** The variant that the protocol says. */
      planned: z.custom<ReviewVariant>(),
    }),
    read: async ({ snapshot }, { variant }) => {
      const now = await snapshot();
      const planned = reviewVariant(now);
      return done({ ...drawn[variant ?? planned](now), planned });
    },
  }),
] as const;
