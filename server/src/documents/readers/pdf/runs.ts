import type { PdfRun } from '@cerulean/evaluation/documents/reading';
import type { Library } from './library.ts';
import type { Marks } from './marks.ts';
import { multiplied, placed, turn, type View, viewOf } from './view.ts';

/** How a piece of text is set; where it is the same, pieces that touch are one run. */
interface Style {
  readonly size: number;
  /** Quarter turns, clockwise, from upright; undefined where it stands aslant. */
  readonly turn: number | undefined;
  readonly bold: boolean;
  readonly mark: string | undefined;
  readonly artifact: boolean;
}

/** A run while it grows. Places are along its own direction and across it. */
interface OpenRun extends Style {
  text: string;
  readonly x: number;
  readonly y: number;
  readonly along: number;
  readonly across: number;
  spaced: boolean;
  /** Index of its last character. */
  last: number;
}

interface Turned extends OpenRun {
  readonly turn: number;
  readonly width: number;
}

/** Smaller type than this, in points, is not meant to be read. */
const sizeMin = 1.5;
/** No page is larger than this, in points (ISO 32000-1:2008, annex C.2), and so nothing stands farther from its corner. */
const sideMax = 14_400;
/** Wider gaps than this many sizes part runs, though a space is all that stands between the words. */
const spaceMax = 0.6;
/** Pieces without a space between them are one run where the gap is at most this many sizes, */
const touchMax = 0.12;
/** and where they overlap by at most this many, as closely set capitals do. */
const overlapMax = 0.25;
/** Letters of one size are on one line where they stand at most this many sizes higher or lower. */
const shiftMax = 0.25;
/** Raised and lowered letters stand on the line of others this many sizes away at most. */
const lineMax = 0.6;
/** A space that the library guesses counts where the gap is at least this many sizes. */
const guessMin = 0.1;

const boldName = /bold|black|heavy|demi|cmbx|-bd\b|,bd\b/iu;
/** Flag of a font that is to be drawn bold (ISO 32000-1:2008, table 123). */
const forceBold = 1 << 18;
const hyphenMark = 2;

function isSpace(code: number): boolean {
  return (
    code === 0x20 || (code >= 9 && code <= 13) || code === 0xa0 || (code >= 0x2000 && code <= 0x200a) || code === 0x202f || code === 0x3000
  );
}

export interface PageText {
  readonly runs: readonly PdfRun[];
  /** How the page is to be looked at for its text to stand upright. */
  readonly view: View;
  readonly characters: number;
}

/**
 * The text of a page as runs in upright coordinates. A page whose text stands sideways is turned, because the library guesses spaces and the order of
 * words well in upright text only; text in another direction than most (a stamp across the page, a note up the margin) is left out.
 */
export function textOf(library: Library, page: number, marks: Marks | undefined, charactersMax: number): PageText {
  const view = viewOf(library, page);
  const text = read(library, page, view, marks, charactersMax);
  if (text.turn === 0) return { ...text, view };
  turn(library, page, -text.turn);
  const turned = viewOf(library, page);
  return { ...read(library, page, turned, marks, charactersMax), view: turned };
}

function read(
  library: Library,
  page: number,
  view: View,
  marks: Marks | undefined,
  charactersMax: number,
): { runs: PdfRun[]; turn: number; characters: number } {
  const text = library.call.FPDFText_LoadPage(page);
  const runs = new Runs(library, text, view, marks).read(charactersMax);
  library.call.FPDFText_ClosePage(text);
  return runs;
}

class Runs {
  private readonly library: Library;
  private readonly text: number;
  private readonly view: View;
  private readonly marks: Marks | undefined;
  private readonly fonts = new Map<number, boolean>();
  private readonly turned: Turned[] = [];
  private characters = 0;

  constructor(library: Library, text: number, view: View, marks: Marks | undefined) {
    this.library = library;
    this.text = text;
    this.view = view;
    this.marks = marks;
  }

  read(charactersMax: number): { runs: PdfRun[]; turn: number; characters: number } {
    const { text } = this;
    const { FPDFText_CountChars, FPDFText_GetUnicode, FPDFText_GetTextObject, FPDFText_IsGenerated } = this.library.call;
    const count = FPDFText_CountChars(text);
    let open: OpenRun | undefined;
    let object = 0;
    let style: Style | undefined;
    let spaced = false;
    let isGuess = false;
    for (let index = 0; index < count; index++) {
      const code = FPDFText_GetUnicode(text, index);
      if (isSpace(code)) {
        isGuess = (isGuess || !spaced) && FPDFText_IsGenerated(text, index) === 1;
        spaced = true;
        continue;
      }
      if (code === 0) continue;
      if (++this.characters > charactersMax) break;
      const owner = FPDFText_GetTextObject(text, index);
      if (owner !== object || !style) {
        style = this.styleOf(owner, index, style);
        object = owner;
      } else if (!spaced && open) {
        open.text += this.character(code, index);
        open.last = index;
        continue;
      }
      const begun = this.begun(style, index, code);
      const gap = open && isBeside(open, begun) ? (begun.along - this.endOf(open)) / Math.max(open.size, begun.size) : undefined;
      // The library guesses spaces at the joints of a text, also where its parts touch. A space at the end of a text says nothing of one that stands before it.
      begun.spaced = spaced && (gap === undefined || gap >= (isGuess ? guessMin : -overlapMax));
      if (open && gap !== undefined && continues(open, begun, gap)) {
        open.text += begun.spaced ? ` ${begun.text}` : begun.text;
        open.last = index;
      } else {
        if (open) this.close(open);
        open = begun;
      }
      spaced = false;
      isGuess = false;
    }
    if (open) this.close(open);
    return { ...this.upright(), characters: this.characters };
  }

