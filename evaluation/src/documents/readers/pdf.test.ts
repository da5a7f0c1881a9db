import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Piece } from '../read-document.ts';
import { LineJoiner } from './pdf/hyphens.ts';
import { type MadeLine, madeFile, madeLines, madePage } from './pdf/made-pages.ts';
import type { PdfTag } from './pdf/page.ts';
import reader from './pdf.ts';

function piecesOf(...pages: readonly (readonly MadeLine[])[]): readonly Piece[] {
  return reader.pieces(madeFile(pages.map((lines, index) => madePage(index + 1, lines)))).pieces;
}

function brief(pieces: readonly Piece[]): string[] {
  return pieces.map((piece) => {
    if (piece.type === 'table')
      return `table ${piece.caption}: ${piece.rows.map((row) => row.map((cell) => cell.text).join(' | ')).join(' / ')}`;
    if (piece.type === 'heading') return `h${piece.level} ${piece.text}`;
    if (piece.type === 'item') return `${piece.ordered ? 'number' : 'bullet'}${piece.level} ${piece.text}`;
    return piece.role ? `${piece.role} ${piece.text}` : piece.text;
  });
}

const prose = [
  'The device is used in hospitals by trained staff and is never used outside',
  'of them, because oxygen must be at hand whenever a patient is ventilated',
  'and somebody must watch the patient all the time, by day and by night too.',
];

