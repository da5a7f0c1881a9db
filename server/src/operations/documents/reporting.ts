import { done, type Outcome } from '@cerulean/evaluation/base';
import {
  type OutlineSection,
  type ReportedGuideline,
  type ReportingDocument,
  reportedGuidelines,
  reportingAnnex,
  reportingDocuments,
} from '@cerulean/evaluation/documents';
import type { Snapshot } from '@cerulean/evaluation/records';
import { z } from 'zod';
import { writeDocument } from '../../documents/write.ts';
import { keptWork } from '../../work/kept-work.ts';
import { type Download, type OperationContext, reading } from '../operation.ts';
import { evaluationInput } from '../record-operations.ts';

/** The checklists as the documents of this state of the records answer them. */
async function guidelinesOf({ system }: OperationContext, now: Snapshot): Promise<Outcome<ReportedGuideline[]>> {
  const outlines = new Map<ReportingDocument, OutlineSection[]>();
  for (const document of reportingDocuments) {
    const sections = await keptWork<OutlineSection[]>(system, now, 'outline-document', { evaluation: now.evaluation.id, document });
    if (!sections.ok) return sections;
    outlines.set(document, sections.value);
  }
  return done(reportedGuidelines(Object.fromEntries(outlines) as Record<ReportingDocument, OutlineSection[]>));
}

export default [
  reading({
    id: 'documents.reporting.get',
    title: 'Gives the checklists of PRISMA 2020 and PRISMA-S with the sections in which each item is answered, and what is missing there.',
    method: 'GET',
    path: '/evaluations/:evaluation/reporting-checklists',
    permission: 'evaluation.read',
    input: z.object(evaluationInput),
    output: z.object({ guidelines: z.array(z.custom<ReportedGuideline>()) }),
    read: async (context) => {
      const guidelines = await guidelinesOf(context, await context.snapshot());
      return guidelines.ok ? done({ guidelines: guidelines.value }) : guidelines;
    },
  }),
  reading({
    id: 'documents.reporting.write',
    title: 'Writes the checklists as an annex document, as Word or PDF.',
    method: 'GET',
    path: '/evaluations/:evaluation/reporting-checklists/write',
    permission: 'evaluation.read',
    download: true,
    input: z.object({ ...evaluationInput, to: z.enum(['docx', 'pdf']) }),
    output: z.custom<Download>(),
    read: async (context, { to }) => {
      const now = await context.snapshot();
      const guidelines = await guidelinesOf(context, now);
      if (!guidelines.ok) return guidelines;
      const tree = reportingAnnex(guidelines.value, now, {
        date: context.system.clock().slice(0, 10),
        version: `as of record entry ${now.sequence}`,
      });
      const written = await writeDocument(tree, to);
      if (!written.ok) return written;
      const { bytes, mediaType, fileName } = written.value;
      return done({ bytes, mediaType, fileName });
    },
  }),
] as const;
