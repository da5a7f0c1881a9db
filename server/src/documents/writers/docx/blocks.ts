import { unreachable } from '@cerulean/evaluation/base';
import type { Block, Section } from '@cerulean/evaluation/documents';
import { cleanLine, phrases } from '@cerulean/evaluation/documents';
import { type FileChild, HeadingLevel, Paragraph, type ParagraphChild, TextRun } from 'docx';
import type { Place } from './bench.ts';
import { tab } from './fields.ts';
import { figure } from './figures.ts';
import { directionOf, inlines, runsRightToLeft, textRuns } from './inlines.ts';
import { twips } from './page.ts';
import { headingSize, listLevels, listStep } from './styles.ts';
import { signatures, table } from './tables.ts';

const headings = [
  HeadingLevel.HEADING_1,
  HeadingLevel.HEADING_2,
  HeadingLevel.HEADING_3,
  HeadingLevel.HEADING_4,
  HeadingLevel.HEADING_5,
  HeadingLevel.HEADING_6,
] as const;

const noteStyles = { information: 'Note', caution: 'NoteCaution', missing: 'NoteMissing' } as const;

/**
 * A heading with its number typed before its text. Word's own numbering could not promise the tree's numbers: these may skip a level, may begin
 * anew ("Annex A") and are missing on some headings, and one heading added or removed in Word would change all that follow without the text that
 * names them. Numbers of a released document are part of its content.
 */
export function heading(place: Place, section: Section, level: number, isFirst: boolean): Paragraph {
  const { bench } = place;
  const number = cleanLine(section.number).trim();
  const title = textRuns(cleanLine(section.title));
  const name = bench.bookmarkOf(section);
  const depth = Math.min(level, headings.length);
  const words: ParagraphChild[] = number === '' ? bench.mark(name, title) : [...bench.mark(name, textRuns(number)), tab(), ...title];
  // Room for the number: digits and capitals of bold Arial are at most about 0.62 of their size wide.
  const room = Math.max(12, Math.ceil((number.length * 0.62 * headingSize[depth - 1]! * 25.4) / 144 + 3));
  return new Paragraph({
    heading: headings[depth - 1]!,
    // The page is already a new one where a section of pages begins; a second break would leave an empty page in some programs.
    ...(isFirst && level === 1 ? { pageBreakBefore: false } : {}),
    ...(number === ''
      ? {}
      : {
          indent: { left: twips(Math.min(room, 60)), hanging: twips(Math.min(room, 60)) },
          tabStops: [{ type: 'left', position: twips(Math.min(room, 60)) }],
        }),
    ...(runsRightToLeft(section.title) ? { bidirectional: true } : {}),
    children: bench.mark(bench.contentsMark(section), words),
  });
}

/** Where blocks stand in lists: how deep, and the number or bullet that the first paragraph still has to carry. */
interface Item {
  readonly level: number;
  readonly numbering?: { readonly reference: string; readonly level: number; readonly instance?: number };
}

function list(place: Place, block: Extract<Block, { type: 'list' }>, outer: number): FileChild[] {
  const level = Math.min(outer + 1, listLevels - 1);
  const instance = block.ordered ? place.bench.listInstance() : undefined;
  const numbering = instance === undefined ? { reference: 'bulleted', level } : { reference: 'numbered', level, instance };
  return block.items.flatMap((item) => {
    const [first, ...rest] = item;
    const carries = first?.type === 'paragraph' || first?.type === 'subheading';
    // Something else than words at the head of an item stands below its bullet.
    const head = carries ? blockParts(place, first, { level, numbering }) : [new Paragraph({ style: 'BodyText', numbering })];
    return [...head, ...(carries ? rest : item).flatMap((one) => blockParts(place, one, { level }))];
  });
}

function indent(item: Item): { indent?: { left: number } } {
  return item.level >= 0 && !item.numbering ? { indent: { left: twips(listStep * (item.level + 1)) } } : {};
}

function references(place: Place): FileChild[] {
  const { bench } = place;
  if (bench.references.length === 0) return [new Paragraph({ style: 'BodyText', children: textRuns(phrases.noReferences) })];
  return bench.references.map((entry) => {
    const number = bench.mark(bench.bookmarkOf(entry), textRuns(`${entry.number}.`));
    return new Paragraph({ style: 'Reference', children: [...number, tab(), ...inlines(bench, entry.content)] });
  });
}

function blockParts(place: Place, block: Block, item: Item): FileChild[] {
  const { bench } = place;
  switch (block.type) {
    case 'paragraph':
    case 'subheading':
      return [
        new Paragraph({
          style: block.type === 'paragraph' ? 'BodyText' : 'Subheading',
          ...(item.numbering ? { numbering: item.numbering } : {}),
          ...(item.level >= 0 ? { spacing: { after: 70 } } : {}),
          ...indent(item),
          ...directionOf(block.content),
          children: bench.mark(bench.bookmarkOf(block), inlines(bench, block.content)),
        }),
      ];
    case 'list':
      return list(place, block, item.level);
    case 'quote': {
      const quote = new Paragraph({
        style: 'Quote',
        keepNext: block.source !== undefined,
        ...directionOf(block.content),
        children: inlines(bench, block.content),
      });
      return block.source ? [quote, new Paragraph({ style: 'QuoteSource', children: textRuns(block.source) })] : [quote];
    }
    case 'note': {
      const label = new TextRun({ text: `${phrases.note[block.tone]}  `, bold: true });
      return [
        new Paragraph({
          style: noteStyles[block.tone],
          ...directionOf(block.content),
          children: [label, ...inlines(bench, block.content)],
        }),
      ];
    }
    case 'table':
      return table(place, block);
    case 'figure':
      return figure(place, block);
    case 'signatures':
      return signatures(place, block.lines);
    case 'references':
      return references(place);
    default:
      return unreachable(block);
  }
}

/** A section's heading and own content, without the sections below it. */
export function sectionParts(place: Place, section: Section, level: number, isFirst: boolean): FileChild[] {
  const basis = section.basis?.length
    ? [new Paragraph({ style: 'Basis', children: textRuns(`${phrases.basis}: ${section.basis.map(cleanLine).join(' · ')}`) })]
    : [];
  return [heading(place, section, level, isFirst), ...basis, ...section.blocks.flatMap((block) => blockParts(place, block, { level: -1 }))];
}
