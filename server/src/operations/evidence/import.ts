import { done, type Outcome, trouble } from '@cerulean/evaluation/base';
import {
  type ColumnMapping,
  columnMappingKind,
  columnMappingSchema,
  fileKind,
  fitsColumns,
  formats,
  importKind,
  type ReferenceFormat,
  referenceKind,
  severityOfFinding,
  tableFields,
} from '@cerulean/evaluation/evidence';
import { type Change, create, update } from '@cerulean/evaluation/records';
import { z } from 'zod';
import { Publications, secondsToFind } from '../../evidence/publications.ts';
import type { ReadReferenceFile } from '../../evidence/read-reference-file.ts';
import type { ChainReader } from '../../store/reader.ts';
import type { FindDuplicatesInput, FoundDuplicates } from '../../work/tasks/find-duplicates.ts';
import type { ReferencePreview } from '../../work/tasks/preview-references.ts';
import { changing, reading } from '../operation.ts';
import { evaluationInput, pageInput, storedSchema } from '../record-operations.ts';

const imported = storedSchema(importKind.schema);
/** So many findings are kept of one file; the rest are counted. */
const findingsKept = 200;

/** What a record of the file is called until it has an id of its own. */
const incomingId = (position: number) => `incoming ${position}`;

const columnsInput = z.string().max(100_000).optional();

/** What the person said the columns hold; undefined where nothing was said. */
function chosenColumns(text: string | undefined): Outcome<ColumnMapping | undefined> {
  if (text === undefined || text === '') return done(undefined);
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    value = undefined;
  }
  const parsed = columnMappingSchema.safeParse(value);
  return parsed.success
    ? done(parsed.data)
    : trouble('input-invalid', 'What the columns hold was not understood.', { remedy: 'Choose it again for each column.' });
}

/** What was said about the columns of earlier tables, newest first. */
async function knownMappings(reader: ChainReader): Promise<ColumnMapping[]> {
  const mappings = await reader.all(columnMappingKind);
  return mappings.sort((left, right) => right.updatedAt.localeCompare(left.updatedAt)).map(({ data }) => data.columns);
}

/** What is to be remembered of a table whose columns somebody explained: a new mapping, or the change of the one for the same columns. */
async function rememberedMapping(
  reader: ChainReader,
  newId: (prefix: string) => string,
  source: string,
  columns: ColumnMapping | undefined,
): Promise<Change[]> {
  if (!columns || columns.length === 0) return [];
  const header = columns.map(({ column }) => column);
  const known = (await reader.all(columnMappingKind)).find(({ data }) => fitsColumns(data.columns, header));
  if (!known) return [create(columnMappingKind, newId(columnMappingKind.prefix) as never, { source, columns })];
  const fieldOf = new Map(known.data.columns.map(({ column, field }) => [column, field] as const));
  if (columns.every(({ column, field }) => fieldOf.get(column) === field)) return [];
  return [update(columnMappingKind, known, { source: source || known.data.source, columns })];
}

