import { done, trouble } from '@cerulean/evaluation/base';
import {
  DuplicateIndex,
  fileKind,
  findDuplicates,
  formats,
  importKind,
  type KeyEntry,
  keyEntries,
  type ReadFile,
  referenceKind,
} from '@cerulean/evaluation/evidence';
import { create } from '@cerulean/evaluation/records';
import { sql } from 'kysely';
import { z } from 'zod';
import type { ChainReader } from '../../store/reader.ts';
import { changing, reading } from '../operation.ts';
import { evaluationInput, pageInput, storedSchema } from '../record-operations.ts';

const imported = storedSchema(importKind.schema);
/** So many findings are kept of one file; the rest are counted. */
const findingsKept = 200;

/** What is known of the references that share a key with incoming ones: all their keys, so that they are compared as they were in memory. */
async function knownEntries(reader: ChainReader, keys: readonly string[]): Promise<KeyEntry[]> {
  const entries = (column: 'key' | 'stands_for', values: readonly string[]) =>
    reader.database
      .selectFrom('reference_key')
      .select(['key', 'stands_for', 'identity'])
      .where('chain', '=', reader.chain)
      .where(sql<boolean>`${sql.ref(column)} = any(${values})`)
      .execute();
  const sharing = await entries('key', keys);
  if (sharing.length === 0) return [];
  const rows = await entries('stands_for', [...new Set(sharing.map(({ stands_for }) => stands_for))]);
  return rows.map(({ key, stands_for, identity }) => ({ key, referenceId: stands_for, identity }));
}

export default [
  reading({
    id: 'evidence.import.list',
    title: 'Lists the imports with what was read, what was not, and why.',
    method: 'GET',
    path: '/evaluations/:evaluation/evidence/imports',
    permission: 'evaluation.read',
    input: z.object({ ...evaluationInput, ...pageInput }),
    output: z.object({ records: z.array(imported), total: z.number().int() }),
    read: async ({ evaluation }, input) => done(await evaluation.reader.page(importKind, input)),
  }),
  reading({
    id: 'evidence.format.list',
    title: 'Lists the formats that reference files are read in.',
    method: 'GET',
    path: '/evidence/formats',
    permission: 'signed-in',
    input: z.object({}),
    output: z.object({ formats: z.array(z.object({ id: z.string(), title: z.string() })) }),
    read: async () => done({ formats: formats.map(({ id, title }) => ({ id, title })) }),
  }),
  changing({
    id: 'evidence.import.create',
    title: 'Imports one file of references; duplicates of what is there are kept and marked.',
    method: 'POST',
    path: '/evaluations/:evaluation/evidence/imports',
    permission: 'evidence.edit',
    upload: true,
    input: z.object({
      ...evaluationInput,
      database: z.string().trim().max(100).default(''),
      searchRunId: z.string().optional(),
      format: z.string().optional(),
    }),
    output: imported,
    prepare: async ({ files, system }, { format }) => {
      const [file] = files;
      if (!file) return trouble('input-invalid', 'No file was sent.', { remedy: 'Choose a file that a database exported.' });
      const read = await system.work.run<ReadFile>('read-references', { bytes: file.bytes, file: file.name, format });
      if (!read.ok) return read;
      if (read.value.records.length === 0) {
        const [first] = read.value.findings;
        return trouble('file-unreadable', `${file.name} holds no reference that could be read${first ? `: ${first.message}` : '.'}`, {
          remedy: 'Export it again, for instance as RIS or PubMed format.',
        });
      }
      return done({ ...read.value, file, sha256: await system.files.put(file.bytes) });
    },
    decide: async ({ newId, reader }, { database, searchRunId }, read) => {
      const fileId = newId(fileKind.prefix);
      const importId = newId(importKind.prefix);
      const incoming = read.records.map((record) => ({ id: newId(referenceKind.prefix) as string, reference: record }));
      const keys = [...new Set(incoming.flatMap(({ id, reference }) => keyEntries(id, reference).map(({ key }) => key)))];
      const index = new DuplicateIndex(await knownEntries(reader, keys));
      let duplicates = 0;
      const references = findDuplicates(index, incoming).map(({ incoming: { id, reference }, duplicate }) => {
        if (duplicate) duplicates += 1;
        const { id: ownId, source, ...bibliographic } = reference;
        return create(referenceKind, id as never, {
          ...bibliographic,
          ownId,
          importId,
          source: { ...source, database: database || source.database },
          duplicate,
          notes: '',
        });
      });
      const kept = read.findings.slice(0, findingsKept).map(({ line, code, message }) => ({ line, code, message }));
      if (read.findings.length > findingsKept)
        kept.push({ line: undefined, code: 'more-findings', message: `And ${read.findings.length - findingsKept} more.` });
      const changes = [
        create(fileKind, fileId, {
          name: read.file.name,
          mediaType: read.file.mediaType || 'text/plain',
          bytes: read.file.bytes.length,
          sha256: read.sha256,
          purpose: 'references',
        }),
        create(importKind, importId, {
          file: read.file.name,
          fileId,
          format: read.format,
          database,
          searchRunId,
          recordsRead: read.records.length,
          recordsRejected: read.rejected,
          duplicates,
          findings: kept,
        }),
        ...references,
      ];
      return done({ changes, output: (records) => records.get(importId) as never });
    },
  }),
] as const;
