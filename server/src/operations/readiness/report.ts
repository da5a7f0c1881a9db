import { done, isoDate } from '@cerulean/evaluation/base';
import type { DocumentTree } from '@cerulean/evaluation/documents';
import { consultationTimeline, type TimelineStep } from '@cerulean/evaluation/readiness';
import { z } from 'zod';
import { writeDocument } from '../../documents/write.ts';
import { readinessOf } from '../../readiness/states.ts';
import type { ReportInput } from '../../work/tasks/build-readiness-report.ts';
import { type Download, reading } from '../operation.ts';
import { evaluationInput } from '../record-operations.ts';

export default [
  reading({
    id: 'readiness.timeline.get',
    title: 'Gives the consultation of an expert panel step by step, with dates from the day on which the panel receives the documents.',
    method: 'GET',
    path: '/evaluations/:evaluation/readiness/timeline',
    permission: 'evaluation.read',
    input: z.object({ ...evaluationInput, receivedOn: isoDate }),
    output: z.object({ steps: z.array(z.custom<TimelineStep>()) }),
    read: async (_context, { receivedOn }) => done({ steps: consultationTimeline(receivedOn, { earlyAdvice: true }) }),
  }),
  reading({
    id: 'readiness.report.write',
    title: 'Writes the report of readiness as it stands now, as Word or PDF: every checklist with its answers, what is open first.',
    method: 'GET',
    path: '/evaluations/:evaluation/readiness/report',
    permission: 'evaluation.read',
    download: true,
    input: z.object({
      ...evaluationInput,
      to: z.enum(['docx', 'pdf']),
      /** Day on which a panel receives the documents; then the dates of the consultation are in the report. */
      receivedOn: isoDate.optional(),
    }),
    output: z.custom<Download>(),
    read: async ({ system, snapshot }, { to, receivedOn }) => {
      const now = await snapshot();
      const found = await readinessOf(system, now);
      if (!found.ok) return found;
      const { states, dossier } = found.value;
      const tree = await system.work.run<DocumentTree>('build-readiness-report', {
        evaluation: now.evaluation.id,
        uploaded: dossier.uploaded,
        findings: dossier.findings,
        states,
        options: {
          date: system.clock().slice(0, 10),
          version: `as of record entry ${now.sequence}`,
          status: 'draft',
          ...(receivedOn === undefined ? {} : { panelReceivedOn: receivedOn }),
        },
      } satisfies ReportInput);
      if (!tree.ok) return tree;
      const written = await writeDocument(tree.value, to);
      if (!written.ok) return written;
      const { bytes, mediaType, fileName } = written.value;
      return done({ bytes, mediaType, fileName });
    },
  }),
] as const;
