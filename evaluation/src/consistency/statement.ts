import type { RegistryEntry } from '../base/index.ts';
import type { Attribute, DocumentType } from './attribute.ts';
import type { DossierContext, DossierDocument } from './dossier.ts';
import type { Passage, Subject } from './passage.ts';
import type { Range } from './text/quantities.ts';

/** What a statement says, normalised so that two of them can be compared. */
export type Value =
  /** A quantity or a range of one, in base units. */
  | { readonly type: 'range'; readonly range: Range }
  /** A count or a plain number. */
  | { readonly type: 'number'; readonly number: number; readonly approximate?: boolean }
  /** A name as written, and folded for comparing. */
  | { readonly type: 'name'; readonly name: string; readonly folded: string }
  /** One of the words a statement kind knows: a risk class, a care setting. Several where the text names several. */
  | { readonly type: 'categories'; readonly categories: readonly string[] }
  /** A free phrase with the stems of its meaningful words: an indication, a residual risk. */
  | { readonly type: 'phrase'; readonly phrase: string; readonly stems: readonly string[] }
  | { readonly type: 'date'; readonly first: string; readonly last: string };

/** A typed fact that a document states, with its place in the text. */
export interface Statement {
  /** Id of the statement kind. */
  readonly kind: string;
  readonly attribute: Attribute;
  /** What is compared: statements of a kind are comparable only where their keys are equal. "" where a device has one such fact. */
  readonly key: string;
  readonly value: Value;
  /** The value in words, as a person would say it. */
  readonly says: string;
  readonly subject: Subject;
  /** False for "not intended for", "must not". */
  readonly affirmed: boolean;
  /** Planned and required facts are not results. */
  readonly modality: 'stated' | 'planned' | 'required' | 'allowed' | 'forbidden';
  /** How sure the text is about what the statement is: a labelled value or a defining sentence, or a mention in passing. */
  readonly weight: 'defining' | 'mention';
  /** Id of the document in the dossier. */
  readonly document: string;
  readonly passage: number;
  /** Position of the words that carry the value, in the passage's text. */
  readonly start: number;
  readonly end: number;
}

/** What a statement kind gives for one passage; the engine adds kind, attribute and place. */
export type Found = Pick<Statement, 'value' | 'says' | 'start' | 'end'> &
  Partial<Pick<Statement, 'key' | 'subject' | 'affirmed' | 'modality' | 'weight' | 'attribute'>>;

/** How one kind of fact is found in a text. One kind, one file. */
export interface StatementKind extends RegistryEntry {
  readonly attribute: Attribute;
  /** True for a property that a device has and a study cannot: class, maker, numbers. */
  readonly property?: boolean;
  /** What keys mean for people, where they are no words of the documents: "own ifu". A row of the table of statements is called so. */
  readonly keyTitles?: Readonly<Record<string, string>>;
  /** Statements of one passage. The same passage, document and context give the same statements. */
  readonly read: (passage: Passage, document: DossierDocument, context: DossierContext) => readonly Found[];
  /** Small texts (Markdown) and what is found in them, as `says`; run as tests and shown in the reference pages. Include texts in which nothing may be found. */
  readonly examples: readonly {
    readonly text: string;
    readonly document?: DocumentType;
    readonly language?: string;
    readonly finds: readonly string[];
  }[];
}
