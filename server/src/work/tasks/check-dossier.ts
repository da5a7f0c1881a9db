import { done, type Finding, type Outcome } from '@cerulean/evaluation/base';
import {
  type ConsistencyFinding,
  contextOf,
  type DocumentType,
  type Dossier,
  type MatrixRow,
  type ParagraphBase,
  paragraphBase,
  recordId,
  statementCorrectionKind,
  statementMatrix,
  taughtSynonymKind,
} from '@cerulean/evaluation/consistency';
import { deviceKind } from '@cerulean/evaluation/device';
import { treeDigest } from '@cerulean/evaluation/documents';
import { all, only } from '@cerulean/evaluation/records';
import { sha256 } from '../../store/reader.ts';
import { ownDocuments } from '../own-documents.ts';
import { checkBeside, isLong, type SecondThread, secondThread } from '../second-thread.ts';
import { threadSnapshots } from '../thread-snapshots.ts';
import { handedOver, openUploaded, type UploadedDocument } from '../uploaded-documents.ts';

export interface CheckInput {
  readonly evaluation: string;
  /** `YYYY-MM-DD`. */
  readonly today: string;
  readonly documents: readonly UploadedDocument[];
}

/** A document that took part in a check. */
export interface CheckedDocument {
  readonly id: string;
  readonly name: string;
  readonly type: DocumentType;
  readonly typeInferred: boolean;
  readonly language: string;
  readonly format: string;
  readonly pages?: number | undefined;
  readonly statements: number;
  readonly source: 'upload' | 'written' | 'record';
  /** Digest of what was read: of the file, or of the tree. */
  readonly digest: string;
  readonly findings: readonly Finding[];
}

/** What a check of the dossier gives, and what is kept of it for checking single paragraphs. */
export interface CheckedDossier {
  readonly deviceName: string;
  readonly documents: readonly CheckedDocument[];
  readonly findings: readonly ConsistencyFinding[];
  readonly matrix: readonly MatrixRow[];
  readonly base: ParagraphBase;
  readonly elapsedMs: number;
}

/** The second thread of this thread's checks, once one was long. It ends with this thread. */
let second: SecondThread | undefined;

/** Holds all documents of an evaluation against each other and against its record. */
export default async function check({ evaluation, today, documents: uploaded }: CheckInput): Promise<Outcome<CheckedDossier>> {
  const began = performance.now();
  const snapshot = await threadSnapshots().of(evaluation);
  const own = ownDocuments(snapshot, today);
  const documents = [...own, ...uploaded.map(openUploaded)];
  const context = contextOf(documents, {
    deviceName: only(snapshot, deviceKind)?.data.name,
    synonyms: all(snapshot, taughtSynonymKind).map(({ data }) => data.words.map((word) => word.toLowerCase())),
  });
  const corrections = all(snapshot, statementCorrectionKind).map(({ data }) => data);
  const beside = isLong(documents) ? { thread: (second ??= secondThread()), documents: [...own.map(handedOver), ...uploaded] } : undefined;
  const checked = await checkBeside({ documents, context, corrections, today }, beside);
  if (!checked.ok) return checked;
  const { dossier, findings } = checked.value;
  const keys = new Map(uploaded.map(({ id, key }) => [id, key]));
  return done({
    deviceName: context.deviceName,
    documents: documents.map((document) => checkedDocument(document, dossier, keys.get(document.id))),
    findings,
    matrix: statementMatrix(dossier, findings),
    base: paragraphBase(
      dossier,
      own.map(({ id }) => id),
    ),
    elapsedMs: Math.round(performance.now() - began),
  });
}

function checkedDocument(document: Dossier['documents'][number], dossier: Dossier, key: string | undefined): CheckedDocument {
  const { id, name, type, typeInferred, language, read } = document;
  return {
    id,
    name,
    type,
    typeInferred,
    language,
    format: read.format,
    pages: read.pages,
    statements: dossier.statements.reduce((count, statement) => count + (statement.document === id ? 1 : 0), 0),
    source: id === recordId ? 'record' : key === undefined ? 'written' : 'upload',
    digest: key === undefined ? treeDigest(read.tree, sha256) : key.slice(0, 64),
    findings: read.findings,
  };
}
