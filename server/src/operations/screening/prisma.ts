import { done } from '@cerulean/evaluation/base';
import { importKind } from '@cerulean/evaluation/evidence';
import { countPrisma, criterionKind, type PrismaCounts, type PrismaRow, prismaFigure } from '@cerulean/evaluation/screening';
import { sql } from 'kysely';
import { z } from 'zod';
import type { ChainReader } from '../../store/reader.ts';
import { reading } from '../operation.ts';
import { evaluationInput } from '../record-operations.ts';

/** References counted in the database: one row for all that are alike in what the flow counts. */
async function prismaRows(reader: ChainReader): Promise<PrismaRow[]> {
  const [imports, criteria, rows] = await Promise.all([
    reader.all(importKind),
    reader.all(criterionKind),
    sql<PrismaRow & { importId: string | null; criterionId: string | null }>`
      select row.import_id as "importId", row.source, row.duplicate_of is not null as duplicate, row.title_decision as title,
        row.full_text_decision as "fullText", count(*)::int as count,
        case when row.full_text_decision = 'exclude' then row.full_text_criterion end as "criterionId"
      from reference_row row where row.chain = ${reader.chain} group by 1, 2, 3, 4, 5, 7`.execute(reader.database),
  ]);
  const databases = new Map(imports.map(({ id, data }) => [id as string, data.database]));
  const labels = new Map(criteria.map(({ id, data }) => [id as string, data.label]));
  return rows.rows.map(({ importId, criterionId, ...row }) => ({
    ...row,
    source: databases.get(importId ?? '') || row.source,
    reason: labels.get(criterionId ?? ''),
  }));
}

export default [
  reading({
    id: 'screening.prisma.get',
    title: 'Gives the PRISMA 2020 counts and figure, made from the records.',
    method: 'GET',
    path: '/evaluations/:evaluation/screening/prisma',
    permission: 'evaluation.read',
    input: z.object(evaluationInput),
    output: z.object({ counts: z.custom<PrismaCounts>(), svg: z.string(), alternative: z.string() }),
    read: async ({ evaluation }) => {
      const counts = countPrisma(await prismaRows(evaluation.reader));
      const { svg, alternative } = prismaFigure(counts);
      return done({ counts, svg, alternative });
    },
  }),
] as const;
