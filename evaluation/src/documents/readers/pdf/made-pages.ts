import type { PdfFile, PdfPage, PdfRun, PdfTag } from './page.ts';

/** A line for a page made in a test: text at a place, of 10 points where nothing else is said. Characters are half as wide as high. */
export interface MadeLine extends Partial<Pick<PdfRun, 'size' | 'bold' | 'mark' | 'artifact' | 'spaced'>> {
  readonly text: string;
  readonly x?: number;
  readonly y: number;
}

/** One page of A4 size with the given lines. */
export function madePage(page: number, lines: readonly MadeLine[], tags?: PdfTag): PdfPage {
  return {
    page,
    width: 595,
    height: 842,
    images: [],
    ...(tags ? { tags } : {}),
    runs: lines.map(({ text, x = 70, y, size = 10, bold = false, spaced = false, mark, artifact }) => ({
      text,
      x,
      y,
      size,
      bold,
      spaced,
      width: text.length * size * 0.5,
      ...(mark === undefined ? {} : { mark }),
      ...(artifact ? { artifact } : {}),
    })),
  };
}

/** Lines of text under each other, 12 points apart. */
export function madeLines(texts: readonly string[], top: number, rest: Partial<MadeLine> = {}): MadeLine[] {
  return texts.map((text, index) => ({ text, y: top + 12 * index, ...rest }));
}

export function madeFile(pages: readonly PdfPage[], rest: Partial<PdfFile> = {}): PdfFile {
  return { pages, outline: [], comments: [], findings: [], ...rest };
}
