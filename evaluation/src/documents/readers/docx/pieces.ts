import type { Piece, Pieces, ReadImage, RunningText } from '../../read-document.ts';
import { bareNumber, withBoldHeadings } from '../shape/bold-headings.ts';
import { attachCaptions, captionKind, captionOf } from '../shape/captions.ts';
import { cleanOneLine, cleanText } from '../shape/clean-text.ts';
import { readComments } from './comments.ts';
import { plainText, readBlocks } from './flow.ts';
import { readMargins } from './margins.ts';
import { readNumbering } from './numbering.ts';
import type { Paragraph } from './paragraph.ts';
import { readStyles } from './styles.ts';
import { framedCells, readTable } from './table.ts';
import { asideWalk, type MetImage, placeOf, survey, type Walk } from './walk.ts';
import type { Part, WordPackage } from './word-package.ts';
import { child, descendant, elements, textBelow, toggle, type XmlNode } from './xml-node.ts';

/**
 * Reads a Word document in one walk. Text is what a reader sees with all insertions accepted and all deletions done; lists of contents and of figures are left
 * out, since they repeat the headings. Pages are those at which Word last broke the text, where the file remembers them.
 */
export function docxPieces(word: WordPackage): Pieces {
  const walk = newWalk(word);
  const settings = word.part('settings')?.root;
  const running: RunningText[] = [];
  const notes = noteReader(walk);
  const captionsInTables = new Map<number, string>();
  const evenAndOdd = toggle(settings, 'w:evenAndOddHeaders') ?? false;
  let sectionPage = 1;
  const endSection = (section: XmlNode): void => {
    readMargins(section, walk, sectionPage, evenAndOdd, running);
    sectionPage = walk.page + 1;
  };

  const addTable = (node: XmlNode): void => {
    const framed = framedCells(node, walk);
    if (framed) {
      for (const cell of framed) read(cell);
      return;
    }
    const at = walk.set.length;
    const { piece, nested, notes: cited, figureCaption } = readTable(node, walk);
    if (piece.rows.some((row) => row.some((cell) => cell.text !== ''))) walk.set.push({ piece, bold: false });
    if (figureCaption) captionsInTables.set(at, figureCaption);
    for (const one of nested) addTable(one);
    notes(cited);
  };
  const read = (node: XmlNode): void =>
    readBlocks(node, walk, {
      paragraph: (paragraph, element) => {
        addParagraph(paragraph, walk);
        for (const box of paragraph.boxes) read(box);
        notes(paragraph.notes);
        const section = child(child(element, 'w:pPr'), 'w:sectPr');
        if (section) endSection(section);
      },
      table: addTable,
      section: endSection,
    });
  read(child(walk.part.root, 'w:body') ?? walk.part.root);

  const raw = walk.set.map(({ piece }) => piece);
  const images = captioned(walk.images, raw, captionsInTables);
  const pieces = attachCaptions(withBoldHeadings(walk.set));
  const title = titleOf(pieces, word.properties);
  const language = languageOf(walk, settings);
  return {
    pieces,
    ...(title ? { title } : {}),
    ...(language ? { language } : {}),
    ...(walk.countsPages ? { pages: walk.page } : {}),
    running,
    comments: readComments(walk),
    revisions: walk.revisions.map((one) => ({ ...one, text: cleanText(one.text) })).filter((one) => one.text !== ''),
    hidden: walk.hidden.map((one) => ({ ...one, text: cleanText(one.text) })).filter((one) => one.text !== ''),
    images,
    findings: [...word.findings, ...walk.findings],
  };
}

function newWalk(word: WordPackage): Walk {
  return {
    word,
    part: word.document,
    styles: readStyles(word.part('styles')?.root),
    numbering: readNumbering(word.part('numbering')?.root),
    ...survey(word.document.root),
    page: 1,
    pageIsBegun: false,
    fields: [],
    quotes: new Map(),
    set: [],
    revisions: [],
    hidden: [],
    images: [],
    languages: new Map(),
    findings: [],
  };
}

/** Reads the notes that a paragraph cites and puts them after it. */
function noteReader(walk: Walk): (notes: Paragraph['notes']) => void {
  const parts = new Map<string, { part: Part; byId: Map<string, XmlNode>; aside: Walk } | undefined>();
  const open = (kind: 'footnotes' | 'endnotes') => {
    if (!parts.has(kind)) {
      const part = walk.word.part(kind);
      parts.set(
        kind,
        part && {
          part,
          byId: new Map(elements(part.root).map((node) => [node.attributes['w:id'] ?? '', node])),
          aside: asideWalk(walk, part),
        },
      );
    }
    return parts.get(kind);
  };
  return (notes) => {
    for (const { kind, id } of notes) {
      const opened = open(kind);
      const node = opened?.byId.get(id);
      if (!opened || !node) continue;
      const text = plainText(node, opened.aside);
      if (text !== '') walk.set.push({ piece: { type: 'paragraph', role: 'footnote', text, place: placeOf(walk) }, bold: false });
    }
  };
}

