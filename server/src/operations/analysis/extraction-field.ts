import { extractionFieldKind, usualFields } from '@cerulean/evaluation/analysis';
import { done, trouble } from '@cerulean/evaluation/base';
import { create } from '@cerulean/evaluation/records';
import { z } from 'zod';
import { changing } from '../operation.ts';
import { evaluationInput, recordOperations } from '../record-operations.ts';

export default [
  ...recordOperations(extractionFieldKind, { word: 'analysis', path: 'analysis/extraction-fields', permission: 'analysis.edit' }),
  changing({
    id: 'analysis.extraction-field.begin',
    title: 'Adds the fields most extraction forms begin with, where the form is still empty.',
    method: 'POST',
    path: '/evaluations/:evaluation/analysis/extraction-form',
    permission: 'analysis.edit',
    input: z.object(evaluationInput),
    output: z.object({ added: z.number().int() }),
    decide: async ({ reader, newId }) => {
      if ((await reader.count(extractionFieldKind)) > 0)
        return trouble('conflict', 'The extraction form already has fields.', { remedy: 'Add the fields that are missing one by one.' });
      const changes = usualFields.map((field, index) =>
        create(
          extractionFieldKind,
          newId(extractionFieldKind.prefix),
          extractionFieldKind.schema.parse({ ...field, position: index * 10 }),
        ),
      );
      return done({ changes, output: () => ({ added: changes.length }) });
    },
  }),
] as const;
