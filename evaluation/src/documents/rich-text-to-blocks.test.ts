import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { documentContext } from './context.ts';
import { inlinesIn } from './inline-walk.ts';
import { markdownToRichText } from './markdown-to-rich-text.ts';
import { depthMax, type RichTextNode, richTextSchema } from './rich-text.ts';
import { richTextToBlocks } from './rich-text-to-blocks.ts';
import { countWords, richTextToText } from './rich-text-to-text.ts';
import { richSnapshot } from './sample-snapshot.ts';
import { type Block, plainText } from './tree.ts';

const context = documentContext(richSnapshot, 'cer', { status: 'draft', version: '1', date: '2026-11-22' });
const place = { id: '4.6.1', title: 'Safety' };
const convert = (prose: RichTextNode) => richTextToBlocks(prose, place, context);
const text = (words: string): RichTextNode => ({ type: 'text', text: words });
const paragraph = (...content: RichTextNode[]): RichTextNode => ({ type: 'paragraph', content });
const doc = (...content: RichTextNode[]): RichTextNode => ({ type: 'doc', content });
const cell = (type: 'tableCell' | 'tableHeader', ...content: RichTextNode[]): RichTextNode => ({ type, content: [paragraph(...content)] });

describe('prose in the document', () => {
  it('keeps paragraphs, headings, lists and quotations', () => {
    const { blocks, findings } = convert(markdownToRichText('First.\n\n## Heading\n\n- one\n- two\n  1. deep\n\n> quoted'));
    expect(blocks.map((block) => block.type)).toEqual(['paragraph', 'subheading', 'list', 'quote']);
    expect(blocks[2]).toMatchObject({
      ordered: false,
      items: [[{ type: 'paragraph' }], [{ type: 'paragraph' }, { type: 'list', ordered: true }]],
    });
    expect(findings).toEqual([]);
  });

  it('gives marks the names of the tree and keeps links that can be followed', () => {
    const { blocks } = convert(markdownToRichText('**bold** *italic* `code` [site](https://example.org/a)'));
    expect((blocks[0] as Extract<Block, { type: 'paragraph' }>).content).toEqual([
      { type: 'text', text: 'bold', marks: ['strong'] },
      { type: 'text', text: ' ' },
      { type: 'text', text: 'italic', marks: ['emphasis'] },
      { type: 'text', text: ' ' },
      { type: 'text', text: 'code', marks: ['code'] },
      { type: 'text', text: ' ' },
      { type: 'link', text: 'site', href: 'https://example.org/a' },
    ]);
  });

  it('keeps the text of a link that must not be followed', () => {
    const { blocks } = convert(
      doc(paragraph({ type: 'text', text: 'press', marks: [{ type: 'link', attrs: { href: 'javascript:alert(1)' } }] })),
    );
    expect(blocks).toEqual([{ type: 'paragraph', content: [{ type: 'text', text: 'press' }] }]);
  });

  it('turns a table with a head into a table with column titles', () => {
    const table: RichTextNode = {
      type: 'table',
      attrs: { caption: 'Doses' },
      content: [
        { type: 'tableRow', content: [cell('tableHeader', text('Dose')), cell('tableHeader', text('Effect'))] },
        {
          type: 'tableRow',
          content: [cell('tableCell', text('1')), { ...cell('tableCell', { type: 'citation', attrs: { referenceIds: ['ref_1'] } }) }],
        },
      ],
    };
    expect(convert(doc(table)).blocks).toMatchObject([
      {
        type: 'table',
        id: '4.6.1-table-1',
        caption: 'Doses',
        columns: [{ title: 'Dose' }, { title: 'Effect' }],
        rows: [[{}, { content: [{ type: 'citation' }] }]],
      },
    ]);
  });

  it('keeps a citation that stands in the head of a table', () => {
    const head: RichTextNode = {
      type: 'tableRow',
      content: [cell('tableHeader', text('Dose '), { type: 'citation', attrs: { referenceIds: ['ref_1'] } })],
    };
    const [block] = convert(doc({ type: 'table', content: [head] })).blocks;
    expect(block).toMatchObject({
      caption: 'Safety',
      columns: [{ title: '' }],
      rows: [[{ strong: true, content: [{ type: 'text' }, { type: 'citation' }] }]],
    });
  });

  it.each([
    ['an unknown fact', { type: 'fact', attrs: { key: 'no.such' } }, 'fact-unknown'],
    ['a fact without a key', { type: 'fact' }, 'fact-unknown'],
    ['an unknown reference', { type: 'citation', attrs: { referenceIds: ['ref_99'] } }, 'reference-unknown'],
    ['a citation of nothing', { type: 'citation', attrs: {} }, 'citation-empty'],
  ] as const)('shows %s as a hole and reports it', (_, node, code) => {
    const { blocks, findings } = convert(doc(paragraph(node as RichTextNode)));
    expect([...inlinesIn(blocks)]).toEqual([expect.objectContaining({ type: 'missing' })]);
    expect(findings.map((finding) => finding.code)).toEqual([code]);
  });

  it('keeps the known references of a citation that also names an unknown one', () => {
    const { blocks } = convert(doc(paragraph({ type: 'citation', attrs: { referenceIds: ['ref_1', 'ref_99', 'ref_6'] } })));
    expect([...inlinesIn(blocks)]).toEqual([
      { type: 'citation', referenceIds: ['ref_1'], text: '' },
      { type: 'missing', text: 'reference ref_99' },
    ]);
  });

  it('leaves out what is nested too deep, says so once, and does not fail', () => {
    let deep: RichTextNode = paragraph(text('bottom'));
    for (let level = 0; level < 20_000; level++) deep = { type: level % 2 === 0 ? 'listItem' : 'bulletList', content: [deep] };
    const { blocks, findings } = convert(doc(paragraph(text('top')), deep));
    expect(plainText([...inlinesIn(blocks)])).toBe('top');
    expect(findings).toEqual([expect.objectContaining({ code: 'prose-too-deep', message: expect.stringContaining(String(depthMax)) })]);
    expect(richTextToText(doc(paragraph(text('top')), deep))).toBe('top');
    expect(richTextSchema.safeParse(doc(deep)).error?.issues).toMatchObject([
      { message: `prose is nested more than ${depthMax} levels deep` },
    ]);
  });

  it('reads all of prose that is as deep as it may be stored', () => {
    let deep: RichTextNode = paragraph(text('bottom'));
    for (let level = 0; level < depthMax - 3; level++) deep = { type: level % 2 === 0 ? 'listItem' : 'bulletList', content: [deep] };
    const prose = doc(deep);
    expect(richTextSchema.safeParse(prose).success).toBe(true);
    expect(convert(prose).findings).toEqual([]);
    expect(plainText([...inlinesIn(convert(prose).blocks)])).toBe('bottom');
  });

  it('survives any JSON in place of a document', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), (one, other) => {
        const hostile = {
          type: 'doc',
          content: [
            one,
            { type: 'paragraph', content: other, marks: one, attrs: other },
            { type: 'table', content: [{ type: 'tableRow', content: [{ type: 'tableCell', content: one, attrs: other }] }] },
            { type: 'text', text: other, marks: one },
          ],
        };
        const { blocks } = convert(hostile as unknown as RichTextNode);
        expect(Array.isArray(blocks)).toBe(true);
        expect(typeof richTextToText(hostile as unknown as RichTextNode)).toBe('string');
      }),
    );
  });

  it('loses no words and no citation, however nodes are nested', () => {
    const leaf = fc.oneof(
      fc.constantFrom('alpha', 'beta', 'gamma').map(text),
      fc.constantFrom('ref_1', 'ref_2').map((id): RichTextNode => ({ type: 'citation', attrs: { referenceIds: [id] } })),
    );
    const types = [
      'paragraph',
      'heading',
      'bulletList',
      'orderedList',
      'listItem',
      'blockquote',
      'table',
      'tableRow',
      'tableCell',
    ] as const;
    const { node } = fc.letrec<{ node: RichTextNode }>((tie) => ({
      node: fc.oneof(
        { maxDepth: 5, withCrossShrink: true },
        leaf,
        fc.record({ type: fc.constantFrom(...types), content: fc.array(tie('node'), { maxLength: 4 }) }),
      ),
    }));
    const wellFormedTables = (one: RichTextNode): boolean =>
      (one.type !== 'table' || (one.content ?? []).every((row) => row.type === 'tableRow')) &&
      (one.type !== 'tableRow' || (one.content ?? []).every((inner) => inner.type === 'tableCell')) &&
      (one.content ?? []).every(wellFormedTables);
    const count = (one: RichTextNode, type: string): number =>
      (one.type === type ? 1 : 0) + (one.content ?? []).reduce((sum, inner) => sum + count(inner, type), 0);
    fc.assert(
      fc.property(fc.array(node, { maxLength: 5 }), (content) => {
        const prose = doc(...content);
        fc.pre(wellFormedTables(prose));
        const inlines = [...inlinesIn(convert(prose).blocks)];
        expect(inlines.filter((inline) => inline.type === 'citation')).toHaveLength(count(prose, 'citation'));
        expect(inlines.filter((inline) => inline.type === 'text' && /^(alpha|beta|gamma)$/.test(inline.text))).toHaveLength(
          count(prose, 'text'),
        );
      }),
    );
  });
});

