import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pieceLines } from '../shape/piece-lines.ts';
import { htmlPieces, markdownPieces, textPieces } from './read-text.ts';

describe('Markdown', () => {
  it.each<[string, string, string[]]>([
    ['headings, without attributes of pandoc', '# 1 Scope {#scope .wide}\n\nText', ['h1 1 Scope', 'p Text']],
    ['headings by underline', 'Scope\n=====\n\nPart\n----', ['h1 Scope', 'h2 Part']],
    ['front matter and comments as no text', '---\ntitle: A plan\nlang: de\n---\n<!-- draft -->\nText <!-- x -->more', ['p Text more']],
    ['marks as no text', '**Use** of *the* `mask` and [this](http://a) ~~not~~', ['p Use of the mask and this ~~not~~']],
    ['labels as lines, other broken lines as one', '**Maker:** A\n**Device:** B\nand\nmore', ['p Maker: A\nDevice: B and more']],
    ['hard breaks', 'One  \ntwo\\\nthree<br>four', ['p One\ntwo\nthree\nfour']],
    ['raised and lowered digits', 'CO~2~, CO<sub>2</sub>, 10^6^, 10<sup>6</sup>', ['p CO₂, CO₂, 10⁶, 10⁶']],
    ['nested lists', '1. One\n\n   more\n   - deep\n2. Two\n- [x] Point', ['n1 One\nmore', 'i2 deep', 'n1 Two', 'i1 ☒ Point']],
    ['tables', '| A | B |\n|---|---|\n| 1 | **2** |', ['table  (1) A|B / 1|2']],
    ['tables without titles', '|  |  |\n|---|---|\n| 1 | 2 |', ['table  (0) 1|2']],
    [
      'captions',
      'Table 1: Sizes\n\n| A | B |\n|---|---|\n| 1 | 2 |\n\n![Figure 1. Flow](a.png)',
      ['table Table 1: Sizes (1) A|B / 1|2', 'caption Figure 1. Flow'],
    ],
    ['quotes and notes', '> Said[^1]\n\nEnd\n\n[^1]: By him.', ['quote Said', 'footnote By him.', 'p End']],
    ['HTML', '<table><tr><th>A</th><th>B</th></tr><tr><td>1</td><td>2</td></tr></table>\n\n<script>x</script>', ['table  (1) A|B / 1|2']],
  ])('has %s', async (_, text, expected) => {
    expect(pieceLines((await markdownPieces(text)).pieces)).toEqual(expected);
  });

  it('tells title, language and lines', async () => {
    const read = await markdownPieces('---\ntitle: "A plan"\nlang: de\n---\n\n# One\n\n| A |\n|---|\n| 1 |\n\n<p>In HTML</p>\n');
    expect(read).toMatchObject({ title: 'A plan', language: 'de' });
    expect(read.pieces.map((piece) => piece.place.line)).toEqual([6, 8, 12]);
    expect(read.pieces[1]).toMatchObject({ rows: [[{ place: { line: 8 } }], [{ place: { line: 10 } }]] });
  });
});

