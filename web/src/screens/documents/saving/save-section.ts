import type { RichTextNode } from '@cerulean/evaluation/documents';
import { call } from '../../../api/client.ts';
import { ProblemError } from '../../../api/problem.ts';
import { invalidate, queryClient } from '../../../api/queries.ts';
import { dropDraft, keepDraft, readDraft } from '../../../kit/form/draft.ts';
import type { StoredText, TextDraft, TheirText } from './section-keeper.ts';

/** Which section of which document. */
export interface Place {
  readonly evaluation: string;
  readonly document: string;
  readonly section: string;
}

/** Saves on their way to the server, so that a section opened again waits for the one it was left with. */
const underway = new Map<string, Promise<unknown>>();

function nameOf({ evaluation, document, section }: Place): string {
  return `${evaluation} ${document} ${section}`;
}

interface SectionRecord {
  readonly version: number;
  readonly data: { readonly prose: RichTextNode };
  readonly updatedAt: string;
  readonly updatedBy: string;
}

/** A stored section as the keeper takes it; nothing written is version 0. */
export function storedText(record: SectionRecord | null): TheirText {
  if (!record) return { version: 0, prose: { type: 'doc', content: [] }, updatedAt: '', updatedBy: '' };
  return { version: record.version, prose: record.data.prose, updatedAt: record.updatedAt, updatedBy: record.updatedBy };
}

/** Reads a section, after whatever is being saved of it. */
export async function readSection(place: Place, signal: AbortSignal): Promise<TheirText> {
  await underway.get(nameOf(place));
  return storedText((await call('documents.section.get', place, { signal })).record);
}

/** Saves onto a version; somebody else's text meanwhile is given back. */
export async function saveSection(
  place: Place,
  prose: RichTextNode,
  version: number,
): Promise<{ saved: StoredText } | { theirs: TheirText }> {
  const name = nameOf(place);
  const request = call('documents.section.save', { ...place, version, prose });
  const settled = request.then(
    () => undefined,
    () => undefined,
  );
  underway.set(name, settled);
  try {
    const saved = await request;
    void invalidate(queryClient, place.evaluation);
    return { saved: storedText(saved) };
  } catch (error) {
    if (!(error instanceof ProblemError) || error.code !== 'changed-meanwhile') throw error;
    return { theirs: storedText((error.details as { theirs: SectionRecord }).theirs) };
  } finally {
    if (underway.get(name) === settled) underway.delete(name);
  }
}

/** Where the draft of a section is kept in the browser. */
export function draftKey(person: string, place: Place): string {
  return `${person} ${place.evaluation} section ${place.document} ${place.section}`;
}

export function readTextDraft(key: string): TextDraft | undefined {
  const draft = readDraft(key);
  if (!draft) return undefined;
  return { prose: draft.values.prose as RichTextNode, base: { version: draft.version, prose: draft.base as RichTextNode }, at: draft.at };
}

export function keepTextDraft(key: string, { prose, base, at }: TextDraft): void {
  keepDraft(key, { values: { prose }, version: base.version, base: base.prose, at });
}

export { dropDraft };
