import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Cell, Table } from '../../tree.ts';
import { balancedPercentages } from './balanced-columns.ts';
import { bookmarkNames } from './bookmarks.ts';
import { cleanText, safeHref } from './characters.ts';
import { pageRuns } from './flow.ts';
import { columnPercentages, evenRows } from './phrases.ts';
import { fittedSize, safeSvg } from './safe-svg.ts';
import { everythingTree, sampleDrawing } from './sample-trees.ts';
import { findTargets } from './targets.ts';

const head = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1">';

describe('drawings', () => {
  it.each([
    ['a script', '<script>alert(1)</script>'],
    ['a script in CDATA', '<script><![CDATA[alert(1)]]></script>'],
    ['an event', '<rect onload="alert(1)" width="1"/>', '<rect width="1"/>'],
    ['foreign content', '<foreignObject><body xmlns="x"><p>x</p></body></foreignObject>'],
    ['a style sheet', '<style>@import "https://example.org/x.css";</style>'],
    ['an image from elsewhere', '<image href="https://example.org/x.png"/>'],
    ['a file', '<use xlink:href="file:///etc/passwd"/>', '<use/>'],
    ['a link to a script', '<a href="javascript:alert(1)"><rect/></a>'],
    ['paint from elsewhere', '<rect fill="url(https://example.org/#a)"/>', '<rect/>'],
    ['paint from elsewhere, spelled oddly', '<rect fill="u&#114;l(https://example.org/#a)" style="fill:u\\72l(//x)"/>', undefined],
    ['an animation', '<rect width="1"><animate attributeName="href" to="javascript:alert(1)"/></rect>', '<rect width="1"></rect>'],
    ['an attribute given twice', '<rect width="1" width="2"/>', '<rect width="1"/>'],
  ])('lose %s', (_, content, left = '') => {
    const safe = safeSvg(`${head}${content}</svg>`);
    expect(safe).not.toMatch(/alert|example\.org|javascript|passwd|@import|style="fill:u|onload/);
    if (left) expect(safe).toBe(`${head}${left}</svg>`);
  });

  it('keep shapes, text, gradients of their own and harmless entities', () => {
    const source = `<?xml version="1.0"?><!DOCTYPE svg [<!ENTITY x "y">]><!-- x -->${head}<g fill="url(#a)"><text x="1">p &lt; 0.05 &amp; &x; &#8805;</text><use href="#b"/></g></svg>`;
    expect(safeSvg(source)).toBe(`${head}<g fill="url(#a)"><text x="1">p &lt; 0.05 &amp; &amp;x; &#8805;</text><use href="#b"/></g></svg>`);
  });

  it.each(['', 'x', '<svg>', '<svg></g></svg>', '<svg/><svg/>', '<svg><rect</svg>', '<html></html>', '<svg/>x'])(
    'are refused where they are not well formed: %j',
    (source) => {
      expect(safeSvg(source)).toBeUndefined();
    },
  );

  it('are the same after a second pass', () => {
    const once = safeSvg(sampleDrawing(1))!;
    expect(safeSvg(once)).toBe(once);
  });

  it('fit the space given and keep their shape', () => {
    expect(fittedSize({ widthMillimetres: 320, heightMillimetres: 100 }, 160, 220)).toEqual({ width: 160, height: 50 });
    expect(fittedSize({ widthMillimetres: Number.NaN, heightMillimetres: -1 }, 160, 220)).toEqual({ width: 160, height: 90 });
  });
});

describe('text', () => {
  it('has no character that XML 1.0 forbids, for every text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(cleanText(text)).toMatch(/^[\t\n\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]*$/u);
      }),
    );
  }, 30_000);

  it('keeps what people write, in any script', () => {
    for (const text of ['≥ 5 µg/ml, 0.05 – 0.9', 'שלום', '你好', '👩‍⚕️']) expect(cleanText(text)).toBe(text);
  });

  it.each([
    ['https://example.org/a?b=1', true],
    ['mailto:a@example.org', true],
    ['javascript:alert(1)', false],
    ['java\nscript:alert(1)', false],
    ['data:text/html,x', false],
    ['https://a"onclick=', false],
  ])('%j may be followed: %s', (href, isSafe) => {
    expect(safeHref(href) !== undefined).toBe(isSafe);
  });
});