describe('a page', () => {
  it('gives the lines of a paragraph as one text', () => {
    expect(brief(piecesOf(madeLines(prose, 100)))).toEqual([prose.join(' ')]);
  });

  it('begins a paragraph after a gap, and after a line that had room for the next word', () => {
    const lines = [...madeLines(prose, 100), { text: 'It is sterile.', y: 150 }, ...madeLines(prose, 162), ...madeLines(prose, 220)];
    expect(brief(piecesOf(lines))).toEqual([prose.join(' '), 'It is sterile.', prose.join(' '), prose.join(' ')]);
  });

  it('has headings where type is larger or bold, with levels in the order of their styles and numbers', () => {
    const lines = [
      { text: 'Report', y: 80, size: 18, bold: true },
      { text: '1 Scope', y: 110, size: 12, bold: true },
      ...madeLines(prose, 130),
      { text: '1.1 Population', y: 180, size: 12, bold: true },
      ...madeLines(prose, 200),
      { text: 'Notes', y: 250, bold: true },
      ...madeLines(prose, 270),
    ];
    expect(brief(piecesOf(lines)).filter((text) => /^h\d/.test(text))).toEqual([
      'h1 Report',
      'h2 1 Scope',
      'h3 1.1 Population',
      'h4 Notes',
    ]);
  });

  it('has the levels of the outline where the outline names its headings', () => {
    const lines = [
      { text: 'Scope', y: 80, bold: true },
      ...madeLines(prose, 100),
      { text: 'Users', y: 150, bold: true },
      ...madeLines(prose, 170),
    ];
    const file = madeFile([madePage(1, lines)], {
      outline: [
        { level: 1, text: 'Scope' },
        { level: 2, text: 'Users' },
      ],
    });
    expect(brief(reader.pieces(file).pieces).filter((text) => /^h\d/.test(text))).toEqual(['h1 Scope', 'h2 Users']);
  });

  it('has items with their levels, without their bullets and numbers', () => {
    const lines = [
      ...madeLines(prose, 100),
      { text: '•', x: 80, y: 140 },
      { text: 'known allergy to sirolimus', x: 98, y: 140 },
      { text: '–', x: 98, y: 152 },
      { text: 'or to its analogues', x: 116, y: 152 },
      { text: '•', x: 80, y: 164 },
      { text: 'lesions that prevent', x: 98, y: 164 },
      { text: '(1) wash your hands', x: 70, y: 190 },
      { text: '(2) open the valve', x: 70, y: 202 },
    ];
    expect(brief(piecesOf(lines)).slice(1)).toEqual([
      'bullet1 known allergy to sirolimus',
      'bullet2 or to its analogues',
      'bullet1 lesions that prevent',
      'number1 wash your hands',
      'number1 open the valve',
    ]);
  });

  it('reads two columns one after the other, under a title over both', () => {
    const left = Array.from({ length: 12 }, (_, index) => `left line number ${index} runs to the edge ok`);
    const right = Array.from({ length: 12 }, (_, index) => `right line number ${index} goes to the edge`);
    const lines = [
      { text: 'A title that goes over both of the columns of this page, and a bit more text here', y: 80 },
      ...madeLines(left, 110, { x: 70 }),
      ...madeLines(right, 110, { x: 310 }),
    ];
    const text = brief(piecesOf(lines)).join(' ');
    expect(text.indexOf('left line number 11')).toBeLessThan(text.indexOf('right line number 0'));
    expect(text.indexOf('A title')).toBe(0);
  });

  it('reads three columns one after the other', () => {
    const column = (name: string, x: number) =>
      madeLines(
        Array.from({ length: 14 }, (_, index) => `${name} ${index} of a narrow col`),
        100,
        { x },
      );
    const text = brief(piecesOf([...column('one', 60), ...column('two', 220), ...column('three', 380)])).join(' ');
    const places = ['one 0', 'one 13', 'two 0', 'two 13', 'three 0', 'three 13'].map((name) => text.indexOf(name));
    expect(places).toEqual([...places].sort((one, other) => one - other));
    expect(places).not.toContain(-1);
  });

  it('keeps raised figures apart from words, and at numbers and units', () => {
    const lines = [
      { text: 'relief of pain', y: 100 },
      { text: '12,13', x: 140, y: 96, size: 6 },
      { text: ' at 10', x: 158, y: 100, spaced: true },
      { text: '6', x: 188, y: 96, size: 6 },
      { text: 'cells per m', x: 195, y: 100, spaced: true },
      { text: '2', x: 250, y: 96, size: 6 },
      { text: 'and SpO', x: 258, y: 100, spaced: true },
      { text: '2', x: 293, y: 102, size: 6 },
    ];
    expect(brief(piecesOf(lines))).toEqual(['relief of pain ¹²,¹³ at 10⁶ cells per m² and SpO2']);
  });

  it('writes ligatures as letters and odd spaces as spaces', () => {
    expect(brief(piecesOf([{ text: 'eﬃcacy and ﬂow of 5\u00a0kg\u2009or more\u200b', y: 100 }]))).toEqual([
      'efficacy and flow of 5 kg or more',
    ]);
  });

  it('puts a character of another font into the space that its text leaves for it', () => {
    const lines = [
      { text: 'Limit the pressure to 20 cmH O in all sizes.', y: 100 },
      { text: '₂', x: 70 + 29 * 5, y: 100 },
    ];
    expect(brief(piecesOf(lines))).toEqual(['Limit the pressure to 20 cmH₂O in all sizes.']);
  });

  it('has the notes at its foot as footnotes', () => {
    const lines = [
      ...madeLines(prose, 100),
      ...madeLines(prose, 160),
      { text: '1 Data on file.', y: 760, size: 7 },
      { text: '2 See annex.', y: 769, size: 7 },
    ];
    expect(brief(piecesOf(lines)).slice(2)).toEqual(['footnote 1 Data on file.', 'footnote 2 See annex.']);
  });
});

