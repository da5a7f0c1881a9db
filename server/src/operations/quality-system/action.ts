import { done, isoDate, type Outcome, trouble } from '@cerulean/evaluation/base';
import { actionTargets, gapKind } from '@cerulean/evaluation/conclusions';
import {
  actionKind,
  actionsFromGaps,
  decisionKind,
  disposeAction,
  dispositions,
  signalFile,
  signalKind,
  verifyAction,
} from '@cerulean/evaluation/quality-system';
import { type Change, create } from '@cerulean/evaluation/records';
import { z } from 'zod';
import { changing, reading } from '../operation.ts';
import { evaluationInput, pageInput, storedSchema } from '../record-operations.ts';

const action = storedSchema(actionKind.schema);
const onAction = { ...evaluationInput, id: z.string() };

export default [
  reading({
    id: 'quality-system.action.list',
    title: 'Lists the actions the evaluation asks of others, with their dispositions.',
    method: 'GET',
    path: '/evaluations/:evaluation/quality-system/actions',
    permission: 'evaluation.read',
    input: z.object({ ...evaluationInput, ...pageInput }),
    output: z.object({ records: z.array(action), total: z.number().int() }),
    read: async ({ evaluation }, input) => done(await evaluation.reader.page(actionKind, input)),
  }),
  reading({
    id: 'quality-system.decision.list',
    title: 'Lists every decision about signals.',
    method: 'GET',
    path: '/evaluations/:evaluation/quality-system/decisions',
    permission: 'evaluation.read',
    input: z.object({ ...evaluationInput, ...pageInput }),
    output: z.object({ records: z.array(storedSchema(decisionKind.schema)), total: z.number().int() }),
    read: async ({ evaluation }, input) => done(await evaluation.reader.page(decisionKind, input)),
  }),
  changing({
    id: 'quality-system.action.create',
    title: 'Asks another process for an action; it needs a disposition from now on.',
    method: 'POST',
    path: '/evaluations/:evaluation/quality-system/actions',
    permission: 'conclusions.edit',
    input: z.object({
      ...evaluationInput,
      title: z.string().trim().min(1),
      target: z.enum(actionTargets),
      gapId: z.string().optional(),
      owner: z.string().default(''),
      due: isoDate.optional(),
    }),
    output: action,
    decide: async ({ newId }, { evaluation: _, ...data }) => {
      const id = newId(actionKind.prefix);
      return done({ changes: [create(actionKind, id, data)], output: (records) => records.get(id) as never });
    },
  }),
  changing({
    id: 'quality-system.action.create-from-gaps',
    title: 'Makes an action of every open gap that has none.',
    method: 'POST',
    path: '/evaluations/:evaluation/quality-system/actions/from-gaps',
    permission: 'conclusions.edit',
    input: z.object(evaluationInput),
    output: z.object({ made: z.number().int() }),
    decide: async (context) => {
      const changes = actionsFromGaps(await context.reader.partialSnapshot([gapKind, actionKind], context.now), context);
      return done({ changes, output: () => ({ made: changes.length }) });
    },
  }),
  changing({
    id: 'quality-system.action.dispose',
    title: 'Says how an action ended, with the reason and where it can be seen.',
    method: 'POST',
    path: '/evaluations/:evaluation/quality-system/actions/:id/dispose',
    permission: 'quality-system.dispose',
    input: z.object({
      ...onAction,
      outcome: z.enum(dispositions),
      reason: z.string().trim().min(1, 'a disposition needs its reason').max(8000),
      evidence: z.string().default(''),
    }),
    output: action,
    decide: async (context, input) => {
      const existing = await context.reader.find(actionKind, input.id);
      if (!existing) return trouble('not-found', 'This action is not there any more.');
      return answered(disposeAction(existing, input, context), input.id);
    },
  }),
  changing({
    id: 'quality-system.action.verify',
    title: 'Confirms that what a disposition says was done can be seen.',
    method: 'POST',
    path: '/evaluations/:evaluation/quality-system/actions/:id/verify',
    permission: 'quality-system.decide',
    input: z.object({ ...onAction, reason: z.string().trim().min(1, 'say what was looked at').max(4000) }),
    output: action,
    decide: async (context, input) => {
      const existing = await context.reader.find(actionKind, input.id);
      if (!existing) return trouble('not-found', 'This action is not there any more.');
      const snapshot = await context.reader.partialSnapshot([signalKind, decisionKind, actionKind], context.now);
      const file = existing.data.signalId ? signalFile(snapshot, existing.data.signalId) : undefined;
      return answered(verifyAction(existing, { note: input.reason }, context, file?.ok ? file.value : undefined), input.id);
    },
  }),
] as const;

function answered(changes: Outcome<Change[]>, id: string) {
  if (!changes.ok) return changes;
  return done({ changes: changes.value, output: (records: ReadonlyMap<string, unknown>) => records.get(id) as never });
}
