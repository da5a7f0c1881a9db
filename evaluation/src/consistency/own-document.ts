import type { Block, Cell, DocumentTree, Inline, ReadDocument, Section } from '../documents/reading.ts';

/** A tree of Cerulean as something that was read, so that it can be held against uploaded documents. What is missing in it says nothing. */
export function readOf(tree: DocumentTree): ReadDocument {
  return {
    tree: { ...tree, cover: tree.cover.filter(({ value }) => value !== ''), sections: tree.sections.map(writtenSection) },
    format: 'cerulean',
    running: [],
    comments: [],
    revisions: [],
    hidden: [],
    images: [],
    findings: [],
  };
}

function writtenSection(section: Section): Section {
  return { ...section, blocks: section.blocks.flatMap(writtenBlock), sections: section.sections.map(writtenSection) };
}

/** The guidance in a hole tells what is to be written; it is no statement of the document. */
function writtenBlock(block: Block): Block[] {
  switch (block.type) {
    case 'note':
      return block.tone === 'missing' ? [] : [{ ...block, content: written(block.content) }];
    case 'paragraph':
    case 'subheading':
    case 'quote':
      return [{ ...block, content: written(block.content) }];
    case 'list':
      return [{ ...block, items: block.items.map((item) => item.flatMap(writtenBlock)) }];
    case 'table':
      return [{ ...block, rows: block.rows.map((row) => row.map((cell): Cell => ({ ...cell, content: written(cell.content) }))) }];
    default:
      return [block];
  }
}

function written(content: readonly Inline[]): Inline[] {
  return content.filter((inline) => inline.type !== 'missing');
}
