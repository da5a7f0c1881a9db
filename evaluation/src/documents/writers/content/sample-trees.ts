import type { Block, DocumentTree, Figure, FormattedReference, Inline, Section, Table } from '../../tree.ts';

/** Numbers that look like chance and are the same in every run (Park and Miller, 1988). */
function sequence(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state * 16807) % 2147483647;
    return state % below;
  };
}

const words =
  `the catheter was associated with lower rates of bloodstream infection in patients who received coated devices compared to standard
uncoated ones and this difference remained after adjustment for duration of use site of insertion underlying disease severity clinical follow-up
benefit residual risk acceptable evidence supports conclusion performance safety claim estimate confidence interval events days`.split(
    /\s+/,
  );

function sentence(next: (below: number) => number, length: number): string {
  const text = Array.from({ length }, () => words[next(words.length)]).join(' ');
  return `${text[0]!.toUpperCase()}${text.slice(1)}.`;
}

/** A drawing with shapes, text and a fine grid, as plots have them. */
export function sampleDrawing(number: number): string {
  const rows = Array.from({ length: 14 }, (_, index) => {
    const y = 40 + index * 22;
    const x = 260 + ((index * 37 + number * 13) % 180);
    return `<text x="10" y="${y + 4}" font-size="11">Study ${index + 1}, ${1990 + index}</text><line x1="${x - 50}" y1="${y}" x2="${x + 60}" y2="${y}" stroke="#1b232b"/><rect x="${x - 4}" y="${y - 4}" width="8" height="8" fill="#2a6ea6"/><text x="530" y="${y + 4}" font-size="11">0.${40 + index} (0.2 to 1.1)</text>`;
  });
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 640 360" font-family="DejaVu Sans"><rect width="640" height="360" fill="#fff"/><line x1="320" y1="20" x2="320" y2="345" stroke="#888" stroke-dasharray="3 3"/>${rows.join('')}</svg>`;
}

function table(next: (below: number) => number, number: number, rows: number): Table {
  return {
    type: 'table',
    id: `table-${number}`,
    number,
    caption: `Characteristics and outcomes of the included studies, part ${number}`,
    columns: [
      { title: 'Study', align: 'left', width: 22 },
      { title: 'Design and population', align: 'left', width: 38 },
      { title: 'Patients', align: 'right', width: 12 },
      { title: 'Events', align: 'right', width: 12 },
      { title: 'Rate (95% CI)', align: 'right', width: 16 },
    ],
    rows: Array.from({ length: rows }, (_, index) => [
      {
        content: [
          { type: 'text' as const, text: `Study ${index + 1} et al. ` },
          { type: 'citation' as const, referenceIds: [`ref-${(number * 7 + index) % 500}`], text: `[${((number * 7 + index) % 500) + 1}]` },
        ],
      },
      { content: [{ type: 'text' as const, text: sentence(next, 9) }] },
      { content: [{ type: 'text' as const, text: String(100 + next(900)) }] },
      { content: [{ type: 'text' as const, text: String(next(40)) }] },
      { content: [{ type: 'text' as const, text: `0.${10 + next(80)} (0.05–0.9)` }] },
    ]),
    note: 'CI: confidence interval, Clopper–Pearson.',
  };
}

function figure(number: number): Figure {
  return {
    type: 'figure',
    id: `figure-${number}`,
    number,
    caption: `Forest plot of outcome ${number}`,
    alternative: `Risk ratios of 14 studies for outcome ${number}; most lie below 1.`,
    svg: sampleDrawing(number),
    widthMillimetres: 150,
    heightMillimetres: 84,
  };
}

/** How large a made-up document is. The usual one has about 300 pages. */
export interface SampleSize {
  readonly chapters: number;
  readonly sectionsPerChapter: number;
  readonly paragraphsPerSection: number;
  readonly tables: number;
  readonly rowsPerTable: number;
  readonly figures: number;
  readonly references: number;
}

