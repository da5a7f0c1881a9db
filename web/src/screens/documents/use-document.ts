import type { OutputOf } from '../../api/client.ts';
import { useOperation } from '../../api/queries.ts';
import { useEvaluationId } from '../../frame/evaluation.ts';
import { useAddress } from '../../frame/use-search.ts';

export type Documents = OutputOf<'documents.document.list'>;
export type Outline = OutputOf<'documents.outline.get'>['sections'];
export type Preview = OutputOf<'documents.preview.get'>;
export type DocumentFinding = Preview['findings'][number];

/** The report is what the evaluation is made for, so it is open unless the address names another document. */
const usualDocument = 'cer';

/** The document the address names. */
export function useDocumentId(): string {
  const [{ document }] = useAddress();
  return document ?? usualDocument;
}

/** What the address says to name a document; the usual one is left out. */
export function documentInAddress(document: string): string | undefined {
  return document === usualDocument ? undefined : document;
}

/** The list of documents with their releases, and the one that is open. */
export function useDocuments() {
  const evaluation = useEvaluationId();
  const id = useDocumentId();
  const { data, error, refetch } = useOperation('documents.document.list', { evaluation });
  return { data, error, refetch, opened: data?.documents.find((document) => document.id === id) };
}

/** The whole draft as a page. Making it takes the server a moment, so it is kept until something changes. */
export function usePreview(document: string, enabled = true) {
  const evaluation = useEvaluationId();
  return useOperation(
    'documents.preview.get',
    { evaluation, document },
    { enabled, staleTime: Number.POSITIVE_INFINITY, keepPrevious: true },
  );
}
