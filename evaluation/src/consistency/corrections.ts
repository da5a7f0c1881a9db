import type { DocumentType } from './attribute.ts';
import type { DossierDocument } from './dossier.ts';
import { locationIn } from './location.ts';
import type { Statement } from './statement.ts';
import { fold } from './text/fold.ts';

/** A sentence from which no statement of a kind is to be taken. */
export interface Correction {
  readonly kind: string;
  readonly quote: string;
  readonly documentType: DocumentType;
}

/** Statements without those that a person took back. A correction holds in all documents of its type while the sentence stands. */
export function withoutCorrected(
  statements: readonly Statement[],
  documents: readonly DossierDocument[],
  corrections: readonly Correction[],
): readonly Statement[] {
  if (corrections.length === 0) return statements;
  const corrected = new Set(corrections.map(({ kind, documentType, quote }) => `${kind}\n${documentType}\n${sameWords(quote)}`));
  const kinds = new Set(corrections.map(({ kind }) => kind));
  const byId = new Map(documents.map((document) => [document.id, document]));
  return statements.filter((statement) => {
    if (!kinds.has(statement.kind)) return true;
    const document = byId.get(statement.document)!;
    const { quote } = locationIn(document, document.passages[statement.passage]!, statement.start, statement.end);
    return !corrected.has(`${statement.kind}\n${document.type}\n${sameWords(quote)}`);
  });
}

function sameWords(text: string): string {
  return fold(text)
    .replace(/[^\p{L}\d]+/gu, ' ')
    .trim();
}
