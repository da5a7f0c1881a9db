import type { Pieces } from '@cerulean/evaluation/documents/reading';
import { PNG } from 'pngjs';
import { describe, expect, it } from 'vitest';
import { pieceLines as lines } from '../../../../evaluation/src/documents/readers/shape/piece-lines.ts';
import { paragraph, row, run, sampleWord, style } from './docx/sample-word.ts';
import { readDocx } from './docx.ts';

async function read(...given: Parameters<typeof sampleWord>): Promise<Pieces> {
  const outcome = await readDocx(sampleWord(...given), 'a.docx');
  if (!outcome.ok) throw new Error(outcome.problem.message);
  return outcome.value;
}

const headingStyles = style('H1', '<w:name w:val="heading 1"/>') + style('H2', '<w:name w:val="heading 2"/>');
const of = (id: string) => `<w:pStyle w:val="${id}"/>`;
const listed = (numId: number, level = 0) => `<w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="${numId}"/></w:numPr>`;
const level = (index: number, text: string, inner = '', format = 'decimal') =>
  `<w:lvl w:ilvl="${index}"><w:start w:val="1"/><w:numFmt w:val="${format}"/>${inner}<w:lvlText w:val="${text}"/></w:lvl>`;
const list = (id: number, levels: string) => `<w:abstractNum w:abstractNumId="${id}">${levels}</w:abstractNum>`;
const use = (id: number, abstract: number, inner = '') => `<w:num w:numId="${id}"><w:abstractNumId w:val="${abstract}"/>${inner}</w:num>`;

describe('headings of a Word file', () => {
  it.each([
    ['its English name', style('x', '<w:name w:val="heading 2"/>'), 2],
    ['a German name', style('x', '<w:name w:val="Überschrift 3"/>'), 3],
    ['a French name', style('x', '<w:name w:val="Titre 1"/>'), 1],
    ['the outline level', style('x', '<w:name w:val="Mine"/><w:pPr><w:outlineLvl w:val="3"/></w:pPr>'), 4],
    ['what it is based on', style('x', '<w:name w:val="Mine"/><w:basedOn w:val="H2"/>'), 2],
    ['nothing, with the level of running text', style('x', '<w:basedOn w:val="H2"/><w:pPr><w:outlineLvl w:val="9"/></w:pPr>'), undefined],
  ])('are known by a style with %s', async (_, own, expected) => {
    const { pieces } = await read(paragraph('Scope', of('x')), { styles: headingStyles + own });
    expect(lines(pieces)).toEqual([expected ? `h${expected} Scope` : 'p Scope']);
  });

  it('have the numbers that Word shows', async () => {
    const numbering =
      list(0, level(0, '%1', '<w:pStyle w:val="H1"/>') + level(1, '%1.%2', '<w:pStyle w:val="H2"/>')) +
      list(1, level(0, 'Annex %1:', '', 'upperLetter')) +
      use(1, 0) +
      use(2, 1);
    const numbered = (id: string, name: string) =>
      style(id, `<w:name w:val="${name}"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>`);
    const { pieces } = await read(
      ['H1', 'H2', 'H2', 'H1', 'H2'].map((id) => paragraph('T', of(id))).join('') +
        paragraph('Data', of('H1') + listed(2)) +
        paragraph('T', of('H1')),
      { numbering, styles: numbered('H1', 'heading 1') + numbered('H2', 'heading 2') },
    );
    expect(lines(pieces)).toEqual(['h1 1 T', 'h2 1.1 T', 'h2 1.2 T', 'h1 2 T', 'h2 2.1 T', 'h1 Annex A Data', 'h1 3 T']);
  });

  it('are taken from short bold lines only where there are no others', async () => {
    const bold = paragraph('Intended purpose', '', '<w:b/>');
    const text = paragraph('The device is a mask.');
    expect(lines((await read(bold + text)).pieces)).toEqual(['h1 Intended purpose', 'p The device is a mask.']);
    expect(lines((await read(paragraph('Start', of('H1')) + bold + text, { styles: headingStyles })).pieces)[1]).toBe('p Intended purpose');
    const many = Array.from({ length: 60 }, () => text).join('');
    const under = await read(paragraph('Plan', of('H1')) + bold + many, { styles: headingStyles });
    expect(lines(under.pieces).slice(0, 2)).toEqual(['h1 Plan', 'h2 Intended purpose']);
    expect(lines((await read(paragraph('This is bold text.', '', '<w:b/>') + text)).pieces)[0]).toBe('p This is bold text.');
  });
});

