import { assert, done, type Outcome, trouble } from '@cerulean/evaluation/base';
import { type AnsweredItem, readinessAnswerKind, readinessAnswers } from '@cerulean/evaluation/readiness';
import { create, remove, update } from '@cerulean/evaluation/records';
import { z } from 'zod';
import { readinessOf } from '../../readiness/states.ts';
import type { ChainReader } from '../../store/reader.ts';
import { changing, type OperationContext, reading } from '../operation.ts';
import { evaluationInput, pageInput, storedSchema } from '../record-operations.ts';

const stored = storedSchema(readinessAnswerKind.schema);
const digest = readinessAnswerKind.schema.shape.basis;
const reason = z.string().trim().max(2000).optional();

const notAsked = () => trouble('not-found', 'This question is not asked any more.', { remedy: 'Load the checklist again.' });
const notAnswered = () => trouble('not-found', 'Nobody answered this question.', { remedy: 'Load the checklist again.' });

async function itemOf({ system, snapshot }: OperationContext, checklist: string, item: string): Promise<Outcome<AnsweredItem>> {
  const found = await readinessOf(system, await snapshot());
  if (!found.ok) return found;
  const asked = found.value.states.find(({ id }) => id === checklist)?.items.find(({ id }) => id === item);
  return asked ? done(asked) : notAsked();
}

async function answerTo(reader: ChainReader, checklist: string, item: string) {
  return (await reader.where(readinessAnswerKind, 'item', item)).findLast(({ data }) => data.checklist === checklist);
}

export default [
  reading({
    id: 'readiness.answer.list',
    title: 'Lists the answers that people gave, in order of creation.',
    method: 'GET',
    path: '/evaluations/:evaluation/readiness/answers',
    permission: 'evaluation.read',
    input: z.object({ ...evaluationInput, ...pageInput }),
    output: z.object({ records: z.array(stored), total: z.number().int() }),
    read: async ({ evaluation }, input) => done(await evaluation.reader.page(readinessAnswerKind, input)),
  }),
  changing({
    id: 'readiness.answer.give',
    title: 'Answers one question of a checklist, as suggested or otherwise with a reason; version 0 where nobody answered it yet.',
    method: 'PUT',
    path: '/evaluations/:evaluation/readiness/checklists/:checklist/answers/:item',
    permission: 'conclusions.edit',
    input: z.object({
      ...evaluationInput,
      checklist: z.string(),
      item: z.string(),
      version: z.number().int().min(0),
      /** Digest of what was suggested when the person looked. */
      basis: digest,
      answer: z.enum(readinessAnswers),
      /** Needed where the answer is another than the suggested one. */
      reason,
      /** Which of the suggested places the answer rests on, by number from 0; all where it is left out. */
      evidence: z.array(z.number().int().min(0)).max(100).optional(),
    }),
    output: stored,
    prepare: (context, { checklist, item }) => itemOf(context, checklist, item),
    decide: async ({ reader, newId }, input, { suggestion, basis }) => {
      const existing = await answerTo(reader, input.checklist, input.item);
      if (input.version !== (existing?.version ?? 0)) {
        return trouble('changed-meanwhile', 'Somebody else answered this question meanwhile.', {
          remedy: 'Look at that answer, then decide whether it should stand.',
          details: { yours: { answer: input.answer, reason: input.reason }, theirs: existing ?? null },
        });
      }
      if (input.basis !== basis) {
        return trouble('changed-meanwhile', 'What this question rests on changed while you looked at it.', {
          remedy: 'Look at what is suggested now, then answer.',
        });
      }
      const why = input.reason || (input.answer === suggestion.answer ? suggestion.reason : '');
      if (!why) {
        return trouble('reason-needed', `Suggested is "${suggestion.answer}". Say why your answer is another.`, {
          fields: [{ pointer: '/reason', message: 'say why your answer is another' }],
        });
      }
      const chosen = input.evidence?.flatMap((index) => suggestion.evidence[index] ?? []) ?? suggestion.evidence;
      const data = readinessAnswerKind.schema.parse({
        checklist: input.checklist,
        item: input.item,
        answer: input.answer,
        reason: why,
        anchors: chosen,
        basis,
      });
      const id = existing?.id ?? newId(readinessAnswerKind.prefix);
      return done({
        changes: [existing ? update(readinessAnswerKind, existing, data) : create(readinessAnswerKind, id, data)],
        output: (records) => {
          const record = records.get(id);
          assert(record, 'what was written is given back');
          return record as never;
        },
      });
    },
  }),
  changing({
    id: 'readiness.answer.withdraw',
    title: 'Takes an answer back, so that the question stands as suggested again; its history stays.',
    method: 'DELETE',
    path: '/evaluations/:evaluation/readiness/checklists/:checklist/answers/:item',
    permission: 'conclusions.edit',
    input: z.object({
      ...evaluationInput,
      checklist: z.string(),
      item: z.string(),
      version: z.coerce.number().int().min(1),
      reason,
    }),
    output: z.object({ id: z.string() }),
    decide: async ({ reader }, input) => {
      const existing = await answerTo(reader, input.checklist, input.item);
      if (!existing) return notAnswered();
      return done({
        changes: [remove(readinessAnswerKind, { id: existing.id, version: input.version })],
        output: () => ({ id: existing.id }),
      });
    },
  }),
] as const;
