import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFootnoteFromMarkdown } from 'mdast-util-gfm-footnote';
import { gfmTableFromMarkdown } from 'mdast-util-gfm-table';
import { gfmFootnote } from 'micromark-extension-gfm-footnote';
import { gfmTable } from 'micromark-extension-gfm-table';
import type { Place } from '../../place.ts';
import type { Piece, Pieces, TablePiece } from '../../read-document.ts';
import { attachCaptions } from '../shape/captions.ts';
import { cleanOneLine, cleanText } from '../shape/clean-text.ts';
import { frontMatter } from './front-matter.ts';
import { inlineText } from './inline.ts';
import type { Node, NodeOf } from './nodes.ts';

/** Where in the text a block stands. */
interface Around {
  readonly quoted: boolean;
  /** Level of the list around it, 0 for none. */
  readonly level: number;
  readonly ordered: boolean;
}

/** Reads Markdown. Marks fall away, the text stays; comments and front matter are no text. */
export async function markdownPieces(given: string): Promise<Pieces> {
  const { body, title, language } = frontMatter(given);
  const root = fromMarkdown(body, {
    extensions: [gfmTable(), gfmFootnote()],
    mdastExtensions: [gfmTableFromMarkdown(), gfmFootnoteFromMarkdown()],
  });
  // Most Markdown has no HTML in it; its parser is large.
  const html = hasHtml(root.children) ? (await import('../html/pieces.ts')).htmlFragment : undefined;
  const pieces: Piece[] = [];
  const definitions = new Map<string, NodeOf<'footnoteDefinition'>>();
  const cited = new Set<string>();
  collectNotes(root.children, definitions);

  const addNotes = (notes: readonly string[]): void => {
    for (const id of notes) {
      const definition = definitions.get(id);
      if (!definition || cited.has(id)) continue;
      cited.add(id);
      const text = cleanText(blockTexts(definition.children).join('\n'));
      if (text) pieces.push({ type: 'paragraph', role: 'footnote', text, place: placeOf(definition) });
    }
  };
  const addParagraph = (node: NodeOf<'paragraph'>, around: Around, item: { open: boolean; piece: number }): void => {
    const place = placeOf(node);
    const pictures = node.children.filter((child) => child.type === 'image' || child.type === 'imageReference');
    if (pictures.length > 0 && node.children.every((child) => isPictureOrSpace(child))) {
      for (const picture of pictures) {
        const text = cleanOneLine(picture.alt ?? '');
        if (text) pieces.push({ type: 'paragraph', role: 'caption', text, place });
      }
      return;
    }
    const { text: raw, notes } = inlineText(node.children as readonly Node[]);
    const text = cleanText(raw);
    if (text === '') {
      addNotes(notes);
      return;
    }
    const last = pieces[item.piece];
    if (around.level === 0) pieces.push({ type: 'paragraph', ...(around.quoted ? { role: 'quote' } : {}), text, place });
    else if (item.open) {
      item.open = false;
      item.piece = pieces.length;
      pieces.push({ type: 'item', level: around.level, ordered: around.ordered, text: withoutTaskMark(text), place });
    } else if (last?.type === 'item' && item.piece === pieces.length - 1) pieces[item.piece] = { ...last, text: `${last.text}\n${text}` };
    else pieces.push({ type: 'paragraph', text, place });
    addNotes(notes);
  };
  const visit = (nodes: readonly Node[], around: Around, item = { open: false, piece: -1 }): void => {
    for (const node of nodes) {
      switch (node.type) {
        case 'heading': {
          const { text, notes } = inlineText(node.children as readonly Node[]);
          const title = cleanOneLine(text.replace(/\s*\{[#.][^{}]*\}\s*$/, ''));
          if (title) pieces.push({ type: 'heading', level: node.depth, text: title, place: placeOf(node) });
          addNotes(notes);
          break;
        }
        case 'paragraph':
          addParagraph(node, around, item);
          break;
        case 'list':
          for (const one of node.children)
            visit(
              one.children as readonly Node[],
              { ...around, level: around.level + 1, ordered: node.ordered === true },
              { open: true, piece: -1 },
            );
          break;
        case 'blockquote':
          visit(node.children as readonly Node[], { ...around, quoted: true }, item);
          break;
        case 'table': {
          const { piece, notes } = tableOf(node);
          pieces.push(piece);
          addNotes(notes);
          break;
        }
        case 'code': {
          const text = cleanText(node.value);
          if (text) pieces.push({ type: 'paragraph', text, place: placeOf(node) });
          break;
        }
        case 'html':
          if (html && isMoreThanComment(node.value)) pieces.push(...html(node.value, placeOf(node).line ?? 1));
          break;
      }
    }
  };
  visit(root.children, { quoted: false, level: 0, ordered: false });
  return { pieces: attachCaptions(pieces), ...(title ? { title } : {}), ...(language ? { language } : {}) };
}

function placeOf(node: { readonly position?: { readonly start: { readonly line: number } } | undefined }): Place {
  return node.position ? { line: node.position.start.line } : {};
}

function isPictureOrSpace(node: Node): boolean {
  return (
    node.type === 'image' || node.type === 'imageReference' || node.type === 'break' || (node.type === 'text' && node.value.trim() === '')
  );
}

function isMoreThanComment(html: string): boolean {
  return /<[a-z]/i.test(html.replace(/<!--[\s\S]*?(?:-->|$)/g, ''));
}

function hasHtml(nodes: readonly Node[]): boolean {
  return nodes.some(
    (node) => (node.type === 'html' && isMoreThanComment(node.value)) || ('children' in node && hasHtml(node.children as readonly Node[])),
  );
}

function collectNotes(nodes: readonly Node[], found: Map<string, NodeOf<'footnoteDefinition'>>): void {
  for (const node of nodes) {
    if (node.type === 'footnoteDefinition') found.set(node.identifier, node);
    else if ('children' in node) collectNotes(node.children as readonly Node[], found);
  }
}

/** The texts of the paragraphs in a block. */
function blockTexts(nodes: readonly Node[]): string[] {
  return nodes.flatMap((node) => {
    if (node.type === 'paragraph' || node.type === 'heading') return [inlineText(node.children as readonly Node[]).text];
    return 'children' in node ? blockTexts(node.children as readonly Node[]) : [];
  });
}

function withoutTaskMark(text: string): string {
  return text.replace(/^\[([ xX])\]\s+/, (_, mark: string) => (mark === ' ' ? '☐ ' : '☒ '));
}

function tableOf(node: NodeOf<'table'>): { piece: TablePiece; notes: string[] } {
  const place = placeOf(node);
  const notes: string[] = [];
  const rows = node.children.map((row) =>
    row.children.map((cell) => {
      const content = inlineText(cell.children as readonly Node[]);
      notes.push(...content.notes);
      return { text: cleanText(content.text), place: placeOf(row) };
    }),
  );
  // A table must have a first row; authors of tables without column titles leave it empty.
  const named = rows[0]?.some((cell) => cell.text !== '') ?? false;
  const kept = named ? rows : rows.slice(1);
  return { piece: { type: 'table', caption: '', headerRows: named ? 1 : 0, rows: kept, place }, notes };
}
