import { done, trouble } from '@cerulean/evaluation/base';
import { formats, type ReadRecord, type ReferenceFormat, referenceKind } from '@cerulean/evaluation/evidence';
import { z } from 'zod';
import { type Download, reading } from '../operation.ts';
import { evaluationInput } from '../record-operations.ts';

const written = (formats as readonly ReferenceFormat[]).filter((format) => format.write !== undefined);

export default [
  reading({
    id: 'evidence.reference.export',
    title: 'Gives the references as a file that reference managers and databases read.',
    method: 'GET',
    path: '/evaluations/:evaluation/evidence/references/export',
    permission: 'evaluation.read',
    download: true,
    input: z.object({
      ...evaluationInput,
      format: z.string().default('ris'),
      /** With the references that are duplicates of others. */
      duplicates: z.stringbool().default(false),
    }),
    output: z.custom<Download>(),
    read: async ({ evaluation }, { format, duplicates }) => {
      const entry = written.find(({ id }) => id === format);
      if (!entry?.write)
        return trouble('format-unknown', `References are not written as "${format}".`, {
          remedy: `Choose one of ${written.map(({ id }) => id).join(', ')}.`,
        });
      const references = await evaluation.reader.all(referenceKind);
      const records = references
        .filter(({ data }) => duplicates || data.duplicate === undefined)
        .map(
          ({ id, data }): ReadRecord => ({ ...data, id: data.ownId || id, source: data.source ?? { file: '', format: '', database: '' } }),
        );
      return done({
        bytes: new TextEncoder().encode(entry.write(records)),
        mediaType: 'application/octet-stream',
        fileName: `references.${entry.endings[0]}`,
      });
    },
  }),
] as const;
