import { done, trouble } from '@cerulean/evaluation/base';
import {
  comparedFields,
  duplicateDecisionKind,
  type LikelyDuplicate,
  likelihoods,
  referenceKind,
  takenFieldsSchema,
} from '@cerulean/evaluation/evidence';
import { z } from 'zod';
import { decideAboutDuplicates, takeBackDecision } from '../../evidence/duplicate-decisions.ts';
import { Publications, secondsToFind } from '../../evidence/publications.ts';
import { keptWork } from '../../work/kept-work.ts';
import type { FindDuplicatesInput, FoundDuplicates } from '../../work/tasks/find-duplicates.ts';
import { changing, reading } from '../operation.ts';
import { evaluationInput, pageInput, storedSchema } from '../record-operations.ts';

const reference = storedSchema(referenceKind.schema);
const decision = storedSchema(duplicateDecisionKind.schema);

const counted = z.object({ high: z.number().int(), middle: z.number().int(), low: z.number().int() });

export default [
  reading({
    id: 'evidence.duplicate.queue',
    title:
      'Gives the pairs of references that may be one publication and wait for a person, the likeliest first, and how many can be merged.',
    method: 'GET',
    path: '/evaluations/:evaluation/evidence/duplicates',
    permission: 'evaluation.read',
    input: z.object({ ...evaluationInput, ...pageInput }),
    output: z.object({
      pairs: z.array(
        z.object({
          /** The reference that stands for both if they are one publication. */
          left: reference,
          right: reference,
          likelihood: z.enum(likelihoods),
          agreeing: z.array(z.enum(comparedFields)),
          differing: z.array(z.enum(comparedFields)),
        }),
      ),
      waiting: counted,
      /** Records that deduplication would merge without asking. */
      toMerge: z.number().int(),
    }),
    read: async ({ system, evaluation, snapshot }, { offset, limit }) => {
      const input: FindDuplicatesInput = { evaluation: evaluation.id, incoming: [] };
      const found = await keptWork<FoundDuplicates>(system, await snapshot(), 'find-duplicates', input, { seconds: secondsToFind });
      if (!found.ok) return found;
      const { likely, merges } = found.value;
      const shown = likely.slice(offset, offset + limit);
      const publications = await Publications.around(
        evaluation.reader,
        shown.flatMap(({ left, right }) => [left, right]),
      );
      const waiting = (likelihood: LikelyDuplicate['likelihood']) => likely.filter((pair) => pair.likelihood === likelihood).length;
      return done({
        pairs: shown.flatMap(({ left, right, likelihood, agreeing, differing }) => {
          if (!publications.reference(left) || !publications.reference(right)) return [];
          const stands = publications.better(left, right);
          const [one, other] = [publications.reference(stands), publications.reference(stands === left ? right : left)];
          return one && other ? [{ left: one, right: other, likelihood, agreeing: [...agreeing], differing: [...differing] }] : [];
        }),
        waiting: { high: waiting('high'), middle: waiting('middle'), low: waiting('low') },
        toMerge: merges.length,
      });
    },
  }),
  changing({
    id: 'evidence.duplicate.find',
    title: 'Looks for duplicates among all references and merges those that are certain; every record stays, and each merge can be undone.',
    method: 'POST',
    path: '/evaluations/:evaluation/evidence/duplicates/find',
    permission: 'evidence.edit',
    input: z.object(evaluationInput),
    output: z.object({ merged: z.number().int() }),
    prepare: async ({ system, evaluation }) => {
      const input: FindDuplicatesInput = { evaluation: evaluation.id, incoming: [] };
      return system.work.run<FoundDuplicates>('find-duplicates', input, { seconds: secondsToFind });
    },
    decide: async ({ reader }, _input, { merges }) => {
      const publications = await Publications.around(
        reader,
        merges.flatMap(({ left, right }) => [left, right]),
      );
      const merged = merges.filter(({ left, right, ...reason }) => publications.merge(left, right, reason)).length;
      return done({ changes: publications.changes(), output: () => ({ merged }) });
    },
  }),
  changing({
    id: 'evidence.duplicate.decide',
    title: 'Decides about pairs of references: one publication, with the fields chosen for it, or two.',
    method: 'POST',
    path: '/evaluations/:evaluation/evidence/duplicates/decisions',
    permission: 'evidence.edit',
    input: z.object({
      ...evaluationInput,
      pairs: z
        .array(
          z.object({
            left: z.string(),
            right: z.string(),
            same: z.boolean(),
            /** Fields of the reference that stands for both, where it is to say something else than it does. */
            taken: takenFieldsSchema.default({}),
            /** Which of the two is to stand for both; otherwise what was screened further, was there before, or says more. */
            keep: z.string().optional(),
          }),
        )
        .min(1)
        .max(1000),
    }),
    output: z.object({ decisions: z.array(z.object({ id: z.string(), version: z.number().int() }).nullable()) }),
    decide: async (context, { pairs }) => {
      const decided = await decideAboutDuplicates(context, pairs);
      if (!decided.ok) return decided;
      const { changes, decisions } = decided.value;
      return done({
        changes,
        output: (records) => ({
          decisions: decisions.map((id) => (id === undefined ? null : { id, version: records.get(id)!.version })),
        }),
      });
    },
  }),
  reading({
    id: 'evidence.duplicate-decision.list',
    title: 'Lists what people decided about pairs of references, the newest first.',
    method: 'GET',
    path: '/evaluations/:evaluation/evidence/duplicates/decisions',
    permission: 'evaluation.read',
    input: z.object({ ...evaluationInput, ...pageInput }),
    output: z.object({
      records: z.array(decision.extend({ leftTitle: z.string(), rightTitle: z.string() })),
      total: z.number().int(),
    }),
    read: async ({ evaluation }, input) => {
      // The newest are the last that were made.
      const total = await evaluation.reader.count(duplicateDecisionKind);
      const end = Math.max(0, total - input.offset);
      const start = Math.max(0, end - input.limit);
      const page =
        end === start ? [] : (await evaluation.reader.page(duplicateDecisionKind, { offset: start, limit: end - start })).records;
      const records = page.toReversed();
      const references = await evaluation.reader.some(referenceKind, [...new Set(records.flatMap(({ data }) => [data.left, data.right]))]);
      const titles = new Map(references.map(({ id, data }) => [id as string, `${referenceKind.label(data)}: ${data.title}`]));
      const titleOf = (id: string) => titles.get(id) ?? 'a reference that was removed';
      return done({
        total,
        records: records.map((record) => ({ ...record, leftTitle: titleOf(record.data.left), rightTitle: titleOf(record.data.right) })),
      });
    },
  }),
  changing({
    id: 'evidence.duplicate-decision.take-back',
    title: 'Takes a decision about two references back: a merge is undone, and the pair may be asked about again.',
    method: 'POST',
    path: '/evaluations/:evaluation/evidence/duplicates/decisions/:id/take-back',
    permission: 'evidence.edit',
    input: z.object({ ...evaluationInput, id: z.string(), version: z.number().int().min(1) }),
    output: z.object({ id: z.string() }),
    decide: async ({ reader }, { id, version }) => {
      const existing = await reader.find(duplicateDecisionKind, id);
      if (!existing) return trouble('not-found', 'This decision is not there any more.');
      return done({ changes: await takeBackDecision(reader, { ...existing, version }), output: () => ({ id }) });
    },
  }),
] as const;
