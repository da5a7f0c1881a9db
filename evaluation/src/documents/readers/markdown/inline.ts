import { raised } from '../shape/raised.ts';
import type { Node } from './nodes.ts';

/** Text of inline content, with what it cites. */
export interface InlineText {
  readonly text: string;
  /** Identifiers of the footnotes it cites. */
  readonly notes: readonly string[];
}

/** A line that names what follows it, "Manufacturer: …", and so stands for itself. */
const labelledLine = /^\p{Lu}[^\n:.]{0,50}:(?=\s)/u;

/** The text of inline nodes, without their marks. Lines that authors break without saying so become one, but for lines that begin with a label. */
export function inlineText(nodes: readonly Node[]): InlineText {
  const notes: string[] = [];
  let text = '';
  let position: 'superscript' | 'subscript' | undefined;
  let unseen: string | undefined;
  const add = (part: string): void => {
    if (unseen === undefined) text += position ? raised(part, position) : part;
  };
  const addTag = (html: string): void => {
    const tag = /^<\s*(\/?)\s*([a-z][a-z0-9]*)/i.exec(html);
    if (!tag) return;
    const name = tag[2]!.toLowerCase();
    const closes = tag[1] === '/';
    if (name === 'br') add('\n');
    else if (name === 'sup' || name === 'sub') position = closes ? undefined : name === 'sup' ? 'superscript' : 'subscript';
    else if (['script', 'style', 'del'].includes(name)) unseen = closes ? undefined : name;
  };
  const visit = (list: readonly Node[]): void => {
    list.forEach((node, index) => {
      switch (node.type) {
        case 'text':
          add(joinLines(typedPositions(node.value), labelFollows(list, index)));
          return;
        case 'inlineCode':
          add(node.value);
          return;
        case 'break':
          add('\n');
          return;
        case 'html':
          addTag(node.value);
          return;
        case 'image':
        case 'imageReference':
          add(node.alt ?? '');
          return;
        case 'footnoteReference':
          notes.push(node.identifier);
          return;
        default:
          if ('children' in node) visit(node.children as readonly Node[]);
      }
    });
  };
  visit(nodes);
  return { text, notes };
}

/** Raised and lowered digits as pandoc has them: "CO~2~", "10^6^". */
function typedPositions(text: string): string {
  return text
    .replace(/(?<=\p{L})~(\d{1,3})~/gu, (_, digits: string) => raised(digits, 'subscript'))
    .replace(/(?<=[\p{L}\d])\^([-−+]?\d{1,3})\^/gu, (_, digits: string) => raised(digits, 'superscript'));
}

function joinLines(text: string, labelNext: boolean): string {
  const lines = text.split('\n');
  return lines
    .map((line, index) => {
      if (index === 0) return line;
      const isLast = index === lines.length - 1;
      return (labelledLine.test(line) || (isLast && line.trim() === '' && labelNext) ? '\n' : ' ') + line;
    })
    .join('');
}

/** The next node is a label in bold: "**Manufacturer:** …". */
function labelFollows(list: readonly Node[], index: number): boolean {
  const next = list[index + 1];
  if (next?.type !== 'strong') return false;
  const after = list[index + 2];
  const label = inlineText(next.children as readonly Node[]).text;
  return label.trimEnd().endsWith(':') || (after?.type === 'text' && /^\s*:/.test(after.value));
}
