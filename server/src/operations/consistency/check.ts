import { done, trouble } from '@cerulean/evaluation/base';
import { consistencyCheckKind, dossierDocumentKind } from '@cerulean/evaluation/consistency';
import { all, create } from '@cerulean/evaluation/records';
import { z } from 'zod';
import { dossierNow } from '../../consistency/dossier-check.ts';
import { changing } from '../operation.ts';
import { evaluationInput, recordOperations, storedSchema } from '../record-operations.ts';

const [list, get] = recordOperations(consistencyCheckKind, {
  word: 'consistency',
  path: 'consistency/checks',
  permission: 'documents.write',
});

export default [
  list,
  get,
  changing({
    id: 'consistency.check.record',
    title: 'Records what is found now, so that later checks show what is new, still there and fixed.',
    method: 'POST',
    path: '/evaluations/:evaluation/consistency/checks',
    permission: 'documents.write',
    input: z.object({ ...evaluationInput, note: consistencyCheckKind.schema.shape.note }),
    output: storedSchema(consistencyCheckKind.schema),
    prepare: async ({ system, snapshot }) => {
      const now = await snapshot();
      const dossier = await dossierNow(system, now);
      if (!dossier.ok) return dossier;
      const { checked } = dossier.value;
      if (!checked) return trouble('conflict', 'Some documents are still being read.', { remedy: 'Try again in a moment.' });
      const files = new Map(all(now, dossierDocumentKind).map(({ id, data }) => [id as string, data.fileId]));
      return done({
        at: system.clock(),
        documents: checked.documents.map(({ id, name, type, digest }) => {
          const fileId = files.get(id);
          return { name, type, ...(fileId ? { fileId } : {}), digest };
        }),
        findings: checked.findings.map(({ fingerprint, rule, attribute, severity, message }) => ({
          fingerprint,
          rule,
          attribute,
          severity,
          message,
        })),
      });
    },
    decide: async ({ newId }, { note }, found) => {
      const id = newId(consistencyCheckKind.prefix);
      return done({ changes: [create(consistencyCheckKind, id, { ...found, note })], output: (records) => records.get(id) as never });
    },
  }),
] as const;
