import {
  AlignmentType,
  BorderStyle,
  type IBorderOptions,
  type INumberingOptions,
  type IParagraphOptions,
  type IParagraphStyleOptions,
  type IStylesOptions,
  LeaderType,
  LevelFormat,
  TabStopType,
} from 'docx';
import { pageShape, twips } from './page.ts';

/** Colours of the document, as in its other forms. */
export const colour = {
  ink: '1B232B',
  accent: '1F5C8B',
  quiet: '56626D',
  rule: 'C9D1D8',
  caution: '8A5A00',
  cautionPaper: 'FFF7E6',
  hole: 'A4262C',
  holePaper: 'FDECEC',
  notePaper: 'F1F6FA',
  groupPaper: 'EEF2F5',
} as const;

/** Fonts that Word has everywhere and that LibreOffice replaces by Liberation fonts of the same widths, so that lines break alike. */
export const font = { serif: 'Times New Roman', sans: 'Arial', fixed: 'Courier New' } as const;

/** A rule; the size is in eighths of a point. */
export function rule(size: number, color: string, space = 0): IBorderOptions {
  return { style: BorderStyle.SINGLE, size, color, space };
}

/** Properties of paragraphs for a style. The library writes all of them, but its type for styles names only some. */
function paragraph(options: Omit<IParagraphOptions, 'numbering'>): NonNullable<IParagraphStyleOptions['paragraph']> {
  return options;
}

export const noRule: IBorderOptions = { style: BorderStyle.NONE, size: 0, color: 'auto' };

/** Indent of list levels, in millimetres. */
export const listStep = 6.5;
export const listLevels = 9;

/** Size of headings in half points, by level. */
export const headingSize = [34, 27, 23, 21, 20, 20] as const;

/** Where the caption begins after "Table 12", in millimetres. */
export const captionStep = 19;

/** Where numbers and titles of the contents stand, in millimetres, by level. */
const contents = [
  { number: 0, title: 9, next: 19 },
  { number: 9, title: 21, next: 32 },
  { number: 21, title: 36, next: 48 },
] as const;

function contentsStyle(level: number): IParagraphStyleOptions {
  const at = contents[level - 1]!;
  return {
    id: `TOC${level}`,
    name: `toc ${level}`,
    basedOn: 'Normal',
    next: 'Normal',
    run: { font: font.sans, size: level === 1 ? 20 : 19, bold: level === 1, color: colour.ink },
    paragraph: paragraph({
      spacing: { before: level === 1 ? 140 : 0, after: 40, line: 250, lineRule: 'auto' },
      indent: { left: twips(at.title), hanging: twips(at.title - at.number), right: twips(12) },
      tabStops: [
        { type: TabStopType.LEFT, position: twips(at.title) },
        { type: TabStopType.LEFT, position: twips(at.next) },
        { type: TabStopType.RIGHT, position: twips(pageShape(false).width), leader: LeaderType.DOT },
      ],
    }),
  };
}

function headingStyle(level: number): {
  run: NonNullable<IParagraphStyleOptions['run']>;
  paragraph: NonNullable<IParagraphStyleOptions['paragraph']>;
} {
  return {
    run: {
      font: font.sans,
      size: headingSize[level - 1]!,
      bold: level !== 6,
      italics: level === 6,
      color: level === 1 ? colour.accent : colour.ink,
    },
    paragraph: paragraph({
      keepNext: true,
      keepLines: true,
      pageBreakBefore: level === 1,
      spacing: { before: level === 1 ? 0 : 380 - level * 30, after: level === 1 ? 200 : 110, line: 260, lineRule: 'auto' },
    }),
  };
}

function noteStyle(id: string, name: string, ink: string, paper: string): IParagraphStyleOptions {
  return {
    id,
    name,
    basedOn: 'Normal',
    paragraph: {
      keepLines: true,
      spacing: { before: 160, after: 200, line: 260, lineRule: 'auto' },
      indent: { left: twips(4), right: twips(3) },
      shading: { fill: paper },
      border: { left: rule(18, ink, 8), top: rule(4, paper, 5), bottom: rule(4, paper, 5), right: rule(4, paper, 6) },
    },
  };
}