const typedBullet = /^[•▪‣◦○●■➢✓–-]\s+(?=\S)/;

function addParagraph({ text, bold, style, level, label, counts, place }: Paragraph, walk: Walk): void {
  if (text === '' || style.role === 'contents') return;
  const shownLabel = label && !label.bullet && !label.bare ? { label: label.text } : {};
  const add = (piece: Piece): void => void walk.set.push({ piece, bold, ...shownLabel });
  if (level !== undefined) {
    const number = shownLabel.label ? bareNumber(shownLabel.label) : '';
    add({ type: 'heading', level, ...(number ? { number } : {}), text: cleanOneLine(text), place });
    return;
  }
  if (style.role === 'title') {
    add({ type: 'paragraph', role: 'title', text: cleanOneLine(text), place });
    return;
  }
  if (style.role === 'caption' || (counts && text.length <= 400 && captionOf(text))) {
    add({ type: 'paragraph', role: 'caption', text: cleanOneLine(text), place });
    return;
  }
  const last = walk.set.at(-1);
  if (label?.bare && last?.piece.type === 'item') {
    walk.set[walk.set.length - 1] = { ...last, piece: { ...last.piece, text: `${last.piece.text}\n${text}` } };
    return;
  }
  if (label && !label.bare) {
    add({ type: 'item', level: label.level, ordered: !label.bullet, text, place });
    return;
  }
  if (typedBullet.test(text)) {
    add({ type: 'item', level: 1, ordered: false, text: text.replace(typedBullet, ''), place });
    return;
  }
  add({ type: 'paragraph', ...(style.role === 'quote' ? { role: 'quote' } : {}), text, place });
}

/**
 * Gives each picture its caption: the one beside it, on the side on which captions of this file stand. One that stands in the same table as the picture is
 * taken before others.
 */
function captioned(met: readonly MetImage[], pieces: readonly Piece[], inTables: ReadonlyMap<number, string>): ReadImage[] {
  const captionAt = (index: number): string | undefined => {
    const piece = pieces[index];
    if (piece?.type !== 'paragraph') return undefined;
    if (piece.role === 'caption') return captionOf(piece.text) === 'table' ? undefined : piece.text;
    return piece.role === undefined && captionKind(piece.text) === 'figure' ? piece.text : undefined;
  };
  const isTable = (at: number) => pieces[at]?.type === 'table';
  const sides = met.map(({ at, ownText }) => ({
    own: inTables.get(at) ?? (ownText ? captionAt(at) : undefined),
    after: captionAt(ownText || isTable(at) ? at + 1 : at),
    before: captionAt(at - 1),
  }));
  const count = (side: 'after' | 'before') => sides.filter((one) => one[side] !== undefined).length;
  const beforeFirst = count('before') > count('after');
  return met.map(({ image }, index) => {
    const { own, after, before } = sides[index]!;
    return { ...image, caption: own ?? (beforeFirst ? (before ?? after) : (after ?? before)) ?? '' };
  });
}

/** Titles that programs set by themselves tell nothing. */
const emptyTitle = /^(?:microsoft word|document\d*|dokument\d*|untitled|template|normal|word document|powerpoint)|\.docx?$/i;

function titleOf(pieces: readonly Piece[], properties: XmlNode | undefined): string {
  const titled = pieces.find((piece) => piece.type === 'paragraph' && piece.role === 'title');
  if (titled && 'text' in titled) return titled.text;
  const node = properties && descendant(properties, 'dc:title');
  const title = node ? cleanOneLine(textBelow(node)) : '';
  return emptyTitle.test(title) ? '' : title;
}

/** The language of most of the letters. */
function languageOf(walk: Walk, settings: XmlNode | undefined): string {
  const usual = walk.styles.defaultLanguage ?? child(settings, 'w:themeFontLang')?.attributes['w:val'] ?? '';
  const counts = new Map<string, number>();
  for (const [language, letters] of walk.languages) counts.set(language || usual, (counts.get(language || usual) ?? 0) + letters);
  const most = [...counts].sort(([, one], [, other]) => other - one)[0]?.[0];
  return most || usual;
}
