import { type DossierDocument, documentTypes, openDocument, readOf, recordDocument, recordId } from '@cerulean/evaluation/consistency';
import { buildDocument, countWords, sectionKind, templates } from '@cerulean/evaluation/documents';
import { all, type Snapshot } from '@cerulean/evaluation/records';
import { evaluationKind } from '../store/kinds.ts';

/** Cerulean's own documents in which somebody wrote, and the record itself, as they stand. */
export function ownDocuments(snapshot: Snapshot, date: string): DossierDocument[] {
  const record = recordDocument(snapshot);
  const written = templates.flatMap(({ id }) => ownDocument(snapshot, id, date) ?? []);
  return [...(record ? [record] : []), ...written];
}

/** One of Cerulean's own documents or the record, by its id; undefined where nothing stands there. */
export function ownDocument(snapshot: Snapshot, id: string, date: string): DossierDocument | undefined {
  if (id === recordId) return recordDocument(snapshot);
  if (!templates.some((template) => template.id === id)) return undefined;
  if (!all(snapshot, sectionKind).some(({ data }) => data.document === id && countWords(data.prose) > 0)) return undefined;
  const style = all(snapshot, evaluationKind)[0]?.data.citationStyle;
  const built = buildDocument(id, snapshot, { status: 'draft', version: 'draft', date, ...(style ? { style } : {}) });
  if (!built.ok) return undefined;
  const { tree } = built.value;
  const type = documentTypes.find((one) => one === id) ?? 'other';
  return openDocument({ id, name: `${tree.title} (written here)`, read: readOf(tree), type, language: tree.language });
}