export const largeSize: SampleSize = {
  chapters: 14,
  sectionsPerChapter: 8,
  paragraphsPerSection: 10,
  tables: 100,
  rowsPerTable: 16,
  figures: 40,
  references: 500,
};

/** A made-up document of a given size, for tests and measurements; the same for the same size. */
export function sampleTree(size: SampleSize = largeSize): DocumentTree {
  const next = sequence(20261122);
  let tables = 0;
  let figures = 0;
  const sectionCount = size.chapters * size.sectionsPerChapter;
  const paragraph = (): Block => {
    const cited = next(size.references);
    const content: Inline[] = [
      { type: 'text', text: `${sentence(next, 24)} ` },
      { type: 'fact', key: 'device.name', text: 'CeruCath Protect' },
      { type: 'text', text: ` ${sentence(next, 30)} ` },
      { type: 'citation', referenceIds: [`ref-${cited}`], text: `[${cited + 1}]` },
      { type: 'text', text: ' ' },
      { type: 'text', text: sentence(next, 8), marks: ['emphasis'] },
      { type: 'text', text: ' See ' },
      { type: 'cross-reference', target: `table-${1 + next(size.tables)}`, text: 'Table' },
      { type: 'text', text: `. ${sentence(next, 28)}` },
    ];
    return { type: 'paragraph', content };
  };
  const section = (chapter: number, index: number): Section => {
    const done = (chapter - 1) * size.sectionsPerChapter + index;
    const blocks: Block[] = Array.from({ length: size.paragraphsPerSection }, paragraph);
    while (tables < Math.floor((done / sectionCount) * size.tables)) blocks.splice(2, 0, table(next, ++tables, size.rowsPerTable));
    while (figures < Math.floor((done / sectionCount) * size.figures)) blocks.splice(4, 0, figure(++figures));
    blocks.push({ type: 'list', ordered: false, items: [[paragraph()], [paragraph()]] });
    return {
      id: `${chapter}.${index}`,
      number: `${chapter}.${index}`,
      title: `Results of part ${index} of chapter ${chapter}`,
      basis: ['MEDDEV 2.7/1 rev. 4 A9', 'MDR Annex XIV A 4'],
      landscape: done % 37 === 0,
      blocks,
      sections: [],
    };
  };
  const chapters = Array.from({ length: size.chapters }, (_, index): Section => {
    const chapter = index + 1;
    const sections = Array.from({ length: size.sectionsPerChapter }, (_, inner) => section(chapter, inner + 1));
    return {
      id: `${chapter}`,
      number: `${chapter}`,
      title: `Chapter ${chapter}: stage of the evaluation`,
      blocks: [paragraph()],
      sections,
    };
  });
  const references = Array.from(
    { length: size.references },
    (_, index): FormattedReference => ({
      id: `ref-${index}`,
      number: index + 1,
      content: [
        { type: 'text', text: `Author${index} DG, Other A. ${sentence(next, 10)} ` },
        { type: 'text', text: 'Ann Intern Med', marks: ['emphasis'] },
        { type: 'text', text: `. ${1990 + (index % 30)};127(4):257–66. ` },
        { type: 'link', href: `https://doi.org/10.1000/${index}`, text: `https://doi.org/10.1000/${index}` },
      ],
    }),
  );
  return {
    format: 1,
    document: 'cer',
    title: 'Clinical evaluation report',
    subtitle: 'An invented device of a large size',
    language: 'en-GB',
    status: 'draft',
    version: '3 (draft)',
    date: '2026-11-22',
    cover: [
      { label: 'Manufacturer', value: 'Invented Devices GmbH' },
      { label: 'Basic UDI-DI', value: '426000000CERUCATHX9' },
    ],
    notice: 'The device is invented.',
    sections: [...chapters, { id: 'references', number: '', title: 'References', blocks: [{ type: 'references' }], sections: [] }],
    references,
  };
}

