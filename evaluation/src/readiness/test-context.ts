import { assemble } from '../documents/index.ts';
import type { Kind, Snapshot } from '../records/index.ts';
import { evaluatorKind } from '../team/index.ts';
import type { ChecklistExample, ReadinessContext } from './checklist.ts';
import { promisedChangeKind } from './promised-change.ts';
import { readinessAnswerKind } from './readiness-answer.ts';

/*
 * Contexts for tests, written in few words. Only tests import this file.
 */

type Written = Partial<Omit<ChecklistExample, 'says' | 'answers'>>;
type SnapshotFrom = (written: NonNullable<Written['records']>, takenAt: string, more: readonly Kind[]) => Snapshot;

/** Makes the context of an example: its records completed by `snapshotFrom`, its documents as a reader would give them. */
export function contextsBy(snapshotFrom: SnapshotFrom): (written: Written) => ReadinessContext {
  return ({ records = {}, documents = [], findings = [] }) => ({
    snapshot: snapshotFrom(records, '2026-11-22T10:00:00.000Z', [evaluatorKind, promisedChangeKind, readinessAnswerKind]),
    documents: documents.map(({ name, type, pieces }, index) => ({
      id: `doc_${index + 1}`,
      name,
      type,
      read: assemble(name, 'text', { pieces }),
    })),
    findings,
  });
}
