import type { Place } from '../../place.ts';
import { cleanText } from '../shape/clean-text.ts';
import { raised } from '../shape/raised.ts';
import { formulaText } from './formula.ts';
import type { Label } from './numbering.ts';
import { readDrawing } from './pictures.ts';
import type { Style } from './styles.ts';
import { symbolCharacter, withoutPrivateCharacters } from './symbols.ts';
import { alternative, type MetImage, placeOf, type Walk } from './walk.ts';
import { child, elements, textBelow, toggle, wholeNumber, wordValue, type XmlNode } from './xml-node.ts';

/** What a paragraph gives. */
export interface Paragraph {
  readonly text: string;
  /** All letters are bold. */
  readonly bold: boolean;
  readonly style: Style;
  /** Level of a heading, 1 to 9, by the paragraph itself or its style. */
  readonly level: number | undefined;
  readonly label: Label | undefined;
  /** It counts something ("Table 1"), as captions do. */
  readonly counts: boolean;
  readonly place: Place;
  readonly notes: readonly { readonly kind: 'footnotes' | 'endnotes'; readonly id: string }[];
  /** Contents of text boxes that hang on it. */
  readonly boxes: readonly XmlNode[];
  readonly images: readonly MetImage[];
}

/** A paragraph whose mark was deleted goes on in the next one. */
export interface Carried {
  line: Line | undefined;
}

interface Line {
  text: string;
  letters: number;
  boldLetters: number;
  place: Place | undefined;
  counts: boolean;
  notes: { kind: 'footnotes' | 'endnotes'; id: string }[];
  boxes: XmlNode[];
  images: MetImage[];
  /** Where the entries of this paragraph begin in the lists of the walk, so that only neighbours in one paragraph are joined. */
  revisionsFrom: number;
  hiddenFrom: number;
}

/** How the runs that are being read are set and changed. */
interface Look {
  readonly style: Style;
  readonly inserted?: string;
  readonly deleted?: string;
  /** Text that was moved away stands where it was moved to. */
  readonly movedAway?: boolean;
}

interface Run extends Look {
  readonly bold: boolean;
  readonly hidden: boolean;
  readonly position: string | undefined;
  readonly font: string;
  readonly language: string | undefined;
}

const passedThrough = new Set(['w:hyperlink', 'w:smartTag', 'w:customXml', 'w:dir', 'w:bdo', 'w:sdt', 'w:sdtContent', 'w:rubyBase']);

/** Reads a paragraph; undefined where its text goes on in the next one. `joinsNext` tells that there is a next one to go on in. */
export function readParagraph(node: XmlNode, walk: Walk, carried: Carried, joinsNext: boolean): Paragraph | undefined {
  const properties = child(node, 'w:pPr');
  const styleId = wordValue(properties, 'w:pStyle');
  const style = walk.styles.paragraph(styleId);
  const line = carried.line ?? newLine(walk);
  carried.line = undefined;
  readInlines(node, walk, line, { style });
  const mark = child(properties, 'w:rPr');
  if (joinsNext && (child(mark, 'w:del') || child(mark, 'w:moveFrom'))) {
    carried.line = line;
    return undefined;
  }
  const outline = wholeNumber(wordValue(properties, 'w:outlineLvl'));
  const level = outline === undefined ? style.level : outline < 9 ? outline + 1 : undefined;
  const text = cleanText(line.text);
  for (const image of line.images) image.ownText = text !== '';
  const label = labelOf(properties, styleId, style, walk);
  if (toggle(mark, 'w:vanish') && text === '' && !label) return undefined;
  return {
    text,
    bold: line.letters > 0 && line.boldLetters === line.letters,
    style,
    level: style.role ? undefined : level,
    label,
    counts: line.counts,
    place: line.place ?? placeOf(walk),
    notes: line.notes,
    boxes: line.boxes,
    images: line.images,
  };
}

function newLine(walk: Walk): Line {
  return {
    text: '',
    letters: 0,
    boldLetters: 0,
    place: undefined,
    counts: false,
    notes: [],
    boxes: [],
    images: [],
    revisionsFrom: walk.revisions.length,
    hiddenFrom: walk.hidden.length,
  };
}