describe('a table', () => {
  const row = (cells: readonly string[], y: number, rest: Partial<MadeLine> = {}): MadeLine[] =>
    cells.map((text, index) => ({ text, x: 70 + 150 * index, y, ...rest }));

  it('is cells that stand in line over rows, with its caption', () => {
    const lines = [
      ...madeLines(prose, 60),
      { text: 'Table 3: Weights', y: 110 },
      ...row(['Device', 'Weight', 'Lifetime'], 130, { bold: true }),
      ...row(['Vent 2', '> 1 kg', '10 years'], 148),
      ...row(['AirVENT60', '> 5 kg', '8 years'], 166),
      ...madeLines(prose, 210),
    ];
    const pieces = piecesOf(lines);
    expect(brief(pieces)[1]).toBe(
      'table Table 3: Weights: Device | Weight | Lifetime / Vent 2 | > 1 kg | 10 years / AirVENT60 | > 5 kg | 8 years',
    );
    expect(pieces[1]).toMatchObject({ headerRows: 1, place: { page: 1 } });
    expect(pieces).toHaveLength(3);
  });

  it('joins the lines of a cell, and leaves empty cells empty', () => {
    const lines = [
      ...row(['Hazard', 'Measure', 'Residual'], 100, { bold: true }),
      ...row(['Stent thrombosis', 'Dual antiplatelet', 'low'], 120),
      { text: 'therapy', x: 220, y: 132 },
      ...row(['Bleeding'], 152),
      { text: 'medium', x: 370, y: 152 },
    ];
    expect(brief(piecesOf(lines))).toEqual([
      'table : Hazard | Measure | Residual / Stent thrombosis | Dual antiplatelet therapy | low / Bleeding |  | medium',
    ]);
  });

  it('has the lines of a head that wraps in a later column', () => {
    const lines = [
      ...madeLines(prose, 60),
      { text: 'Largest', x: 370, y: 110, bold: true },
      ...row(['Hazard', 'Measure', 'count'], 122, { bold: true }),
      ...row(['Bleeding', 'Warning', '3'], 142),
    ];
    expect(brief(piecesOf(lines)).slice(1)).toEqual(['table : Hazard | Measure | Largest count / Bleeding | Warning | 3']);
  });

  it('has a caption whose number and title stand apart', () => {
    const lines = [
      ...madeLines(prose, 60),
      { text: 'Table 3', y: 110 },
      { text: 'Weights of the devices', x: 125, y: 110 },
      ...row(['Device', 'Weight'], 130, { bold: true }),
      ...row(['Vent 2', '> 1 kg'], 148),
    ];
    expect(brief(piecesOf(lines)).slice(1)).toEqual(['table Table 3 Weights of the devices: Device | Weight / Vent 2 | > 1 kg']);
  });

  it('is no footnote where it ends a page in smaller type and a cell begins with a number', () => {
    const small = { size: 8.5 };
    const lines = [
      ...madeLines([...prose, ...prose, ...prose], 600),
      ...row(['Item', 'Value'], 730, { ...small, bold: true }),
      ...row(['Centres', '11'], 745, small),
      ...row(['Size', '60 children'], 760, small),
    ];
    expect(brief(piecesOf(lines)).slice(1)).toEqual(['table : Item | Value / Centres | 11 / Size | 60 children']);
  });

  it('keeps cells apart whose gap is narrow, where they stand in line', () => {
    const narrow = (cells: readonly string[], y: number): MadeLine[] => cells.map((text, index) => ({ text, x: 70 + 50 * index, y }));
    const lines = [
      ...narrow(['Severity', 'Probable', 'Rare'], 100),
      ...narrow(['Critical', 'rejected', 'kept'], 120),
      ...narrow(['Marginal', 'rejected', 'kept'], 140),
    ];
    expect(brief(piecesOf(lines))).toEqual([
      'table : Severity | Probable | Rare / Critical | rejected | kept / Marginal | rejected | kept',
    ]);
  });

  it('goes on over the end of a page without its repeated head', () => {
    const head = row(['Device', 'Weight'], 100, { bold: true });
    const first = [...head, ...row(['One', '1 kg'], 118), ...row(['Two', '2 kg'], 136)];
    const second = [...head, ...row(['Three', '3 kg'], 118), ...row(['Four', '4 kg'], 136)];
    const pieces = piecesOf(first, second);
    expect(brief(pieces)).toEqual(['table : Device | Weight / One | 1 kg / Two | 2 kg / Three | 3 kg / Four | 4 kg']);
    expect(pieces[0]).toMatchObject({ rows: [{}, {}, {}, [{ place: { page: 2 } }, {}], {}] });
  });
});