describe('lists of a Word file', () => {
  const numbering =
    list(0, level(0, '%1.') + level(1, '%2)', '', 'lowerLetter')) +
    list(1, level(0, '•', '', 'bullet')) +
    use(1, 0) +
    use(2, 1) +
    use(3, 0, '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride>');

  it('have levels and kinds, and start again where they say so', async () => {
    const { pieces } = await read(
      paragraph('One', listed(1)) + paragraph('Deep', listed(1, 1)) + paragraph('Point', listed(2)) + paragraph('None', listed(0)),
      { numbering },
    );
    expect(lines(pieces)).toEqual(['n1 One', 'n2 Deep', 'i1 Point', 'p None']);
  });

  it('show their numbers in cells of tables', async () => {
    const cells = (numId: number) => row([paragraph('', listed(numId)), 'Burn']);
    const { pieces } = await read(`<w:tbl>${cells(1)}${cells(1)}${cells(3)}${cells(3)}</w:tbl>`, { numbering });
    expect(lines(pieces)).toEqual(['table  (0) 1.|Burn / 2.|Burn / 5.|Burn / 6.|Burn']);
  });
});

describe('tables of a Word file', () => {
  const merged = (kind: string, text: string) => `<w:tc><w:tcPr><w:vMerge w:val="${kind}"/></w:tcPr>${paragraph(text)}</w:tc>`;

  it('keep the first row of labels and values, and name columns by a marked or bold row', async () => {
    const plain = row(['Device', 'Mask']) + row(['Weight', '5 kg']);
    expect(lines((await read(`<w:tbl>${plain}</w:tbl>`)).pieces)).toEqual(['table  (0) Device|Mask / Weight|5 kg']);
    expect(lines((await read(`<w:tbl>${row(['Item', 'Value'], '<w:tblHeader/>')}${plain}</w:tbl>`)).pieces)[0]).toContain('(1)');
    const bold = row([paragraph('Item', '', '<w:b/>'), paragraph('Value', '', '<w:b/>')]);
    expect(lines((await read(`<w:tbl>${bold}${plain}</w:tbl>`)).pieces)[0]).toContain('(1)');
  });

  it('repeat words, not numbers, of cells that go over rows', async () => {
    const { pieces } = await read(
      `<w:tbl>${row([merged('restart', 'Adults'), merged('restart', '12'), 'a'])}${row([merged('continue', ''), merged('continue', ''), 'b'])}</w:tbl>`,
    );
    expect(lines(pieces)).toEqual(['table  (0) Adults|12|a / Adults||b']);
  });

  it('know how many columns a cell has, and give tables in cells after the table', async () => {
    const wide = `<w:tc><w:tcPr><w:gridSpan w:val="2"/></w:tcPr>${paragraph('Wide')}</w:tc>`;
    const inner = `<w:tbl>${row(['x', 'y'])}${row(['1', '2'])}</w:tbl>`;
    const { pieces } = await read(`<w:tbl>${row([wide])}${row(['a', `<w:tc>${inner}${paragraph('b')}</w:tc>`])}</w:tbl>`);
    expect(lines(pieces)).toEqual(['table  (0) Wide / a|b', 'table  (0) x|y / 1|2']);
    expect(pieces[0]).toMatchObject({ rows: [[{ columns: 2 }], [{}, {}]] });
  });

  it('take the caption before them; a frame of one cell is no table', async () => {
    const table = `<w:tbl>${row(['a', 'b'])}${row(['c', 'd'])}</w:tbl>`;
    const frame = `<w:tbl>${row(['Warning: hot.'])}</w:tbl>`;
    const { pieces } = await read(
      `${paragraph('Table 1: Sizes', of('Caption'))}${table}${paragraph('Table 2 shows more.')}${table}${frame}`,
      { styles: style('Caption', '<w:name w:val="caption"/>') },
    );
    expect(lines(pieces)).toEqual([
      'table Table 1: Sizes (0) a|b / c|d',
      'p Table 2 shows more.',
      'table  (0) a|b / c|d',
      'p Warning: hot.',
    ]);
  });
});

