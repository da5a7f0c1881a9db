import type { Library } from './library.ts';

export type Matrix = readonly [number, number, number, number, number, number];

/** How a page is looked at: what turns its coordinates into points from the top left corner of its visible part, the page turned as the file asks for. */
export interface View {
  readonly matrix: Matrix;
  readonly width: number;
  readonly height: number;
}

/** Paper of which a file does not tell the size is A4. */
const usual = { width: 595, height: 842 };

export function viewOf(library: Library, page: number): View {
  const { call, scratch } = library;
  const isKnown = call.FPDF_GetPageBoundingBox(page, scratch) !== 0;
  const [left, top, right, bottom] = isKnown ? library.rectangle() : [0, usual.height, usual.width, 0];
  const [width, height] = [right - left, top - bottom];
  const turn = call.FPDFPage_GetRotation(page);
  if (turn === 1) return { matrix: [0, 1, 1, 0, -bottom, -left], width: height, height: width };
  if (turn === 2) return { matrix: [-1, 0, 0, 1, right, -bottom], width, height };
  if (turn === 3) return { matrix: [0, -1, -1, 0, top, right], width: height, height: width };
  return { matrix: [1, 0, 0, -1, -left, top], width, height };
}

/** Turns a page by so many quarters clockwise, for as long as it is open. */
export function turn({ call }: Library, page: number, quarters: number): void {
  call.FPDFPage_SetRotation(page, (call.FPDFPage_GetRotation(page) + quarters + 4) % 4);
}

/** First `by`, then `matrix`. */
export function multiplied([a, b, c, d, e, f]: Matrix, [p, q, r, s, t, u]: Matrix): Matrix {
  return [a * p + c * q, b * p + d * q, a * r + c * s, b * r + d * s, a * t + c * u + e, b * t + d * u + f];
}

export function placed([a, b, c, d, e, f]: Matrix, x: number, y: number): [number, number] {
  return [a * x + c * y + e, b * x + d * y + f];
}