describe('pages', () => {
  const page = (number: number, body: readonly MadeLine[]): MadeLine[] => [
    { text: 'CER Vent 2', y: 40, size: 8 },
    ...body,
    { text: `Page ${number} of 4`, y: 810, size: 8 },
  ];

  it('give what repeats at their edges as running texts, and not as content', () => {
    const pages = [1, 2, 3, 4].map((number) =>
      madePage(number, page(number, [{ text: `${number} Chapter ${number}`, y: 90, size: 14 }, ...madeLines(prose, 120)])),
    );
    const read = reader.pieces(madeFile(pages));
    expect(read.running).toEqual([
      { position: 'header', text: 'CER Vent 2', place: { page: 1 } },
      { position: 'footer', text: 'Page 1 of 4', place: { page: 1 } },
    ]);
    expect(brief(read.pieces)).toEqual([1, 2, 3, 4].flatMap((number) => [`h1 ${number} Chapter ${number}`, prose.join(' ')]));
  });

  it('keep the number of a heading that stands at their top', () => {
    const pages = [1, 2, 3, 4].map((number) =>
      madePage(number, [
        { text: String(number + 4), y: 66, size: 14, bold: true },
        { text: `Chapter ${'abcde'[number]}`, x: 100, y: 66, size: 14, bold: true },
        ...madeLines(prose, 120),
      ]),
    );
    const headings = brief(reader.pieces(madeFile(pages)).pieces).filter((text) => /^h/.test(text));
    expect(headings).toEqual(['h1 5 Chapter b', 'h1 6 Chapter c', 'h1 7 Chapter d', 'h1 8 Chapter e']);
  });

  it('join a paragraph that goes over their end, past a footnote', () => {
    const first = page(1, [...madeLines(prose.slice(0, 2), 600), { text: '1 A note.', y: 780, size: 7 }]);
    const second = page(2, [{ text: prose[2]!, y: 90 }, ...madeLines(prose, 120)]);
    expect(brief(piecesOf(first, second))).toEqual([prose.join(' '), 'footnote 1 A note.', prose.join(' ')]);
  });

  it('leave out a table of contents', () => {
    const body = [
      { text: 'Scope of the report', y: 90, size: 14 },
      ...madeLines(prose, 120),
      { text: 'Users', y: 180, size: 14 },
      ...madeLines(prose, 210),
    ];
    const contents = [
      { text: 'Contents', y: 90, size: 14 },
      { text: 'Scope of the report', y: 120 },
      { text: '2', x: 500, y: 120 },
      { text: 'Users ........................ 3', y: 132 },
    ];
    expect(brief(piecesOf(contents, body))).toEqual(brief(piecesOf(body)));
  });

  it('leave out entries of a table of contents that look like headings', () => {
    const body = [
      { text: '1 Scope', y: 90, size: 14 },
      ...madeLines(prose, 120),
      { text: '2 PMCF', y: 180, size: 14 },
      ...madeLines(prose, 210),
      { text: '3 Users', y: 270, size: 14 },
      ...madeLines(prose, 300),
    ];
    const contents = [
      { text: 'Contents', y: 90, size: 18 },
      { text: '1 Scope', y: 120 },
      { text: '2 PMCF', y: 140, size: 12, bold: true },
      { text: '3 Users', y: 160 },
    ];
    expect(brief(piecesOf(contents, body)).filter((text) => !/^h/.test(text))).toEqual([prose.join(' '), prose.join(' '), prose.join(' ')]);
  });
});

