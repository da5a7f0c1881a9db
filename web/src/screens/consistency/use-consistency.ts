import { useQuery } from '@tanstack/react-query';
import { useCallback } from 'react';
import { operationQuery, useOperation } from '../../api/queries.ts';
import { useRecords } from '../../api/records.ts';
import type { Finding } from '@cerulean/evaluation/base';
import { type Attribute, type ConsistencyFinding, type DocumentType, dossierDocumentKind, type Location, type Subject } from '@cerulean/evaluation/consistency';

/** State of the decision about a finding; one nobody decided about is open. */
export type FindingState = 'open' | 'accepted' | 'to-correct' | 'corrected';

/** A document that takes part: uploaded, written here, or the record itself. */
export interface DocumentInDossier {
  readonly id: string;
  readonly name: string;
  readonly type: DocumentType;
  readonly typeInferred: boolean;
  readonly language: string;
  readonly format: string;
  readonly pages?: number | undefined;
  readonly statements: number;
  readonly source: 'upload' | 'written' | 'record';
  readonly problem?: { readonly message: string; readonly remedy?: string | undefined } | undefined;
  readonly findings: readonly Finding[];
}

export interface PlaceInDossier extends Location {
  readonly documentName: string;
}

export type DossierFinding = Omit<ConsistencyFinding, 'locations'> & {
  readonly locations: readonly PlaceInDossier[];
  readonly decision?: {
    readonly id: string;
    readonly version: number;
    readonly state: FindingState;
    readonly reason: string;
    readonly assigneeId?: string | undefined;
  };
  readonly since?: 'new' | 'still';
};

export type FixedFinding = Pick<ConsistencyFinding, 'fingerprint' | 'rule' | 'attribute' | 'severity' | 'message'>;

export interface Dossier {
  readonly documents: readonly DocumentInDossier[];
  readonly findings: readonly DossierFinding[];
  readonly fixed: readonly FixedFinding[];
  readonly recorded?: { readonly id: string; readonly at: string } | undefined;
  readonly elapsedMs: number;
  readonly pending: readonly { readonly id: string; readonly name: string }[];
}

export interface StatementTable {
  readonly documents: readonly { readonly id: string; readonly name: string; readonly type: DocumentType }[];
  readonly rows: readonly {
    readonly attribute: Attribute;
    readonly kind: string;
    readonly kindTitle: string;
    readonly key: string;
    readonly cells: readonly {
      readonly documentId: string;
      readonly statements: readonly {
        readonly says: string;
        readonly quote: string;
        readonly section: string;
        readonly page?: number;
        readonly passage: number;
        readonly start: number;
        readonly end: number;
        readonly subject: Subject;
      }[];
      readonly deviates: boolean;
    }[];
  }[];
}

export interface DocumentText {
  readonly name: string;
  readonly format: string;
  readonly pages?: number;
  readonly passages: readonly {
    readonly index: number;
    readonly kind: string;
    readonly text: string;
    readonly page?: number;
    readonly level?: number;
    readonly section: string;
    readonly cell?: { readonly table: number; readonly row: number; readonly column: number };
  }[];
  readonly findings: readonly Finding[];
}

const readingPause = 1500;

/** Every document with what it contradicts; asked again while documents are still being read. */
export function useDossier(evaluation: string) {
  return useQuery({
    ...operationQuery('consistency.finding.list', { evaluation }),
    staleTime: 30_000,
    refetchInterval: ({ state }) => (state.data && state.data.pending.length > 0 ? readingPause : false),
  });
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
  const documents = useDossier(evaluation).data?.documents;
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
  return useOperation('consistency.statement.list', { evaluation }, { staleTime: 30_000 });
}
