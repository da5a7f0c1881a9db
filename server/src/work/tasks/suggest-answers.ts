import { done, type Outcome } from '@cerulean/evaluation/base';
import { type Checklist, type ChecklistItem, checklists, type DossierFinding, type ReadinessContext } from '@cerulean/evaluation/readiness';
import { threadSnapshots } from '../thread-snapshots.ts';
import { openUploaded, type UploadedDocument } from '../uploaded-documents.ts';

/** Of which evaluation, and what stands beside its records. */
export interface SuggestInput {
  readonly evaluation: string;
  readonly uploaded: readonly UploadedDocument[];
  readonly findings: readonly DossierFinding[];
}

/** The items of every checklist with what is suggested, as the evaluation stands, by the id of the checklist. */
export default async function suggest({
  evaluation,
  uploaded,
  findings,
}: SuggestInput): Promise<Outcome<Record<string, readonly ChecklistItem[]>>> {
  const snapshot = await threadSnapshots().of(evaluation);
  const context: ReadinessContext = { snapshot, documents: uploaded.map(openUploaded), findings };
  return done(Object.fromEntries(checklists.map((checklist: Checklist) => [checklist.id, checklist.items(context)])));
}
