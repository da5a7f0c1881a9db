import { done, type Outcome } from '@cerulean/evaluation/base';
import { type Checklist, type ChecklistItem, checklists, type ReadinessContext } from '@cerulean/evaluation/readiness';
import { threadSnapshots } from '../thread-snapshots.ts';

/** Of which evaluation, and what its uploaded documents say. */
export interface SuggestInput extends Pick<ReadinessContext, 'documents' | 'findings'> {
  readonly evaluation: string;
}

/** The items of every checklist with what is suggested, as the evaluation stands, by the id of the checklist. */
export default async function suggest({
  evaluation,
  documents,
  findings,
}: SuggestInput): Promise<Outcome<Record<string, readonly ChecklistItem[]>>> {
  const snapshot = await threadSnapshots().of(evaluation);
  const context: ReadinessContext = { snapshot, documents, findings };
  return done(Object.fromEntries(checklists.map((checklist: Checklist) => [checklist.id, checklist.items(context)])));
}
