import type { RichTextNode } from '@cerulean/evaluation/documents';

/** A node as the editor gives it. */
interface EditorNode {
  readonly type?: string | undefined;
  readonly text?: string | undefined;
  readonly attrs?: Readonly<Record<string, unknown>> | null | undefined;
  readonly marks?: readonly { readonly type: string; readonly attrs?: Readonly<Record<string, unknown>> | null | undefined }[] | undefined;
  readonly content?: readonly EditorNode[] | undefined;
}

/** The attributes that are stored, by node: the editor's own defaults and looks stay out of the records. */
const storedAttributes: Readonly<Record<string, (attributes: Readonly<Record<string, unknown>>) => Record<string, unknown>>> = {
  heading: ({ level }) => ({ level }),
  orderedList: ({ start }) => (typeof start === 'number' && start !== 1 ? { start } : {}),
  table: ({ caption }) => (typeof caption === 'string' && caption.trim() ? { caption: caption.trim() } : {}),
  tableHeader: spans,
  tableCell: spans,
  fact: ({ key }) => ({ key }),
  citation: ({ referenceIds }) => ({ referenceIds }),
  crossReference: ({ target }) => ({ target }),
};

function spans({ colspan, rowspan }: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return { ...(Number(colspan) > 1 ? { colspan } : {}), ...(Number(rowspan) > 1 ? { rowspan } : {}) };
}

/** The editor's document as it is stored: without defaults, and without the empty paragraphs at its end. */
export function toStored(document: EditorNode): RichTextNode {
  const content = (document.content ?? []).map(storedNode);
  const last = content.findLastIndex((node) => node.type !== 'paragraph' || (node.content?.length ?? 0) > 0);
  return { type: 'doc', content: content.slice(0, last + 1) };
}

function storedNode(node: EditorNode): RichTextNode {
  const type = node.type as RichTextNode['type'];
  if (type === 'text') {
    const marks = (node.marks ?? []).map((mark) => ({
      type: mark.type as NonNullable<RichTextNode['marks']>[number]['type'],
      ...(mark.type === 'link' ? { attrs: { href: String(mark.attrs?.href ?? '') } } : {}),
    }));
    return { type, text: node.text ?? '', ...(marks.length > 0 ? { marks } : {}) };
  }
  const attrs = storedAttributes[type]?.(node.attrs ?? {}) ?? {};
  return {
    type,
    ...(Object.keys(attrs).length > 0 ? { attrs } : {}),
    ...(node.content && node.content.length > 0 ? { content: node.content.map(storedNode) } : {}),
  };
}
