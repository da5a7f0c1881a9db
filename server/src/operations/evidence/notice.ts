import { done } from '@cerulean/evaluation/base';
import { noticeKind, type PublicationStatus, publicationStatus, referenceKind } from '@cerulean/evaluation/evidence';
import { all, type Snapshot } from '@cerulean/evaluation/records';
import { includedReferences } from '@cerulean/evaluation/screening';
import { retractedEvidence, usedEvidence } from '@cerulean/evaluation/traceability';
import { z } from 'zod';
import { perSnapshot } from '../../store/per-snapshot.ts';
import { reading } from '../operation.ts';
import { evaluationInput, recordOperations } from '../record-operations.ts';

interface ListedStatus extends PublicationStatus {
  readonly label: string;
  readonly title: string;
  readonly use: 'not used' | 'used' | 'carries a claim';
}

/** Looked at once for each state of the records. */
const statusesOf = perSnapshot((snapshot: Snapshot): ListedStatus[] => {
  const statuses = publicationStatus(snapshot);
  if (statuses.size === 0) return [];
  const used = usedEvidence(snapshot, { includedIds: includedReferences(snapshot).map(({ id }) => id) });
  const carrying = new Set(retractedEvidence(snapshot).map(({ recordId }) => recordId));
  return all(snapshot, referenceKind).flatMap(({ id, data }) => {
    const status = statuses.get(id);
    const use = carrying.has(id) ? 'carries a claim' : used.has(id) ? 'used' : 'not used';
    return status ? [{ ...status, label: referenceKind.label(data), title: data.title, use }] : [];
  });
});

export default [
  ...recordOperations(noticeKind, { word: 'evidence', path: 'evidence/notices', permission: 'evidence.edit' }),
  reading({
    id: 'evidence.publication-status.list',
    title:
      'Gives every publication that was retracted, corrected or questioned, or is only a notice, with the reasons and whether it is used.',
    method: 'GET',
    path: '/evaluations/:evaluation/evidence/publication-statuses',
    permission: 'evaluation.read',
    input: z.object(evaluationInput),
    output: z.object({ statuses: z.array(z.custom<ListedStatus>()) }),
    read: async ({ snapshot }) => done({ statuses: statusesOf(await snapshot()) }),
  }),
] as const;
