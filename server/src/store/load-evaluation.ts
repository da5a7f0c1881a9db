import { done, type Finding, type Outcome, trouble } from '@cerulean/evaluation/base';
import { create, exportedEvaluationSchema, type Snapshot, snapshotOf } from '@cerulean/evaluation/records';
import type { Actor } from '../door/door.ts';
import type { System } from '../operations/operation.ts';
import { evaluationKind, kindsByName, membershipKind } from './kinds.ts';

/** Kinds that belong to an installation or to a moment and are not taken over from a file. */
const notTaken = new Set(['membership', 'person', 'evaluation', 'release']);

/** Reads the text of an `evaluation.json`. */
export function readExported(text: string, file: string, takenAt: string): Outcome<{ snapshot: Snapshot; findings: Finding[] }> {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    return trouble('file-unreadable', `${file} is not JSON: ${(error as Error).message}.`, { remedy: 'Export the evaluation again.' });
  }
  const parsed = exportedEvaluationSchema.safeParse(json);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    return trouble(
      'file-unreadable',
      `${file} is not an exported evaluation: ${issue?.message} (at ${issue?.path.join('.') || 'the top'}).`,
      { remedy: 'Give the evaluation.json that cerulean export wrote.' },
    );
  }
  return done(snapshotOf(parsed.data, kindsByName, takenAt));
}

/**
 * Takes an exported evaluation in as a new one, with its records under their ids and a chain that begins here. Whoever takes it in becomes its
 * administrator. Who wrote a record before stands in the export, not in this installation's audit trail.
 */
export async function loadEvaluation(system: System, snapshot: Snapshot, actor: Actor, memberId: string): Promise<Outcome<{ id: string }>> {
  const id = system.newId(evaluationKind.prefix);
  return system.door.change({
    chain: id,
    actor,
    operation: 'evaluation.evaluation.load',
    reason: `taken in from an export of ${snapshot.evaluation.id}`,
    permitted: async () => done(undefined),
    decide: async ({ newId }) =>
      done({
        changes: [
          create(
            evaluationKind,
            id,
            evaluationKind.schema.parse({ ...(snapshot.records.evaluation?.[0]?.data ?? {}), title: snapshot.evaluation.title }),
          ),
          create(membershipKind, newId(membershipKind.prefix), { personId: memberId, role: 'administrator' }),
          ...Object.entries(snapshot.records)
            .filter(([kind]) => !notTaken.has(kind))
            .flatMap(([kind, records]) => records.map((record) => ({ action: 'create' as const, kind, id: record.id, data: record.data }))),
        ],
        output: () => ({ id: id as string }),
      }),
  });
}
