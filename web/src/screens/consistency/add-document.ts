import type { QueryClient } from '@tanstack/react-query';
import { call, upload } from '../../api/client.ts';
import { invalidate, operationQuery } from '../../api/queries.ts';
import { type DocumentReport, documentQueue } from './document-queue.ts';
import type { DossierDocument } from './document-rows.ts';

/** Share of the bar that sending has, in percent; the rest is for adding what has arrived. */
const sendingShare = 99;

async function keep(evaluation: string, file: File, onSent?: (percent: number) => void, signal?: AbortSignal): Promise<string> {
  const { records } = await upload('evidence.file.upload', { evaluation, purpose: 'other' }, [file], {
    onProgress: ({ sent, total }) => onSent?.((sendingShare * sent) / total),
    ...(signal ? { signal } : {}),
  });
  return records[0]!.id;
}

/** Uploads a file as a document of the dossier, or as the new version of the document that has its name. */
export async function addDocument(
  client: QueryClient,
  evaluation: string,
  file: File,
  onSent: (percent: number) => void,
  signal: AbortSignal,
): Promise<DocumentReport> {
  const fileId = await keep(evaluation, file, onSent, signal);
  const { records } = await call('consistency.dossier-document.list', { evaluation, limit: 1000 });
  const same = records.find(({ data }) => data.name === file.name) as DossierDocument | undefined;
  if (same) await putFile(evaluation, same, fileId, file.name);
  else
    await call('consistency.dossier-document.create', {
      evaluation,
      data: { name: file.name, type: '', language: '', versionLabel: '', fileId, note: '' },
    });
  lookAgain(client, evaluation);
  return { became: same ? 'version' : 'document' };
}

/** Uploads a file and puts it in the place of the one a document stood on; the earlier one stays in the document's history. */
export async function replaceDocument(client: QueryClient, evaluation: string, document: DossierDocument, file: File): Promise<void> {
  await putFile(evaluation, document, await keep(evaluation, file), file.name);
  void invalidate(client, evaluation);
}

function putFile(evaluation: string, { id, version, data }: DossierDocument, fileId: string, name: string): Promise<unknown> {
  return call('consistency.dossier-document.update', {
    evaluation,
    id,
    version,
    data: { ...data, fileId },
    reason: `A new version was uploaded: ${name}.`,
  });
}

/** Has the page show what was added. The check of the whole dossier is asked for once more after the last file, and before that only while nobody waits for one. */
function lookAgain(client: QueryClient, evaluation: string): void {
  if (!documentQueue.read().some((file) => file.evaluation === evaluation && file.status === 'waiting')) {
    void invalidate(client, evaluation);
    return;
  }
  void client.invalidateQueries({ queryKey: [evaluation, 'consistency.dossier-document.list'] });
  const { queryKey } = operationQuery('consistency.finding.list', { evaluation });
  if (client.isFetching({ queryKey }) === 0) void client.invalidateQueries({ queryKey });
}
