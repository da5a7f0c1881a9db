import { readFileSync } from 'node:fs';
import { canonicalJson } from '@cerulean/evaluation/base';
import { markdownToRichText, type RichTextNode, richTextSchema, richTextToText } from '@cerulean/evaluation/documents';
import { getSchema } from '@tiptap/core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { proseExtensions } from './extensions.ts';
import { fitToEditor } from './fit.ts';
import { Names } from './names.ts';
import { toStored } from './stored-form.ts';

const schema = getSchema(proseExtensions(new Names()));

/** What would be stored if the prose were opened and saved without a change. */
function openAndSave(prose: RichTextNode): RichTextNode {
  const document = fitToEditor(schema, prose);
  document.check();
  return toStored(document.toJSON());
}

const everything =
  markdownToRichText(`A **bold *and italic*** word, \`code\`, a [link](https://example.org/a) and {{fact:device.name}} as shown [@ref_a; @ref_b], see [[see:4.6.1]].

## A subheading

- one
- two
  1. nested

> A quotation.`);

const table: RichTextNode = {
  type: 'doc',
  content: [
    {
      type: 'table',
      attrs: { caption: 'Trials' },
      content: [
        { type: 'tableRow', content: [cell('tableHeader', 'Trial'), cell('tableHeader', 'n')] },
        { type: 'tableRow', content: [{ ...cell('tableCell', 'Both'), attrs: { colspan: 2 } }] },
      ],
    },
  ],
};

function cell(type: 'tableHeader' | 'tableCell', text: string): RichTextNode {
  return { type, content: [{ type: 'paragraph', content: [{ type: 'text', text }] }] };
}

describe('prose in the editor', () => {
  it.each([
    ['every kind of text', everything],
    ['a table with a caption and a wide cell', table],
    ['nothing', { type: 'doc', content: [] } as RichTextNode],
    [
      'raised and lowered text',
      {
        type: 'doc',
        content: [
          {
            type: 'paragraph',
            content: [
              { type: 'text', text: 'm' },
              { type: 'text', text: '2', marks: [{ type: 'superscript' }] },
              { type: 'hardBreak' },
              { type: 'text', text: '2', marks: [{ type: 'subscript' }] },
            ],
          },
        ],
      } as RichTextNode,
    ],
  ])('is saved as it was stored when nothing is typed: %s', (_name, prose) => {
    expect(canonicalJson(openAndSave(prose))).toBe(canonicalJson(prose));
  });

  it('keeps the text of a list item that begins with a list, of loose text and of a row with a cell too few', () => {
    const odd: RichTextNode = {
      type: 'doc',
      content: [
        { type: 'text', text: 'loose' },
        {
          type: 'bulletList',
          content: [
            {
              type: 'listItem',
              content: [{ type: 'orderedList', content: [{ type: 'paragraph', content: [{ type: 'text', text: 'deep' }] }] }],
            },
          ],
        },
        {
          type: 'table',
          content: [
            { type: 'tableRow', content: [cell('tableCell', 'a'), cell('tableCell', 'b')] },
            { type: 'tableRow', content: [cell('tableCell', 'c')] },
          ],
        },
      ],
    };
    const saved = openAndSave(odd);
    for (const word of ['loose', 'deep', 'a', 'b', 'c']) expect(richTextToText(saved)).toContain(word);
    expect(saved.content?.[2]?.content?.[1]?.content).toHaveLength(2);
  });

  it('stores nothing of what only the editor needs', () => {
    expect(
      toStored({
        type: 'doc',
        content: [
          {
            type: 'table',
            attrs: { caption: ' ' },
            content: [
              {
                type: 'tableRow',
                content: [{ type: 'tableCell', attrs: { colspan: 1, rowspan: 1, colwidth: null }, content: [{ type: 'paragraph' }] }],
              },
            ],
          },
          { type: 'paragraph' },
        ],
      }),
    ).toEqual({
      type: 'doc',
      content: [{ type: 'table', content: [{ type: 'tableRow', content: [{ type: 'tableCell', content: [{ type: 'paragraph' }] }] }] }],
    });
  });

  const word = fc.stringMatching(/^[a-z]{1,6}$/);
  const mark = fc
    .constantFrom('bold', 'italic', 'superscript', 'subscript', 'code', 'link')
    .map((type) => (type === 'link' ? { type, attrs: { href: 'https://example.org' } } : { type }));
  const { node } = fc.letrec<{ node: RichTextNode }>((tie) => ({
    node: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      fc.record({ type: fc.constant('text'), text: word, marks: fc.array(mark, { maxLength: 2 }) }) as fc.Arbitrary<RichTextNode>,
      fc.constant<RichTextNode>({ type: 'hardBreak' }),
      word.map((key): RichTextNode => ({ type: 'fact', attrs: { key } })),
      fc.array(word).map((referenceIds): RichTextNode => ({ type: 'citation', attrs: { referenceIds } })),
      word.map((target): RichTextNode => ({ type: 'crossReference', attrs: { target } })),
      fc.record({
        type: fc.constantFrom(
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
        ),
        attrs: fc.record(
          { colspan: fc.integer({ min: 0, max: 3 }), rowspan: fc.integer({ min: 0, max: 3 }), start: fc.integer({ min: 1, max: 3 }) },
          { requiredKeys: [] },
        ),
        content: fc.array(tie('node'), { maxLength: 4 }),
      }) as fc.Arbitrary<RichTextNode>,
    ),
  }));
  const anyProse = fc.array(node, { maxLength: 5 }).map((content): RichTextNode => ({ type: 'doc', content }));

  function leaves({ type, text, attrs, content }: RichTextNode): string[] {
    if (type === 'text') return [...(text ?? '')];
    if (type === 'fact' || type === 'citation' || type === 'crossReference') return [JSON.stringify(attrs)];
    return (content ?? []).flatMap(leaves);
  }

  it('whatever nesting is stored opens, loses nothing, and is stored in a form that the schema takes and that no longer changes', () => {
    fc.assert(
      fc.property(anyProse, (prose) => {
        const saved = openAndSave(prose);
        expect(leaves(saved)).toEqual(leaves(prose));
        expect(richTextSchema.safeParse(saved).success).toBe(true);
        expect(openAndSave(saved)).toEqual(saved);
      }),
      { numRuns: 400 },
    );
  });

  const example = new URL('../../../../../examples/anti-infective-central-venous-catheter/evaluation.json', import.meta.url);
  const { records } = JSON.parse(readFileSync(example, 'utf8')) as {
    records: { section: { data: { document: string; section: string; prose: RichTextNode } }[] };
  };
  it.each(records.section.map(({ data }) => [`${data.document} ${data.section}`, data.prose] as const))(
    'of the example opens and is saved unchanged: %s',
    (_name, prose) => {
      expect(canonicalJson(openAndSave(prose))).toBe(canonicalJson(prose));
    },
  );
});