export default [
  reading({
    id: 'evidence.import.preview',
    title: 'Reads a file of references and tells its format, how many records it holds and what was remarkable; stores nothing.',
    method: 'POST',
    path: '/evaluations/:evaluation/evidence/imports/preview',
    permission: 'evidence.edit',
    upload: true,
    input: z.object({ ...evaluationInput, format: z.string().optional(), columns: columnsInput }),
    output: z.object({
      file: z.string(),
      format: z.string(),
      formatTitle: z.string(),
      records: z.number().int(),
      rejected: z.number().int(),
      first: z.array(z.object({ label: z.string(), title: z.string() })),
      findings: z.array(z.object({ line: z.number().int().optional(), code: z.string(), message: z.string(), severity: z.string() })),
      /** The columns of a table that no database is known to write, with their first cells. */
      table: z
        .object({
          columns: columnMappingSchema,
          samples: z.array(z.array(z.string())),
          /** Whether an earlier table with the same columns was explained. */
          remembered: z.boolean(),
          fields: z.array(z.object({ id: z.string(), title: z.string() })),
        })
        .optional(),
    }),
    read: async ({ files, system, evaluation }, { format, columns }) => {
      const [file] = files;
      if (!file) return trouble('input-invalid', 'No file was sent.', { remedy: 'Choose a file that a database exported.' });
      const chosen = chosenColumns(columns);
      if (!chosen.ok) return chosen;
      const mappings = await knownMappings(evaluation.reader);
      const read = await system.work.run<ReferencePreview>('preview-references', {
        bytes: file.bytes,
        file: file.name,
        format,
        columns: chosen.value,
        mappings,
      });
      if (!read.ok) return read;
      const { table, remembered, ...preview } = read.value;
      const header = table?.columns.map(({ column }) => column) ?? [];
      const known = chosen.value ?? (remembered ? mappings.find((mapping) => fitsColumns(mapping, header)) : undefined);
      const fieldOf = new Map(known?.map(({ column, field }) => [column, field] as const));
      return done({
        ...preview,
        file: file.name,
        formatTitle: formats.find(({ id }) => id === preview.format)?.title ?? preview.format,
        first: [...preview.first],
        findings: preview.findings.map(({ line, code, message }) => ({ line, code, message, severity: severityOfFinding(code) })),
        table: table && {
          columns: table.columns.map(({ column, field }) => ({ column, field: fieldOf.get(column) ?? field })),
          samples: table.samples.map((cells) => [...cells]),
          remembered,
          fields: Object.entries(tableFields).map(([id, { title }]) => ({ id, title })),
        },
      });
    },
  }),
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
    title: 'Lists the formats that reference files are read in, and which of them are written.',
    method: 'GET',
    path: '/evidence/formats',
    permission: 'signed-in',
    input: z.object({}),
    output: z.object({ formats: z.array(z.object({ id: z.string(), title: z.string(), writes: z.boolean() })) }),
    read: async () =>
      done({
        formats: (formats as readonly ReferenceFormat[]).map(({ id, title, write }) => ({ id, title, writes: write !== undefined })),
      }),
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
      /** What the columns of a table hold, as JSON; it is remembered for tables with the same columns. */
      columns: columnsInput,
    }),
    output: imported,
    prepare: async ({ files, system, evaluation }, { format, columns }) => {
      const [file] = files;
      if (!file) return trouble('input-invalid', 'No file was sent.', { remedy: 'Choose a file that a database exported.' });
      const chosen = chosenColumns(columns);
      if (!chosen.ok) return chosen;
      const mappings = await knownMappings(evaluation.reader);
      const read = await system.work.run<ReadReferenceFile>('read-references', {
        bytes: file.bytes,
        file: file.name,
        format,
        columns: chosen.value,
        mappings,
      });
      if (!read.ok) return read;
      if (read.value.records.length === 0) {
        const [first] = read.value.findings;
        return trouble('file-unreadable', `${file.name} holds no reference that could be read${first ? `: ${first.message}` : '.'}`, {
          remedy: 'Export it again, for instance as RIS or PubMed format.',
        });
      }
      const incoming = read.value.records.map((record, position) => ({ ...record, id: incomingId(position) }));
      const input: FindDuplicatesInput = { evaluation: evaluation.id, incoming };
      const found = await system.work.run<FoundDuplicates>('find-duplicates', input, { seconds: secondsToFind });
      if (!found.ok) return found;
      return done({ ...read.value, merges: found.value.merges, chosen: chosen.value, file, sha256: await system.files.put(file.bytes) });
    },
    decide: async ({ newId, reader }, { database, searchRunId }, read) => {
      const fileId = newId(fileKind.prefix);
      const importId = newId(importKind.prefix);
      const incoming = read.records.map((record) => ({ id: newId(referenceKind.prefix), record }));
      const idOf = new Map(incoming.map(({ id }, position) => [incomingId(position), id as string]));
      const ends = read.merges.flatMap(({ left, right }) => [left, right]).filter((id) => !idOf.has(id));
      const publications = await Publications.around(reader, ends, incoming);
      for (const { left, right, ...reason } of read.merges) publications.merge(idOf.get(left) ?? left, idOf.get(right) ?? right, reason);
      const merged = publications.merging.changes();
      const references = incoming.map(({ id, record }) => {
        const { id: ownId, source, ...bibliographic } = record;
        return create(referenceKind, id, {
          ...bibliographic,
          ownId,
          importId,
          source: { ...source, database: database || source.database },
          duplicate: merged.get(id),
          notes: '',
        });
      });
      const duplicates = incoming.filter(({ id }) => merged.get(id)).length;
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
        ...(await rememberedMapping(reader, newId, database, read.chosen)),
        ...publications.changes(),
      ];
      return done({ changes, output: (records) => records.get(importId) as never });
    },
  }),
] as const;