describe('tables', () => {
  const table = (widths: number[], rows: Table['rows'] = []): Table => ({
    type: 'table',
    id: 't',
    number: 1,
    caption: '',
    columns: widths.map((width) => ({ title: 'x', align: 'left', width })),
    rows,
  });

  it('have column widths that sum to 100', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(fc.double(), fc.nat(100)), { minLength: 1, maxLength: 30 }), (widths) => {
        const percentages = columnPercentages(table(widths));
        expect(percentages.reduce((sum, width) => sum + width, 0)).toBe(100);
        expect(Math.min(...percentages)).toBeGreaterThanOrEqual(1);
      }),
    );
  });

  it('add up to a hundred where many narrow columns are raised to one percent', () => {
    const percentages = columnPercentages(table([...Array.from({ length: 20 }, () => 0.01), ...Array.from({ length: 10 }, () => 9.9)]));
    expect(percentages.reduce((sum, width) => sum + width, 0)).toBe(100);
    expect(Math.min(...percentages)).toBeGreaterThanOrEqual(1);
  });

  it('have columns as wide as asked for, unless a word would break', () => {
    expect(columnPercentages(table([3, 1]))).toEqual([75, 25]);
    const narrow = table([95, 5], [[{ content: [] }, { content: [{ type: 'text', text: 'insufficient' }] }]]);
    expect(columnPercentages(narrow)[1]).toBeGreaterThanOrEqual(13);
  });

  it('have rows that fill their columns exactly, whatever the spans', () => {
    const cells = fc.array(
      fc.record({
        content: fc.constant([]),
        columns: fc.option(fc.oneof(fc.integer({ min: -2, max: 9 }), fc.double()), { nil: undefined }),
      }),
      { maxLength: 9 },
    );
    fc.assert(
      fc.property(cells, fc.integer({ min: 1, max: 6 }), (row, count) => {
        const [even] = evenRows(
          table(
            Array.from({ length: count }, () => 1),
            [row],
          ),
        );
        expect(even!.reduce((sum, { columns }) => sum + columns, 0)).toBe(count);
      }),
    );
  });
});

describe('places', () => {
  it('give every target one anchor, and a doubled id only to its first element', () => {
    const tree = everythingTree();
    const targets = findTargets(tree);
    expect(targets.place(tree.sections[0]!)).toBe('section-1');
    expect(targets.place(tree.sections[1]!)).toBeUndefined();
    expect(targets.of('all-table')).toEqual({ anchor: 'table-all-table', kind: 'table' });
    expect(targets.ofReference('reference one')).toEqual({ anchor: 'reference-reference-one', kind: 'reference' });
    expect(targets.of('nowhere')).toBeUndefined();
  });

  it('lead to no reference where the document has no list', () => {
    const tree = everythingTree();
    expect(findTargets({ ...tree, sections: tree.sections.slice(0, 2) }).ofReference('reference one')).toBeUndefined();
  });

  it('have bookmark names that Word takes: unique, short, of its characters', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.stringMatching(/^[a-z]+-[A-Za-z0-9.-]{1,70}$/), { maxLength: 20 }), (anchors) => {
        const name = bookmarkNames();
        const names = anchors.map((anchor) => name({ anchor }));
        for (const one of names) expect(one).toMatch(/^[A-Za-z][A-Za-z0-9_]{0,39}$/);
        expect(new Set(names.map((one) => one.toLowerCase())).size).toBe(names.length);
        expect(anchors.map((anchor) => name({ anchor }))).toEqual(names);
      }),
    );
  });

  it('put a heading without content on the pages of what follows it', () => {
    const runs = pageRuns(everythingTree());
    expect(runs.map((run) => [run.landscape, run.parts.length])).toEqual([
      [false, 7],
      [true, 2],
      [false, 1],
    ]);
  });
});

describe('balanced columns', () => {
  const text = (words: string): Cell => ({ content: [{ type: 'text', text: words }] });
  const table = (widths: readonly number[], rows: Table['rows']): Table => ({
    type: 'table',
    id: 't',
    number: 1,
    caption: '',
    columns: widths.map((width) => ({ title: 'x', align: 'left', width })),
    rows,
  });

  it('sum to 100 and stay positive, whatever the widths and texts', () => {
    const rows = fc.array(fc.array(fc.string({ maxLength: 200 }).map(text), { maxLength: 8 }), { maxLength: 12 });
    fc.assert(
      fc.property(fc.array(fc.oneof(fc.double(), fc.nat(100)), { minLength: 1, maxLength: 12 }), rows, (widths, cells) => {
        const percentages = balancedPercentages(table(widths, cells), 105);
        expect(percentages.reduce((sum, width) => sum + width, 0)).toBe(100);
        expect(Math.min(...percentages)).toBeGreaterThanOrEqual(1);
      }),
    );
  });

  it('give room to the column whose text would run long', () => {
    const rows = Array.from({ length: 20 }, () => [text('yes'), text('A sentence with many words. '.repeat(12)), text('4 serious')]);
    const [short, long, other] = balancedPercentages(table([1, 1, 1], rows), 105);
    expect(long).toBeGreaterThan(60);
    expect(Math.min(short!, other!)).toBeGreaterThanOrEqual(4);
  });

  it('stay as asked where every cell fits on its line', () => {
    expect(balancedPercentages(table([3, 1], [[text('one'), text('two')]]), 105)).toEqual([75, 25]);
  });
});
