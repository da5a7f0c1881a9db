import {
  type DossierContext,
  type DossierDocument,
  documentTypes,
  openDocument,
  readOf,
  recordDocument,
  recordId,
  type Statement,
  type StatementKind,
  statementKinds,
  statementsOf,
} from '@cerulean/evaluation/consistency';
import { buildDocument, countWords, sectionKind, templates } from '@cerulean/evaluation/documents';
import { all, type Snapshot } from '@cerulean/evaluation/records';
import { evaluationKind } from '../store/kinds.ts';

/** Statements depend on the document and on what is known of the whole dossier. */
const said = new WeakMap<DossierDocument, { readonly context: string; readonly statements: readonly Statement[] }>();

/** What documents say in a dossier, of all kinds or some; only what changed is read again. */
export function statementsIn(
  documents: readonly DossierDocument[],
  context: DossierContext,
  kinds: readonly StatementKind[] = statementKinds,
): Statement[] {
  const known = JSON.stringify([kinds.map(({ id }) => id), context]);
  return documents.flatMap((document) => {
    const before = said.get(document);
    if (before?.context === known) return before.statements;
    const statements = statementsOf(document, context, kinds);
    said.set(document, { context: known, statements });
    return statements;
  });
}

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
