import { deserialize } from 'node:v8';
import {
  type DocumentType,
  type DossierContext,
  type DossierDocument,
  documentTypes,
  openDocument,
  readOf,
  recordDocument,
  recordId,
  type Statement,
  statementsOf,
} from '@cerulean/evaluation/consistency';
import { buildDocument, countWords, type ReadDocument, sectionKind, templates } from '@cerulean/evaluation/documents';
import { all, type Snapshot } from '@cerulean/evaluation/records';
import { evaluationKind } from '../store/kinds.ts';

/** An uploaded document as the server hands it to a thread. */
export interface UploadedDocument {
  readonly id: string;
  readonly name: string;
  /** Empty where it is to be inferred. */
  readonly type: DocumentType | '';
  readonly language: string;
  readonly version: string;
  /** Key and bytes of its reading. */
  readonly key: string;
  readonly bytes: Uint8Array;
}

/** Passages that one thread keeps; 1,000 pages have about 30,000, which take some 150 MB. */
const passagesMax = 80_000;
/** Documents of this thread by their reading and what people said of them, the one used last at the end. */
const opened = new Map<string, DossierDocument>();
/** Statements depend on the document and on what is known of the whole dossier. */
const said = new WeakMap<DossierDocument, { readonly context: string; readonly statements: readonly Statement[] }>();

/** An uploaded document taken apart; a thread does it once. */
export function openUploaded({ id, name, type, language, version, key, bytes }: UploadedDocument): DossierDocument {
  const named = JSON.stringify([id, name, type, language, version, key]);
  const document =
    opened.get(named) ?? openDocument({ id, name, read: deserialize(bytes) as ReadDocument, type: type || undefined, language, version });
  opened.delete(named);
  opened.set(named, document);
  let passages = 0;
  for (const one of opened.values()) passages += one.passages.length;
  for (const [oldest, one] of opened) {
    if (passages <= passagesMax || one === document) break;
    opened.delete(oldest);
    passages -= one.passages.length;
  }
  return document;
}

/** What documents say in a dossier; only what changed is read again. */
export function statementsIn(documents: readonly DossierDocument[], context: DossierContext): Statement[] {
  const known = JSON.stringify(context);
  return documents.flatMap((document) => {
    const before = said.get(document);
    if (before?.context === known) return before.statements;
    const statements = statementsOf(document, context);
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