  /** Hyphens that part a word at the end of a line come with a code of the library's own. */
  private character(code: number, index: number): string {
    if (code > 0xffff) return String.fromCodePoint(Math.min(code, 0x10ffff));
    return code === hyphenMark && this.library.call.FPDFText_IsHyphen(this.text, index) === 1 ? '-' : String.fromCharCode(code);
  }

  private styleOf(object: number, index: number, before: Style | undefined): Style {
    const { call, scratch } = this.library;
    if (object === 0 && before) return before;
    call.FPDFText_GetMatrix(this.text, index, scratch);
    const { floats } = this.library;
    const [a, b, c, d] = multiplied(this.view.matrix, [floats[0]!, floats[1]!, floats[2]!, floats[3]!, 0, 0]);
    const size = call.FPDFText_GetFontSize(this.text, index) * Math.hypot(c, d);
    const angle = Math.atan2(b, a) / (Math.PI / 2);
    const turn = ((Math.round(angle) % 4) + 4) % 4;
    const isAslant = Math.abs(angle - Math.round(angle)) > 0.08;
    return {
      size,
      turn: isAslant ? undefined : turn,
      bold: object !== 0 && this.isBold(call.FPDFTextObj_GetFont(object)),
      mark: this.marks?.markOf(object),
      artifact: this.marks?.isArtifact(object) ?? false,
    };
  }

  private isBold(font: number): boolean {
    const known = this.fonts.get(font);
    if (known !== undefined) return known;
    const { library } = this;
    const { FPDFFont_GetBaseFontName, FPDFFont_GetFlags } = library.call;
    const isBold =
      boldName.test(library.name((address, length) => FPDFFont_GetBaseFontName(font, address, length))) ||
      (FPDFFont_GetFlags(font) & forceBold) !== 0;
    this.fonts.set(font, isBold);
    return isBold;
  }

  private begun(style: Style, index: number, code: number): OpenRun {
    const { call, scratch } = this.library;
    call.FPDFText_GetCharOrigin(this.text, index, scratch, scratch + 8);
    const { doubles } = this.library;
    const [x, y] = placed(this.view.matrix, doubles[0]!, doubles[1]!);
    const text = this.character(code, index);
    return { ...style, text, x, y, along: along(style.turn, x, y), across: across(style.turn, x, y), spaced: false, last: index };
  }

  /** Where the last character of a run ends, in its own direction. */
  private endOf(open: OpenRun): number {
    const { call, scratch } = this.library;
    if (call.FPDFText_GetLooseCharBox(this.text, open.last, scratch) === 0) return open.along;
    const [left, top, right, bottom] = this.library.rectangle();
    const [x, y] = placed(this.view.matrix, left, top);
    const [otherX, otherY] = placed(this.view.matrix, right, bottom);
    return Math.max(along(open.turn, x, y), along(open.turn, otherX, otherY));
  }

  private close(open: OpenRun): void {
    const { turn } = open;
    const width = Math.max(0, this.endOf(open) - open.along);
    const isOnPage = Math.max(Math.abs(open.x), Math.abs(open.y), width) <= sideMax;
    if (turn !== undefined && open.size >= sizeMin && isOnPage) this.turned.push({ ...open, turn, width });
  }

  /** The runs in the direction of most. Text that is drawn twice to look bold is read once. */
  private upright(): { runs: PdfRun[]; turn: number } {
    const lengths = [0, 0, 0, 0];
    for (const one of this.turned) lengths[one.turn]! += one.text.length;
    const turn = lengths.indexOf(Math.max(...lengths));
    const runs: PdfRun[] = [];
    for (const { text, x, y, width, size, bold, spaced, mark, artifact, turn: own } of this.turned) {
      if (own !== turn) continue;
      if (runs.slice(-3).some((run) => run.text === text && Math.abs(run.x - x) < 1.2 && Math.abs(run.y - y) < 1.2)) continue;
      runs.push({ text, x, y, width, size, bold, spaced, ...(mark === undefined ? {} : { mark }), ...(artifact ? { artifact } : {}) });
    }
    return { runs, turn };
  }
}

/** Whether two texts stand on one line. */
function isBeside(one: OpenRun, other: OpenRun): boolean {
  return one.turn === other.turn && Math.abs(one.across - other.across) < lineMax * Math.max(one.size, other.size);
}

/** Whether a text that begins so many sizes behind another belongs to its run. */
function continues(open: OpenRun, begun: OpenRun, gap: number): boolean {
  return (
    gap >= -overlapMax &&
    gap <= (begun.spaced ? spaceMax : touchMax) &&
    open.bold === begun.bold &&
    open.mark === begun.mark &&
    open.artifact === begun.artifact &&
    Math.abs(open.size - begun.size) <= 0.01 * open.size &&
    Math.abs(open.across - begun.across) <= shiftMax * open.size
  );
}

function along(turn: number | undefined, x: number, y: number): number {
  return turn === 1 ? y : turn === 2 ? -x : turn === 3 ? -y : x;
}

function across(turn: number | undefined, x: number, y: number): number {
  return turn === 1 || turn === 3 ? x : y;
}
