import type { Outcome } from '@cerulean/evaluation/base';
import { type OutlineSection, outline } from '@cerulean/evaluation/documents';
import { resultsOf } from '../../store/results.ts';
import { threadSnapshots } from '../thread-snapshots.ts';

/** The sections of a document with what each must answer and what is written, as the evaluation stands. */
export default async function outlineOf({
  evaluation,
  document,
}: {
  evaluation: string;
  document: string;
}): Promise<Outcome<readonly OutlineSection[]>> {
  const snapshot = await threadSnapshots().of(evaluation);
  return outline(document, snapshot, resultsOf(snapshot));
}
