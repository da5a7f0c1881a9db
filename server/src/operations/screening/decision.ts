import { done, trouble } from '@cerulean/evaluation/base';
import { referenceKind } from '@cerulean/evaluation/evidence';
import { create, remove, update } from '@cerulean/evaluation/records';
import { criterionKind, screeningDecisionKind, screeningStages, screeningStates } from '@cerulean/evaluation/screening';
import { sql } from 'kysely';
import { z } from 'zod';
import type { ChainReader } from '../../store/reader.ts';
import { changing, reading } from '../operation.ts';
import { evaluationInput, storedSchema } from '../record-operations.ts';

const decision = storedSchema(screeningDecisionKind.schema);
const reference = storedSchema(referenceKind.schema);
const stage = z.enum(screeningStages);

async function decisionAt(reader: ChainReader, referenceId: string, at: (typeof screeningStages)[number]) {
  return (await reader.where(screeningDecisionKind, 'referenceId', referenceId)).find(({ data }) => data.stage === at);
}

export default [
  reading({
    id: 'screening.queue.get',
    title: 'Gives the next references to decide at a stage, whole, and how many are left.',
    method: 'GET',
    path: '/evaluations/:evaluation/screening/queue',
    permission: 'evaluation.read',
    input: z.object({
      ...evaluationInput,
      stage,
      limit: z.coerce.number().int().min(1).max(50).default(10),
      unsure: z.stringbool().default(false),
    }),
    output: z.object({
      records: z.array(reference.extend({ decisions: z.array(decision) })),
      left: z.number().int(),
      decided: z.number().int(),
    }),
    read: async ({ system, evaluation }, input) => {
      const column = input.stage === 'full text' ? sql.ref('row.full_text_decision') : sql.ref('row.title_decision');
      const eligible =
        input.stage === 'full text' ? sql`row.duplicate_of is null and row.title_decision = 'include'` : sql`row.duplicate_of is null`;
      const open = input.unsure ? sql`${column} = 'unsure'` : sql`${column} is null`;
      const [page, counts] = await Promise.all([
        sql<{ id: string; version: number; data: object; created_at: Date; created_by: string; updated_at: Date; updated_by: string }>`
          select r.* from reference_row row join record r on r.chain = row.chain and r.id = row.id
          where row.chain = ${evaluation.id} and ${eligible} and ${open} order by row.position limit ${input.limit}`.execute(
          system.database,
        ),
        sql<{ open: number; decided: number }>`
          select count(*) filter (where ${column} is null or ${column} = 'unsure') as open, count(*) filter (where ${column} is not null and ${column} <> 'unsure') as decided
          from reference_row row where row.chain = ${evaluation.id} and ${eligible}`.execute(system.database),
      ]);
      const decisions = await Promise.all(page.rows.map((row) => evaluation.reader.where(screeningDecisionKind, 'referenceId', row.id)));
      return done({
        left: counts.rows[0]!.open,
        decided: counts.rows[0]!.decided,
        records: page.rows.map((row, index) => ({
          id: row.id,
          kind: referenceKind.name,
          version: row.version,
          data: row.data,
          createdAt: row.created_at.toISOString(),
          createdBy: row.created_by,
          updatedAt: row.updated_at.toISOString(),
          updatedBy: row.updated_by,
          decisions: decisions[index]!,
        })) as never,
      });
    },
  }),
  changing({
    id: 'screening.decision.put',
    title: 'Decides about a reference at a stage; an earlier decision there is replaced and stays in the records.',
    method: 'PUT',
    path: '/evaluations/:evaluation/screening/decisions',
    permission: 'screening.decide',
    input: z.object({ ...evaluationInput, data: screeningDecisionKind.schema }),
    output: decision,
    decide: async ({ reader, newId }, { data }) => {
      const record = await reader.find(referenceKind, data.referenceId);
      if (!record) return trouble('not-found', 'This reference is not there any more.');
      if (record.data.duplicate) return trouble('conflict', 'This reference is a duplicate; decide about the one it stands for.');
      if (data.criterionId && !(await reader.find(criterionKind, data.criterionId)))
        return trouble('not-found', 'This criterion is not there any more.', { remedy: 'Choose another criterion.' });
      if (data.stage === 'full text') {
        const first = await decisionAt(reader, data.referenceId, 'title and abstract');
        if (first?.data.decision !== 'include')
          return trouble('conflict', 'Only what was included by title and abstract is read in full.', {
            remedy: 'Decide about title and abstract first.',
          });
      }
      const existing = await decisionAt(reader, data.referenceId, data.stage);
      if (data.stage === 'title and abstract' && data.decision !== 'include') {
        const later = await decisionAt(reader, data.referenceId, 'full text');
        if (later)
          return trouble('conflict', 'The full text of this reference was decided already.', {
            remedy: 'Take back the decision at full text first.',
          });
      }
      const id = existing?.id ?? newId(screeningDecisionKind.prefix);
      const change = existing ? update(screeningDecisionKind, existing, data) : create(screeningDecisionKind, id, data);
      return done({ changes: [change], output: (records) => records.get(id) as never });
    },
  }),
  changing({
    id: 'screening.decision.take-back',
    title: 'Takes a decision back; the stage is open again.',
    method: 'DELETE',
    path: '/evaluations/:evaluation/screening/decisions/:id',
    permission: 'screening.decide',
    input: z.object({ ...evaluationInput, id: z.string(), version: z.coerce.number().int() }),
    output: z.object({ id: z.string() }),
    decide: async ({ reader }, input) => {
      const existing = await reader.find(screeningDecisionKind, input.id);
      if (!existing) return trouble('not-found', 'This decision was taken back already.');
      if (existing.data.stage === 'title and abstract' && (await decisionAt(reader, existing.data.referenceId, 'full text'))) {
        return trouble('conflict', 'The full text of this reference was decided already.', {
          remedy: 'Take back the decision at full text first.',
        });
      }
      return done({
        changes: [remove(screeningDecisionKind, { id: existing.id, version: input.version })],
        output: () => ({ id: existing.id }),
      });
    },
  }),
  reading({
    id: 'screening.exclusion.list',
    title: 'Lists what was read in full and left out, or could not be retrieved, with the decisions that say why.',
    method: 'GET',
    path: '/evaluations/:evaluation/screening/exclusions',
    permission: 'evaluation.read',
    input: z.object(evaluationInput),
    output: z.object({ exclusions: z.array(z.object({ reference, decision: decision.nullable() })) }),
    read: async ({ snapshot }) =>
      done({
        exclusions: screeningStates(await snapshot())
          .filter(({ state }) => state === 'excluded at full text' || state === 'not retrieved')
          .map(({ reference: record, fullText }) => ({ reference: record, decision: fullText ?? null })),
      }),
  }),
  reading({
    id: 'screening.decision.of-reference',
    title: 'Lists the decisions about one reference.',
    method: 'GET',
    path: '/evaluations/:evaluation/screening/decisions/of/:referenceId',
    permission: 'evaluation.read',
    input: z.object({ ...evaluationInput, referenceId: z.string() }),
    output: z.object({ records: z.array(decision) }),
    read: async ({ evaluation }, { referenceId }) =>
      done({ records: await evaluation.reader.where(screeningDecisionKind, 'referenceId', referenceId) }),
  }),
] as const;
