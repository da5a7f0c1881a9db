import type { PdfRun, ReviewComment } from '@cerulean/evaluation/documents/reading';
import type { PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';

const commentKinds = new Set(['Text', 'Highlight', 'Underline', 'StrikeOut', 'Squiggly', 'FreeText', 'Caret']);

function textOf(value: unknown): string {
  if (typeof value === 'string') return value.trim();
  return value !== null && typeof value === 'object' && 'str' in value && typeof value.str === 'string' ? value.str.trim() : '';
}

/** What reviewers wrote into the margin of a page or on marked words. Marks without words are no comments. */
export async function commentsOf(page: PDFPageProxy, number: number, runs: readonly PdfRun[]): Promise<ReviewComment[]> {
  const annotations: readonly Readonly<Record<string, unknown>>[] = await page.getAnnotations().catch(() => []);
  const comments: ReviewComment[] = [];
  for (const annotation of annotations.slice(0, 2000)) {
    const { subtype, rect } = annotation;
    const text = textOf(annotation.contentsObj) || textOf(annotation.contents);
    if (typeof subtype !== 'string' || !commentKinds.has(subtype) || text === '') continue;
    const isMark = subtype !== 'Text' && subtype !== 'FreeText' && subtype !== 'Caret';
    comments.push({
      text,
      author: textOf(annotation.titleObj),
      resolved: /^(?:Accepted|Rejected|Cancelled|Completed)$/.test(String(annotation.state ?? '')),
      quote: isMark && Array.isArray(rect) ? quoteIn(page, rect.map(Number), runs) : '',
      place: { page: number },
    });
  }
  return comments;
}

function quoteIn(page: PDFPageProxy, rect: readonly number[], runs: readonly PdfRun[]): string {
  const viewport = page.getViewport({ scale: 1 });
  const corners = [viewport.convertToViewportPoint(rect[0]!, rect[1]!), viewport.convertToViewportPoint(rect[2]!, rect[3]!)];
  const [left, right] = corners.map((corner) => Number(corner[0])).sort((one, other) => one - other) as [number, number];
  const [top, bottom] = corners.map((corner) => Number(corner[1])).sort((one, other) => one - other) as [number, number];
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
