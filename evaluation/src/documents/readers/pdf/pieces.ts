import { partNumber } from '../../assemble.ts';
import type { Piece, Pieces, ReadImage, TablePiece } from '../../read-document.ts';
import { plainCharacters } from './characters.ts';
import type { Entry, TableEntry, TextEntry } from './entries.ts';
import { bodyStyle, geometryEntries } from './geometry.ts';
import { headingKey } from './headings.ts';
import { LineJoiner } from './hyphens.ts';
import { attachCaptions, joinPages } from './join-pages.ts';
import { type Line, linesOf } from './lines.ts';
import type { PdfFile, PdfImage, PdfPage } from './page.ts';
import { findRunning, type PageLines } from './running.ts';
import { taggedEntries } from './tagged.ts';

const millimetresPerPoint = 25.4 / 72;
const contentsTitle =
  /^(?:\d+\.?\s*)?(?:table of )?contents$|^inhalt(?:sverzeichnis|sübersicht)?$|^table des matières$|^sommaire$|^índice(?: de contenidos?)?$|^indice$|^sommario$|^(?:list of )?(?:tables|figures)$/iu;

/** What a PDF says, from what the library gives: by its tags where a page has them, else by where the characters stand. */
export function pdfPieces(file: PdfFile): Pieces {
  const joiner = new LineJoiner();
  const byPage: (PageLines & { readonly artifacts: readonly Line[]; readonly source: PdfPage })[] = file.pages.map((page) => ({
    page: page.page,
    height: page.height,
    source: page,
    lines: linesOf(
      page.runs.filter((run) => !run.artifact),
      page.page,
    ),
    artifacts: linesOf(
      page.runs.filter((run) => run.artifact),
      page.page,
    ),
  }));
  for (const page of byPage) for (const [index, line] of page.lines.entries()) joiner.learn(line.text, page.lines[index - 1]?.text);
  const body = bodyStyle(byPage.flatMap((page) => page.lines));
  const tagged = new Map<number, ReturnType<typeof taggedEntries>>();
  for (const page of byPage) tagged.set(page.page, taggedEntries(page.source));
  const untagged = byPage.filter((page) => !tagged.get(page.page));
  const { lines: outside, running } = findRunning(untagged, body.size);
  const aside = findRunning(
    byPage
      .filter((page) => tagged.get(page.page))
      .map(({ page, height, lines, artifacts }) => ({ page, height, lines: outsideOf(artifacts, lines) })),
    body.size,
  );
  const placed = geometryEntries(
    untagged.map((page) => ({ ...page, lines: page.lines.filter((line) => !outside.has(line)) })),
    body,
    joiner,
    file.outline,
  );
  const entries = attachCaptions(joinPages(byPage.flatMap(({ page }) => tagged.get(page) ?? placed.get(page) ?? [])));
  const pieces = withoutContents(entries.map((entry) => pieceOf(entry, joiner)));
  return {
    pieces,
    ...(file.title ? { title: file.title } : {}),
    ...(file.language ? { language: file.language } : {}),
    pages: file.pages.length,
    ...(file.pageLabels ? { pageLabels: file.pageLabels } : {}),
    running: [...running, ...aside.running],
    comments: file.comments,
    images: imagesOf(file, entries, joiner),
    findings: file.findings,
  };
}

/** Artifacts between the text are repeated heads of tables and leader dots, not running heads. */
function outsideOf(artifacts: readonly Line[], lines: readonly Line[]): Line[] {
  const top = Math.min(...lines.map((line) => line.y));
  const bottom = Math.max(...lines.map((line) => line.y));
  return artifacts.filter((line) => line.y < top - 2 * line.size || line.y > bottom);
}

function textOfLines(lines: readonly string[], joiner: LineJoiner): string {
  return plainCharacters(joiner.join(lines))
    .replace(/\u00ad$/u, '')
    .trim();
}

function pieceOf(entry: Entry, joiner: LineJoiner): Piece {
  const place = { page: entry.page };
  if (entry.type === 'table') return tablePiece(entry, joiner);
  const text = textOfLines(entry.lines, joiner);
  if (entry.type === 'heading') return { type: 'heading', level: entry.level, text, place };
  if (entry.type === 'item') return { type: 'item', level: entry.level, ordered: entry.ordered, text, place };
  return { type: 'paragraph', ...(entry.role ? { role: entry.role } : {}), text, place };
}

