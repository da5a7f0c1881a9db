import type { Finding } from '../base/index.ts';
import { type DocumentContext, fact } from './context.ts';
import { depthMax, type RichTextNode } from './rich-text.ts';
import type { Block, Cell, Inline, Mark } from './tree.ts';

/** What was made of the prose of one section. Citations and cross-references have no text yet: numbers are given to the whole document at once. */
export interface ProseBlocks {
  readonly blocks: Block[];
  readonly findings: Finding[];
}

/** Where the prose stands: ids of its tables start with the section's, and a table without a caption of its own takes the section's title. */
export interface ProsePlace {
  readonly id: string;
  readonly title: string;
}

const markOf: Readonly<Record<string, Mark>> = {
  bold: 'strong',
  italic: 'emphasis',
  superscript: 'superscript',
  subscript: 'subscript',
  code: 'code',
};

/** Addresses a document may link to; anything else is kept as its text. */
const linkable = /^(?:https?:\/\/|mailto:)/i;

/**
 * Turns prose into blocks of the document. Facts get their value; an unknown fact or reference becomes a visible hole and a finding. Whatever the
 * JSON is, text in it is kept and nothing throws: unknown nodes give their children, and what is nested too deep is left out with a finding.
 */
export function richTextToBlocks(prose: RichTextNode, place: ProsePlace, context: DocumentContext): ProseBlocks {
  const findings: Finding[] = [];
  const reader = new ProseReader(place, context, findings);
  return { blocks: reader.blocks(prose, 0), findings };
}

class ProseReader {
  private tables = 0;
  private readonly place: ProsePlace;
  private readonly context: DocumentContext;
  private readonly findings: Finding[];

  constructor(place: ProsePlace, context: DocumentContext, findings: Finding[]) {
    this.place = place;
    this.context = context;
    this.findings = findings;
  }

  /** Blocks of a node's children. Loose inline content between blocks becomes paragraphs. */
  blocks(node: RichTextNode, depth: number): Block[] {
    if (this.tooDeep(depth)) return [];
    const blocks: Block[] = [];
    let loose: RichTextNode[] = [];
    const closeLoose = () => {
      const content = this.inlines(loose, depth);
      if (content.length > 0) blocks.push({ type: 'paragraph', content });
      loose = [];
    };
    for (const child of this.children(node)) {
      if (isInline(child)) loose.push(child);
      else {
        closeLoose();
        blocks.push(...this.block(child, depth + 1));
      }
    }
    closeLoose();
    return blocks;
  }

  private block(node: RichTextNode, depth: number): Block[] {
    switch (node.type) {
      case 'paragraph': {
        const content = this.inlines(this.children(node), depth);
        return content.length > 0 ? [{ type: 'paragraph', content }] : [];
      }
      case 'heading': {
        const content = this.inlines(this.children(node), depth);
        return content.length > 0 ? [{ type: 'subheading', content }] : [];
      }
      case 'bulletList':
      case 'orderedList': {
        const items = this.children(node)
          .map((item) => this.blocks(item.type === 'listItem' ? item : { type: 'listItem', content: [item] }, depth + 1))
          .filter((item) => item.length > 0);
        return items.length > 0 ? [{ type: 'list', ordered: node.type === 'orderedList', items }] : [];
      }
      case 'blockquote':
        return this.quotes(node, depth);
      case 'table':
        return this.table(node, depth);
      default:
        return this.blocks(node, depth);
    }
  }

  /** Quoted paragraphs are quotes; a list or a table inside a quotation stands on its own after what precedes it. */
  private quotes(node: RichTextNode, depth: number): Block[] {
    return this.blocks(node, depth).map((block) => (block.type === 'paragraph' ? { type: 'quote', content: block.content } : block));
  }

  private table(node: RichTextNode, depth: number): Block[] {
    const rows = this.children(node)
      .filter((row) => row.type === 'tableRow')
      .map((row) => this.children(row).filter((cell) => cell.type === 'tableHeader' || cell.type === 'tableCell'))
      .filter((cells) => cells.length > 0);
    const first = rows[0];
    if (!first) return [];
    const columnCount = Math.max(...rows.map((cells) => cells.reduce((sum, cell) => sum + span(cell), 0)));
    const titles =
      first.length === columnCount && first.every((cell) => cell.type === 'tableHeader') ? first.map((cell) => this.cell(cell, depth)) : [];
    // Titles of columns are plain text; a first row that cites or refers stays an ordinary row, so that nothing is lost.
    const headed =
      titles.length > 0 && titles.every((cell) => cell.content.every((inline) => inline.type === 'text' || inline.type === 'break'));
    const rowsBelow = titles.length > 0 ? [...(headed ? [] : [titles]), ...this.cells(rows.slice(1), depth)] : this.cells(rows, depth);
    const caption = typeof node.attrs?.caption === 'string' && node.attrs.caption.trim() ? node.attrs.caption.trim() : this.place.title;
    return [
      {
        type: 'table',
        id: `${this.place.id}-table-${++this.tables}`,
        number: 0,
        caption,
        columns: Array.from({ length: columnCount }, (_, index) => ({
          title: headed ? textOf(titles[index]!.content) : '',
          align: 'left',
          width: 1,
        })),
        rows: rowsBelow,
      },
    ];
  }