const small = { font: font.sans, size: 16, color: colour.quiet } as const;

const paragraphStyles: readonly IParagraphStyleOptions[] = [
  {
    id: 'BodyText',
    name: 'Body Text',
    basedOn: 'Normal',
    quickFormat: true,
    paragraph: { spacing: { after: 140, line: 276, lineRule: 'auto' } },
  },
  {
    id: 'Subheading',
    name: 'Subheading',
    basedOn: 'Normal',
    next: 'BodyText',
    quickFormat: true,
    run: { font: font.sans, size: 20, bold: true },
    paragraph: { keepNext: true, keepLines: true, spacing: { before: 220, after: 80 } },
  },
  { id: 'Basis', name: 'Basis', basedOn: 'Normal', next: 'BodyText', run: small, paragraph: { keepNext: true, spacing: { after: 140 } } },
  {
    id: 'Subtitle',
    name: 'Subtitle',
    basedOn: 'Normal',
    next: 'BodyText',
    run: { font: font.sans, size: 28, color: colour.quiet },
    paragraph: { spacing: { after: 480 } },
  },
  {
    id: 'CoverStatus',
    name: 'Cover Status',
    basedOn: 'Normal',
    run: { font: font.sans, size: 20, bold: true, color: colour.accent, allCaps: true, characterSpacing: 20 },
    paragraph: { spacing: { after: 360 } },
  },
  {
    id: 'CoverLine',
    name: 'Cover Line',
    basedOn: 'Normal',
    run: { font: font.sans, size: 20 },
    paragraph: { spacing: { before: 60, after: 60 } },
  },
  {
    id: 'TOCHeading',
    name: 'TOC Heading',
    basedOn: 'Normal',
    next: 'BodyText',
    run: { font: font.sans, size: 34, bold: true, color: colour.accent },
    paragraph: { keepNext: true, spacing: { before: 0, after: 160 } },
  },
  contentsStyle(1),
  contentsStyle(2),
  contentsStyle(3),
  {
    id: 'TableofFigures',
    name: 'table of figures',
    basedOn: 'Normal',
    next: 'Normal',
    run: { font: font.sans, size: 19 },
    paragraph: paragraph({
      spacing: { after: 60, line: 250, lineRule: 'auto' },
      indent: { left: twips(captionStep), hanging: twips(captionStep), right: twips(12) },
      tabStops: [
        { type: TabStopType.LEFT, position: twips(captionStep) },
        { type: TabStopType.RIGHT, position: twips(pageShape(false).width), leader: LeaderType.DOT },
      ],
    }),
  },
  {
    id: 'TableText',
    name: 'Table Text',
    basedOn: 'Normal',
    quickFormat: true,
    run: { font: font.sans, size: 17 },
    paragraph: { spacing: { before: 30, after: 30, line: 240, lineRule: 'auto' } },
  },
  { id: 'TableHeading', name: 'Table Heading', basedOn: 'TableText', run: { bold: true }, paragraph: { keepNext: true } },
  {
    id: 'TableNote',
    name: 'Table Note',
    basedOn: 'Normal',
    next: 'BodyText',
    run: small,
    paragraph: { spacing: { before: 80, after: 280 } },
  },
  {
    id: 'AfterTable',
    name: 'After Table',
    basedOn: 'Normal',
    next: 'BodyText',
    run: { size: 4 },
    paragraph: { spacing: { before: 0, after: 0, line: 220, lineRule: 'exact' } },
  },
  {
    id: 'SectionEnd',
    name: 'Section End',
    basedOn: 'Normal',
    next: 'BodyText',
    run: { size: 2 },
    paragraph: { spacing: { before: 0, after: 0, line: 20, lineRule: 'exact' } },
  },
  {
    id: 'Figure',
    name: 'Figure',
    basedOn: 'Normal',
    next: 'Caption',
    paragraph: { keepNext: true, spacing: { before: 200, after: 100, line: 240, lineRule: 'auto' } },
  },
  {
    id: 'Quote',
    name: 'Quote',
    basedOn: 'BodyText',
    quickFormat: true,
    paragraph: { indent: { left: twips(7), right: twips(7) }, border: { left: rule(12, colour.rule, 10) } },
  },
  { id: 'QuoteSource', name: 'Quote Source', basedOn: 'Quote', run: small },
  noteStyle('Note', 'Note', colour.accent, colour.notePaper),
  noteStyle('NoteCaution', 'Note Caution', colour.caution, colour.cautionPaper),
  noteStyle('NoteMissing', 'Note Missing', colour.hole, colour.holePaper),
  {
    id: 'Reference',
    name: 'Reference',
    basedOn: 'Normal',
    quickFormat: true,
    run: { size: 20 },
    paragraph: paragraph({
      spacing: { after: 90, line: 250, lineRule: 'auto' },
      keepLines: true,
      indent: { left: twips(11), hanging: twips(11) },
      tabStops: [{ type: TabStopType.LEFT, position: twips(11) }],
    }),
  },
  { id: 'Header', name: 'header', basedOn: 'Normal', run: small },
  { id: 'Footer', name: 'footer', basedOn: 'Normal', run: small, paragraph: { spacing: { before: 0, after: 0 } } },
];

