import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { assemble, type Piece, type Pieces, walkSections } from '@cerulean/evaluation/documents/reading';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { largeSize, sampleTree } from '../../../../evaluation/src/documents/writers/content/sample-trees.ts';
import { closeWriters, writeDocument } from '../write.ts';
import { openLibrary } from './pdf/library.ts';
import { madePages, madePdf } from './pdf/made-pdf.ts';
import { readPdf } from './pdf.ts';

const shared = process.env.SHARED_DATA ?? fileURLToPath(new URL('../../../../../shared/data', import.meta.url));
const notLinux = process.platform !== 'linux' || process.arch !== 'x64';

async function read(bytes: Uint8Array, file = 'a.pdf'): Promise<Pieces> {
  const outcome = await readPdf(bytes, file);
  if (!outcome.ok) throw new Error(outcome.problem.message);
  return outcome.value;
}

async function sentence(bytes: Uint8Array): Promise<string> {
  const outcome = await readPdf(bytes, 'a.pdf');
  return outcome.ok ? (outcome.value.findings ?? []).map((finding) => finding.message).join(' ') : outcome.problem.message;
}

function textsOf(pieces: readonly Piece[]): string[] {
  return pieces.flatMap((piece) =>
    piece.type === 'table' ? [piece.caption, ...piece.rows.flatMap((row) => row.map((cell) => cell.text))] : [piece.text],
  );
}

const words = (texts: readonly string[]): string[] =>
  texts
    .join(' ')
    .normalize('NFKC')
    .replace(/[‐‑–—]/g, '-')
    .split(/\s+/)
    .filter((word) => word !== '');

/** Share of the words of one text that the other has in the same order: the longest common sequence. */
function inOrder(expected: readonly string[], found: readonly string[]): number {
  let previous = new Uint32Array(found.length + 1);
  for (const word of expected) {
    const next = new Uint32Array(found.length + 1);
    for (const [index, other] of found.entries()) {
      next[index + 1] = word === other ? previous[index]! + 1 : Math.max(previous[index + 1]!, next[index]!);
    }
    previous = next;
  }
  return previous[found.length]! / Math.max(1, expected.length);
}

afterAll(closeWriters);

