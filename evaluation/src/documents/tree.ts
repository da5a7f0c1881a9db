import type { Place } from './place.ts';

/**
 * The one tree behind every document. A template makes it from a snapshot and the prose people wrote; writers turn it into DOCX, PDF and HTML;
 * a released version keeps it. Same snapshot, template and clock give the same tree, byte for byte. The shape is stored in releases:
 * fields may be added as optional; none may change its meaning.
 */
export interface DocumentTree {
  /** Shape version of this tree. */
  readonly format: 1;
  /** Id of the template, for instance `cer`. */
  readonly document: string;
  readonly title: string;
  readonly subtitle: string;
  /** BCP 47. */
  readonly language: string;
  readonly status: 'draft' | 'released';
  /** "1", or "2 (draft)". */
  readonly version: string;
  /** Day of the snapshot or release. */
  readonly date: string;
  /** Label and value lines of the cover: manufacturer, Basic UDI-DI, class … */
  readonly cover: readonly { readonly label: string; readonly value: string }[];
  /** A sentence every page carries, for instance that the device is invented. */
  readonly notice?: string;
  readonly sections: readonly Section[];
  /** References in the order of their numbers, formatted once for all writers. */
  readonly references: readonly FormattedReference[];
}

/** A heading with its content. Numbers are part of the tree: every writer shows the same. */
export interface Section {
  /** Unique in the document; cross-references and anchors name it. Letters, digits, dot, hyphen. */
  readonly id: string;
  /** "4.6.1", "Annex A", or empty for an unnumbered one. */
  readonly number: string;
  readonly title: string;
  /** Clauses this section answers: "MEDDEV 2.7/1 rev. 4 A9 4.6.1", "MDR Annex XIV A 4". */
  readonly basis?: readonly string[];
  /** Wide content is set on landscape pages. */
  readonly landscape?: boolean;
  /** Where the heading stands, in a tree that was read from a file. */
  readonly place?: Place;
  readonly blocks: readonly Block[];
  readonly sections: readonly Section[];
}

export type Block =
  | {
      readonly type: 'paragraph';
      readonly id?: string;
      readonly content: readonly Inline[];
      readonly place?: Place;
      readonly role?: 'caption' | 'footnote';
    }
  | { readonly type: 'subheading'; readonly id?: string; readonly content: readonly Inline[]; readonly place?: Place }
  | { readonly type: 'list'; readonly ordered: boolean; readonly items: readonly (readonly Block[])[] }
  | { readonly type: 'quote'; readonly content: readonly Inline[]; readonly source?: string; readonly place?: Place }
  | { readonly type: 'note'; readonly tone: 'information' | 'caution' | 'missing'; readonly content: readonly Inline[] }
  | Table
  | Figure
  | { readonly type: 'signatures'; readonly lines: readonly { readonly role: string; readonly name: string }[] }
  /** Where the numbered list of references stands; `optional` where a document may cite nothing. */
  | { readonly type: 'references'; readonly optional?: true };

export interface Table {
  readonly type: 'table';
  /** Unique in the document. */
  readonly id: string;
  /** Counts through the document from 1. */
  readonly number: number;
  readonly caption: string;
  readonly columns: readonly {
    readonly title: string;
    readonly align: 'left' | 'right' | 'center' /** Relative width. */;
    readonly width: number;
  }[];
  readonly rows: readonly (readonly Cell[])[];
  /** Small print under the table. */
  readonly note?: string;
  /** Records the table was made from and that no fact in its cells names. */
  readonly recordIds?: readonly string[];
  /** Where it begins, in a tree that was read from a file; a cell has a place of its own where the table goes over pages. */
  readonly place?: Place;
}

export interface Cell {
  readonly content: readonly Inline[];
  readonly columns?: number;
  readonly strong?: boolean;
  readonly place?: Place;
}

export interface Figure {
  readonly type: 'figure';
  readonly id: string;
  readonly number: number;
  readonly caption: string;
  /** What it shows, for those who do not see it; never empty. */
  readonly alternative: string;
  /** A whole SVG document; text in it uses the font family "DejaVu Sans". */
  readonly svg: string;
  readonly widthMillimetres: number;
  readonly heightMillimetres: number;
  readonly note?: string;
  /** Records the figure was drawn from. */
  readonly recordIds?: readonly string[];
}

export type Mark = 'strong' | 'emphasis' | 'superscript' | 'subscript' | 'code';

export type Inline =
  | { readonly type: 'text'; readonly text: string; readonly marks?: readonly Mark[] }
  | { readonly type: 'break' }
  /** A value that lives once in the record: what it said when the tree was made, and where it comes from. */
  | { readonly type: 'fact'; readonly key: string; readonly text: string; readonly recordId?: string }
  /** A fact or reference that could not be found, shown as a hole and never left out in silence. */
  | { readonly type: 'missing'; readonly text: string }
  /** Numbers of the reference list as the style writes them, for instance "[3–5]", with the ids behind them. */
  | { readonly type: 'citation'; readonly referenceIds: readonly string[]; readonly text: string }
  /** Text such as "Table 3" or "section 4.2", linked to what it names. */
  | { readonly type: 'cross-reference'; readonly target: string; readonly text: string }
  | { readonly type: 'link'; readonly href: string; readonly text: string };

export interface FormattedReference {
  readonly id: string;
  readonly number: number;
  /** The entry as the citation style writes it. */
  readonly content: readonly Inline[];
}

/** Walks all sections depth first, with their level from 1. */
export function* walkSections(sections: readonly Section[], level = 1): Generator<{ section: Section; level: number }> {
  for (const section of sections) {
    yield { section, level };
    yield* walkSections(section.sections, level + 1);
  }
}

/** The words of inline content, without any mark. */
export function plainText(content: readonly Inline[]): string {
  return content.map((inline) => (inline.type === 'break' ? ' ' : inline.text)).join('');
}
