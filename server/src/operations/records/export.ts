import { done, trouble } from '@cerulean/evaluation/base';
import { z } from 'zod';
import { hasHiddenAppraisals } from '../../appraisal/visible.ts';
import { hasHiddenDecisions } from '../../screening/visible.ts';
import { exportArchive } from '../../store/export-archive.ts';
import { type Download, reading } from '../operation.ts';
import { evaluationInput } from '../record-operations.ts';

export default [
  reading({
    id: 'records.export.get',
    title: 'Gives the whole evaluation as an archive: records, audit trail and files, to be verified without trusting this installation.',
    method: 'GET',
    path: '/evaluations/:evaluation/records/export',
    permission: 'evaluation.export',
    download: true,
    input: z.object(evaluationInput),
    output: z.custom<Download>(),
    read: async ({ system, evaluation, person }) => {
      if (await hasHiddenDecisions(evaluation.reader, { id: person.id, role: evaluation.role }))
        return trouble('conflict', 'The archive would show you screening decisions of others that you must not see yet.', {
          remedy: 'Somebody who does not screen, such as an auditor, can export; or export when both reviewers have decided.',
        });
      if (await hasHiddenAppraisals(evaluation.reader, { id: person.id, role: evaluation.role }))
        return trouble('conflict', 'The archive would show you appraisals of others that you must not see yet.', {
          remedy: 'Somebody who does not appraise, such as an auditor, can export; or export when both appraisers have finished.',
        });
      return done({
        bytes: await exportArchive(system, evaluation.id),
        mediaType: 'application/zip',
        fileName: `cerulean ${evaluation.id}.zip`,
      });
    },
  }),
] as const;
