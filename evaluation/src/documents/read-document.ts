import type { Finding, RegistryEntry } from '../base/index.ts';
import type { Place } from './place.ts';
import type { DocumentTree } from './tree.ts';

/**
 * What a reader makes of a file: the same tree as Cerulean's own documents, with the place of every block, and beside it what a file holds outside its
 * text. Insertions that nobody accepted yet are part of the text, deletions and hidden text are not.
 */
export interface ReadDocument {
  readonly tree: DocumentTree;
  /** Id of the reader. */
  readonly format: string;
  /** Number of pages, where the format has pages. */
  readonly pages?: number;
  /** What is printed on each page as its number ("iv", "A-3"), where the file says so. */
  readonly pageLabels?: readonly string[];
  /** Texts that repeat at the top or bottom of pages. */
  readonly running: readonly RunningText[];
  readonly comments: readonly ReviewComment[];
  readonly revisions: readonly Revision[];
  readonly hidden: readonly { readonly text: string; readonly place: Place }[];
  readonly images: readonly ReadImage[];
  /** What could not be read as it stands, each a sentence with the page or line. */
  readonly findings: readonly Finding[];
}

export interface RunningText {
  readonly position: 'header' | 'footer';
  readonly text: string;
  /** The first page that shows it. */
  readonly place: Place;
}

/** A reviewer's comment in the margin. */
export interface ReviewComment {
  readonly text: string;
  readonly author: string;
  readonly resolved: boolean;
  /** The words it hangs on; empty where it hangs on a point. */
  readonly quote: string;
  readonly place: Place;
}

/** A tracked change nobody accepted or rejected yet. */
export interface Revision {
  readonly change: 'inserted' | 'deleted';
  readonly text: string;
  readonly author: string;
  readonly place: Place;
}

/** A picture as it stands in the file. */
export interface ReadImage {
  /** SHA-256 of its bytes in hexadecimal. */
  readonly digest: string;
  readonly mediaType: string;
  /** Size in pixels; absent for drawings made of lines. */
  readonly pixels?: { readonly width: number; readonly height: number };
  /** Size on the page. */
  readonly millimetres?: { readonly width: number; readonly height: number };
  /** The caption that stands with it, as written ("Figure 2: Study flow"); empty where there is none. */
  readonly caption: string;
  /** Description for those who do not see it, where the file has one. */
  readonly alternative: string;
  readonly place: Place;
  /**
   * 64-bit difference hash of the grey values in hexadecimal (9 × 8 cells), where the picture could be decoded: equal pictures in other sizes or
   * compressions differ in few bits.
   */
  readonly likeness?: string;
  /** Share of the darkest to the lightest grey used, 0 to 1, where the picture could be decoded: near 0 is an empty or washed-out picture. */
  readonly contrast?: number;
}

/** A piece of a file in reading order, before it is put into sections. */
export type Piece =
  | { readonly type: 'heading'; readonly level: number; readonly number?: string; readonly text: string; readonly place: Place }
  | { readonly type: 'paragraph'; readonly role?: 'title' | 'caption' | 'quote' | 'footnote'; readonly text: string; readonly place: Place }
  | { readonly type: 'item'; readonly level: number; readonly ordered: boolean; readonly text: string; readonly place: Place }
  | TablePiece;

export interface TablePiece {
  readonly type: 'table';
  /** As written, with its number; empty where there is none. */
  readonly caption: string;
  /** Number of rows at the top that name the columns. */
  readonly headerRows: number;
  readonly rows: readonly (readonly { readonly text: string; readonly columns?: number; readonly place?: Place }[])[];
  readonly place: Place;
}

/** What a reader gives to `assemble`: the pieces and everything that is not text. */
export type Pieces = { readonly pieces: readonly Piece[]; readonly title?: string; readonly language?: string } & Partial<
  Omit<ReadDocument, 'tree' | 'format'>
>;

/** How one format of documents is read. The thin half that opens the file with a library stands in the server; this is what it is called and recognised by. */
export interface DocumentReader extends RegistryEntry {
  /** File endings without the dot, in lower case. */
  readonly endings: readonly string[];
  /** True where the first bytes of a file are those of this format; formats without such a mark go by their ending. */
  readonly begins?: (head: Uint8Array) => boolean;
}