function labelOf(properties: XmlNode | undefined, styleId: string | undefined, style: Style, walk: Walk): Label | undefined {
  const own = child(properties, 'w:numPr');
  const ownId = wordValue(own, 'w:numId');
  const numberId = ownId ?? style.numberId;
  if (numberId === undefined || numberId === '0') return undefined;
  const level = wholeNumber(wordValue(own, 'w:ilvl')) ?? (ownId === undefined ? style.numberLevel : undefined);
  const label = walk.numbering.next(numberId, level, styleId);
  return label && style.listLevel && label.level === 1 ? { ...label, level: style.listLevel } : label;
}

function readInlines(node: XmlNode, walk: Walk, line: Line, look: Look): void {
  for (const one of elements(node)) {
    switch (one.name) {
      case 'w:r':
        readRun(one, walk, line, look);
        break;
      case 'w:ins':
        readInlines(one, walk, line, { ...look, inserted: one.attributes['w:author'] ?? '' });
        break;
      case 'w:del':
        readInlines(one, walk, line, { ...look, deleted: one.attributes['w:author'] ?? '' });
        break;
      case 'w:moveFrom':
        readInlines(one, walk, line, { ...look, movedAway: true });
        break;
      case 'w:moveTo':
        readInlines(one, walk, line, look);
        break;
      case 'w:fldSimple':
        walk.fields.push({ instruction: one.attributes['w:instr'] ?? '', inResult: true });
        noteCounting(walk, line);
        readInlines(one, walk, line, look);
        walk.fields.pop();
        break;
      case 'w:commentRangeStart':
        walk.quotes.set(one.attributes['w:id'] ?? '', { text: '', open: true, place: placeOf(walk) });
        break;
      case 'w:commentRangeEnd': {
        const quote = walk.quotes.get(one.attributes['w:id'] ?? '');
        if (quote) quote.open = false;
        break;
      }
      case 'm:oMath':
      case 'm:oMathPara':
        addText(formulaText(one), walk, line, runOf(undefined, look, walk));
        break;
      case 'mc:AlternateContent':
        for (const chosen of alternative(one)) readInlines(chosen, walk, line, look);
        break;
      default:
        if (passedThrough.has(one.name)) readInlines(one, walk, line, look);
    }
  }
}

function runOf(node: XmlNode | undefined, look: Look, walk: Walk): Run {
  const properties = child(node, 'w:rPr');
  const style = walk.styles.character(wordValue(properties, 'w:rStyle'));
  return {
    ...look,
    bold: toggle(properties, 'w:b') ?? ((style?.bold ?? false) || look.style.bold),
    hidden: toggle(properties, 'w:vanish') ?? ((style?.hidden ?? false) || look.style.hidden),
    position: wordValue(properties, 'w:vertAlign'),
    font: child(properties, 'w:rFonts')?.attributes['w:ascii'] ?? '',
    language: child(properties, 'w:lang')?.attributes['w:val'] ?? look.style.language,
  };
}