describe('words at the end of a line', () => {
  const joiner = new LineJoiner();
  for (const line of [
    'a follow-up of treatment',
    'the CE-marked one is well known',
    'ventilation and catheterisation',
    'a risk based view',
  ])
    joiner.learn(line);

  it.each([
    ['treat-', 'ment', 'treatment'],
    ['follow-', 'up', 'follow-up'],
    ['CE-', 'marked', 'CE-marked'],
    ['COVID-', '19', 'COVID-19'],
    ['non-', 'invasive', 'non-invasive'],
    ['risk-', 'based', 'risk-based'],
    ['cathe-', 'terised', 'catheterised'],
    ['venti\u00ad', 'lator', 'ventilator'],
    ['Ein-', 'und Ausgang', 'Ein- und Ausgang'],
    ['in vitro', 'tests', 'in vitro tests'],
    ['1990 -', '1995', '1990 - 1995'],
  ])('%s and %s become %s', (first, second, joined) => {
    expect(joiner.join([first, second])).toBe(joined);
  });
});

describe('tags', () => {
  const tag = (role: string, ...children: readonly (PdfTag | string)[]): PdfTag => ({
    role,
    children: children.map((child) => (typeof child === 'string' ? { mark: child, children: [] } : child)),
  });

  it('tell headings, lists, tables and captions, whatever these look like', () => {
    const lines = [
      { text: 'running', y: 40, artifact: true },
      ...['1 Scope', 'A text', 'that goes on.', '•', 'an item', 'Name', 'Value', 'Weight', '5 kg', 'Table 1 Facts'].map((text, index) => ({
        text,
        y: 100 + 12 * index,
        mark: `m${index}`,
      })),
    ];
    const tree = tag(
      'Root',
      tag(
        'Document',
        tag('H2', 'm0'),
        tag('P', 'm1', 'm2'),
        tag('L', tag('LI', tag('Lbl', 'm3'), tag('LBody', tag('P', 'm4')))),
        tag('Table', tag('Caption', 'm9'), tag('TR', tag('TH', 'm5'), tag('TH', 'm6')), tag('TR', tag('TD', 'm7'), tag('TD', 'm8'))),
      ),
    );
    const pieces = reader.pieces(madeFile([madePage(1, lines, tree)])).pieces;
    expect(brief(pieces)).toEqual([
      'h2 1 Scope',
      'A text that goes on.',
      'bullet1 an item',
      'table Table 1 Facts: Name | Value / Weight | 5 kg',
    ]);
    expect(pieces.at(-1)).toMatchObject({ headerRows: 1 });
  });

  it('do not count where most of the text carries none', () => {
    const lines = madeLines(prose, 100);
    const file = madeFile([madePage(1, [{ ...lines[0]!, mark: 'm0' }, ...lines.slice(1)], tag('Root', tag('H1', 'm0')))]);
    expect(brief(reader.pieces(file).pieces)).toEqual([prose.join(' ')]);
  });
});

describe('the first bytes', () => {
  it.each([
    ['%PDF-1.7', true],
    ['\ufeff\n%PDF-2.0', true],
    ['PK\u0003\u0004', false],
    ['', false],
    [`${' '.repeat(2000)}%PDF-1.4`, false],
  ])('%j are a PDF: %s', (head, isPdf) => {
    expect(reader.begins(new TextEncoder().encode(head))).toBe(isPdf);
  });
});

describe('any page', () => {
  it('is read without an error, and keeps the words of its text', () => {
    const line = fc.record({
      text: fc.stringMatching(/^[a-z]{3,9}( [a-z]{3,9}){0,5}$/),
      x: fc.integer({ min: 40, max: 400 }),
      y: fc.integer({ min: 150, max: 700 }),
      size: fc.constantFrom(7, 9, 10, 10, 14),
      bold: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(fc.array(line, { maxLength: 40 }), { maxLength: 3 }), (pages) => {
        const pieces = piecesOf(...pages);
        const letters = (text: string): string => [...text.replace(/[^a-z]/g, '')].sort().join('');
        const said = pieces
          .flatMap((piece) =>
            piece.type === 'table' ? [piece.caption, ...piece.rows.flatMap((row) => row.map((cell) => cell.text))] : [piece.text],
          )
          .join('');
        expect(letters(said)).toBe(
          letters(
            pages
              .flat()
              .map(({ text }) => text)
              .join(''),
          ),
        );
      }),
      { numRuns: 150 },
    );
  });
});
