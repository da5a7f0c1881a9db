import type { Finding } from '@cerulean/evaluation/base';
import {
  bookmarkNames,
  cleanLine,
  type DocumentTree,
  type FormattedReference,
  findTargets,
  type Section,
  type Targets,
  walkSections,
} from '@cerulean/evaluation/documents';
import { BookmarkEnd, BookmarkStart, type ParagraphChild, type XmlComponent } from 'docx';
import type { DrawnFigure } from './figures.ts';
import type { PageShape } from './page.ts';

/** What the whole document shares while its parts are made. */
export interface Bench {
  readonly targets: Targets;
  readonly references: readonly FormattedReference[];
  readonly numberOfReference: ReadonlyMap<string, number>;
  readonly drawings: ReadonlyMap<object, DrawnFigure>;
  readonly report: (finding: Finding) => void;
  /** Name of the bookmark at an element; undefined where another element has its id. */
  readonly bookmarkOf: (element: object) => string | undefined;
  readonly bookmarkOfAnchor: (anchor: string) => string;
  /** The words inside the bookmark of an anchor, which a reference field shows: "4.2", "Table 3". */
  readonly wordsAt: (anchor: string) => string | undefined;
  /** Puts content into a bookmark; the ids of bookmarks count through the document. */
  readonly mark: (name: string | undefined, content: readonly ParagraphChild[]) => ParagraphChild[];
  /** Name of the bookmark that an entry of the contents leads to. */
  readonly contentsMark: (element: object) => string;
  /** Drawings set into the document, by the words that stand in their place until the file is put together. */
  readonly placed: Map<string, Uint8Array>;
  /** A number that no other numbered list of the document has. */
  readonly listInstance: () => number;
}

/** A bench at one place of the document. */
export interface Place {
  readonly bench: Bench;
  readonly page: PageShape;
  /** Heading of the section, for findings. */
  readonly heading: string;
}

function wordsByAnchor(tree: DocumentTree, targets: Targets): Map<string, string> {
  const words = new Map<string, string>();
  const put = (element: object, text: string): void => {
    const anchor = targets.place(element);
    if (anchor !== undefined && text !== '') words.set(anchor, text);
  };
  const below = (blocks: Section['blocks']): void => {
    for (const block of blocks) {
      if (block.type === 'table') put(block, `Table ${block.number}`);
      if (block.type === 'figure') put(block, `Figure ${block.number}`);
      if (block.type === 'list') for (const item of block.items) below(item);
    }
  };
  for (const { section } of walkSections(tree.sections)) {
    put(section, cleanLine(section.number).trim());
    below(section.blocks);
  }
  return words;
}

/** Sets a bench up. Every count starts anew, so that the same tree gives the same bytes however many documents were made before. */
export function setUp(tree: DocumentTree, drawings: ReadonlyMap<object, DrawnFigure>, report: (finding: Finding) => void): Bench {
  const targets = findTargets(tree);
  const nameOf = bookmarkNames();
  const words = wordsByAnchor(tree, targets);
  const marks = new Map<object, string>();
  let bookmarks = 0;
  let lists = 0;
  return {
    targets,
    references: tree.references,
    numberOfReference: new Map(tree.references.map((reference) => [reference.id, reference.number])),
    drawings,
    report,
    bookmarkOf: (element) => {
      const anchor = targets.place(element);
      return anchor === undefined ? undefined : nameOf({ anchor });
    },
    bookmarkOfAnchor: (anchor) => nameOf({ anchor }),
    wordsAt: (anchor) => words.get(anchor),
    mark: (name, content) => {
      if (name === undefined) return [...content];
      bookmarks += 1;
      // The library takes both ends among a paragraph's children, but does not name them in the type of these.
      return [
        new BookmarkStart(name, bookmarks) as XmlComponent as ParagraphChild,
        ...content,
        new BookmarkEnd(bookmarks) as XmlComponent as ParagraphChild,
      ];
    },
    contentsMark: (element) => {
      const known = marks.get(element);
      if (known !== undefined) return known;
      const name = `_Toc${String(100_000_000 + marks.size)}`;
      marks.set(element, name);
      return name;
    },
    placed: new Map(),
    listInstance: () => ++lists,
  };
}
