import { done, type Finding, trouble } from '@cerulean/evaluation/base';
import { recordId } from '@cerulean/evaluation/consistency';
import { templates } from '@cerulean/evaluation/documents';
import { z } from 'zod';
import { uploadedNow } from '../../consistency/dossier-check.ts';
import { keptWork } from '../../work/kept-work.ts';
import type { DossierText, ShownPassage } from '../../work/tasks/dossier-text.ts';
import { reading } from '../operation.ts';
import { evaluationInput } from '../record-operations.ts';

export default [
  reading({
    id: 'consistency.document.text',
    title: 'Gives the text of a document of the dossier as it was understood, passage by passage.',
    method: 'GET',
    path: '/evaluations/:evaluation/consistency/documents/:id/text',
    permission: 'evaluation.read',
    input: z.object({ ...evaluationInput, id: z.string() }),
    output: z.object({
      name: z.string(),
      format: z.string(),
      pages: z.number().int().optional(),
      passages: z.array(z.custom<ShownPassage>()),
      findings: z.array(z.custom<Finding>()),
    }),
    read: async ({ system, evaluation, snapshot }, { id }) => {
      const now = await snapshot();
      if (id === recordId || templates.some((template) => template.id === id)) {
        const input = { evaluation: evaluation.id, id, today: system.clock().slice(0, 10) };
        const own = await keptWork<DossierText>(system, now, 'dossier-text', input);
        return own.ok ? done(shown(own.value)) : own;
      }
      const { read, pending, unreadable } = await uploadedNow(system, now);
      const uploaded = read.find((one) => one.id === id);
      if (uploaded) {
        const text = await system.work.run<DossierText>('dossier-text', { uploaded });
        return text.ok ? done(shown(text.value)) : text;
      }
      const problem = unreadable.find((one) => one.id === id)?.problem;
      if (problem) return { ok: false, problem };
      if (pending.some((one) => one.id === id))
        return trouble('unavailable', 'This document is still being read.', { remedy: 'Try again in a moment.' });
      return trouble('not-found', 'There is no such document in the dossier.', { remedy: 'Look at the list of documents.' });
    },
  }),
] as const;

function shown({ passages, findings, ...text }: DossierText) {
  return { ...text, passages: [...passages], findings: [...findings] };
}
