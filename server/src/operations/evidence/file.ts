import { done, trouble } from '@cerulean/evaluation/base';
import { fileKind } from '@cerulean/evaluation/evidence';
import { create } from '@cerulean/evaluation/records';
import { z } from 'zod';
import { changing, type Download, reading } from '../operation.ts';
import { evaluationInput, pageInput, storedSchema } from '../record-operations.ts';

const file = storedSchema(fileKind.schema);

export default [
  reading({
    id: 'evidence.file.list',
    title: 'Lists the files of the evaluation.',
    method: 'GET',
    path: '/evaluations/:evaluation/evidence/files',
    permission: 'evaluation.read',
    input: z.object({ ...evaluationInput, ...pageInput }),
    output: z.object({ records: z.array(file), total: z.number().int() }),
    read: async ({ evaluation }, input) => done(await evaluation.reader.page(fileKind, input)),
  }),
  changing({
    id: 'evidence.file.upload',
    title: 'Keeps files with the evaluation: full texts, instructions for use, reports.',
    method: 'POST',
    path: '/evaluations/:evaluation/evidence/files',
    permission: 'evidence.edit',
    upload: true,
    input: z.object({ ...evaluationInput, purpose: fileKind.schema.shape.purpose }),
    output: z.object({ records: z.array(file) }),
    prepare: async ({ files, system }) => {
      if (files.length === 0) return trouble('input-invalid', 'No file was sent.', { remedy: 'Choose at least one file.' });
      return done(
        await Promise.all(
          files.map(async ({ name, mediaType, bytes }) => ({
            name,
            mediaType,
            bytes: bytes.length,
            sha256: await system.files.put(bytes),
          })),
        ),
      );
    },
    decide: async ({ newId }, { purpose }, stored) => {
      const changes = stored.map((data) => create(fileKind, newId(fileKind.prefix), { ...data, purpose }));
      return done({ changes, output: (records) => ({ records: changes.map(({ id }) => records.get(id) as never) }) });
    },
  }),
  reading({
    id: 'evidence.file.download',
    title: 'Gives the bytes of a file as they were uploaded.',
    method: 'GET',
    path: '/evaluations/:evaluation/evidence/files/:id/bytes',
    permission: 'evaluation.read',
    download: true,
    input: z.object({ ...evaluationInput, id: z.string() }),
    output: z.custom<Download>(),
    read: async ({ evaluation, system }, { id }) => {
      const record = await evaluation.reader.find(fileKind, id);
      const bytes = record && (await system.files.get(record.data.sha256));
      if (!record || !bytes)
        return trouble('not-found', 'This file is not there, or its bytes are damaged.', {
          remedy: 'Restore it from the backup or upload it again.',
        });
      return done({
        bytes,
        mediaType: record.data.mediaType === 'application/pdf' ? 'application/pdf' : 'application/octet-stream',
        fileName: record.data.name,
      });
    },
  }),
] as const;