describe('HTML', () => {
  it.each<[string, string, string[]]>([
    ['headings, paragraphs and breaks', '<h2>A <b>b</b></h2>text <i>more</i><p>One<br>two', ['h2 A b', 'p text more', 'p One\ntwo']],
    ['nested lists', '<ol><li>One<ul><li>deep</li></ul></li><li><p>Two</p><p>more</p></li></ol>', ['n1 One', 'i2 deep', 'n1 Two\nmore']],
    ['nothing of scripts and styles', '<style>a</style><script>b</script><template>c</template><nav>d</nav><p>e', ['p e']],
    [
      'tables with heads and captions',
      '<table><caption>Table 1: S</caption><thead><tr><td>A</td><td>B</td></tr></thead><tr><td>1</td><td>2</td></tr></table>',
      ['table Table 1: S (1) A|B / 1|2'],
    ],
    [
      'labels at the side as no head',
      '<table><tr><th>A</th><td>1</td></tr><tr><th>B</th><td>2</td></tr></table>',
      ['table  (0) A|1 / B|2'],
    ],
    [
      'words of cells over rows in each',
      '<table><tr><td rowspan=2>A</td><td>1</td></tr><tr><td>2</td></tr></table>',
      ['table  (0) A|1 / A|2'],
    ],
    [
      'figures',
      '<figure><img alt="x"><figcaption>Figure 1: F</figcaption></figure><img alt="alone">',
      ['caption Figure 1: F', 'caption alone'],
    ],
    ['numbers that only style sets apart', '<h2><span class="n">4.2</span>Use</h2>', ['h2 4.2 Use']],
    [
      'terms with their values',
      '<body><a href="#t">Skip</a><dl><dt>Maker<dd>A<dt>Class<dd>IIa<dd>IIb</dl>',
      ['table  (0) Maker|A / Class|IIa\nIIb'],
    ],
    ['raised digits', 'm<sup>2</sup> CO<sub>2</sub>', ['p m² CO₂']],
  ])('has %s', async (_, text, expected) => {
    expect(pieceLines((await htmlPieces(text)).pieces)).toEqual(expected);
  });

  it('tells title, language, lines, hidden text and changes', async () => {
    const read = await htmlPieces('<html lang="fr"><title>T</title><body>\n<p hidden>secret</p>\n<p>now <del>old</del><ins>new</ins></p>');
    expect(read).toMatchObject({
      title: 'T',
      language: 'fr',
      hidden: [{ text: 'secret', place: { line: 2 } }],
      revisions: [
        { change: 'deleted', text: 'old' },
        { change: 'inserted', text: 'new' },
      ],
      pieces: [{ text: 'now new', place: { line: 3 } }],
    });
  });

  it('is read however deep it is nested', async () => {
    const deep = `${'<div>'.repeat(20_000)}end`;
    expect(pieceLines((await htmlPieces(deep)).pieces)).toEqual(['p end']);
  });
});

describe('plain text', () => {
  it.each<[string, string, string[]]>([
    [
      'numbered headings',
      '1 Scope\n\nThe text\ngoes on.\n\n4.2 Use\n\nMore',
      ['h1 1 Scope', 'p The text goes on.', 'h2 4.2 Use', 'p More'],
    ],
    [
      'underlined headings and those in capitals',
      'Plan\n====\nText\n\nINTENDED USE\n\nMore',
      ['h1 Plan', 'p Text', 'h1 INTENDED USE', 'p More'],
    ],
    [
      'steps, which are no headings',
      '1. Open the box\n\n2. Clean the mask\n\n3. Wear it',
      ['n1 Open the box', 'n1 Clean the mask', 'n1 Wear it'],
    ],
    ['bullets with levels', '- One\n  * deep\n    on\n- Two', ['i1 One', 'i2 deep on', 'i1 Two']],
    ['lines of a table as lines', 'Weight    5 kg\nAge       3 years', ['p Weight 5 kg\nAge 3 years']],
    ['lines broken at the margin as one', `${'word '.repeat(14)}\n${'word '.repeat(14)}`, [`p ${'word '.repeat(28).trim()}`]],
  ])('has %s', async (_, text, expected) => {
    expect(pieceLines((await textPieces(text)).pieces)).toEqual(expected);
  });
});

describe.each([
  ['Markdown', markdownPieces, '#*_`~[]()!<>|-+1.^:\\ \n\tab&;"'],
  ['HTML', htmlPieces, '<>/tablerhdpiu="\' \n!-&;'],
  ['plain text', textPieces, '12.-*= \n\tAb:|•'],
] as const)('%s of any kind', (_, read, letters) => {
  it('gives pieces with texts that are not empty, and never throws', async () => {
    const text = fc.array(fc.constantFrom(...letters, 'Table 1: a', '<td>', '<table>', '<li>', '| a |\n|---|\n'), { maxLength: 80 });
    await fc.assert(
      fc.asyncProperty(text, async (parts) => {
        for (const piece of (await read(parts.join(''))).pieces) if (piece.type !== 'table') expect(piece.text.trim()).not.toBe('');
      }),
      { numRuns: 300 },
    );
  });
});
