import { done, type Outcome, trouble } from '@cerulean/evaluation/base';
import { fileKind, noticeKind, noticeListKind, referenceKind } from '@cerulean/evaluation/evidence';
import { type Change, create, type DataOf, update } from '@cerulean/evaluation/records';
import { sql } from 'kysely';
import { z } from 'zod';
import type { ChainReader } from '../../store/reader.ts';
import type { MatchedNotices } from '../../work/tasks/match-notices.ts';
import { changing, type OperationContext, reading } from '../operation.ts';
import { evaluationInput, pageInput, storedSchema } from '../record-operations.ts';

const list = storedSchema(noticeListKind.schema);
const finding = z.object({ file: z.string().optional(), line: z.number().int().optional(), code: z.string(), message: z.string() });
const output = z.object({ list, added: z.number().int(), findings: z.array(finding) });

/** What a list says about the references there are now. Reading it takes a while, so that this happens before the chain is locked. */
async function compared(
  { system, evaluation }: Pick<OperationContext, 'system' | 'evaluation'>,
  bytes: Uint8Array,
  file: string,
): Promise<Outcome<MatchedNotices & { readonly references: number }>> {
  const { rows: references } = await sql<{ id: string; doi: string; pmid: string }>`
    select id, coalesce(data ->> 'doi', '') as doi, coalesce(data ->> 'pmid', '') as pmid from record
    where chain = ${evaluation.id} and kind = ${referenceKind.name}`.execute(system.database);
  const matched = await system.work.run<MatchedNotices>('match-notices', { bytes, file, references });
  return matched.ok ? done({ ...matched.value, references: references.length }) : matched;
}

/** Notices that are not recorded yet; those of an earlier reading of the same or a newer list stay as they are. */
async function newNotices(
  reader: ChainReader,
  newId: (prefix: string) => string,
  listId: string,
  source: string,
  { matched }: MatchedNotices,
): Promise<Change[]> {
  const keyOf = ({ referenceId, kind, on, doi, ownId }: Pick<DataOf<typeof noticeKind>, 'referenceId' | 'kind' | 'on' | 'doi' | 'ownId'>) =>
    [referenceId, kind, ownId || doi || on].join(' ');
  const known = new Set((await reader.all(noticeKind)).map(({ data }) => keyOf(data)));
  return matched.flatMap(({ referenceId, notice: { kind, on, doi, pmid, text, ownId } }) => {
    const data = { referenceId, kind, on, doi, pmid, text, source, listId, ownId };
    if (known.has(keyOf(data))) return [];
    known.add(keyOf(data));
    return [create(noticeKind, newId(noticeKind.prefix) as never, data)];
  });
}

const aboutHowMany = (matched: MatchedNotices['matched']) => new Set(matched.map(({ referenceId }) => referenceId)).size;

export default [
  reading({
    id: 'evidence.notice-list.list',
    title: 'Lists the lists of retractions and corrections that the references were held against.',
    method: 'GET',
    path: '/evaluations/:evaluation/evidence/notice-lists',
    permission: 'evaluation.read',
    input: z.object({ ...evaluationInput, ...pageInput }),
    output: z.object({ records: z.array(list), total: z.number().int() }),
    read: async ({ evaluation }, input) => done(await evaluation.reader.page(noticeListKind, input)),
  }),
  changing({
    id: 'evidence.notice-list.import',
    title: 'Holds the references against a list of retractions and corrections by DOI and PubMed id, and records what it says about them.',
    method: 'POST',
    path: '/evaluations/:evaluation/evidence/notice-lists',
    permission: 'evidence.edit',
    upload: true,
    input: z.object({ ...evaluationInput, source: z.string().trim().max(200).default('') }),
    output,
    prepare: async (context) => {
      const [file] = context.files;
      if (!file) return trouble('input-invalid', 'No file was sent.', { remedy: 'Choose the list as CSV or XLSX.' });
      const result = await compared(context, file.bytes, file.name);
      return result.ok ? done({ ...result.value, file, sha256: await context.system.files.put(file.bytes) }) : result;
    },
    decide: async ({ newId, reader }, input, read) => {
      const fileId = newId(fileKind.prefix);
      const listId = newId(noticeListKind.prefix);
      const source = input.source || read.source || read.file.name;
      const notices = await newNotices(reader, newId, listId, source, read);
      const { name, mediaType, bytes } = read.file;
      const changes = [
        create(fileKind, fileId, {
          name,
          mediaType: mediaType || 'text/csv',
          bytes: bytes.length,
          sha256: read.sha256,
          purpose: 'list of notices',
        }),
        create(noticeListKind, listId, {
          file: name,
          fileId,
          source,
          rows: read.rows,
          rejected: read.rejected,
          compared: read.references,
          matched: aboutHowMany(read.matched),
        }),
        ...notices,
      ];
      return done({
        changes,
        output: (records) => ({ list: records.get(listId) as never, added: notices.length, findings: read.findings.slice(0, 200) }),
      });
    },
  }),
  changing({
    id: 'evidence.notice-list.compare',
    title: 'Holds the references there are now against a list that was kept.',
    method: 'POST',
    path: '/evaluations/:evaluation/evidence/notice-lists/:id/compare',
    permission: 'evidence.edit',
    input: z.object({ ...evaluationInput, id: z.string() }),
    output,
    prepare: async (context, { id }) => {
      const { reader } = context.evaluation;
      const existing = await reader.find(noticeListKind, id);
      const file = existing && (await reader.find(fileKind, existing.data.fileId));
      const bytes = file && (await context.system.files.get(file.data.sha256));
      if (!existing || !file || !bytes)
        return trouble('not-found', 'The file of this list is not there any more.', { remedy: 'Upload the list again.' });
      return compared(context, bytes, file.data.name);
    },
    decide: async ({ newId, reader }, { id }, read) => {
      const existing = await reader.find(noticeListKind, id);
      if (!existing) return trouble('not-found', 'This list is not there any more.', { remedy: 'Upload the list again.' });
      const notices = await newNotices(reader, newId, existing.id, existing.data.source, read);
      const changed = update(noticeListKind, existing, {
        ...existing.data,
        compared: read.references,
        matched: aboutHowMany(read.matched),
      });
      return done({
        changes: [changed, ...notices],
        output: (records) => ({ list: records.get(existing.id) as never, added: notices.length, findings: read.findings.slice(0, 200) }),
      });
    },
  }),
] as const;
