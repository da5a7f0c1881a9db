import { done, trouble } from '@cerulean/evaluation/base';
import { referenceKind } from '@cerulean/evaluation/evidence';
import { create } from '@cerulean/evaluation/records';
import { isHidden, screeningDecisionKind, screeningRemarkKind, screeningStages } from '@cerulean/evaluation/screening';
import { sql } from 'kysely';
import { z } from 'zod';
import { adjudicateChange, readDesk } from '../../screening/decide.ts';
import { stageConditions } from '../../screening/rows.ts';
import { toStored } from '../../store/reader.ts';
import { DecisionsByPlace, decisionsAbout, readScreeningPlan } from '../../store/screening-rows.ts';
import { changing, reading } from '../operation.ts';
import { evaluationInput, storedSchema } from '../record-operations.ts';

const reference = storedSchema(referenceKind.schema);
const decision = storedSchema(screeningDecisionKind.schema);
const remark = storedSchema(screeningRemarkKind.schema);
const { stage, decision: verdict, criterionId, note, labels } = screeningDecisionKind.schema.shape;

export default [
  reading({
    id: 'screening.conflict.list',
    title: 'Lists the references on which two reviewers disagree at a stage, with what each decided and what was said about it.',
    method: 'GET',
    path: '/evaluations/:evaluation/screening/conflicts',
    permission: 'evaluation.read',
    input: z.object({ ...evaluationInput, stage: z.enum(screeningStages), limit: z.coerce.number().int().min(1).max(200).default(50) }),
    output: z.object({
      conflicts: z.array(z.object({ reference, decisions: z.array(decision), remarks: z.array(remark) })),
      total: z.number().int(),
    }),
    read: async ({ evaluation }, { stage: at, limit }) => {
      const { reader } = evaluation;
      const { eligible, word } = stageConditions(await readScreeningPlan(reader), at);
      const isConflict = sql<boolean>`row.chain = ${reader.chain} and ${eligible} and ${word} = 'conflict'`;
      const [page, count] = await Promise.all([
        sql<Parameters<typeof toStored>[0]>`
          select r.* from reference_row row join record r on r.chain = row.chain and r.id = row.id
          where ${isConflict} order by row.position limit ${limit}`.execute(reader.database),
        sql<{ total: number }>`select count(*)::int as total from reference_row row where ${isConflict}`.execute(reader.database),
      ]);
      const ids = page.rows.map(({ id }) => id);
      const [decisions, remarks] = await Promise.all([
        decisionsAbout(reader.database, reader.chain, ids),
        ids.length === 0 ? [] : reader.all(screeningRemarkKind),
      ]);
      const places = new DecisionsByPlace(decisions);
      return done({
        total: count.rows[0]!.total,
        conflicts: page.rows.map((row) => ({
          reference: toStored(row) as never,
          decisions: [...places.at(row.id, at)],
          remarks: remarks.filter(({ data }) => data.referenceId === row.id && data.stage === at),
        })),
      });
    },
  }),
  changing({
    id: 'screening.conflict.adjudicate',
    title: 'Decides about a reference in place of two reviewers who have both decided.',
    method: 'PUT',
    path: '/evaluations/:evaluation/screening/adjudications',
    permission: 'screening.adjudicate',
    input: z.object({
      ...evaluationInput,
      data: z.object({ referenceId: z.string(), stage, decision: verdict.exclude(['unsure']), criterionId, note, labels }),
    }),
    output: decision,
    decide: async (context, { data }) => {
      const change = adjudicateChange(await readDesk(context.reader, [data.referenceId]), context, data);
      if (!change.ok) return change;
      return done({ changes: [change.value], output: (records) => records.get(change.value.id) as never });
    },
  }),
  changing({
    id: 'screening.conflict.remark',
    title: 'Adds a remark to a reference on which two reviewers have decided.',
    method: 'POST',
    path: '/evaluations/:evaluation/screening/remarks',
    permission: 'screening.decide',
    input: z.object({ ...evaluationInput, data: screeningRemarkKind.schema }),
    output: remark,
    decide: async ({ reader, newId }, { data }) => {
      const { plan, places, references } = await readDesk(reader, [data.referenceId]);
      if (!references.has(data.referenceId)) return trouble('not-found', 'This reference is not there any more.');
      if (isHidden(plan, data.stage, places.at(data.referenceId, data.stage)))
        return trouble('conflict', 'Remarks are open to both reviewers, so both have to decide first.');
      const id = newId(screeningRemarkKind.prefix);
      return done({ changes: [create(screeningRemarkKind, id, data)], output: (records) => records.get(id) as never });
    },
  }),
] as const;