const dossiers = `${shared}/dossiers`;
describe.skipIf(!existsSync(dossiers))('PDFs of other writers (needs SHARED_DATA)', () => {
  const files = ['des', 'hipstem'].flatMap((dossier) =>
    ['CEP', 'CER', 'IFU', 'PMCF_plan', 'PSUR', 'Risk_management_report', 'SSCP'].map((name) => `${dossier}/${name}`),
  );
  files.push(...['CEAR', 'CER', 'IFU', 'PMCF_plan'].map((name) => `ventilator_panel_2025/${name}`));

  it.each(files)('%s has the headings, items, cells and words of the text it was made from', async (name) => {
    const { pieces } = await read(readFileSync(`${dossiers}/${name}.pdf`));
    const lines = readFileSync(`${dossiers}/${name}.md`, 'utf8').split('\n');
    const plain = (text: string): string => words([text.replace(/\*\*/g, '')]).join(' ');
    const headings = lines.filter((line) => line.startsWith('#'));
    expect(pieces.filter((piece) => piece.type === 'heading').map((piece) => `${'#'.repeat(piece.level)} ${plain(piece.text)}`)).toEqual(
      headings.map(plain),
    );
    expect(pieces.filter((piece) => piece.type === 'item').map((piece) => plain(piece.text))).toEqual(
      lines.filter((line) => line.startsWith('- ')).map((line) => plain(line.slice(2))),
    );
    const cells = lines
      .filter((line) => line.startsWith('|') && !/^\|[-|]+$/.test(line))
      .flatMap((line) => line.slice(1, -1).split('|').map(plain));
    expect(
      pieces.flatMap((piece) => (piece.type === 'table' ? piece.rows.flatMap((row) => row.map((cell) => plain(cell.text))) : [])),
    ).toEqual(cells);
    const expected = words(
      lines.map((line) =>
        line
          .replace(/^(?:#+|-) /, '')
          .replace(/^\|[-|]+$/, '')
          .replace(/[|]|\*\*/g, ' '),
      ),
    );
    expect(inOrder(expected, words(textsOf(pieces)))).toBeGreaterThanOrEqual(0.99);
  });
});

describe('a PDF of the product', () => {
  it.skipIf(notLinux)(
    'reads back with its headings, numbers, paragraphs, tables and captions (needs Linux on x64)',
    async () => {
      const tree = sampleTree({ ...largeSize, chapters: 3, tables: 6, figures: 2, references: 40 });
      const written = await writeDocument(tree, 'pdf');
      if (!written.ok) throw new Error(written.problem.message);
      const pieces = await read(written.value.bytes);
      expect(pieces).toMatchObject({ title: tree.title, language: 'en-GB', findings: [] });
      expect(pieces.running?.map((one) => one.text)).toContain('The device is invented.');
      const back = assemble('a.pdf', 'pdf', pieces).tree;
      const titles = (sections: typeof tree.sections): string[] =>
        [...walkSections(sections)].flatMap(({ section, level }) =>
          section.title === '' ? [] : [`${level} ${section.number} ${section.title}`],
        );
      expect(titles(back.sections)).toEqual(titles(tree.sections));
      const tablesOf = (sections: typeof tree.sections) =>
        [...walkSections(sections)].flatMap(({ section }) => section.blocks.flatMap((block) => (block.type === 'table' ? [block] : [])));
      const plain = (cell: { content: readonly object[] }): string =>
        cell.content
          .map((inline) => ('text' in inline ? String(inline.text) : ''))
          .join('')
          .trim();
      const read1 = tablesOf(back.sections).filter((table) => table.caption !== '');
      expect(read1.map((table) => table.caption)).toEqual(tablesOf(tree.sections).map((table) => `Table ${table.number} ${table.caption}`));
      expect(read1.map((table) => table.rows.map((row) => row.map(plain)))).toEqual(
        tablesOf(tree.sections).map((table) => table.rows.map((row) => row.map(plain))),
      );
      const captions = pieces.pieces.filter((piece) => piece.type === 'paragraph' && piece.role === 'caption');
      expect(captions.map((piece) => ('text' in piece ? piece.text : ''))).toEqual([
        'Figure 1 Forest plot of outcome 1',
        'Figure 2 Forest plot of outcome 2',
      ]);
      const prose = [...walkSections(tree.sections)].flatMap(({ section }) =>
        section.blocks.flatMap((block) => (block.type === 'paragraph' ? [plain(block)] : [])),
      );
      const said = new Set(pieces.pieces.flatMap((piece) => (piece.type === 'paragraph' ? [piece.text] : [])));
      const missing = prose.filter((text) => !said.has(text));
      expect(missing.length).toBeLessThanOrEqual(0.03 * prose.length);
      expect(inOrder(words(prose.slice(0, 40)), words(textsOf(pieces.pieces)).slice(0, 6000))).toBeGreaterThanOrEqual(0.99);
    },
    60_000,
  );
});

describe('a PDF that cannot be read as it stands', () => {
  const page = 'BT /F1 12 Tf 70 700 Td (A sentence of the page.) Tj ET';

  it.each<[string, Uint8Array, string]>([
    ['another format', Buffer.from('PK\u0003\u0004 and so on'), 'a.pdf is not a PDF: it does not begin like one.'],
    ['no pages', madePages([]), 'a.pdf has no pages.'],
    [
      'a password',
      madePdf(
        {
          1: '<</Type/Catalog/Pages 2 0 R>>',
          2: '<</Type/Pages/Kids[]/Count 0>>',
          5: `<</Filter/Standard/V 1/R 2/P -4/O<${'ab'.repeat(32)}>/U<${'cd'.repeat(32)}>>>`,
        },
        `/Encrypt 5 0 R /ID[<${'ef'.repeat(16)}><${'ef'.repeat(16)}>]`,
      ),
      'a.pdf is protected with a password and cannot be read.',
    ],
    ['a page without text', madePages([page, '0 0 m 100 100 l S']), 'Page 2 of a.pdf has no text; it needs text recognition (OCR).'],
    ['its last bytes missing', madePages([page, page]).subarray(0, -8), 'a.pdf has no end mark: its last part may be missing.'],
    [
      'its end cut off',
      madePages([page, page]).subarray(0, -300),
      'a.pdf is cut off: its end is missing, and so its pages could not be found.',
    ],
    [
      'a protection of its own',
      madePdf({ 1: '<</Type/Catalog/Pages 2 0 R>>', 2: '<</Type/Pages/Kids[]/Count 0>>', 5: '<</Filter/Own/V 4>>' }, '/Encrypt 5 0 R'),
      'a.pdf is protected in a way that it cannot be read.',
    ],
    ['no objects', Buffer.from('%PDF-1.7\n%%EOF\n'), 'a.pdf is damaged: its pages could not be found.'],
  ])('with %s is told in one sentence', async (_, bytes, message) => {
    expect(await sentence(bytes)).toBe(message);
  });

  it('which stops the library in the middle is told in one sentence, and the next file is read', async () => {
    const library = await openLibrary();
    const { call } = library;
    // No file is known that does so; an address outside of the memory does.
    const broken = { ...call, FPDFText_LoadPage: () => call.FPDF_GetPageCount(-16) };
    Object.defineProperty(library, 'call', { value: broken });
    expect(await sentence(madePages([page]))).toBe('a.pdf is damaged: its pages could not be found.');
    expect(await openLibrary()).not.toBe(library);
    expect(textsOf((await read(madePages([page]))).pieces)).toEqual(['A sentence of the page.']);
  });

  it('is read without what it places miles away from its pages', async () => {
    const away = `BT /F1 12 Tf 1 0 0 1 1e8 700 Tm (Far away) Tj 1 0 0 1 70 -1e8 Tm (Far below) Tj ET ${page}`;
    expect(textsOf((await read(madePages([away]))).pieces)).toEqual(['A sentence of the page.']);
  });

  it('is told as recognised text where invisible words lie over a picture of the page', async () => {
    const image = {
      dictionary: '/Type/XObject/Subtype/Image/Width 100/Height 141/BitsPerComponent 8/ColorSpace/DeviceGray',
      content: 'a'.repeat(14_100),
    };
    const scan = 'q 595 0 0 842 0 0 cm /Im1 Do Q BT 3 Tr /F1 12 Tf 70 700 Td (Words of a scan) Tj ET';
    const pieces = await read(madePages([scan], { objects: { 100: image } }));
    expect(textsOf(pieces.pieces)).toEqual(['Words of a scan']);
    expect(pieces.findings).toMatchObject([{ code: 'page-recognised', page: 1 }]);
  });

  it('never throws and never hangs, whatever is changed or cut', async () => {
    const whole = madePages([page, page, page], {
      page: '/Annots[101 0 R]',
      objects: { 101: '<</Type/Annot/Subtype/Text/Rect[10 10 20 20]/Contents(Why?)>>' },
    });
    const change = fc.record({ at: fc.nat(whole.length - 1), to: fc.nat(255) });
    await fc.assert(
      fc.asyncProperty(fc.array(change, { maxLength: 25 }), fc.integer({ min: 5, max: whole.length }), async (changes, length) => {
        const bytes = Uint8Array.from(whole).subarray(0, length);
        for (const { at, to } of changes) if (at >= 5 && at < length) bytes[at] = to;
        const outcome = await readPdf(bytes, 'a.pdf');
        expect(outcome.ok || outcome.problem.message.startsWith('a.pdf ')).toBe(true);
      }),
      { numRuns: 150, endOnFailure: true },
    );
  }, 60_000);
});

describe('beside its text a PDF gives', () => {
  const page =
    'BT /F1 10 Tf 70 700 Td (The device weighs 5 kg.) Tj ET q 144 0 0 72 70 500 cm /Im1 Do Q BT /F1 10 Tf 70 480 Td (Figure 1: The device) Tj ET';
  const objects = {
    100: {
      dictionary: '/Type/XObject/Subtype/Image/Width 400/Height 200/BitsPerComponent 8/ColorSpace/DeviceGray/Filter/DCTDecode',
      content: 'not decoded',
    },
    101: '<</Type/Annot/Subtype/Highlight/Rect[70 698 185 712]/QuadPoints[70 712 185 712 70 698 185 698]/Contents(Is that so?)/T(A reviewer)>>',
    102: '<</Type/Annot/Subtype/Link/Rect[0 0 10 10]>>',
  };

  it('its pictures with size, place and caption', async () => {
    const { images } = await read(madePages([page], { objects }));
    expect(images).toMatchObject([
      {
        mediaType: 'image/jpeg',
        pixels: { width: 400, height: 200 },
        millimetres: { width: 50.8, height: 25.4 },
        caption: 'Figure 1: The device',
        place: { page: 1 },
      },
    ]);
    expect(images?.[0]?.digest).toMatch(/^[0-9a-f]{64}$/);
  });

  it('the comments of reviewers with the words they hang on', async () => {
    const { comments } = await read(madePages([page], { objects, page: '/Annots[101 0 R 102 0 R]' }));
    expect(comments).toEqual([
      { text: 'Is that so?', author: 'A reviewer', resolved: false, quote: 'The device weighs 5 kg.', place: { page: 1 } },
    ]);
  });

  it('the labels of its pages', async () => {
    const { pageLabels, pages } = await read(
      madePages([page, page], { objects, catalogue: '/PageLabels<</Nums[0<</S/r>>1<</S/D/P(A-)>>]>>' }),
    );
    expect({ pageLabels, pages }).toEqual({ pageLabels: ['i', 'A-1'], pages: 2 });
  });

  it('text upright where the whole page stands sideways', async () => {
    const sideways = 'BT /F1 10 Tf 0 1 -1 0 300 100 Tm (Read from below) Tj ET BT /F1 40 Tf 0.7 0.7 -0.7 0.7 100 100 Tm (DRAFT) Tj ET';
    expect(textsOf((await read(madePages([sideways], { objects }))).pieces)).toEqual(['Read from below']);
  });

  it('the words of a comment and a picture also where the page is turned and cut', async () => {
    const content =
      'BT /F1 10 Tf 0 1 -1 0 100 300 Tm (Read from below) Tj 0 1 -1 0 130 300 Tm (and a second line) Tj ET q 0 144 -72 0 300 300 cm /Im1 Do Q BT /F1 10 Tf 0 1 -1 0 320 300 Tm (Figure 2: Turned) Tj ET';
    const turned = madePages([content], {
      objects: { ...objects, 101: '<</Type/Annot/Subtype/Highlight/Rect[120 299 133 460]/Contents(Which?)/T(A reviewer)>>' },
      page: '/Rotate 90 /CropBox[50 60 545 782] /Annots[101 0 R]',
    });
    const { comments, images } = await read(turned);
    expect(comments).toMatchObject([{ text: 'Which?', quote: 'and a second line' }]);
    expect(images).toMatchObject([{ millimetres: { width: 50.8, height: 25.4 }, caption: 'Figure 2: Turned' }]);
  });

  it('pictures of one bit, but not masks through which a colour is poured', async () => {
    const imagesOf = async (kind: string): Promise<unknown> => {
      const image = {
        dictionary: `/Type/XObject/Subtype/Image/Width 400/Height 200/BitsPerComponent 1${kind}`,
        content: 'a'.repeat(10_000),
      };
      return (await read(madePages([page], { objects: { ...objects, 100: image } }))).images ?? [];
    };
    expect(await imagesOf('/ColorSpace/DeviceGray')).toHaveLength(1);
    expect(await imagesOf('/ImageMask true')).toEqual([]);
  });

  it('pictures and text inside drawings that are used in others', async () => {
    const form = (inner: string, content: string) => ({
      dictionary: `/Type/XObject/Subtype/Form/BBox[0 0 600 900]/Matrix[2 0 0 2 0 0]/Resources<</Font<</F1 3 0 R>>/XObject<</Inner ${inner}>>>>`,
      content,
    });
    const nested = {
      100: form('103 0 R', 'q 1 0 0 1 5 5 cm /Inner Do Q'),
      103: form('104 0 R', 'q 36 0 0 18 20 50 cm /Inner Do Q BT /F1 3 Tf 1 0 0 1 20 40 Tm (Inside) Tj ET'),
      104: objects[100],
    };
    const { pieces, images } = await read(madePages(['/Im1 Do'], { objects: nested }));
    expect(images).toMatchObject([{ pixels: { width: 400, height: 200 }, millimetres: { width: 50.8, height: 25.4 } }]);
    expect(textsOf(pieces)).toEqual(['Inside']);
  });
});

describe('the words of a PDF', () => {
  const lines = (...all: string[]): string => `BT /F1 12 Tf 14 TL 1 0 0 1 70 700 Tm ${all.join(' T* ')} ET`;
  const texts = async (content: string, objects: Parameters<typeof madePages>[1] = {}): Promise<string[]> =>
    textsOf((await read(madePages([content], objects))).pieces);

  it('are whole where their letters are placed one by one, and apart where there is room and no space', async () => {
    const placed = 'BT /F1 12 Tf 70 700 Td (W) Tj 11 0 Td (o) Tj 6.7 0 Td (rd) Tj 20 0 Td (next) Tj ET';
    expect(await texts(placed)).toEqual(['Word next']);
    expect(await texts(lines('[(W) 40 (or) -20 (d) -300 (next)] TJ'))).toEqual(['Word next']);
  });

  it('are joined where they were parted at the end of a line', async () => {
    expect(await texts(lines('(The results of the clinical investi-) Tj', '(gation were as expected in all) Tj'))).toEqual([
      'The results of the clinical investigation were as expected in all',
    ]);
  });

  it('have letters for ligatures and characters beyond the first plane', async () => {
    const toUnicode = '1 beginbfchar <21> <FB01> endbfchar 1 beginbfchar <22> <D835DC34> endbfchar';
    const objects = {
      3: '<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding/ToUnicode 105 0 R>>',
      105: {
        dictionary: '',
        content: `/CIDInit /ProcSet findresource begin begincmap 1 begincodespacerange <00> <FF> endcodespacerange ${toUnicode} endcmap end`,
      },
    };
    expect(await texts(lines('(The !rst case of ") Tj'), { objects })).toEqual(['The first case of \u{1d434}']);
  });

  it('have raised figures as such, and are read once where they are drawn twice to look bold', async () => {
    expect(await texts('BT /F1 12 Tf 70 700 Td (5 m) Tj /F1 7 Tf 5 Ts (2) Tj 0 Ts /F1 12 Tf ( of it) Tj ET')).toEqual(['5 m² of it']);
    expect(await texts('BT /F1 12 Tf 70 700 Td (Twice) Tj 0.4 0 Td (Twice) Tj ET')).toEqual(['Twice']);
  });

  it('stay in their columns where a cell of a tagged table is empty', async () => {
    const cell = (mark: number, x: number, y: number, text: string): string =>
      `/TD <</MCID ${mark}>> BDC BT /F1 10 Tf ${x} ${y} Td (${text}) Tj ET EMC `;
    const content = [
      cell(0, 70, 700, 'Name'),
      cell(1, 170, 700, 'Old'),
      cell(2, 270, 700, 'New'),
      cell(3, 70, 680, 'Weight'),
      cell(4, 270, 680, '5'),
    ];
    const element = (role: string, parent: number, kids: string): string =>
      `<</Type/StructElem/S/${role}/P ${parent} 0 R/Pg 10 0 R/K[${kids}]>>`;
    const objects = {
      101: '<</Type/StructTreeRoot/K 102 0 R/ParentTree 120 0 R>>',
      102: element('Table', 101, '103 0 R 104 0 R'),
      103: element('TR', 102, '105 0 R 106 0 R 107 0 R'),
      104: element('TR', 102, '108 0 R 109 0 R 110 0 R'),
      105: element('TH', 103, '0'),
      106: element('TH', 103, '1'),
      107: element('TH', 103, '2'),
      108: element('TD', 104, '3'),
      109: element('TD', 104, ''),
      110: element('TD', 104, '4'),
      120: '<</Nums[0[105 0 R 106 0 R 107 0 R 108 0 R 110 0 R]]>>',
    };
    const made = madePages([content.join('')], {
      objects,
      page: '/StructParents 0',
      catalogue: '/MarkInfo<</Marked true>>/StructTreeRoot 101 0 R',
    });
    const { pieces } = await read(made);
    expect(pieces).toMatchObject([
      {
        type: 'table',
        headerRows: 1,
        rows: [
          [{ text: 'Name' }, { text: 'Old' }, { text: 'New' }],
          [{ text: 'Weight' }, { text: '' }, { text: '5' }],
        ],
      },
    ]);
  });
});
