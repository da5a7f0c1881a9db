import type { RichTextNode } from '@cerulean/evaluation/documents';
import { Fragment, type Mark, type Node, type Schema } from '@tiptap/pm/model';
import { subheadingLevel } from './extensions.ts';

const inlineTypes: ReadonlySet<string> = new Set(['text', 'hardBreak', 'fact', 'citation', 'crossReference']);

/**
 * Stored prose as a document the editor takes as it is. The stored shape allows more than the editor's rules (a list item that begins with a list, a
 * row with a cell too few, text outside a paragraph), and the editor would answer with an empty page; so it is put right here, and no text is lost.
 */
export function fitToEditor(schema: Schema, prose: RichTextNode): Node {
  return new Fitter(schema).document(prose);
}

class Fitter {
  private readonly schema: Schema;

  constructor(schema: Schema) {
    this.schema = schema;
  }

  document(prose: RichTextNode): Node {
    return this.make('doc', this.atLeastOne(this.blocks(childrenOf(prose))));
  }

  private make(type: string, content: readonly Node[], attributes: Record<string, unknown> = {}): Node {
    return this.schema.nodes[type]!.create(attributes, Fragment.from([...content]));
  }

  private atLeastOne(blocks: readonly Node[]): readonly Node[] {
    return blocks.length > 0 ? blocks : [this.make('paragraph', [])];
  }

  /** Children as blocks; a run of inline content between them becomes a paragraph. */
  private blocks(nodes: readonly RichTextNode[]): Node[] {
    const made: Node[] = [];
    let loose: RichTextNode[] = [];
    const close = () => {
      const content = this.inlines(loose);
      if (content.length > 0) made.push(this.make('paragraph', content));
      loose = [];
    };
    for (const node of nodes) {
      if (inlineTypes.has(node.type)) loose.push(node);
      else {
        close();
        made.push(...this.block(node));
      }
    }
    close();
    return made;
  }

  private block(node: RichTextNode): Node[] {
    const children = childrenOf(node);
    switch (node.type) {
      case 'paragraph':
        return this.textBlock('paragraph', children);
      case 'heading':
        return this.textBlock('heading', children, { level: subheadingLevel });
      case 'bulletList':
      case 'orderedList': {
        const items = children.map((child) => this.item(child.type === 'listItem' ? childrenOf(child) : [child]));
        const start = Number(node.attrs?.start);
        const attributes = node.type === 'orderedList' && Number.isInteger(start) ? { start } : {};
        return items.length > 0 ? [this.make(node.type, items, attributes)] : [];
      }
      case 'listItem':
        return [this.make('bulletList', [this.item(children)])];
      case 'blockquote': {
        const content = this.blocks(children);
        return content.length > 0 ? [this.make('blockquote', content)] : [];
      }
      case 'table':
        return this.table(node);
      default:
        return this.blocks(children);
    }
  }

  /** A paragraph or heading; blocks that were stored inside it follow it. */
  private textBlock(type: 'paragraph' | 'heading', children: readonly RichTextNode[], attributes: Record<string, unknown> = {}): Node[] {
    if (children.every((child) => inlineTypes.has(child.type))) return [this.make(type, this.inlines(children), attributes)];
    return this.blocks(children);
  }

  private item(children: readonly RichTextNode[]): Node {
    const content = this.blocks(children);
    return this.make('listItem', content[0]?.type.name === 'paragraph' ? content : [this.make('paragraph', []), ...content]);
  }

  private table(node: RichTextNode): Node[] {
    const rows = childrenOf(node).map((row) => (row.type === 'tableRow' ? childrenOf(row) : [row]).map((cell) => this.cell(cell)));
    const widths = columnsOfRows(rows);
    const columns = Math.max(0, ...widths);
    if (columns === 0) return this.blocks(childrenOf(node).flatMap(childrenOf));
    const filled = rows.map((cells, index) => {
      const type = cells.length > 0 && cells.every((cell) => cell.type.name === 'tableHeader') ? 'tableHeader' : 'tableCell';
      const missing = Array.from({ length: columns - widths[index]! }, () => this.make(type, this.atLeastOne([])));
      return this.make('tableRow', [...cells, ...missing]);
    });
    const caption = typeof node.attrs?.caption === 'string' ? node.attrs.caption : '';
    return [this.make('table', filled, { caption })];
  }

  private cell(node: RichTextNode): Node {
    const isCell = node.type === 'tableHeader' || node.type === 'tableCell';
    const content = this.atLeastOne(this.blocks(isCell ? childrenOf(node) : [node]));
    return this.make(node.type === 'tableHeader' ? 'tableHeader' : 'tableCell', content, {
      colspan: spanOf(node.attrs?.colspan),
      rowspan: spanOf(node.attrs?.rowspan),
    });
  }

  private inlines(nodes: readonly RichTextNode[]): Node[] {
    return nodes.flatMap((node): Node[] => {
      switch (node.type) {
        case 'text':
          return node.text ? [this.schema.text(node.text, this.marks(node.marks))] : [];
        case 'fact':
          return [this.make('fact', [], { key: String(node.attrs?.key ?? '') })];
        case 'citation': {
          const ids = node.attrs?.referenceIds;
          return [this.make('citation', [], { referenceIds: Array.isArray(ids) ? ids.map(String) : [] })];
        }
        case 'crossReference':
          return [this.make('crossReference', [], { target: String(node.attrs?.target ?? '') })];
        default:
          return [this.make('hardBreak', [])];
      }
    });
  }

  private marks(stored: RichTextNode['marks']): readonly Mark[] {
    let marks: readonly Mark[] = [];
    for (const { type, attrs } of stored ?? []) {
      const known = this.schema.marks[type];
      if (known) marks = known.create(type === 'link' ? { href: attrs?.href ?? '' } : {}).addToSet(marks);
    }
    return marks;
  }
}

function childrenOf(node: RichTextNode): readonly RichTextNode[] {
  return Array.isArray(node.content) ? node.content : [];
}

function spanOf(value: unknown): number {
  const span = Number(value ?? 1);
  return Number.isInteger(span) && span > 1 && span <= 100 ? span : 1;
}

/** How many columns each row fills, cells that reach down from rows above included. */
function columnsOfRows(rows: readonly (readonly Node[])[]): number[] {
  const reaching = new Map<number, number>();
  return rows.map((cells, index) => {
    let columns = reaching.get(index) ?? 0;
    for (const cell of cells) {
      columns += Number(cell.attrs.colspan);
      for (let below = 1; below < Number(cell.attrs.rowspan); below++)
        reaching.set(index + below, (reaching.get(index + below) ?? 0) + Number(cell.attrs.colspan));
    }
    return columns;
  });
}