  private cells(rows: readonly (readonly RichTextNode[])[], depth: number): Cell[][] {
    return rows.map((cells) => cells.map((cell) => this.cell(cell, depth)));
  }

  /** A cell holds one run of inline content: its paragraphs stand one under the other. */
  private cell(node: RichTextNode, depth: number): Cell {
    const content: Inline[] = [];
    for (const block of this.blocks(node, depth + 2)) {
      if (content.length > 0) content.push({ type: 'break' });
      content.push(...flatten(block));
    }
    const columns = span(node);
    return { content, ...(columns > 1 ? { columns } : {}), ...(node.type === 'tableHeader' ? { strong: true } : {}) };
  }

  private inlines(nodes: readonly RichTextNode[], depth: number): Inline[] {
    if (nodes.length === 0 || this.tooDeep(depth)) return [];
    return nodes.flatMap((node) => this.inline(node, depth));
  }

  private inline(node: RichTextNode, depth: number): Inline[] {
    switch (node.type) {
      case 'text':
        return typeof node.text === 'string' && node.text !== '' ? [textRun(node)] : [];
      case 'hardBreak':
        return [{ type: 'break' }];
      case 'fact': {
        const key = String(node.attrs?.key ?? '');
        const found = fact(this.context, key);
        if (found.type === 'missing')
          this.find('fact-unknown', `The text names the fact "${key}", which the record does not hold or which has no value yet.`);
        return [found];
      }
      case 'citation':
        return this.citation(node);
      case 'crossReference': {
        const target = String(node.attrs?.target ?? '');
        return [{ type: 'cross-reference', target, text: '' }];
      }
      default:
        return this.inlines(this.children(node), depth + 1);
    }
  }

  private citation(node: RichTextNode): Inline[] {
    const named = Array.isArray(node.attrs?.referenceIds) ? node.attrs.referenceIds.map(String) : [];
    if (named.length === 0) {
      this.find('citation-empty', 'A citation in the text names no reference.');
      return [{ type: 'missing', text: 'citation without a reference' }];
    }
    const known: string[] = [];
    const holes: Inline[] = [];
    for (const id of named) {
      const stands = this.context.standsFor(id);
      if (stands) known.push(stands);
      else {
        this.find('reference-unknown', `The text cites the reference "${id}", which is not in the evidence database.`);
        holes.push({ type: 'missing', text: `reference ${id}` });
      }
    }
    return [...(known.length > 0 ? [{ type: 'citation' as const, referenceIds: [...new Set(known)], text: '' }] : []), ...holes];
  }

  private children(node: RichTextNode): readonly RichTextNode[] {
    return Array.isArray(node.content) ? node.content.filter((child) => typeof child === 'object' && child !== null) : [];
  }

  private tooDeep(depth: number): boolean {
    if (depth <= depthMax) return false;
    if (!this.findings.some((finding) => finding.code === 'prose-too-deep')) {
      this.find('prose-too-deep', `The text is nested more than ${depthMax} levels deep; what lies deeper is left out.`);
    }
    return true;
  }

  private find(code: string, message: string): void {
    this.findings.push({ code, message });
  }
}

function isInline(node: RichTextNode): boolean {
  return (
    node.type === 'text' || node.type === 'hardBreak' || node.type === 'fact' || node.type === 'citation' || node.type === 'crossReference'
  );
}

function textRun(node: RichTextNode): Inline {
  const text = node.text ?? '';
  const marks = Array.isArray(node.marks) ? node.marks : [];
  const href = marks.find((mark) => mark?.type === 'link')?.attrs?.href;
  if (typeof href === 'string' && linkable.test(href)) return { type: 'link', href, text };
  const kept = [...new Set(marks.flatMap((mark) => markOf[mark?.type] ?? []))];
  return { type: 'text', text, ...(kept.length > 0 ? { marks: kept } : {}) };
}

/** The inline content of a block that must stand in a cell; lists become lines with a dash. */
function flatten(block: Block): readonly Inline[] {
  switch (block.type) {
    case 'paragraph':
    case 'subheading':
    case 'quote':
    case 'note':
      return block.content;
    case 'list':
      return block.items.flatMap((item, index) => [
        ...(index > 0 ? [{ type: 'break' as const }] : []),
        { type: 'text' as const, text: block.ordered ? `${index + 1}. ` : '– ' },
        ...item.flatMap((inner, position) => [...(position > 0 ? [{ type: 'break' as const }] : []), ...flatten(inner)]),
      ]);
    case 'table':
      return [block.columns.map((column): Cell => ({ content: [{ type: 'text', text: column.title }] })), ...block.rows].flatMap(
        (row, index) => [
          ...(index > 0 ? [{ type: 'break' as const }] : []),
          ...row.flatMap((cell, position) => [...(position > 0 ? [{ type: 'text' as const, text: ' | ' }] : []), ...cell.content]),
        ],
      );
    case 'figure':
    case 'signatures':
    case 'references':
      return [];
  }
}

function textOf(content: readonly Inline[]): string {
  return content.map((inline) => (inline.type === 'break' ? ' ' : inline.text)).join('');
}

function span(cell: RichTextNode): number {
  const columns = Number(cell.attrs?.colspan ?? 1);
  return Number.isInteger(columns) && columns > 1 && columns <= 100 ? columns : 1;
}
