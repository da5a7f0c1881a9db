import type { Finding } from '@cerulean/evaluation/base';
import type { DocumentType, dossierDocumentKind } from '@cerulean/evaluation/consistency';
import type { DataOf, Stored } from '@cerulean/evaluation/records';
import type { Dossier } from './use-consistency.ts';

export type DossierDocument = Stored<DataOf<typeof dossierDocumentKind>>;

/** One line of the list of documents. */
export interface DocumentRow {
  readonly id: string;
  readonly name: string;
  /** The record of an uploaded document; what is written here has none. */
  readonly document?: DossierDocument;
  readonly source: 'upload' | 'written' | 'record';
  readonly state: 'reading' | 'read' | 'failed';
  readonly type?: DocumentType;
  readonly typeInferred: boolean;
  readonly language: string;
  readonly pages?: number;
  readonly statements?: number;
  readonly problem?: { readonly message: string; readonly remedy?: string | undefined };
  /** What the reader remarked. */
  readonly findings: readonly Finding[];
}

/** The uploaded documents with what is known of their reading, then those written here and the record. */
export function documentRows(
  records: readonly DossierDocument[],
  dossier: Pick<Dossier, 'documents' | 'pending'> | undefined,
): DocumentRow[] {
  const known = new Map(dossier?.documents.map((document) => [document.id, document]));
  const pending = new Set(dossier?.pending.map(({ id }) => id));
  const row = (id: string, name: string, document?: DossierDocument): DocumentRow => {
    const read = known.get(id);
    // While other documents are being read the server names what is read without what was understood in it.
    const understood = read && !read.problem && read.format !== '' ? read : undefined;
    return {
      id,
      name,
      ...(document ? { document } : {}),
      source: document ? 'upload' : (read?.source ?? 'written'),
      state: read?.problem ? 'failed' : !read || pending.has(id) ? 'reading' : 'read',
      ...(document?.data.type
        ? { type: document.data.type }
        : understood && understood.source !== 'record'
          ? { type: understood.type }
          : {}),
      typeInferred: read?.typeInferred ?? true,
      language: document?.data.language || read?.language || '',
      ...(read?.pages === undefined ? {} : { pages: read.pages }),
      ...(understood ? { statements: understood.statements } : {}),
      ...(read?.problem ? { problem: read.problem } : {}),
      findings: read?.findings ?? [],
    };
  };
  const uploaded = records.map((record) => row(record.id, record.data.name, record));
  const own = (dossier?.documents ?? []).filter(({ source }) => source !== 'upload').map(({ id, name }) => row(id, name));
  return [...uploaded, ...own];
}
