import { done, type Finding, type Outcome, trouble } from '@cerulean/evaluation/base';
import { type DossierDocument, sectionOf } from '@cerulean/evaluation/consistency';
import { ownDocument } from '../own-documents.ts';
import { threadSnapshots } from '../thread-snapshots.ts';
import { openUploaded, type UploadedDocument } from '../uploaded-documents.ts';

/** An uploaded document, or one of Cerulean's own by its id. */
export type TextInput =
  | { readonly uploaded: UploadedDocument }
  | { readonly evaluation: string; readonly id: string; readonly today: string };

/** A stretch of a document as a page shows it. */
export interface ShownPassage {
  readonly index: number;
  readonly kind: string;
  readonly text: string;
  readonly page?: number;
  /** Level of a heading, from 1. */
  readonly level?: number;
  readonly section: string;
  readonly cell?: { readonly table: number; readonly row: number; readonly column: number };
}

export interface DossierText {
  readonly name: string;
  readonly format: string;
  readonly pages?: number;
  readonly passages: readonly ShownPassage[];
  /** What the reader could not read as it stands. */
  readonly findings: readonly Finding[];
}

/** The text of a document of the dossier, passage by passage, as findings point into it. */
export default async function text(input: TextInput): Promise<Outcome<DossierText>> {
  const document = 'uploaded' in input ? openUploaded(input.uploaded) : await own(input);
  if (!document) return trouble('not-found', 'There is no such document in the dossier.');
  const { name, read, passages } = document;
  return done({
    name,
    format: read.format,
    ...(read.pages === undefined ? {} : { pages: read.pages }),
    passages: passages.map((passage) => {
      const { index, kind, text: words, place, headings, cell } = passage;
      return {
        index,
        kind,
        text: words,
        ...(place.page === undefined ? {} : { page: place.page }),
        ...(kind === 'heading' ? { level: Math.max(1, headings.length) } : {}),
        section: sectionOf(passage),
        ...(cell ? { cell: { table: cell.table, row: cell.row, column: cell.column } } : {}),
      };
    }),
    findings: read.findings,
  });
}

async function own({ evaluation, id, today }: Exclude<TextInput, { uploaded: UploadedDocument }>): Promise<DossierDocument | undefined> {
  return ownDocument(await threadSnapshots().of(evaluation), id, today);
}
