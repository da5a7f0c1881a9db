import { depthMax, type RichTextNode } from './rich-text.ts';

const noFacts: ReadonlyMap<string, { readonly text: string }> = new Map();

/**
 * Prose as plain text, for comparing two versions and for counting words: one line per paragraph, list item or table row. Facts show their value
 * where it is given and otherwise their key; citations and cross-references show what they name. Odd input gives less text and never throws.
 */
export function richTextToText(prose: RichTextNode, facts: ReadonlyMap<string, { readonly text: string }> = noFacts): string {
  const lines: string[] = [];
  writeLines(prose, facts, lines, '', 0);
  return lines.join('\n');
}

/** How many words the prose has, facts with their values included. */
export function countWords(prose: RichTextNode, facts: ReadonlyMap<string, { readonly text: string }> = noFacts): number {
  return richTextToText(prose, facts).match(/[\p{L}\p{N}]+(?:[.,'’–-][\p{L}\p{N}]+)*/gu)?.length ?? 0;
}

function children(node: RichTextNode): readonly RichTextNode[] {
  return Array.isArray(node.content) ? node.content.filter((child) => typeof child === 'object' && child !== null) : [];
}

function writeLines(
  node: RichTextNode,
  facts: ReadonlyMap<string, { readonly text: string }>,
  lines: string[],
  start: string,
  depth: number,
): void {
  if (depth > depthMax) return;
  switch (node.type) {
    case 'paragraph':
      lines.push(start + inlineText(node, facts, depth));
      return;
    case 'heading':
      lines.push(`## ${inlineText(node, facts, depth)}`);
      return;
    case 'bulletList':
    case 'orderedList': {
      const indent = start.replace(/\S/g, ' ');
      children(node).forEach((item, index) => {
        const first = `${indent}${node.type === 'bulletList' ? '- ' : `${index + 1}. `}`;
        children(item).forEach((child, position) => {
          writeLines(child, facts, lines, position === 0 ? first : first.replace(/\S/g, ' '), depth + 2);
        });
      });
      return;
    }
    case 'blockquote':
      for (const child of children(node)) writeLines(child, facts, lines, `${start}> `, depth + 1);
      return;
    case 'tableRow':
      lines.push(
        start +
          children(node)
            .map((cell) => inlineText(cell, facts, depth + 1))
            .join(' | '),
      );
      return;
    case 'text':
    case 'fact':
    case 'citation':
    case 'crossReference':
      lines.push(start + inlineText({ type: 'paragraph', content: [node] }, facts, depth));
      return;
    default:
      for (const child of children(node)) writeLines(child, facts, lines, start, depth + 1);
  }
}

function inlineText(node: RichTextNode, facts: ReadonlyMap<string, { readonly text: string }>, depth: number): string {
  if (depth > depthMax) return '';
  return children(node)
    .map((child) => {
      switch (child.type) {
        case 'text':
          return typeof child.text === 'string' ? child.text : '';
        case 'hardBreak':
          return ' ';
        case 'fact':
          return facts.get(String(child.attrs?.key))?.text ?? `{{fact:${child.attrs?.key}}}`;
        case 'citation':
          return `[${(Array.isArray(child.attrs?.referenceIds) ? child.attrs.referenceIds : []).map((id) => `@${id}`).join('; ')}]`;
        case 'crossReference':
          return `[[see:${child.attrs?.target}]]`;
        default:
          return inlineText(child, facts, depth + 1);
      }
    })
    .join('');
}
