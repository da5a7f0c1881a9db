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

/** Prose nested deeper than this is not taken in and not read: no person writes it, and it would exhaust the stack. */
export const depthMax = 40;

/** Whether a value nests arrays of `content` deeper than prose may; looks level by level, so that no depth can exhaust the stack. */
function isTooDeep(value: unknown): boolean {
  let level: unknown[] = [value];
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > depthMax) return true;
    level = level.flatMap((node) => {
      const content = typeof node === 'object' && node !== null ? (node as { content?: unknown }).content : undefined;
      return Array.isArray(content) ? content : [];
    });
  }
  return false;
}

/** A whole prose section. Its depth is looked at before its nodes are. */
export const richTextSchema = z.preprocess(
  (value, context) => {
    if (!isTooDeep(value)) return value;
    context.addIssue({ code: 'custom', message: `prose is nested more than ${depthMax} levels deep` });
    return z.NEVER;
  },
  richTextNodeSchema.refine((node) => node.type === 'doc', 'prose is a document node'),
);

export const emptyRichText: RichTextNode = { type: 'doc', content: [] };
