import { done, type Outcome } from '@cerulean/evaluation/base';
import type { DocumentTree } from '@cerulean/evaluation/documents';
import { type ChecklistState, type ReadinessReportOptions, readinessReport } from '@cerulean/evaluation/readiness';
import { threadSnapshots } from '../thread-snapshots.ts';
import { openUploaded } from '../uploaded-documents.ts';
import type { SuggestInput } from './suggest-answers.ts';

/** What the checklists were answered from, their answers, and how the report is dated. */
export interface ReportInput extends SuggestInput {
  readonly states: readonly ChecklistState[];
  readonly options: ReadinessReportOptions;
}

/** The report of readiness as a document. */
export default async function build({ evaluation, uploaded, findings, states, options }: ReportInput): Promise<Outcome<DocumentTree>> {
  const snapshot = await threadSnapshots().of(evaluation);
  return done(readinessReport({ snapshot, documents: uploaded.map(openUploaded), findings }, states, options));
}
