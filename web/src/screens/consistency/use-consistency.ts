import { type consistencyCheckKind, dossierDocumentKind } from '@cerulean/evaluation/consistency';
import type { DataOf, Stored } from '@cerulean/evaluation/records';
import { useQuery } from '@tanstack/react-query';
import { useCallback, useRef } from 'react';
import type { OutputOf } from '../../api/client.ts';
import { operationQuery, useChange, useOperation } from '../../api/queries.ts';
import { useRecords } from '../../api/records.ts';

export type Dossier = OutputOf<'consistency.finding.list'>;
export type DossierFinding = Dossier['findings'][number];
export type FixedFinding = Dossier['fixed'][number];
/** Where the words of a finding stand. */
export type PlaceInDossier = DossierFinding['locations'][number];
/** State of the decision about a finding; one nobody decided about is open. */
export type FindingState = NonNullable<DossierFinding['decision']>['state'];
export type DocumentText = OutputOf<'consistency.document.text'>;
export type StatementTable = OutputOf<'consistency.statement.list'>;

const readingPause = 1500;

/** Every document with what it contradicts; asked again while documents are still being read. */
export function useDossier(evaluation: string) {
  return useQuery({
    ...operationQuery('consistency.finding.list', { evaluation }),
    staleTime: 30_000,
    refetchInterval: ({ state }) => pauseWhile(state.data),
  });
}

function pauseWhile(answer: Pick<Dossier, 'pending'> | undefined): number | false {
  return answer && answer.pending.length > 0 ? readingPause : false;
}

/**
 * The dossier as it was last known as a whole: while a new version is being read, what was found before stays in view and only the reading is said.
 */
export function useWholeDossier(evaluation: string) {
  const { data, error, refetch } = useDossier(evaluation);
  const whole = useRef<Dossier>(undefined);
  if (data && data.pending.length === 0) whole.current = data;
  const shown = data && data.pending.length > 0 && whole.current ? { ...whole.current, pending: data.pending } : data;
  return { data: shown, error, refetch };
}

/** The text of a document, passage by passage. It changes only with the document, and that is read again with everything else. */
export function useDocumentText(evaluation: string, id: string) {
  return useOperation('consistency.document.text', { evaluation, id }, { staleTime: 300_000 });
}

/** The uploaded documents as records, with the file each of them stands on now. */
export function useDossierDocuments(evaluation: string) {
  return useRecords('consistency', dossierDocumentKind, evaluation);
}

/** Tells the uploaded file of a document where that is a PDF file, whose pages can be shown. */
export function usePdfFiles(evaluation: string): (document: string) => string | undefined {
  const records = useDossierDocuments(evaluation).data?.records;
  const documents = useWholeDossier(evaluation).data?.documents;
  return useCallback(
    (id: string) =>
      documents?.find((document) => document.id === id)?.format === 'pdf'
        ? records?.find((record) => record.id === id)?.data.fileId
        : undefined,
    [records, documents],
  );
}

/** What each document says about each thing. */
export function useStatements(evaluation: string) {
  return useQuery({
    ...operationQuery('consistency.statement.list', { evaluation }),
    staleTime: 30_000,
    refetchInterval: ({ state }) => pauseWhile(state.data),
  });
}

export type Check = Stored<DataOf<typeof consistencyCheckKind>>;

/** Records the check as it stands now. */
export function useRecordCheck(evaluation: string) {
  const { mutateAsync } = useChange('consistency.check.record');
  return (note: string) => mutateAsync({ evaluation, note });
}
