import { done, trouble } from '@cerulean/evaluation/base';
import { passagesOf } from '@cerulean/evaluation/consistency';
import { FullTextMatcher, fileKind, referenceKind } from '@cerulean/evaluation/evidence';
import { all, create, type Snapshot, update } from '@cerulean/evaluation/records';
import { type ScreeningState, type StoredReference, screeningStates } from '@cerulean/evaluation/screening';
import { z } from 'zod';
import { readDocuments } from '../../documents/readers/reader-lane.ts';
import { perSnapshot } from '../../store/per-snapshot.ts';
import { changing, reading } from '../operation.ts';
import { evaluationInput } from '../record-operations.ts';

/** A publication prints its own title and DOI on its first page; some begin with a cover. */
const pagesRead = 2;
/** Where nothing is sure, so many references are offered to choose from. */
const candidatesMax = 5;

/** States in which a full text is wanted or there. */
const soughtStates: ReadonlySet<ScreeningState> = new Set(['awaiting full text', 'not retrieved', 'excluded at full text', 'included']);

const candidate = z.object({
  referenceId: z.string(),
  label: z.string(),
  title: z.string(),
  by: z.enum(['DOI', 'PMID', 'title', 'name of the file']),
});

const references = perSnapshot((snapshot: Snapshot) => screeningStates(snapshot));
const matcher = perSnapshot((snapshot: Snapshot) => new FullTextMatcher(references(snapshot).map(({ reference }) => flat(reference))));

/** The matcher asks for the bibliographic fields beside what identifies the record. */
function flat(reference: StoredReference) {
  return { ...reference.data, stored: reference };
}

export default [
  reading({
    id: 'screening.full-text.list',
    title: 'Lists the full texts that are sought, with those that are there, and the files that belong to no reference yet.',
    method: 'GET',
    path: '/evaluations/:evaluation/screening/full-texts',
    permission: 'evaluation.read',
    input: z.object(evaluationInput),
    output: z.object({
      sought: z.array(
        z.object({
          id: z.string(),
          label: z.string(),
          title: z.string(),
          doi: z.string(),
          pmid: z.string(),
          fileId: z.string().nullable(),
          state: z.string(),
        }),
      ),
      unassigned: z.array(z.object({ fileId: z.string(), name: z.string(), at: z.string() })),
    }),
    read: async ({ snapshot }) => {
      const now = await snapshot();
      const used = new Set(all(now, referenceKind).flatMap(({ data }) => data.fullTextFileId ?? []));
      return done({
        sought: references(now)
          .filter(({ state }) => soughtStates.has(state))
          .map(({ reference: { id, data }, state }) => ({
            id: id as string,
            label: referenceKind.label(data),
            title: data.title,
            doi: data.doi,
            pmid: data.pmid,
            fileId: data.fullTextFileId ?? null,
            state,
          })),
        unassigned: all(now, fileKind)
          .filter(({ id, data }) => data.purpose === 'full text' && !used.has(id))
          .map(({ id, data, createdAt }) => ({ fileId: id as string, name: data.name, at: createdAt })),
      });
    },
  }),
  changing({
    id: 'screening.full-text.add',
    title: 'Keeps the full text of a publication and adds it to the reference whose DOI, PMID or title it prints.',
    method: 'POST',
    path: '/evaluations/:evaluation/screening/full-texts',
    permission: 'evidence.edit',
    upload: true,
    input: z.object(evaluationInput),
    output: z.object({
      fileId: z.string(),
      name: z.string(),
      /** The reference it was added to. */
      added: candidate.nullable(),
      /** References it may belong to, where it was added to none. */
      candidates: z.array(candidate),
      /** Why it was added to none. */
      why: z.string(),
    }),
    prepare: async ({ files, system, snapshot }) => {
      const [file] = files;
      if (!file) return trouble('input-invalid', 'No file was sent.', { remedy: 'Choose the PDF file of a publication.' });
      if (!Buffer.from(file.bytes.subarray(0, 1024)).includes('%PDF-'))
        return trouble('file-unreadable', `${file.name} is no PDF file.`, { remedy: 'Save the publication as PDF and add that.' });
      const [read] = await readDocuments([{ file: file.name, bytes: file.bytes }]);
      const text = read?.ok
        ? [
            ...read.value.running.map(({ text: words }) => words),
            ...passagesOf(read.value.tree)
              .passages.filter(({ place }) => (place.page ?? 1) <= pagesRead)
              .map(({ text: words }) => words),
          ].join('\n')
        : '';
      const found = matcher(await snapshot())
        .find(text, file.name)
        .map(({ reference: { stored }, by, sure }) => ({ stored, by, sure }));
      const unread = read?.ok ? (text.trim() ? '' : 'It has no text that can be read; it may be a scan.') : (read?.problem.message ?? '');
      return done({ file, found, unread, sha256: await system.files.put(file.bytes) });
    },
    decide: async ({ newId, reader }, _input, { file, found, unread, sha256 }) => {
      const fileId = newId(fileKind.prefix);
      const kept = create(fileKind, fileId, {
        name: file.name,
        mediaType: 'application/pdf',
        bytes: file.bytes.length,
        sha256,
        purpose: 'full text',
      });
      const described = found.slice(0, candidatesMax).map(({ stored: { id, data }, by }) => ({
        referenceId: id as string,
        label: referenceKind.label(data),
        title: data.title,
        by,
      }));
      const [first] = found;
      const reference = first?.sure ? await reader.find(referenceKind, first.stored.id) : undefined;
      if (!reference || reference.data.fullTextFileId) {
        const why = reference
          ? `${referenceKind.label(reference.data)} has a full text already.`
          : found.length === 0
            ? unread || 'No reference has its DOI, PMID or title.'
            : found.length === 1
              ? 'Only its name speaks for a reference.'
              : 'Several references could be meant.';
        return done({ changes: [kept], output: () => ({ fileId, name: file.name, added: null, candidates: described, why }) });
      }
      return done({
        changes: [
          kept,
          update(referenceKind, { id: reference.id, version: reference.version }, { ...reference.data, fullTextFileId: fileId }),
        ],
        output: () => ({ fileId, name: file.name, added: described[0]!, candidates: [], why: '' }),
      });
    },
  }),
  changing({
    id: 'screening.full-text.assign',
    title:
      'Adds a file that was uploaded to the reference it is the full text of; one that was there is replaced and stays among the files.',
    method: 'PUT',
    path: '/evaluations/:evaluation/screening/full-texts/:file',
    permission: 'evidence.edit',
    input: z.object({ ...evaluationInput, file: z.string(), referenceId: z.string() }),
    output: z.object({ referenceId: z.string() }),
    decide: async ({ reader }, { file, referenceId }) => {
      const [kept, reference] = await Promise.all([reader.find(fileKind, file), reader.find(referenceKind, referenceId)]);
      if (!kept) return trouble('not-found', 'This file is not there any more.');
      if (!reference) return trouble('not-found', 'This reference is not there any more.');
      return done({
        changes: [update(referenceKind, { id: reference.id, version: reference.version }, { ...reference.data, fullTextFileId: kept.id })],
        output: () => ({ referenceId }),
      });
    },
  }),
] as const;
