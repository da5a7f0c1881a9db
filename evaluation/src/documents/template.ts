import type { RegistryEntry } from '../base/index.ts';
import type { DocumentContext } from './context.ts';
import type { Block } from './tree.ts';

/** One heading of a document: what it must answer, and what the record itself already says under it. */
export interface TemplateSection {
  /** Unique in the template, and stored with the prose: it must never change. A heading of a guideline has the guideline's number as its id. */
  readonly id: string;
  readonly title: string;
  /** Clauses this section answers. */
  readonly basis?: readonly string[];
  /** What must be answered here, shown to the writer, and shown in the document as a hole while required prose is not written. */
  readonly guidance: string;
  /** Whether people write prose here, and whether the section has a hole without it. */
  readonly prose: 'required' | 'optional' | 'none';
  /** Numbers count through the document by position, annexes by letter. */
  readonly numbering?: 'decimal' | 'annex' | 'none';
  /** Wide content, set on landscape pages. */
  readonly landscape?: boolean;
  /** What the record says before the prose. It gets the context and whether prose is written here. */
  readonly before?: (context: DocumentContext, written: boolean) => Block[];
  /** What the record says after the prose. */
  readonly after?: (context: DocumentContext, written: boolean) => Block[];
  readonly sections?: readonly TemplateSection[];
}

/** A document that can be made: its headings in order, and what each is filled with. */
export interface DocumentTemplate extends RegistryEntry {
  /** BCP 47. */
  readonly language: string;
  /** The words under the title on the cover. */
  readonly subtitle: (context: DocumentContext) => string;
  readonly cover: (context: DocumentContext) => readonly { readonly label: string; readonly value: string }[];
  readonly sections: readonly TemplateSection[];
  /** Small records and the words that a section made from them must hold; run as tests and shown in the reference pages. */
  readonly examples: readonly {
    readonly records: Readonly<Record<string, readonly unknown[]>>;
    readonly section: string;
    readonly says: string;
  }[];
}

/** Walks the sections of a template depth first. */
export function* walkTemplate(sections: readonly TemplateSection[], level = 1): Generator<{ section: TemplateSection; level: number }> {
  for (const section of sections) {
    yield { section, level };
    yield* walkTemplate(section.sections ?? [], level + 1);
  }
}