describe('what a Word file holds beside its text', () => {
  it('lists changes: insertions stay, deletions go, moved text stands once', async () => {
    const changed = `<w:p>${run('Weight ')}<w:ins w:author="Ann">${run('over ')}${run('5')}</w:ins><w:del w:author="Ben"><w:r><w:delText>under 3</w:delText></w:r></w:del>${run(' kg')}<w:moveFrom w:author="Ann">${run(' moved')}</w:moveFrom></w:p>`;
    const joined = `<w:p><w:pPr><w:rPr><w:del w:author="Ann"/></w:rPr></w:pPr>${run('First ')}</w:p>${paragraph('second.')}`;
    const { pieces, revisions } = await read(`${changed}${joined}<w:p><w:moveTo w:author="Ann">${run('moved')}</w:moveTo></w:p>`);
    expect(lines(pieces)).toEqual(['p Weight over 5 kg', 'p First second.', 'p moved']);
    expect(revisions).toEqual([
      { change: 'inserted', text: 'over 5', author: 'Ann', place: {} },
      { change: 'deleted', text: 'under 3', author: 'Ben', place: {} },
    ]);
  });

  it('lists comments with the words they hang on, and which are resolved', async () => {
    const body = `<w:p>${run('Use in ')}<w:commentRangeStart w:id="1"/>${run('children')}<w:commentRangeEnd w:id="1"/><w:r><w:commentReference w:id="1"/></w:r>${run('.')}<w:r><w:commentReference w:id="2"/></w:r></w:p>`;
    const comment = (id: number, text: string, para: string) =>
      `<w:comment w:id="${id}" w:author="Rev"><w:p w14:paraId="${para}">${run(text)}</w:p></w:comment>`;
    const { comments } = await read(body, {
      comments: comment(2, 'Done?', 'B') + comment(1, 'Which age?', 'A'),
      commentsExtended: '<w15:commentEx w15:paraId="B" w15:done="1"/><w15:commentEx w15:paraId="A" w15:done="0"/>',
    });
    expect(comments).toEqual([
      { text: 'Which age?', author: 'Rev', resolved: false, quote: 'children', place: {} },
      { text: 'Done?', author: 'Rev', resolved: true, quote: '', place: {} },
    ]);
  });

  it('puts notes after the paragraph, and keeps hidden text and margins out of the text', async () => {
    const body = `<w:p>${run('Cited')}<w:r><w:footnoteReference w:id="3"/></w:r>${run(' secret', '<w:vanish/>')}</w:p><w:sectPr><w:headerReference w:type="default" r:id="header"/><w:headerReference w:type="first" r:id="header"/></w:sectPr>`;
    const { pieces, hidden, running } = await read(body, {
      footnotes: `<w:footnote w:id="3">${paragraph('A note.')}</w:footnote>`,
      header: paragraph('Confidential'),
    });
    expect(lines(pieces)).toEqual(['p Cited', 'footnote A note.']);
    expect(hidden).toEqual([{ text: 'secret', place: {} }]);
    expect(running).toEqual([{ position: 'header', text: 'Confidential', place: {} }]);
  });

  it('gives the shown value of fields, once, and leaves out lists of contents', async () => {
    const mark = (type: string) => `<w:r><w:fldChar w:fldCharType="${type}"/></w:r>`;
    const field = (code: string, shown: string) =>
      `${mark('begin')}<w:r><w:instrText> ${code} </w:instrText></w:r>${mark('separate')}${shown}${mark('end')}`;
    const { pieces } = await read(
      `<w:p>${field('TOC \\o', run('1 Scope 3'))}</w:p><w:p>${run('See ')}${field('REF a', run('Table 2'))}${run('.')}</w:p><w:p>${run('Table ')}<w:fldSimple w:instr=" SEQ Table ">${run('4')}</w:fldSimple>${run(' Sizes')}</w:p>`,
    );
    expect(lines(pieces)).toEqual(['p See Table 2.', 'caption Table 4 Sizes']);
  });

  it('leaves out a control with the list of contents, and takes line ends in runs for spaces', async () => {
    const contents = `<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj></w:sdtPr><w:sdtContent>${paragraph('1 Scope 3')}</w:sdtContent></w:sdt>`;
    expect(lines((await read(`${contents}${paragraph('One\ntwo')}`)).pieces)).toEqual(['p One two']);
  });

  it('reads text boxes once, content controls, signs and raised digits', async () => {
    const box = `<w:txbxContent>${paragraph('In a box')}</w:txbxContent>`;
    const body = `<w:p><w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing>${box}</w:drawing></mc:Choice><mc:Fallback><w:pict>${box}</w:pict></mc:Fallback></mc:AlternateContent></w:r>${run('CO')}${run('2', '<w:vertAlign w:val="subscript"/>')}${run(' 10')}${run('6', '<w:vertAlign w:val="superscript"/>')}<w:r><w:tab/><w:sym w:font="Symbol" w:char="F0B3"/><w:t>3</w:t><w:noBreakHyphen/><w:t>4</w:t><w:softHyphen/></w:r></w:p><w:sdt><w:sdtContent>${paragraph('Chosen')}</w:sdtContent></w:sdt>`;
    expect(lines((await read(body)).pieces)).toEqual(['p CO₂ 10⁶ ≥3-4', 'p In a box', 'p Chosen']);
  });

  it('counts pages as Word last broke them, a break that was set only once', async () => {
    const rendered = '<w:r><w:lastRenderedPageBreak/></w:r>';
    const { pieces, pages } = await read(
      `${paragraph('One')}<w:p><w:r><w:br w:type="page"/></w:r></w:p><w:p>${rendered}${run('Two')}</w:p><w:p>${run('Two and ')}${rendered}${run('three')}</w:p>${paragraph('Three')}`,
    );
    expect(pieces.map((piece) => piece.place.page)).toEqual([1, 2, 2, 3]);
    expect(pages).toBe(3);
    expect((await read(paragraph('One'))).pieces[0]!.place).toEqual({});
  });

  it('describes pictures with their captions', async () => {
    const picture = (light: number) => {
      const png = new PNG({ width: 18, height: 16 });
      for (let at = 0; at < png.data.length; at += 4) png.data.set([light, light, (at / 4) % 18 < 9 ? 0 : light, 255], at);
      return PNG.sync.write(png);
    };
    const drawing = (id: string) =>
      `<w:p><w:r><w:drawing><wp:inline><wp:extent cx="3600000" cy="1800000"/><wp:docPr descr="Flow of patients"/><a:blip r:embed="${id}"/></wp:inline></w:drawing></w:r></w:p>`;
    const { images, pieces } = await read(
      `${drawing('a.png')}${paragraph('Figure 1: Flow')}${drawing('b.png')}${paragraph('Figure 2: Sizes')}${drawing('gone')}`,
      {},
      { 'a.png': picture(255), 'b.png': picture(0) },
    );
    expect(images).toMatchObject([
      {
        caption: 'Figure 1: Flow',
        alternative: 'Flow of patients',
        pixels: { width: 18, height: 16 },
        millimetres: { width: 100, height: 50 },
        contrast: 0.118,
      },
      { caption: 'Figure 2: Sizes', contrast: 0 },
    ]);
    expect(images![0]!.likeness).toMatch(/^[0-9a-f]{16}$/);
    expect(lines(pieces)).toEqual(['caption Figure 1: Flow', 'caption Figure 2: Sizes']);
  });
});

describe('a damaged Word file', () => {
  it('is read without the damaged part, which is a finding', async () => {
    const { pieces, findings } = await read(`<w:p>${run('Cited')}<w:r><w:footnoteReference w:id="3"/></w:r></w:p>`, {
      footnotes: `<w:footnote w:id="2">${paragraph('Kept')}</w:wrong>`,
    });
    expect(lines(pieces)).toEqual(['p Cited']);
    expect(findings).toMatchObject([{ code: 'part-damaged', message: expect.stringContaining('footnotes.xml') }]);
  });

  it('is read with other prefixes for the same namespaces', async () => {
    const bytes = sampleWord('<x:p xmlns:x="http://purl.oclc.org/ooxml/wordprocessingml/main"><x:r><x:t>Strict</x:t></x:r></x:p>');
    const outcome = await readDocx(bytes, 'a.docx');
    expect(outcome.ok && lines(outcome.value.pieces)).toEqual(['p Strict']);
  });
});
