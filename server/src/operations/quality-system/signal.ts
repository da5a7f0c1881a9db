import { done, isoDate, type Outcome, trouble } from '@cerulean/evaluation/base';
import { actionTargets } from '@cerulean/evaluation/conclusions';
import {
  actionKind,
  actionTypeOf,
  beginReview,
  blockers,
  closeSignal,
  decide,
  decisionDue,
  decisionKind,
  inputs,
  proposedSignals,
  readSignals,
  type SignalFile,
  type SignalInput,
  signalFile,
  signalKind,
  signalTableFrom,
  triage,
} from '@cerulean/evaluation/quality-system';
import { type Change, create, update } from '@cerulean/evaluation/records';
import { retractedEvidence } from '@cerulean/evaluation/traceability';
import { z } from 'zod';
import type { DecisionContext } from '../../door/door.ts';
import type { PlacedRows } from '../../work/tasks/read-sheet.ts';
import { changing, reading } from '../operation.ts';
import { evaluationInput, pageInput, storedSchema } from '../record-operations.ts';

const signal = storedSchema(signalKind.schema);
const decision = storedSchema(decisionKind.schema);
const action = storedSchema(actionKind.schema);
const finding = z.object({ file: z.string().optional(), line: z.number().int().optional(), code: z.string(), message: z.string() });
const signalData = signalKind.schema.omit({ state: true, clinicallyRelevant: true, triageReason: true });
const onSignal = { ...evaluationInput, id: z.string() };

/** A step of one signal: gathers what belongs to it under the lock and lets the pure state machine decide. */
async function step(context: DecisionContext, id: string, take: (file: SignalFile) => Outcome<Change[]>) {
  const snapshot = await context.reader.partialSnapshot([signalKind, decisionKind, actionKind], context.now);
  const file = signalFile(snapshot, id);
  if (!file.ok) return file;
  const changes = take(file.value);
  if (!changes.ok) return changes;
  return done({
    changes: changes.value,
    output: (records: ReadonlyMap<string, unknown>) => (records.get(id) ?? file.value.signal) as never,
  });
}

