import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Block, type DocumentTree, type Inline, walkSections } from '@cerulean/evaluation/documents';
import { strFromU8, unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { everythingTree, sampleTree } from '../../../../evaluation/src/documents/writers/content/sample-trees.ts';
import { columnWidths } from './docx/tables.ts';
import { docxBytes } from './docx.ts';

/** True for text with a character that XML 1.0 forbids: controls other than tab and line ends, halves of pairs, the last two of the plane. */
function hasForbidden(text: string): boolean {
  return [...text].some((character) => {
    const code = character.codePointAt(0)!;
    return (code < 32 && ![9, 10, 13].includes(code)) || (code >= 0xd800 && code <= 0xdfff) || code === 0xfffe || code === 0xffff;
  });
}

/** Complaints about a text that is not well-formed XML, as far as tags, entities and characters go. */
function illFormed(xml: string): string[] {
  const complaints: string[] = [];
  const open: string[] = [];
  let position = 0;
  const text = (part: string): void => {
    if (part.includes('<') || part.includes('>')) complaints.push(`loose bracket in ${part.slice(0, 40)}`);
    if (/&(?!(?:amp|lt|gt|quot|apos|#\d+|#x[0-9a-f]+);)/i.test(part)) complaints.push(`loose ampersand in ${part.slice(0, 40)}`);
  };
  for (const match of xml.matchAll(/<(?:\?[^>]*\?|(\/?)([\w:.-]+)((?:\s+[\w:.-]+="[^"<]*")*)\s*(\/?))>/g)) {
    text(xml.slice(position, match.index));
    position = match.index + match[0].length;
    const [, closing, name, attributes = '', empty] = match;
    if (name === undefined) continue;
    const names = [...attributes.matchAll(/\s([\w:.-]+)="([^"]*)"/g)].map(([, attribute, value = '']) => {
      text(value);
      return attribute;
    });
    if (new Set(names).size < names.length) complaints.push(`an attribute twice on ${name}`);
    if (closing) {
      if (open.pop() !== name) complaints.push(`</${name}> closes another element`);
    } else if (!empty) open.push(name);
  }
  text(xml.slice(position));
  if (open.length > 0) complaints.push(`${open.join(', ')} stay open`);
  if (hasForbidden(xml)) complaints.push('a forbidden character');
  return complaints;
}

interface Opened {
  readonly parts: Readonly<Record<string, string>>;
  readonly document: string;
  readonly bookmarks: readonly string[];
}

async function opened(tree: DocumentTree): Promise<Opened> {
  const { bytes } = await docxBytes(tree);
  const files = unzipSync(bytes);
  const parts = Object.fromEntries(
    Object.entries(files)
      .filter(([path]) => /\.(?:xml|rels|svg)$/.test(path))
      .map(([path, content]) => [path, strFromU8(content)]),
  );
  const document = parts['word/document.xml']!;
  return { parts, document, bookmarks: values(document, /<w:bookmarkStart [^>]*w:name="([^"]*)"/g) };
}

function values(xml: string, pattern: RegExp): string[] {
  return [...xml.matchAll(pattern)].map((match) => match[1]!);
}

function paragraphs(xml: string): string[] {
  return [...xml.matchAll(/<w:p>.*?<\/w:p>/gs)].map(([whole]) => whole);
}

function wordsOf(xml: string): string {
  return xml
    .replace(/<w:instrText[^>]*>[^<]*<\/w:instrText>/g, '')
    .replace(/<w:(?:tab|br)\/>/g, ' ')
    .replace(/<[^>]*>/g, '')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&amp;/g, '&');
}

const small = { chapters: 3, sectionsPerChapter: 13, paragraphsPerSection: 3, tables: 6, rowsPerTable: 5, figures: 3, references: 20 };

/** What holds of every file, whatever the tree says. */
function expectSound({ parts, document, bookmarks }: Opened): void {
  for (const [path, xml] of Object.entries(parts)) expect(illFormed(xml), path).toEqual([]);
  const ids = values(document, /<w:bookmarkStart [^>]*w:id="(\d+)"/g);
  expect(new Set(ids).size).toBe(ids.length);
  expect(values(document, /<w:bookmarkEnd w:id="(\d+)"/g).sort()).toEqual([...ids].sort());
  expect(new Set(bookmarks.map((name) => name.toLowerCase())).size).toBe(bookmarks.length);
  for (const name of bookmarks) expect(name).toMatch(/^[A-Za-z_][A-Za-z0-9_]{0,39}$/);
  const drawings = values(document, /<wp:docPr id="(\d+)"/g);
  expect(new Set(drawings).size).toBe(drawings.length);
  const known = new Set(bookmarks);
  expect(values(document, /<w:hyperlink [^>]*w:anchor="([^"]*)"/g).filter((name) => !known.has(name))).toEqual([]);
  expect(values(document, / REF (\S+) /g).filter((name) => !known.has(name))).toEqual([]);
  for (const [path, xml] of Object.entries(parts)) {
    if (!path.startsWith('word/') || path.includes('_rels')) continue;
    const relationships = parts[path.replace(/^word\//, 'word/_rels/').concat('.rels')] ?? '';
    const given = values(relationships, /<Relationship [^>]*\bId="([^"]*)"/g);
    expect(new Set(given).size, path).toBe(given.length);
    expect(
      values(xml, /\br:(?:id|embed|link)="([^"]*)"/g).filter((id) => !given.includes(id)),
      path,
    ).toEqual([]);
  }
  expect(values(document, /w:fldCharType="(begin)"/g).length).toBe(values(document, /w:fldCharType="(end)"/g).length);
  expect(document).not.toMatch(/<w:tr>(?:<w:trPr>.*?<\/w:trPr>)?<\/w:tr>/);
}

describe('a Word file of a usual tree', () => {
  const tree = sampleTree(small);
  let file: Opened;
  beforeAll(async () => {
    file = await opened(tree);
  });

  it('is sound: well-formed, with unique ids and with a target for every link, field and relationship', () => {
    expectSound(file);
  });

  it('has a heading of the right style, with the number of the tree, for every section', () => {
    const shown = paragraphs(file.document).flatMap((xml) => {
      const style = /<w:pStyle w:val="Heading(\d)"\/>/.exec(xml)?.[1];
      return style === undefined ? [] : [`${style} ${wordsOf(xml)}`];
    });
    expect(shown).toEqual(
      [...walkSections(tree.sections)].map(
        ({ section, level }) => `${level} ${section.number ? `${section.number} ` : ''}${section.title}`,
      ),
    );
  });

  it('fills the contents, the list of tables and the list of figures in', () => {
    const entries = paragraphs(file.document).filter((xml) => /<w:pStyle w:val="(?:TOC\d|TableofFigures)"\/>/.test(xml));
    expect(entries).toHaveLength([...walkSections(tree.sections)].length + small.tables + small.figures);
    expect(values(file.document, /> (TOC [^<]*) </g)).toEqual(
      ['TOC \\o "1-3" \\h \\z \\u', 'TOC \\h \\z \\c "Table"', 'TOC \\h \\z \\c "Figure"'].map((one) => one.replace(/"/g, '&quot;')),
    );
    expect(wordsOf(entries[1]!)).toBe('1.1 Results of part 1 of chapter 1');
  });

  it('repeats the head of every captioned table and keeps its rows whole', () => {
    const tables = [...file.document.matchAll(/<w:tbl>.*?<\/w:tbl>/gs)]
      .map(([whole]) => whole)
      .filter((xml) => xml.includes('w:val="TableHeading"'));
    expect(tables).toHaveLength(small.tables);
    for (const xml of tables) {
      const rows = xml.split('<w:tr>').slice(1);
      expect(rows[0]).toContain('<w:tblHeader/>');
      expect(rows).toHaveLength(small.rowsPerTable + 1);
      expect(rows.every((row) => row.includes('<w:cantSplit/>'))).toBe(true);
      expect(xml).toContain('<w:jc w:val="right"/>');
    }
  });

  it('numbers captions by fields that already show the number, and bookmarks them', () => {
    const captions = paragraphs(file.document).filter((xml) => xml.includes('w:val="Caption"'));
    const expected = [...walkSections(tree.sections)].flatMap(({ section }) =>
      section.blocks.flatMap((block) =>
        block.type === 'table'
          ? [`Table ${block.number} ${block.caption}`]
          : block.type === 'figure'
            ? [`Figure ${block.number} ${block.caption}`]
            : [],
      ),
    );
    expect(captions.map(wordsOf)).toEqual(expected);
    for (const xml of captions) expect(xml).toMatch(/<w:bookmarkStart w:name="(?:table|figure)_.* SEQ (?:Table|Figure) .*<w:bookmarkEnd/s);
  });

  it('has a bookmark for every section, table, figure and reference', () => {
    const count = (prefix: string): number => file.bookmarks.filter((name) => name.startsWith(prefix)).length;
    expect(count('section_')).toBe([...walkSections(tree.sections)].length);
    expect(count('table_')).toBe(small.tables);
    expect(count('figure_')).toBe(small.figures);
    expect(count('reference_')).toBe(small.references);
  });

  it('turns the pages of wide sections and those only', () => {
    const sizes = values(file.document, /<w:pgSz ([^>]*)\/>/g);
    const turned = sizes.filter((size) => size.includes('landscape'));
    expect(turned).toHaveLength(1);
    expect(turned[0]).toMatch(/w:w="16838".*w:h="11906"|w:h="11906".*w:w="16838"/);
    expect(sizes.length).toBeGreaterThan(3);
  });

  it('has title, version, page, number of pages and notice at the foot of every page but the cover', () => {
    const footers = Object.entries(file.parts)
      .filter(([path]) => /^word\/footer\d+\.xml$/.test(path))
      .map(([, xml]) => xml);
    expect(footers.length).toBe(values(file.document, /<w:(sectPr)\b/g).length - 1);
    for (const xml of footers) {
      expect(wordsOf(xml)).toContain('Clinical evaluation report · Version 3 (draft)');
      expect(wordsOf(xml)).toContain('The device is invented.');
      expect(xml).toMatch(/ PAGE <.* NUMPAGES </s);
    }
  });

  it('holds each figure as SVG without text and as picture, with a description and no wider than the text', () => {
    const images = Object.keys(file.parts).filter((path) => path.endsWith('.svg'));
    expect(images).toHaveLength(small.figures);
    for (const path of images) expect(file.parts[path]).toMatch(/^<svg/);
    for (const path of images) expect(file.parts[path]).not.toMatch(/<text|font-family|<script/);
    expect(values(file.document, /(<asvg:svgBlip )/g)).toHaveLength(small.figures);
    for (const description of values(file.document, /<wp:docPr [^>]*descr="([^"]*)"/g))
      expect(description).toMatch(/^Risk ratios of 14 studies/);
    for (const width of values(file.document, /<wp:extent cx="(\d+)"/g)) expect(Number(width)).toBeLessThanOrEqual(160 * 36_000);
  });

  it('tells its title, language and version, and the day of the tree instead of the time', () => {
    const core = file.parts['docProps/core.xml']!;
    expect(core).toContain('<dc:title>Clinical evaluation report</dc:title>');
    expect(core).toContain('<dc:language>en-GB</dc:language>');
    expect(core).toContain('2026-11-22T00:00:00Z</dcterms:created>');
    expect(file.parts['docProps/custom.xml']).toContain('3 (draft)');
    expect(file.parts['word/styles.xml']).toMatch(/<w:lang w:val="en-GB"/);
    expect(file.parts['word/styles.xml']).toContain('<w:widowControl/>');
  });

  it('is the same bytes for the same tree', async () => {
    const [first, second] = [await docxBytes(tree), await docxBytes(structuredClone(tree))];
    expect(Buffer.from(first.bytes).equals(Buffer.from(second.bytes))).toBe(true);
    const other = await docxBytes({ ...tree, version: '4' });
    expect(Buffer.from(first.bytes).equals(Buffer.from(other.bytes))).toBe(false);
  });
});

/** A tree with one section of the given blocks. */
function treeOf(blocks: readonly Block[], rest: Partial<DocumentTree> = {}): DocumentTree {
  const tree = everythingTree();
  return {
    ...tree,
    sections: [
      { id: 'one', number: '4.2', title: 'Only', blocks, sections: [] },
      { id: 'references', number: '', title: 'References', blocks: [{ type: 'references' }], sections: [] },
    ],
    ...rest,
  };
}

describe('links of a Word file', () => {
  const references = [3, 7, 8].map((number) => ({
    id: `r${number}`,
    number,
    content: [{ type: 'text' as const, text: `Entry ${number}` }],
  }));
  const linked = async (content: readonly Inline[]): Promise<string> => {
    const { document } = await opened(treeOf([{ type: 'paragraph', content }], { references }));
    return paragraphs(document).find((xml) => xml.includes('w:val="BodyText"'))!;
  };

  it('lead from each number of a citation to its own entry', async () => {
    const xml = await linked([{ type: 'citation', referenceIds: ['r3', 'r7', 'r8'], text: '[3, 7–8]' }]);
    expect(values(xml, /w:anchor="([^"]*)"/g)).toEqual(['reference_r3', 'reference_r7', 'reference_r8']);
    expect(wordsOf(xml)).toBe('[3, 7–8]');
  });

  it('lead from a citation by author and year to its first entry', async () => {
    const xml = await linked([{ type: 'citation', referenceIds: ['gone', 'r7'], text: '(Miller, 2020)' }]);
    expect(values(xml, /w:anchor="([^"]*)"/g)).toEqual(['reference_r7']);
  });

  it('are fields where the bookmark holds the words, and keep their text elsewhere', async () => {
    const exact = await linked([{ type: 'cross-reference', target: 'one', text: 'see section 4.2' }]);
    expect(exact).toMatch(/see section <.* REF section_one \\h .*>4\.2</s);
    const other = await linked([{ type: 'cross-reference', target: 'one', text: 'the section above' }]);
    expect(other).not.toContain(' REF ');
    expect(values(other, /w:anchor="([^"]*)"/g)).toEqual(['section_one']);
    expect(wordsOf(await linked([{ type: 'cross-reference', target: 'gone', text: 'Table 9' }]))).toBe('Table 9');
  });

  it('lead out only to addresses of the web and of mail', async () => {
    const { parts } = await opened(
      treeOf([
        {
          type: 'paragraph',
          content: [
            { type: 'link', href: 'https://example.org/?a=1&b=2', text: 'good' },
            { type: 'link', href: 'file:///etc/passwd', text: 'bad' },
          ],
        },
      ]),
    );
    const targets = values(parts['word/_rels/document.xml.rels']!, /Target="([^"]*)" TargetMode="External"/g);
    expect(targets).toContain('https://example.org/?a=1&amp;b=2');
    expect(targets.every((target) => target.startsWith('https://example.org/'))).toBe(true);
  });
});

describe('columns', () => {
  const columns = (widths: readonly number[], titles: readonly string[]) =>
    widths.map((width, index) => ({ title: titles[index]!, align: 'left' as const, width }));
  const table = (widths: readonly number[], titles: readonly string[]) => ({
    type: 'table' as const,
    id: 't',
    number: 1,
    caption: 'c',
    columns: columns(widths, titles),
    rows: [],
  });

  it('have the shares of the tree where these have room for the words', () => {
    const [first, second] = columnWidths(table([1, 3], ['A', 'B']), 160);
    expect(first! / second!).toBeCloseTo(1 / 3, 1);
  });

  it.each([
    { widths: [1, 60, 1], titles: ['Contribution', 'Text', 'Requirement'] },
    { widths: [0, 0, 0], titles: ['', '', ''] },
    { widths: [1, Number.NaN, -5], titles: ['x'.repeat(5000), 'Study', 'Year'] },
    { widths: Array.from({ length: 30 }, () => 1), titles: Array.from({ length: 30 }, (_, index) => `Characteristic ${index}`) },
  ])('fill the width, none of them too narrow to read: $widths', ({ widths, titles }) => {
    const whole = columnWidths(table(widths, titles), 160);
    expect(whole.reduce((sum, width) => sum + width, 0)).toBe(Math.round((160 * 1440) / 25.4));
    expect(Math.min(...whole)).toBeGreaterThan(160);
    if (widths.length === 3 && titles[0] === 'Contribution') expect(whole[0]).toBeGreaterThan(1200);
  });
});

describe('a Word file of a tree with hostile text', () => {
  const hostile = {
    'control characters': 'a\u0000b\u0008c\u001fd\u007fe',
    'halves of characters': 'a\ud800b\udc00c\uffff',
    markup: '<w:p/>&amp;]]><!-- "quoted" \'single\' &nbsp;',
    'text from right to left': 'تقييم سريري 12 حتى \u202e34',
    emoji: '👩🏽‍⚕️ 5 µg ≥ 3 你好',
    'a word of 5,000 characters': 'x'.repeat(5000),
    'line ends': 'one\ntwo\r\nthree\u2028four\tfive',
    nothing: '',
  };

  it.each(Object.entries(hostile))('is sound with %s', async (_, text) => {
    const file = await opened(everythingTree(text));
    expectSound(file);
    expect(file.document).not.toContain('\u202e');
  });

  it('keeps what XML can hold', async () => {
    const { document } = await opened(everythingTree('a\u0000<b> & “c” 👩🏽‍⚕️'));
    expect(wordsOf(document)).toContain('a<b> & “c” 👩🏽‍⚕️');
  });

  it('sets paragraphs of text from right to left so', async () => {
    const { document } = await opened(everythingTree('تقييم سريري'));
    expect(document).toContain('<w:bidi/>');
    expect(document).toContain('<w:rtl/>');
    expect((await opened(everythingTree('clinical'))).document).not.toContain('<w:bidi/>');
  });

  it('shows the description where a drawing cannot be read, and tells it', async () => {
    const tree = everythingTree('Words');
    const { findings } = await docxBytes(tree);
    expect(findings.map(({ code }) => code)).toEqual(['figure-unreadable']);
    expect(wordsOf((await opened(tree)).document)).toContain('The drawing cannot be shown. Words');
  });

  it('shows holes and notes', async () => {
    const { document } = await opened(everythingTree('Words'));
    expect(document).toMatch(/<w:rStyle w:val="MissingContent"\/>.*?\[Words\]/s);
    for (const style of ['Note', 'NoteCaution', 'NoteMissing']) expect(document).toContain(`<w:pStyle w:val="${style}"/>`);
  });
});

describe('a Word file of size', () => {
  it('has tables of 2,000 rows', async () => {
    const rows = Array.from({ length: 2000 }, (_, index) => [
      { content: [{ type: 'text' as const, text: `Row ${index}` }] },
      { content: [{ type: 'text' as const, text: String(index) }] },
    ]);
    const columns = [
      { title: 'Item', align: 'left' as const, width: 3 },
      { title: 'Number', align: 'right' as const, width: 1 },
    ];
    const file = await opened(treeOf([{ type: 'table', id: 'long', number: 1, caption: 'Long', columns, rows }]));
    expectSound(file);
    expect(values(file.document, /(<w:tr>)/g).length).toBeGreaterThan(2000);
    expect(wordsOf(file.document)).toContain('Row 1999');
  });
});

const office = spawnSync('soffice', ['--version']).status === 0 && spawnSync('pdftotext', ['-v']).status === 0;

describe.skipIf(!office)('a Word file in LibreOffice (needs soffice and pdftotext)', () => {
  const folder = mkdtempSync(join(tmpdir(), 'docx-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  async function pagesOf(tree: DocumentTree, name: string): Promise<string[]> {
    writeFileSync(join(folder, `${name}.docx`), (await docxBytes(tree)).bytes);
    const converted = spawnSync(
      'soffice',
      [
        `-env:UserInstallation=file://${folder}/profile`,
        '--headless',
        '--convert-to',
        'pdf',
        '--outdir',
        folder,
        join(folder, `${name}.docx`),
      ],
      { timeout: 110_000 },
    );
    expect(converted.status).toBe(0);
    expect(
      readFileSync(join(folder, `${name}.pdf`))
        .subarray(0, 5)
        .toString(),
    ).toBe('%PDF-');
    const text = spawnSync('pdftotext', ['-layout', join(folder, `${name}.pdf`), '-'], { maxBuffer: 1 << 28 }).stdout.toString('utf8');
    return text.split('\f').slice(0, -1);
  }

  it('keeps text, numbers of headings and captions, and numbers its pages', async () => {
    const tree = sampleTree(small);
    const pages = await pagesOf(tree, 'usual');
    const text = pages.join('\n').replace(/\s+/g, ' ');
    expect(pages.length).toBeGreaterThan(20);
    expect(pages.length).toBeLessThan(70);
    for (const { section } of walkSections(tree.sections)) expect(text).toContain(`${section.number} ${section.title}`.trim());
    for (let number = 1; number <= small.tables; number++) expect(text).toContain(`Table ${number} Characteristics and outcomes`);
    for (let number = 1; number <= small.figures; number++) expect(text).toContain(`Figure ${number} Forest plot of outcome ${number}`);
    for (const reference of tree.references) expect(text).toContain(`Author${reference.number - 1} DG`);
    pages.slice(1).forEach((page, index) => {
      expect(page.replace(/\s+/g, ' ')).toContain(`Page ${index + 2} of ${pages.length}`);
      // An empty page would hold nothing but what runs at its top and foot.
      expect(page.replace(/\s+/g, ' ').length).toBeGreaterThan(180);
    });
  }, 120_000);

  it('opens even with words that no column can hold', async () => {
    const pages = await pagesOf(everythingTree('x'.repeat(5000)), 'hostile');
    expect(pages.length).toBeGreaterThan(5);
    expect(pages.length).toBeLessThan(300);
  }, 120_000);
});
