import { done } from '@cerulean/evaluation/base';
import { referenceKind } from '@cerulean/evaluation/evidence';
import { type RankingBasis, screeningDecisionKind, screeningPlanKind, screeningStages } from '@cerulean/evaluation/screening';
import { type RawBuilder, sql } from 'kysely';
import { z } from 'zod';
import { priorityFor } from '../../screening/priority.ts';
import { stageConditions } from '../../screening/rows.ts';
import { visibleDecisions } from '../../screening/visible.ts';
import { toStored } from '../../store/reader.ts';
import { DecisionsByPlace, decisionsAbout, readScreeningPlan } from '../../store/screening-rows.ts';
import { reading } from '../operation.ts';
import { evaluationInput, storedSchema } from '../record-operations.ts';

const reference = storedSchema(referenceKind.schema);
const decision = storedSchema(screeningDecisionKind.schema);

type Row = Parameters<typeof toStored>[0];
const contribution = z.object({ term: z.string(), contribution: z.number() });

/** So many of a ranking are looked up first; each further look takes four times as many. */
const portion = 500;

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
      /** The decisions with a reference are those that the person may see; `why` says which of its words put it where it stands. */
      records: z.array(reference.extend({ decisions: z.array(decision), why: z.array(contribution).nullable() })),
      /** From what the order was learnt; null for the order of import. */
      order: z
        .object({
          basis: z.custom<RankingBasis>(),
          labelled: z.object({ relevant: z.number().int(), irrelevant: z.number().int() }),
        })
        .nullable(),
      /** References that wait for this person, and those that the person or the stage is through with. */
      left: z.number().int(),
      decided: z.number().int(),
      /** With two reviewers: what waits for the other one, and what they disagree about. */
      waiting: z.number().int(),
      conflicts: z.number().int(),
      plan: screeningPlanKind.schema,
    }),
    read: async ({ system, evaluation, person }, { stage, limit, unsure }) => {
      const { reader } = evaluation;
      const [plan, { sequence }] = await Promise.all([readScreeningPlan(reader), reader.head()]);
      const ranked = unsure ? undefined : await priorityFor(system, reader.chain, sequence, { plan, stage, person: person.id });
      const { eligible, word, decided, waitsFor, isUnsure, hasSettled } = stageConditions(plan, stage);
      const me = sql<string>`${person.id}::text`;
      const wanted = unsure ? isUnsure(me) : sql<boolean>`(${waitsFor(me)} and not ${isUnsure(me)})`;
      const page = async (condition: RawBuilder<unknown>, order: RawBuilder<unknown>, most: number) =>
        (
          await sql<Row>`
            select r.* from reference_row row join record r on r.chain = row.chain and r.id = row.id
            where row.chain = ${reader.chain} and ${eligible} and ${wanted} and ${condition} order by ${order} limit ${most}`.execute(
            reader.database,
          )
        ).rows;
      const next = async () => {
        const found: Row[] = [];
        const order = ranked?.order ?? [];
        for (let start = 0, size = portion; start < order.length && found.length < limit; start += size, size *= 4) {
          const ids = order.slice(start, start + size).map(({ id }) => id);
          found.push(...(await page(sql`row.id = any(${ids})`, sql`array_position(${ids}::text[], row.id)`, limit - found.length)));
        }
        // What came in after the ranking was made stands at its end until the next one.
        if (found.length < limit) {
          const ids = found.map(({ id }) => id);
          found.push(...(await page(sql`not row.id = any(${ids})`, sql`row.position`, limit - found.length)));
        }
        return found;
      };
      const [rows, counts] = await Promise.all([
        next(),
        sql<{ left: number; decided: number; waiting: number; conflicts: number }>`
          select count(*) filter (where ${waitsFor(me)})::int as left, count(*) filter (where ${decided} or ${hasSettled(me)})::int as decided,
            count(*) filter (where ${word} = 'waiting' and ${hasSettled(me)})::int as waiting,
            count(*) filter (where ${word} = 'conflict')::int as conflicts
          from reference_row row where row.chain = ${reader.chain} and ${eligible}`.execute(reader.database),
      ]);
      const ids = rows.map(({ id }) => id);
      const onlooker = { id: person.id, role: evaluation.role };
      const visible = visibleDecisions(plan, onlooker, await decisionsAbout(reader.database, reader.chain, ids));
      const places = new DecisionsByPlace(visible);
      const why = new Map(ranked?.why.map((terms, place) => [ranked.order[place]!.id, [...terms]]));
      return done({
        ...counts.rows[0]!,
        plan,
        order: ranked ? { basis: ranked.basis, labelled: ranked.labelled } : null,
        records: rows.map((row) => ({
          ...toStored(row),
          decisions: screeningStages.flatMap((each) => places.at(row.id, each)),
          why: why.get(row.id) ?? null,
        })) as never,
      });
    },
  }),
] as const;
