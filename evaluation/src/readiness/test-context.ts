import { assemble } from '../documents/index.ts';
import { snapshotFrom } from '../quality-system/test-snapshot.ts';
import { evaluatorKind } from '../team/index.ts';
import type { ChecklistExample, ReadinessContext } from './checklist.ts';
import { promisedChangeKind } from './promised-change.ts';
import { readinessAnswerKind } from './readiness-answer.ts';

/*
 * Contexts for tests, written in few words. Only tests import this file.
 */

/** The context of an example: its records completed, its documents as a reader would give them. */
export function contextFrom({
  records = {},
  documents = [],
  findings = [],
}: Partial<Omit<ChecklistExample, 'says' | 'answers'>>): ReadinessContext {
  return {
    snapshot: snapshotFrom(records, '2026-11-22T10:00:00.000Z', [evaluatorKind, promisedChangeKind, readinessAnswerKind]),
    documents: documents.map(({ name, type, pieces }, index) => ({
      id: `doc_${index + 1}`,
      name,
      type,
      read: assemble(name, 'text', { pieces }),
    })),
    findings,
  };
}
