import { cleanText } from '../shape/clean-text.ts';
import { type Carried, type Paragraph, readParagraph } from './paragraph.ts';
import { watermark } from './pictures.ts';
import { unwrapped, type Walk } from './walk.ts';
import type { Part } from './word-package.ts';
import type { XmlNode } from './xml-node.ts';

/** Blocks of a body, a cell, a note or a text box. */
const blockNames: ReadonlySet<string> = new Set(['w:p', 'w:tbl', 'w:sectPr', 'w:altChunk', 'w:subDoc']);

/** What reads the blocks of a place. */
export interface Reading {
  readonly paragraph: (paragraph: Paragraph, node: XmlNode) => void;
  readonly table: (node: XmlNode) => void;
  readonly section?: (node: XmlNode) => void;
}

/** Goes through the blocks of a node in reading order. */
export function readBlocks(node: XmlNode, walk: Walk, reading: Reading): void {
  const blocks = unwrapped(node, blockNames);
  const carried: Carried = { line: undefined };
  blocks.forEach((block, index) => {
    if (block.name === 'w:p') {
      const paragraph = readParagraph(block, walk, carried, blocks[index + 1]?.name === 'w:p');
      if (paragraph) reading.paragraph(paragraph, block);
    } else if (block.name === 'w:tbl') reading.table(block);
    else if (block.name === 'w:sectPr') reading.section?.(block);
    else {
      walk.findings.push({
        code: 'part-not-read',
        message:
          'A document that is embedded in this one was not read; open it in Word and save it, so that its text becomes part of the file.',
      });
    }
  });
}

/** The text of a note, a comment, a header or a text box, one line for each paragraph and row of a table. */
export function plainText(node: XmlNode, walk: Walk): string {
  const lines: string[] = [];
  const read = (one: XmlNode): void =>
    readBlocks(one, walk, {
      paragraph: (paragraph) => {
        lines.push(labelled(paragraph));
        for (const box of paragraph.boxes) read(box);
      },
      table: (table) => {
        for (const row of unwrapped(table, new Set(['w:tr']))) for (const cell of unwrapped(row, new Set(['w:tc']))) read(cell);
      },
    });
  read(node);
  return cleanText(lines.filter((line) => line !== '').join('\n'));
}

/** The text of a paragraph with the number before it, for places in which lists are not kept as such. */
export function labelled({ text, label }: Pick<Paragraph, 'text' | 'label'>): string {
  return label && !label.bullet && !label.bare ? `${label.text} ${text}`.trim() : text;
}

/** The text of a header or footer, a watermark included. */
export function marginText(part: Part, walk: Walk): string {
  return [plainText(part.root, walk), watermark(part.root)].filter(Boolean).join('\n');
}
