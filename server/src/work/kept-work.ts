import type { Outcome } from '@cerulean/evaluation/base';
import { type BuiltDocument, releaseKind } from '@cerulean/evaluation/documents';
import { all, type Snapshot } from '@cerulean/evaluation/records';
import type { System } from '../operations/operation.ts';
import { perSnapshot } from '../store/per-snapshot.ts';
import type { BuildInput } from './tasks/build-document.ts';

const keptOf = perSnapshot(() => new Map<string, Promise<Outcome<unknown>>>());

/** What a task gives for one state of an evaluation: it runs once, and again only where it failed. */
export function keptWork<Output>(
  { work }: Pick<System, 'work'>,
  snapshot: Snapshot,
  task: string,
  input: object,
  limits?: { seconds?: number },
): Promise<Outcome<Output>> {
  const kept = keptOf(snapshot);
  const key = JSON.stringify([task, input]);
  let held = kept.get(key);
  if (!held) {
    held = work.run(task, input, limits);
    kept.set(key, held);
    held.then(
      (outcome) => outcome.ok || kept.delete(key),
      () => kept.delete(key),
    );
  }
  return held as Promise<Outcome<Output>>;
}

/** A built document, and the state of the records it was built from. */
export type Built = BuiltDocument & { readonly sequence: number };

/** The draft of the next version of a document, as the evaluation stands. */
export function draftOf(system: Pick<System, 'work' | 'clock'>, snapshot: Snapshot, document: string): Promise<Outcome<Built>> {
  const released = all(snapshot, releaseKind).filter(({ data }) => data.document === document);
  const input: BuildInput = {
    evaluation: snapshot.evaluation.id,
    document,
    status: 'draft',
    version: `${Math.max(0, ...released.map(({ data }) => data.number)) + 1} (draft)`,
    date: system.clock().slice(0, 10),
  };
  return keptWork<Built>(system, snapshot, 'build-document', input);
}