export default [
  reading({
    id: 'quality-system.signal.list',
    title: 'Lists the signals, in order of creation.',
    method: 'GET',
    path: '/evaluations/:evaluation/quality-system/signals',
    permission: 'evaluation.read',
    input: z.object({ ...evaluationInput, ...pageInput }),
    output: z.object({ records: z.array(signal), total: z.number().int() }),
    read: async ({ evaluation }, input) => done(await evaluation.reader.page(signalKind, input)),
  }),
  reading({
    id: 'quality-system.signal.get',
    title: 'Gives a signal with its decisions and actions.',
    method: 'GET',
    path: '/evaluations/:evaluation/quality-system/signals/:id',
    permission: 'evaluation.read',
    input: z.object(onSignal),
    output: z.object({ signal, decisions: z.array(decision), actions: z.array(action) }),
    read: async ({ evaluation, system }, { id }) => {
      const file = signalFile(await evaluation.reader.partialSnapshot([signalKind, decisionKind, actionKind], system.clock()), id);
      return file.ok ? done({ signal: file.value.signal, decisions: [...file.value.decisions], actions: [...file.value.actions] }) : file;
    },
  }),
  reading({
    id: 'quality-system.input.list',
    title: 'Lists where signals come from, why each matters, what to check, and the targets actions can have.',
    method: 'GET',
    path: '/quality-system/inputs',
    permission: 'signed-in',
    input: z.object({}),
    output: z.object({
      inputs: z.array(
        z.object({
          id: z.string(),
          title: z.string(),
          why: z.string(),
          check: z.array(z.string()),
          dueDays: z.number(),
          basis: z.string(),
        }),
      ),
      targets: z.array(z.object({ target: z.string(), title: z.string(), answeredBy: z.string(), dispositions: z.array(z.string()) })),
    }),
    read: async () =>
      done({
        inputs: (inputs as readonly SignalInput[]).map(({ id, title, why, check, due }) => ({
          id,
          title,
          why,
          check: [...check],
          dueDays: due.days,
          basis: due.basis,
        })),
        targets: actionTargets.map((target) => {
          const { title, answeredBy, dispositions } = actionTypeOf(target);
          return { target, title, answeredBy, dispositions: [...dispositions] };
        }),
      }),
  }),
  reading({
    id: 'quality-system.proposal.list',
    title: 'Lists signals that the records themselves propose: a rising complaint rate, an evaluation that is due, a changed risk.',
    method: 'GET',
    path: '/evaluations/:evaluation/quality-system/proposals',
    permission: 'evaluation.read',
    input: z.object(evaluationInput),
    output: z.object({ proposals: z.array(z.object({ key: z.string(), data: signalKind.schema })) }),
    read: async ({ snapshot }) => done({ proposals: proposedSignals(await snapshot()).map(({ key, data }) => ({ key, data })) }),
  }),
  reading({
    id: 'quality-system.blocker.list',
    title: 'Lists what blocks the release of the report.',
    method: 'GET',
    path: '/evaluations/:evaluation/quality-system/blockers',
    permission: 'evaluation.read',
    input: z.object(evaluationInput),
    output: z.object({ blockers: z.array(z.object({ code: z.string(), recordId: z.string(), sentence: z.string(), remedy: z.string() })) }),
    read: async ({ snapshot }) => {
      const now = await snapshot();
      return done({ blockers: [...blockers(now), ...retractedEvidence(now)] });
    },
  }),
  changing({
    id: 'quality-system.signal.create',
    title: 'Records a signal; it needs a decision from now on.',
    method: 'POST',
    path: '/evaluations/:evaluation/quality-system/signals',
    permission: 'quality-system.signal',
    input: z.object({ ...evaluationInput, data: signalData }),
    output: signal,
    decide: async ({ newId }, { data }) => {
      const id = newId(signalKind.prefix);
      const whole = {
        ...data,
        due: data.due ?? decisionDue(data.input, data.detectedOn),
        state: 'detected' as const,
        clinicallyRelevant: 'not triaged' as const,
        triageReason: '',
      };
      return done({ changes: [create(signalKind, id, whole)], output: (records) => records.get(id) as never });
    },
  }),
  changing({
    id: 'quality-system.signal.update',
    title: 'Corrects what a signal says; its state only moves by the steps.',
    method: 'PUT',
    path: '/evaluations/:evaluation/quality-system/signals/:id',
    permission: 'quality-system.signal',
    input: z.object({ ...onSignal, version: z.number().int(), data: signalData, reason: z.string().trim().max(2000) }),
    output: signal,
    decide: async ({ reader }, input) => {
      const existing = await reader.find(signalKind, input.id);
      if (!existing) return trouble('not-found', 'This signal is not there any more.');
      if (existing.data.state === 'closed')
        return trouble('conflict', 'A closed signal stays as it is.', { remedy: 'Record a new signal that names this one.' });
      return done({
        changes: [update(signalKind, { id: existing.id, version: input.version }, { ...existing.data, ...input.data })],
        output: (records) => records.get(existing.id) as never,
      });
    },
  }),
  changing({
    id: 'quality-system.signal.import',
    title: 'Records the signals of a CSV or XLSX file.',
    method: 'POST',
    path: '/evaluations/:evaluation/quality-system/signals/import',
    permission: 'quality-system.signal',
    upload: true,
    input: z.object(evaluationInput),
    output: z.object({ recorded: z.number().int(), rejected: z.number().int(), findings: z.array(finding) }),
    prepare: async ({ files, system }) => {
      const [file] = files;
      if (!file) return trouble('input-invalid', 'No file was sent.', { remedy: 'Choose a CSV or XLSX file of signals.' });
      const sheet = await system.work.run<PlacedRows>('read-sheet', { bytes: file.bytes, file: file.name });
      return sheet.ok ? done(readSignals(signalTableFrom(sheet.value.rows), file.name)) : sheet;
    },
    decide: async ({ newId }, _input, read) =>
      done({
        changes: read.signals.map((data) => create(signalKind, newId(signalKind.prefix), data)),
        output: () => ({ recorded: read.signals.length, rejected: read.rejected, findings: read.findings }),
      }),
  }),
  changing({
    id: 'quality-system.signal.triage',
    title: 'Says whether a signal is clinically relevant, and why.',
    method: 'POST',
    path: '/evaluations/:evaluation/quality-system/signals/:id/triage',
    permission: 'quality-system.decide',
    input: z.object({
      ...onSignal,
      clinicallyRelevant: z.enum(['yes', 'no']),
      reason: z.string().trim().min(1, 'say why').max(4000),
      due: isoDate.optional(),
    }),
    output: signal,
    decide: (context, input) => step(context, input.id, (file) => triage(file, input, context)),
  }),
  changing({
    id: 'quality-system.signal.begin-review',
    title: 'Takes a relevant signal into clinical review.',
    method: 'POST',
    path: '/evaluations/:evaluation/quality-system/signals/:id/begin-review',
    permission: 'quality-system.decide',
    input: z.object({ ...onSignal, reason: z.string().trim().min(1).max(2000).default('clinical review begun') }),
    output: signal,
    decide: (context, input) => step(context, input.id, (file) => beginReview(file, {}, context)),
  }),
  changing({
    id: 'quality-system.signal.decide',
    title: 'Records the decision about a signal, with the values seen; it can be superseded, never edited.',
    method: 'POST',
    path: '/evaluations/:evaluation/quality-system/signals/:id/decide',
    permission: 'quality-system.decide',
    input: z.object({
      ...onSignal,
      outcome: z.enum(['no impact', 'monitor', 'update']),
      reason: z.string().trim().min(1, 'a decision needs its reason').max(8000),
      estimatesSeen: z.array(z.object({ estimateId: z.string(), title: z.string(), text: z.string() })).default([]),
      sectionsAffected: z.array(z.string()).default([]),
      recheckOn: isoDate.optional(),
      actions: z
        .array(
          z.object({
            title: z.string().trim().min(1),
            target: z.enum(actionTargets),
            owner: z.string().default(''),
            due: isoDate.optional(),
          }),
        )
        .default([]),
    }),
    output: signal,
    decide: (context, input) => step(context, input.id, (file) => decide(file, input, context)),
  }),
  changing({
    id: 'quality-system.signal.close',
    title: 'Closes a signal whose decision stands and whose actions are verified.',
    method: 'POST',
    path: '/evaluations/:evaluation/quality-system/signals/:id/close',
    permission: 'quality-system.decide',
    input: z.object({ ...onSignal, reason: z.string().trim().min(1, 'say why it is closed').max(4000) }),
    output: signal,
    decide: (context, input) => step(context, input.id, (file) => closeSignal(file, { note: input.reason }, context)),
  }),
] as const;
