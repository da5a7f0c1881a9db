/** A drawing that goes into pages and documents alike. */
export interface Plot {
  /** A whole SVG document with a viewBox; its text uses the font family "DejaVu Sans" and colours that print. */
  readonly svg: string;
  readonly widthMillimetres: number;
  readonly heightMillimetres: number;
  /** What the drawing shows, in a sentence or two, for those who do not see it. */
  readonly alternative: string;
}