function readRun(node: XmlNode, walk: Walk, line: Line, look: Look): void {
  const run = runOf(node, look, walk);
  const read = (one: XmlNode): void => {
    switch (one.name) {
      case 'w:t':
      case 'w:delText':
        // Line ends within the text of a run are only how the file was written.
        addText(textBelow(one).replace(/[\r\n\t]+/g, ' '), walk, line, run);
        return;
      case 'w:tab':
      case 'w:ptab':
        addText('\t', walk, line, run);
        return;
      case 'w:br':
        if (one.attributes['w:type'] === 'page') {
          walk.page++;
          walk.pageIsBegun = false;
          return;
        }
        addText('\n', walk, line, run);
        return;
      case 'w:cr':
        addText('\n', walk, line, run);
        return;
      case 'w:noBreakHyphen':
        addText('-', walk, line, run);
        return;
      case 'w:sym': {
        const code = Number.parseInt(one.attributes['w:char'] ?? '', 16);
        if (!Number.isNaN(code)) addText(symbolCharacter(one.attributes['w:font'] ?? '', code), walk, line, run);
        return;
      }
      case 'w:lastRenderedPageBreak':
        // Word remembers a page break that somebody set a second time, as one it made.
        if (walk.pageIsBegun) walk.page++;
        walk.pageIsBegun = false;
        return;
      case 'w:fldChar':
        readFieldMark(one, walk, line);
        return;
      case 'w:instrText': {
        const field = walk.fields.at(-1);
        if (field && !field.inResult) field.instruction += textBelow(one);
        return;
      }
      case 'w:footnoteReference':
      case 'w:endnoteReference':
        if (run.deleted === undefined && !run.movedAway)
          line.notes.push({ kind: one.name === 'w:footnoteReference' ? 'footnotes' : 'endnotes', id: one.attributes['w:id'] ?? '' });
        return;
      case 'w:commentReference': {
        const id = one.attributes['w:id'] ?? '';
        if (!walk.quotes.has(id)) walk.quotes.set(id, { text: '', open: false, place: placeOf(walk) });
        return;
      }
      case 'w:drawing':
      case 'w:pict':
      case 'w:object': {
        if (run.deleted !== undefined || run.movedAway) return;
        const { boxes, images } = readDrawing(one, walk, walk.set.length);
        line.boxes.push(...boxes);
        line.images.push(...images);
        return;
      }
      case 'w:ruby':
        for (const base of elements(one)) if (base.name === 'w:rubyBase') readInlines(base, walk, line, look);
        return;
      case 'mc:AlternateContent':
        for (const chosen of alternative(one)) for (const inner of elements(chosen)) read(inner);
        return;
    }
  };
  for (const one of elements(node)) read(one);
}

function readFieldMark(node: XmlNode, walk: Walk, line: Line): void {
  const type = node.attributes['w:fldCharType'];
  if (type === 'begin') walk.fields.push({ instruction: '', inResult: false });
  else if (type === 'end') walk.fields.pop();
  else if (type === 'separate') {
    const field = walk.fields.at(-1);
    if (field) field.inResult = true;
    noteCounting(walk, line);
  }
}

function noteCounting(walk: Walk, line: Line): void {
  if (/^\s*SEQ\s/i.test(walk.fields.at(-1)?.instruction ?? '')) line.counts = true;
}

/** Lists of contents, of figures and the index repeat what stands elsewhere. */
const repeating = /^\s*(?:TOC|INDEX|TOA)\b/i;

function addText(given: string, walk: Walk, line: Line, run: Run): void {
  if (walk.fieldsAreWhole && walk.fields.some((field) => !field.inResult || repeating.test(field.instruction))) return;
  if (run.movedAway || given === '') return;
  let text = /[\uf020-\uf0ff]/.test(given) ? withoutPrivateCharacters(given, run.font) : given;
  if (run.position === 'superscript' || run.position === 'subscript') text = raised(text, run.position);
  const place = placeOf(walk);
  if (run.deleted !== undefined) {
    join(walk.revisions, line.revisionsFrom, { change: 'deleted', text, author: run.deleted, place });
    return;
  }
  if (run.hidden) {
    join(walk.hidden, line.hiddenFrom, { text, place });
    return;
  }
  if (run.inserted !== undefined) join(walk.revisions, line.revisionsFrom, { change: 'inserted', text, author: run.inserted, place });
  const letters = text.trim().length;
  if (letters > 0) {
    line.place ??= place;
    walk.pageIsBegun = true;
    line.letters += letters;
    if (run.bold) line.boldLetters += letters;
    const language = run.language ?? '';
    walk.languages.set(language, (walk.languages.get(language) ?? 0) + letters);
  }
  // Changes with unchanged text between them are two.
  if (run.inserted === undefined) line.revisionsFrom = walk.revisions.length;
  line.hiddenFrom = walk.hidden.length;
  line.text += text;
  for (const quote of walk.quotes.values()) if (quote.open && quote.text.length < 2000) quote.text += text;
}

/** Adds an entry, or lengthens the last one where both are one change that was cut into runs. */
function join<Entry extends { readonly text: string; readonly change?: string; readonly author?: string }>(
  entries: Entry[],
  from: number,
  entry: Entry,
): void {
  const last = entries.at(-1);
  if (last && entries.length > from && last.change === entry.change && last.author === entry.author)
    entries[entries.length - 1] = { ...last, text: last.text + entry.text };
  else entries.push(entry);
}
