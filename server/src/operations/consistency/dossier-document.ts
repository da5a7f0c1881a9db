import { done, trouble } from '@cerulean/evaluation/base';
import { dossierDocumentKind } from '@cerulean/evaluation/consistency';
import { fileKind } from '@cerulean/evaluation/evidence';
import { recordOperations } from '../record-operations.ts';

export default recordOperations(dossierDocumentKind, {
  word: 'consistency',
  path: 'consistency/documents',
  permission: 'documents.write',
  check: async ({ fileId }, { reader }) => {
    if (await reader.find(fileKind, fileId)) return done([]);
    return trouble('input-invalid', 'The file of this document is not among the files of the evaluation.', {
      remedy: 'Upload the file first.',
      fields: [{ pointer: '/data/fileId', message: 'names no file of the evaluation' }],
    });
  },
});