/** Styles of the document. The names are Word's own wherever Word has one, so that its contents, captions and navigation find them. */
export function documentStyles(language: string): IStylesOptions {
  return {
    default: {
      document: {
        run: { font: font.serif, size: 22, color: colour.ink, language: { value: language, eastAsia: 'ja-JP', bidirectional: 'ar-SA' } },
        paragraph: paragraph({ widowControl: true, spacing: { after: 0, line: 264, lineRule: 'auto' } }),
      },
      title: {
        run: { font: font.sans, size: 60, bold: true, color: colour.ink },
        paragraph: {
          spacing: { before: twips(38), after: 200, line: 264, lineRule: 'auto' },
          border: { top: rule(24, colour.accent, 22) },
        },
      },
      heading1: headingStyle(1),
      heading2: headingStyle(2),
      heading3: headingStyle(3),
      heading4: headingStyle(4),
      heading5: headingStyle(5),
      heading6: headingStyle(6),
      caption: {
        next: 'BodyText',
        run: { font: font.sans, size: 18, bold: true, italics: false, color: colour.ink },
        paragraph: paragraph({
          keepLines: true,
          spacing: { before: 240, after: 100 },
          indent: { left: twips(captionStep), hanging: twips(captionStep) },
          tabStops: [{ type: TabStopType.LEFT, position: twips(captionStep) }],
        }),
      },
      hyperlink: { run: { color: colour.accent, underline: {} } },
    },
    paragraphStyles: [...paragraphStyles],
    characterStyles: [
      { id: 'CrossReference', name: 'Cross Reference', run: { color: colour.accent } },
      { id: 'MissingContent', name: 'Missing Content', run: { color: colour.hole, bold: true, shading: { fill: colour.holePaper } } },
      { id: 'Code', name: 'Code', run: { font: font.fixed, size: 19 } },
    ],
  };
}

/** Bullets and numbers of lists, by level. */
export function listNumbering(): INumberingOptions {
  const bullets = ['•', '–', '▪'];
  const levels = (make: (level: number) => { format: (typeof LevelFormat)[keyof typeof LevelFormat]; text: string }) =>
    Array.from({ length: listLevels }, (_, level) => ({
      level,
      ...make(level),
      alignment: AlignmentType.START,
      style: { paragraph: { indent: { left: twips(listStep * (level + 1)), hanging: twips(listStep) } } },
    }));
  const formats = [LevelFormat.DECIMAL, LevelFormat.LOWER_LETTER, LevelFormat.LOWER_ROMAN];
  return {
    config: [
      { reference: 'bulleted', levels: levels((level) => ({ format: LevelFormat.BULLET, text: bullets[level % 3]! })) },
      { reference: 'numbered', levels: levels((level) => ({ format: formats[level % 3]!, text: `%${level + 1}.` })) },
    ],
  };
}