/** A small document with one of everything, and with the given text in every place that holds text. */
export function everythingTree(text = 'A sentence, with “quotes” and 5 µg/ml ≥ 3.'): DocumentTree {
  const content: Inline[] = [
    { type: 'text', text },
    { type: 'text', text, marks: ['strong', 'emphasis'] },
    { type: 'break' },
    { type: 'text', text, marks: ['superscript'] },
    { type: 'text', text, marks: ['subscript'] },
    { type: 'text', text, marks: ['code'] },
    { type: 'fact', key: text, text, recordId: text },
    { type: 'missing', text },
    { type: 'citation', referenceIds: ['reference one', 'gone'], text: '[1]' },
    { type: 'citation', referenceIds: ['reference one'], text: '1,2' },
    { type: 'cross-reference', target: 'all-table', text },
    { type: 'cross-reference', target: text, text },
    { type: 'link', href: 'https://example.org/?a=1&b="2"', text },
    { type: 'link', href: 'https://example.org/', text },
    { type: 'link', href: `javascript:${text}`, text },
  ];
  const blocks: Block[] = [
    { type: 'paragraph', id: 'all-paragraph', content },
    { type: 'subheading', content: [{ type: 'text', text }] },
    {
      type: 'list',
      ordered: true,
      items: [
        [
          { type: 'paragraph', content },
          { type: 'list', ordered: false, items: [[{ type: 'paragraph', content: [{ type: 'text', text }] }], []] },
        ],
      ],
    },
    { type: 'quote', content, source: text },
    { type: 'note', tone: 'information', content },
    { type: 'note', tone: 'caution', content },
    { type: 'note', tone: 'missing', content },
    {
      type: 'table',
      id: 'all-table',
      number: 1,
      caption: text,
      columns: [
        { title: text, align: 'left', width: 2 },
        { title: text, align: 'right', width: 1 },
        { title: text, align: 'center', width: 1 },
      ],
      rows: [
        [{ content }, { content: [] }, { content: [{ type: 'text', text }], strong: true }],
        [{ content: [{ type: 'text', text }], columns: 3, strong: true }],
        [{ content: [{ type: 'text', text }] }],
        [],
      ],
      note: text,
    },
    {
      type: 'figure',
      id: 'all-figure',
      number: 1,
      caption: text,
      alternative: text || 'A drawing.',
      svg: sampleDrawing(1),
      widthMillimetres: 120,
      heightMillimetres: 67,
      note: text,
    },
    {
      type: 'figure',
      id: 'broken-figure',
      number: 2,
      caption: text,
      alternative: text || 'No drawing.',
      svg: `<svg><script>${text}`,
      widthMillimetres: 120,
      heightMillimetres: 67,
    },
    { type: 'signatures', lines: [{ role: text, name: text }] },
  ];
  const deep = (level: number): Section => ({
    id: `deep.${level}`,
    number: `1.${level}`,
    title: text,
    blocks: [{ type: 'paragraph', content: [{ type: 'text', text }] }],
    sections: level < 7 ? [deep(level + 1)] : [],
  });
  return {
    format: 1,
    document: 'cer',
    title: text || 'Untitled',
    subtitle: text,
    language: 'en-GB',
    status: 'draft',
    version: '2 (draft)',
    date: '2026-02-28',
    cover: [{ label: text, value: text }],
    notice: text,
    sections: [
      { id: '1', number: '1', title: text, basis: [text], blocks, sections: [deep(2)] },
      {
        id: '1',
        number: '2',
        title: text,
        blocks: [],
        sections: [{ id: 'wide', number: '2.1', title: text, landscape: true, blocks: [{ type: 'paragraph', content }], sections: [] }],
      },
      { id: 'references', number: '', title: 'References', blocks: [{ type: 'references' }], sections: [] },
    ],
    references: [{ id: 'reference one', number: 1, content }],
  };
}
