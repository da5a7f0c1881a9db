import { type Block, type DocumentTree, type Place, plainText, type Section } from '../documents/index.ts';

/** A sentence-bearing unit of a document: a paragraph, a list item, or a row of a table. */
export interface TextUnit {
  readonly text: string;
  /** The cells of a table row; a quote is taken from one of them where it fits. */
  readonly cells?: readonly string[];
  readonly place: Place | undefined;
}

/** A section with its own text, without what stands under its sub-sections. */
export interface TextSection {
  /** Number and title: "4.2 Demonstration of equivalence". */
  readonly label: string;
  /** The titles of the section and of all sections above it, its own last. */
  readonly titles: readonly string[];
  readonly units: readonly TextUnit[];
  readonly text: string;
}

const known = new WeakMap<DocumentTree, readonly TextSection[]>();

/** Sections that repeat what stands elsewhere, or only name it. */
const listing =
  /^(?:table of contents|contents|inhalt(?:sverzeichnis)?|abbreviations|revision history|document history|references|bibliography)$/i;

/** All sections of a document with their text, in reading order. Lists of contents, references and revisions are left out. */
export function textSections(tree: DocumentTree): readonly TextSection[] {
  const before = known.get(tree);
  if (before) return before;
  const found: TextSection[] = [];
  const walk = (sections: readonly Section[], above: readonly string[]) => {
    for (const section of sections) {
      const titles = [...above, section.title];
      if (listing.test(section.title.trim())) continue;
      const units = section.blocks.flatMap((block) => unitsOf(block, section.place));
      found.push({
        label: [section.number, section.title].filter(Boolean).join(' '),
        titles,
        units,
        text: units.map((unit) => unit.text).join('\n'),
      });
      walk(section.sections, titles);
    }
  };
  walk(tree.sections, []);
  known.set(tree, found);
  return found;
}

function unitsOf(block: Block, sectionPlace: Place | undefined): TextUnit[] {
  switch (block.type) {
    case 'paragraph':
    case 'subheading':
    case 'quote':
    case 'note':
      return [{ text: plainText(block.content), place: ('place' in block ? block.place : undefined) ?? sectionPlace }];
    case 'list':
      return block.items.flatMap((item) => item.flatMap((inner) => unitsOf(inner, sectionPlace)));
    case 'table':
      return [
        ...(block.caption ? [{ text: block.caption, place: block.place ?? sectionPlace }] : []),
        ...block.rows.map((row) => {
          const cells = row.map((cell) => plainText(cell.content));
          return { text: cells.join(' | '), cells, place: row.find((cell) => cell.place)?.place ?? block.place ?? sectionPlace };
        }),
      ];
    case 'figure':
      return block.caption ? [{ text: block.caption, place: sectionPlace }] : [];
    case 'signatures':
      return block.lines.map((line) => ({ text: [line.role, line.name].filter(Boolean).join(': '), place: sectionPlace }));
    case 'references':
      return [];
  }
}

/** Abbreviations after which a full stop does not end the sentence. */
const abbreviated =
  /(?:\b(?:e\.g|i\.e|etc|cf|vs|approx|ca|no|nr|art|sec|fig|tab|ref|dr|prof|incl|resp|max|min|et al|al|rev|vol|pp?)|\b[A-Z])\.$/i;

/** The sentences of a text, as they stand in it. The end of a line ends a sentence. */
export function sentencesOf(text: string): string[] {
  return text.split(/\n+/).flatMap(sentencesOfLine);
}

function sentencesOfLine(line: string): string[] {
  const sentences: string[] = [];
  let begun = '';
  for (const piece of line.split(/(?<=[.!?;])(?=\s+[\p{Lu}\p{N}"“„«([])/u)) {
    begun += piece;
    if (abbreviated.test(begun.trimEnd())) continue;
    if (begun.trim()) sentences.push(begun.trim());
    begun = '';
  }
  if (begun.trim()) sentences.push(begun.trim());
  return sentences;
}
