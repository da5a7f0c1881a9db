import type { Outcome } from '@cerulean/evaluation/base';
import { type BuiltDocument, buildDocument } from '@cerulean/evaluation/documents';
import { all } from '@cerulean/evaluation/records';
import { evaluationKind } from '../../store/kinds.ts';
import { threadSnapshots } from '../thread-snapshots.ts';

/** What to build, and of which evaluation. */
export interface BuildInput {
  readonly evaluation: string;
  readonly document: string;
  readonly status: 'draft' | 'released';
  readonly version: string;
  readonly date: string;
}

/** Builds a document's tree from the evaluation as it stands, and says of which state of the records it is. */
export default async function build(input: BuildInput): Promise<Outcome<BuiltDocument & { sequence: number }>> {
  const snapshot = await threadSnapshots().of(input.evaluation);
  const style = all(snapshot, evaluationKind)[0]?.data.citationStyle;
  const { status, version, date } = input;
  const built = buildDocument(input.document, snapshot, { status, version, date, ...(style ? { style } : {}) });
  return built.ok ? { ok: true, value: { ...built.value, sequence: snapshot.sequence } } : built;
}
