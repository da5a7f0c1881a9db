import { done, type Problem, trouble } from '@cerulean/evaluation/base';
import { referenceKind } from '@cerulean/evaluation/evidence';
import type { Change } from '@cerulean/evaluation/records';
import { screeningDecisionKind, screeningStates } from '@cerulean/evaluation/screening';
import { may } from '@cerulean/evaluation/team';
import { z } from 'zod';
import { decideChange, isSettledFor, readDesk, takeBackChanges } from '../../screening/decide.ts';
import { visibleDecisions } from '../../screening/visible.ts';
import { decisionsAbout, readScreeningPlan } from '../../store/screening-rows.ts';
import { changing, reading } from '../operation.ts';
import { evaluationInput, storedSchema } from '../record-operations.ts';

const decision = storedSchema(screeningDecisionKind.schema);
const reference = storedSchema(referenceKind.schema);
const { stage, decision: verdict, criterionId, note, labels } = screeningDecisionKind.schema.shape;
const wanted = { stage, decision: verdict, criterionId, note, labels };
/** So many references at most are decided at once. */
const manyMax = 1_000;

export default [
  changing({
    id: 'screening.decision.put',
    title: 'Decides about a reference at a stage; an earlier decision of the same person there is replaced and stays in the records.',
    method: 'PUT',
    path: '/evaluations/:evaluation/screening/decisions',
    permission: 'screening.decide',
    input: z.object({ ...evaluationInput, data: z.object({ referenceId: z.string(), ...wanted }) }),
    output: decision,
    decide: async (context, { data }) => {
      const change = decideChange(await readDesk(context.reader, [data.referenceId]), context, data);
      if (!change.ok) return change;
      return done({ changes: [change.value], output: (records) => records.get(change.value.id) as never });
    },
  }),
  changing({
    id: 'screening.decision.put-many',
    title: 'Decides alike about many references that wait at a stage; says which were not decided and why.',
    method: 'POST',
    path: '/evaluations/:evaluation/screening/decisions/many',
    permission: 'screening.decide',
    input: z.object({
      ...evaluationInput,
      referenceIds: z.array(z.string()).min(1, 'choose references').max(manyMax, `choose at most ${manyMax} references`),
      data: z.object(wanted),
    }),
    output: z.object({
      decided: z.array(z.object({ id: z.string(), version: z.number().int() })),
      refused: z.array(z.object({ referenceId: z.string(), message: z.string() })),
    }),
    decide: async (context, { referenceIds, data }) => {
      const desk = await readDesk(context.reader, referenceIds);
      const changes: Change[] = [];
      const refused: { referenceId: string; message: string }[] = [];
      let problem: Problem | undefined;
      for (const referenceId of new Set(referenceIds)) {
        const change = isSettledFor(desk, context.actor, referenceId, data.stage)
          ? trouble('conflict', 'This reference was decided already.')
          : decideChange(desk, context, { ...data, referenceId });
        if (change.ok) changes.push(change.value);
        else {
          problem ??= change.problem;
          refused.push({ referenceId, message: change.problem.message });
        }
      }
      if (changes.length === 0 && problem) return { ok: false, problem };
      return done({
        changes,
        output: (records) => ({ decided: changes.map(({ id }) => ({ id: id as string, version: records.get(id)!.version })), refused }),
      });
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
    decide: async ({ reader, actor, now, evaluation }, input) => {
      const existing = await reader.find(screeningDecisionKind, input.id);
      if (!existing) return trouble('not-found', 'This decision was taken back already.');
      if (existing.data.adjudication && !may(evaluation.role, 'screening.adjudicate'))
        return trouble('not-permitted', 'An adjudicator has decided this.', { remedy: 'Ask the adjudicator to take it back.' });
      const desk = await readDesk(reader, [existing.data.referenceId]);
      const changes = takeBackChanges(desk, { actor, now }, existing, input.version);
      return changes.ok ? done({ changes: changes.value, output: () => ({ id: existing.id as string }) }) : changes;
    },
  }),
  changing({
    id: 'screening.decision.take-back-many',
    title: 'Takes back decisions that were made together; all of them or none.',
    method: 'POST',
    path: '/evaluations/:evaluation/screening/decisions/take-back',
    permission: 'screening.decide',
    input: z.object({
      ...evaluationInput,
      decisions: z
        .array(z.object({ id: z.string(), version: z.number().int() }))
        .min(1)
        .max(manyMax),
    }),
    output: z.object({ takenBack: z.number().int() }),
    decide: async ({ reader, actor, now }, { decisions }) => {
      const found = await Promise.all(decisions.map(({ id }) => reader.find(screeningDecisionKind, id)));
      const desk = await readDesk(
        reader,
        found.flatMap((record) => (record ? [record.data.referenceId] : [])),
      );
      const changes: Change[] = [];
      for (const [index, { version }] of decisions.entries()) {
        const existing = found[index];
        if (!existing) return trouble('not-found', 'One of these decisions was taken back already.');
        if (existing.data.adjudication) return trouble('not-permitted', 'An adjudication is taken back by itself.');
        const taken = takeBackChanges(desk, { actor, now }, existing, version);
        if (!taken.ok) return taken;
        changes.push(...taken.value);
      }
      return done({ changes, output: () => ({ takenBack: decisions.length }) });
    },
  }),
  reading({
    id: 'screening.exclusion.list',
    title: 'Lists what was read in full and left out, or could not be retrieved, with the decision that holds.',
    method: 'GET',
    path: '/evaluations/:evaluation/screening/exclusions',
    permission: 'evaluation.read',
    input: z.object(evaluationInput),
    output: z.object({
      exclusions: z.array(
        z.object({
          reference,
          decision: z.object({
            word: z.string(),
            criterionId: z.string().optional(),
            note: z.string(),
            decidedBy: z.array(z.string()),
            decidedAt: z.string().optional(),
          }),
        }),
      ),
    }),
    read: async ({ snapshot }) =>
      done({
        exclusions: screeningStates(await snapshot())
          .filter(({ state }) => state === 'excluded at full text' || state === 'not retrieved')
          .map(({ reference: record, fullText }) => ({
            reference: record,
            decision: { ...fullText, word: fullText.word ?? '', decidedBy: [...fullText.decidedBy] },
          })),
      }),
  }),
  reading({
    id: 'screening.decision.of-reference',
    title: 'Lists the decisions about one reference that the person may see.',
    method: 'GET',
    path: '/evaluations/:evaluation/screening/decisions/of/:referenceId',
    permission: 'evaluation.read',
    input: z.object({ ...evaluationInput, referenceId: z.string() }),
    output: z.object({ records: z.array(decision) }),
    read: async ({ evaluation, person }, { referenceId }) => {
      const { reader, role } = evaluation;
      const [plan, decisions] = await Promise.all([
        readScreeningPlan(reader),
        decisionsAbout(reader.database, reader.chain, [referenceId]),
      ]);
      return done({ records: visibleDecisions(plan, { id: person.id, role }, decisions) });
    },
  }),
] as const;
