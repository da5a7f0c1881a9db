import type { Block, Inline, Section } from './tree.ts';

/** Every piece of inline content of a block in reading order, those of its tables and lists included. */
export function* inlinesIn(blocks: readonly Block[]): Generator<Inline> {
  for (const block of blocks) {
    switch (block.type) {
      case 'paragraph':
      case 'subheading':
      case 'quote':
      case 'note':
        yield* block.content;
        break;
      case 'list':
        for (const item of block.items) yield* inlinesIn(item);
        break;
      case 'table':
        for (const row of block.rows) for (const cell of row) yield* cell.content;
        break;
      default:
        break;
    }
  }
}

/** Replaces every piece of inline content by others, in reading order. */
export function replaceInlines(sections: readonly Section[], replace: (inline: Inline, section: Section) => readonly Inline[]): Section[] {
  return sections.map((section) => {
    const content = (list: readonly Inline[]) => list.flatMap((inline) => replace(inline, section));
    const block = (one: Block): Block => {
      switch (one.type) {
        case 'paragraph':
        case 'subheading':
        case 'quote':
        case 'note':
          return { ...one, content: content(one.content) };
        case 'list':
          return { ...one, items: one.items.map((item) => item.map(block)) };
        case 'table':
          return { ...one, rows: one.rows.map((row) => row.map((cell) => ({ ...cell, content: content(cell.content) }))) };
        default:
          return one;
      }
    };
    return { ...section, blocks: section.blocks.map(block), sections: replaceInlines(section.sections, replace) };
  });
}
