import { z } from 'zod';

/** Marks a run of text can carry. */
export const markSchema = z.object({
  type: z.enum(['bold', 'italic', 'superscript', 'subscript', 'code', 'link']),
  attrs: z.object({ href: z.string() }).partial().optional(),
});

/**
 * Prose as people write it in the browser: the JSON of a ProseMirror document with a closed set of nodes. Besides text it holds facts,
 * citations and cross-references as inline elements, so that no number, name or citation is typed twice. The shape is stored.
 *
 * - `fact`: `attrs.key` is a key of `facts()`; the value is looked up when the document is made.
 * - `citation`: `attrs.referenceIds` are references cited at this place.
 * - `crossReference`: `attrs.target` is the id of a section, table or figure of the document.
 */
export interface RichTextNode {
  type:
    | 'doc'
    | 'paragraph'
    | 'heading'
    | 'bulletList'
    | 'orderedList'
    | 'listItem'
    | 'blockquote'
    | 'table'
    | 'tableRow'
    | 'tableHeader'
    | 'tableCell'
    | 'text'
    | 'hardBreak'
    | 'fact'
    | 'citation'
    | 'crossReference';
  text?: string | undefined;
  attrs?: Record<string, unknown> | undefined;
  marks?: z.output<typeof markSchema>[] | undefined;
  content?: RichTextNode[] | undefined;
}

const nodeTypes = [
  'doc',
  'paragraph',
  'heading',
  'bulletList',
  'orderedList',
  'listItem',
  'blockquote',
  'table',
  'tableRow',
  'tableHeader',
  'tableCell',
  'text',
  'hardBreak',
  'fact',
  'citation',
  'crossReference',
] as const;

export const richTextNodeSchema: z.ZodType<RichTextNode> = z.lazy(() =>
  z.object({
    type: z.enum(nodeTypes),
    text: z.string().optional(),
    attrs: z.record(z.string(), z.unknown()).optional(),
    marks: z.array(markSchema).optional(),
    content: z.array(richTextNodeSchema).optional(),
  }),
);

/** A whole prose section. */
export const richTextSchema = richTextNodeSchema.refine((node) => node.type === 'doc', 'prose is a document node');

export const emptyRichText: RichTextNode = { type: 'doc', content: [] };