function tablePiece(table: TableEntry, joiner: LineJoiner): TablePiece {
  return {
    type: 'table',
    caption: textOfLines(table.caption, joiner),
    headerRows: table.headerRows,
    place: { page: table.page },
    rows: table.rows.map((row) =>
      row.cells.map((cell) => ({
        text: textOfLines(cell.lines, joiner),
        ...(cell.columns > 1 ? { columns: cell.columns } : {}),
        ...(row.page === table.page ? {} : { place: { page: row.page } }),
      })),
    ),
  };
}

/** As many texts in a row that repeat headings are a table of contents, also without a title over it. */
const contentsMin = 4;

/** Leaves out tables of contents: what repeats headings of the document, or ends with a page number under such a title. */
function withoutContents(pieces: readonly Piece[]): Piece[] {
  const headings = new Set<string>();
  const keyed = new Map<string, string>();
  const keyOf = (text: string): string => {
    const known = keyed.get(text);
    if (known !== undefined) return known;
    const key = headingKey(text);
    keyed.set(text, key);
    return key;
  };
  /** Where a heading with this text stands last: an entry that looks like a heading has its own further down. */
  const lastPlaces = new Map<string, number>();
  for (const [index, piece] of pieces.entries()) {
    if (piece.type !== 'heading') continue;
    headings.add(keyOf(piece.text)).add(keyOf(partNumber(piece.text).text));
    lastPlaces.set(keyOf(piece.text), index);
  }
  const repeats = (text: string): boolean =>
    text.length < 260 && (headings.has(keyOf(text)) || headings.has(keyOf(text.replace(/[\s.…]*\d*$/u, ''))));
  const isEntry = (text: string): boolean => /^[\d\s.…]*$/u.test(text) || repeats(text) || /\s\d{1,4}$/.test(text);
  const textsOf = (piece: Piece): string[] =>
    piece.type === 'table' ? piece.rows.map((row) => row.map((cell) => cell.text).join(' ')) : piece.type === 'heading' ? [] : [piece.text];
  const kept: Piece[] = [];
  let inside = false;
  for (let index = 0; index < pieces.length; index++) {
    const piece = pieces[index]!;
    if (piece.type === 'heading') {
      if (inside && lastPlaces.get(keyOf(piece.text))! > index) continue;
      inside = contentsTitle.test(piece.text.trim());
    } else if (inside && textsOf(piece).every(isEntry)) continue;
    else {
      inside = false;
      let end = index;
      while (end < pieces.length && pieces[end]!.type !== 'heading' && textsOf(pieces[end]!).every(repeats)) end++;
      if (end - index >= contentsMin) {
        index = end - 1;
        continue;
      }
    }
    if (!inside) kept.push(piece);
  }
  return kept;
}

/** A caption this far from a picture, in points, is not its own. */
const captionDistance = 90;

function imagesOf(file: PdfFile, entries: readonly Entry[], joiner: LineJoiner): ReadImage[] {
  const captions = entries.filter((entry): entry is TextEntry => entry.type === 'paragraph' && entry.role === 'caption');
  return file.pages.flatMap((page) => {
    const near = captions.filter((caption) => caption.page === page.page);
    return page.images.map((image): ReadImage => {
      const caption = captionNear(image, near);
      return {
        digest: image.digest,
        mediaType: image.mediaType,
        ...(image.pixels ? { pixels: image.pixels } : {}),
        millimetres: { width: rounded(image.width * millimetresPerPoint), height: rounded(image.height * millimetresPerPoint) },
        caption: caption ? textOfLines(caption.lines, joiner) : '',
        alternative: '',
        place: { page: page.page },
      };
    });
  });
}

function rounded(millimetres: number): number {
  return Math.round(millimetres * 10) / 10;
}

/** Captions stand under a picture more often than over it. */
function captionNear(image: PdfImage, captions: readonly TextEntry[]): TextEntry | undefined {
  const distances = captions.flatMap((caption) => {
    const under = caption.box.top - (image.y + image.height);
    const over = image.y - caption.box.bottom;
    const beside = caption.box.left < image.x + image.width + 20 && caption.box.right > image.x - 20;
    const distance = under > -8 ? under : over > -8 ? over + 20 : Number.POSITIVE_INFINITY;
    return beside && distance < captionDistance ? [{ caption, distance }] : [];
  });
  return distances.sort((one, other) => one.distance - other.distance)[0]?.caption;
}
