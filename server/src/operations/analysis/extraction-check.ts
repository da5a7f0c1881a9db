import { extractedValueKind, extractionCheckKind, outcomeKind } from '@cerulean/evaluation/analysis';
import { done, trouble } from '@cerulean/evaluation/base';
import { create, update } from '@cerulean/evaluation/records';
import { z } from 'zod';
import { changing, reading } from '../operation.ts';
import { evaluationInput, pageInput, storedSchema } from '../record-operations.ts';

const check = storedSchema(extractionCheckKind.schema);

export default [
  reading({
    id: 'analysis.extraction-check.list',
    title: 'Lists what second persons found when they checked extractions.',
    method: 'GET',
    path: '/evaluations/:evaluation/analysis/extraction-checks',
    permission: 'evaluation.read',
    input: z.object({ ...evaluationInput, ...pageInput }),
    output: z.object({ records: z.array(check), total: z.number().int() }),
    read: async ({ evaluation }, input) => done(await evaluation.reader.page(extractionCheckKind, input)),
  }),
  changing({
    id: 'analysis.extraction-check.put',
    title: 'Records what a second person reads in the source, or how a difference was resolved.',
    method: 'PUT',
    path: '/evaluations/:evaluation/analysis/extraction-checks',
    // Reviewers change no analysis, yet are who most often checks one.
    permission: 'appraisal.edit',
    input: z.object({ ...evaluationInput, data: extractionCheckKind.schema }),
    output: check,
    decide: async ({ actor, reader, newId }, { data }) => {
      const record = (await reader.find(extractedValueKind, data.recordId)) ?? (await reader.find(outcomeKind, data.recordId));
      if (!record) return trouble('not-found', 'What was extracted there has been removed.', { remedy: 'Open the item again.' });
      if (record.version !== data.version)
        return trouble('changed-meanwhile', 'It was changed while you looked at it.', {
          remedy: 'Check what stands there now.',
          details: { theirs: record },
        });
      const before = (await reader.where(extractionCheckKind, 'recordId', record.id)).at(-1);
      if (data.verdict === 'resolved') {
        if (before?.data.verdict !== 'differs' || before.data.version !== record.version)
          return trouble('conflict', 'There is no difference to resolve.', { remedy: 'Open the item again.' });
      } else if (record.updatedBy === actor.id) {
        return trouble('conflict', 'Nobody checks what they extracted themselves.', {
          remedy: 'Ask somebody else of the team to check it.',
        });
      }
      // What the second person read stays beside the reason for which the difference was resolved.
      const { reads, page, quote } = data.verdict === 'resolved' ? before!.data : data;
      const full = { ...data, reads, page, quote };
      const id = before?.id ?? newId(extractionCheckKind.prefix);
      return done({
        changes: [
          before ? update(extractionCheckKind, { id: before.id, version: before.version }, full) : create(extractionCheckKind, id, full),
        ],
        output: (records) => records.get(id) as never,
      });
    },
  }),
] as const;
