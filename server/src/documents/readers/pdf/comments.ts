import type { PdfRun, ReviewComment } from '@cerulean/evaluation/documents/reading';
import type { Library } from './library.ts';
import { placed, type View } from './view.ts';

/** The kinds of annotations that are comments (fpdf_annot.h), and whether they mark words. */
const commentKinds: ReadonlyMap<number, boolean> = new Map([
  [1, false],
  [3, false],
  [9, true],
  [10, true],
  [11, true],
  [12, true],
  [14, false],
]);
/** Flags of annotations that are not shown (ISO 32000-1:2008, table 165): invisible, and not to be viewed. */
const notViewed = 1 | 32;
const annotationsMax = 2000;

/** What reviewers wrote into the margin of a page or on marked words. Marks without words are no comments. */
export function commentsOf(library: Library, page: number, number: number, view: View, runs: readonly PdfRun[]): ReviewComment[] {
  const { call } = library;
  const comments: ReviewComment[] = [];
  const count = Math.min(call.FPDFPage_GetAnnotCount(page), annotationsMax);
  for (let index = 0; index < count; index++) {
    const annotation = call.FPDFPage_GetAnnot(page, index);
    if (annotation === 0) continue;
    const comment = commentOf(library, annotation, view, runs);
    if (comment) comments.push({ ...comment, place: { page: number } });
    call.FPDFPage_CloseAnnot(annotation);
  }
  return comments;
}

function commentOf(library: Library, annotation: number, view: View, runs: readonly PdfRun[]): Omit<ReviewComment, 'place'> | undefined {
  const { call, scratch } = library;
  const isMark = commentKinds.get(call.FPDFAnnot_GetSubtype(annotation));
  if (isMark === undefined || (call.FPDFAnnot_GetFlags(annotation) & notViewed) !== 0) return undefined;
  const said = (key: string): string => {
    const name = library.literal(key);
    return library.text((address, length) => call.FPDFAnnot_GetStringValue(annotation, name, address, length)).trim();
  };
  const text = said('Contents');
  if (text === '') return undefined;
  const author = said('T');
  const resolved = /^(?:Accepted|Rejected|Cancelled|Completed)$/.test(said('State'));
  const isPlaced = isMark && call.FPDFAnnot_GetRect(annotation, scratch) !== 0;
  return { text, author, resolved, quote: isPlaced ? quoteIn(view, library.rectangle(), runs) : '' };
}

/** The words inside a rectangle of left, top, right and bottom. */
function quoteIn(view: View, [x0, y0, x1, y1]: readonly [number, number, number, number], runs: readonly PdfRun[]): string {
  const corners = [placed(view.matrix, x0, y0), placed(view.matrix, x1, y1)];
  const [left, right] = corners.map(([x]) => x).sort((one, other) => one - other) as [number, number];
  const [top, bottom] = corners.map(([, y]) => y).sort((one, other) => one - other) as [number, number];
  const words: string[] = [];
  for (const run of runs) {
    const middle = run.y - run.size * 0.3;
    if (middle < top || middle > bottom || run.x > right || run.x + run.width < left) continue;
    const share = run.width / Math.max(1, run.text.length);
    let x = run.x;
    for (const word of run.text.split(/(?<=\s)/u)) {
      const next = x + word.length * share;
      if ((x + next) / 2 >= left && (x + next) / 2 <= right) words.push(word.trim());
      x = next;
    }
  }
  return words.join(' ').slice(0, 1000);
}