describe('prose from Markdown', () => {
  it.each([
    ['{{fact:device.name}}', [{ type: 'fact', attrs: { key: 'device.name' } }]],
    ['[@ref_1; @ref_2]', [{ type: 'citation', attrs: { referenceIds: ['ref_1', 'ref_2'] } }]],
    ['[[see:4.6.1]]', [{ type: 'crossReference', attrs: { target: '4.6.1' } }]],
    ['a * b ** c [d] {e} f_g', [{ type: 'text', text: 'a * b ** c [d] {e} f_g' }]],
    ['\\*not italic\\*', [{ type: 'text', text: '*not italic*' }]],
    [
      '**bold *both***',
      [
        { type: 'text', text: 'bold ', marks: [{ type: 'bold' }] },
        { type: 'text', text: 'both', marks: [{ type: 'bold' }, { type: 'italic' }] },
      ],
    ],
    ['**{{fact:a}}**', [{ type: 'fact', attrs: { key: 'a' } }]],
    ['two\nlines', [{ type: 'text', text: 'two lines' }]],
  ])('reads %j', (markdown, content) => {
    expect(markdownToRichText(markdown)).toEqual({ type: 'doc', content: [{ type: 'paragraph', content }] });
  });

  it('starts a new list where bullets become numbers', () => {
    expect(markdownToRichText('- a\n1. b').content?.map((node) => node.type)).toEqual(['bulletList', 'orderedList']);
  });

  it('gives prose that the schema takes, whatever the text, and keeps every letter', () => {
    const piece = fc.constantFrom(
      'word',
      '**',
      '*',
      '`',
      '[',
      ']',
      '(',
      ')',
      '[@ref_1]',
      '{{fact:a}}',
      '[[see:1]]',
      '\n',
      '\n\n',
      '- ',
      '1. ',
      '> ',
      '  ',
      '# ',
      '\\',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
        const prose = markdownToRichText(pieces.join(''));
        expect(richTextSchema.safeParse(prose).success).toBe(true);
        expect(richTextToText(prose).match(/word/g)?.length ?? 0).toBe(pieces.filter((one) => one === 'word').length);
      }),
    );
  });
});

describe('prose as text', () => {
  it('shows facts, citations and cross-references as Markdown does, and counts words with the values of facts', () => {
    const prose = markdownToRichText('The {{fact:device.name}} works [@ref_1], see [[see:4.1]].\n\n- one\n  - two');
    expect(richTextToText(prose)).toBe('The {{fact:device.name}} works [@ref_1], see [[see:4.1]].\n- one\n  - two');
    expect(richTextToText(prose, context.facts)).toContain('The Lumen AC works');
    expect(countWords(markdownToRichText('It is 0.45 (95 % CI), state-of-the-art.'))).toBe(6);
  });
});
