import { done } from '@cerulean/evaluation/base';
import { referenceKind } from '@cerulean/evaluation/evidence';
import { screeningDecisionKind, screeningPlanKind, screeningStages } from '@cerulean/evaluation/screening';
import { sql } from 'kysely';
import { z } from 'zod';
import { stageConditions } from '../../screening/rows.ts';
import { visibleDecisions } from '../../screening/visible.ts';
import { toStored } from '../../store/reader.ts';
import { DecisionsByPlace, decisionsAbout, readScreeningPlan } from '../../store/screening-rows.ts';
import { reading } from '../operation.ts';
import { evaluationInput, storedSchema } from '../record-operations.ts';

const reference = storedSchema(referenceKind.schema);
const decision = storedSchema(screeningDecisionKind.schema);

export default [
  reading({
    id: 'screening.queue.get',
    title: 'Gives the next references to decide at a stage, whole, and how many are left.',
    method: 'GET',
    path: '/evaluations/:evaluation/screening/queue',
    permission: 'evaluation.read',
    input: z.object({
      ...evaluationInput,
      stage: z.enum(screeningStages),
      limit: z.coerce.number().int().min(1).max(50).default(10),
      unsure: z.stringbool().default(false),
    }),
    output: z.object({
      /** The decisions with a reference are those that the person may see. */
      records: z.array(reference.extend({ decisions: z.array(decision) })),
      /** References that wait for this person, and those that the person or the stage is through with. */
      left: z.number().int(),
      decided: z.number().int(),
      /** With two reviewers: what waits for the other one, and what they disagree about. */
      waiting: z.number().int(),
      conflicts: z.number().int(),
      plan: screeningPlanKind.schema,
    }),
    read: async ({ evaluation, person }, { stage, limit, unsure }) => {
      const { reader } = evaluation;
      const plan = await readScreeningPlan(reader);
      const { eligible, word, decided, waitsFor, isUnsure, hasSettled } = stageConditions(plan, stage);
      const me = sql<string>`${person.id}::text`;
      const wanted = unsure ? isUnsure(me) : sql<boolean>`(${waitsFor(me)} and not ${isUnsure(me)})`;
      const [page, counts] = await Promise.all([
        sql<Parameters<typeof toStored>[0]>`
          select r.* from reference_row row join record r on r.chain = row.chain and r.id = row.id
          where row.chain = ${reader.chain} and ${eligible} and ${wanted} order by row.position limit ${limit}`.execute(reader.database),
        sql<{ left: number; decided: number; waiting: number; conflicts: number }>`
          select count(*) filter (where ${waitsFor(me)})::int as left, count(*) filter (where ${decided} or ${hasSettled(me)})::int as decided,
            count(*) filter (where ${word} = 'waiting' and ${hasSettled(me)})::int as waiting,
            count(*) filter (where ${word} = 'conflict')::int as conflicts
          from reference_row row where row.chain = ${reader.chain} and ${eligible}`.execute(reader.database),
      ]);
      const ids = page.rows.map(({ id }) => id);
      const onlooker = { id: person.id, role: evaluation.role };
      const visible = visibleDecisions(plan, onlooker, await decisionsAbout(reader.database, reader.chain, ids));
      const places = new DecisionsByPlace(visible);
      return done({
        ...counts.rows[0]!,
        plan,
        records: page.rows.map((row) => ({
          ...toStored(row),
          decisions: screeningStages.flatMap((each) => places.at(row.id, each)),
        })) as never,
      });
    },
  }),
] as const;
