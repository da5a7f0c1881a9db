import { createHash } from 'node:crypto';
import type { PdfImage } from '@cerulean/evaluation/documents/reading';
import type { Library } from './library.ts';
import { type Matrix, multiplied, placed, type View } from './view.ts';

/** What a page holds beside its text. */
export interface Picture {
  readonly images: readonly PdfImage[];
  /** One picture fills the page, and the text over it is invisible. */
  readonly isScan: boolean;
}

/** Kinds of objects (fpdf_edit.h). */
const kinds = { text: 1, image: 3, form: 5 };
const invisibleMode = 3;
/** Smaller pictures, in pixels and points, are marks and lines. */
const smallest = { pixels: 16, points: 14 };
const imagesPerPage = 200;
const objectsPerPage = 200_000;
const formDepth = 6;
const imageBytes = 256 * 2 ** 20;

const mediaTypes: Readonly<Record<string, string>> = {
  DCTDecode: 'image/jpeg',
  JPXDecode: 'image/jp2',
  CCITTFaxDecode: 'image/tiff',
  JBIG2Decode: 'image/jbig2',
};

/** The pictures of a page, also those in forms, and whether it is a scan. */
export function pictureOf(library: Library, page: number, view: View): Picture {
  const objects = new PageObjects(library, page);
  const { FPDFPage_CountObjects, FPDFPage_GetObject } = library.call;
  const count = FPDFPage_CountObjects(page);
  for (let index = 0; index < count; index++) objects.add(FPDFPage_GetObject(page, index), view.matrix, 0);
  const area = view.width * view.height;
  const isFilled = objects.images.some((image) => image.width * image.height > 0.5 * area);
  return { images: objects.images, isScan: isFilled && objects.invisible > 0 && objects.invisible > 9 * objects.visible };
}

class PageObjects {
  readonly images: PdfImage[] = [];
  visible = 0;
  invisible = 0;
  private readonly library: Library;
  private readonly page: number;
  private seen = 0;

  constructor(library: Library, page: number) {
    this.library = library;
    this.page = page;
  }

  add(object: number, matrix: Matrix, depth: number): void {
    if (++this.seen > objectsPerPage) return;
    const { call } = this.library;
    const kind = call.FPDFPageObj_GetType(object);
    if (kind === kinds.text) {
      if (call.FPDFTextObj_GetTextRenderMode(object) === invisibleMode) this.invisible++;
      else this.visible++;
    } else if (kind === kinds.image) this.image(object, this.placeOf(object, matrix));
    else if (kind === kinds.form && depth < formDepth) {
      const inner = this.placeOf(object, matrix);
      const count = call.FPDFFormObj_CountObjects(object);
      for (let index = 0; index < count; index++) {
        this.add(call.FPDFFormObj_GetObject(object, index), inner, depth + 1);
      }
    }
  }

  private placeOf(object: number, matrix: Matrix): Matrix {
    const { call, scratch } = this.library;
    call.FPDFPageObj_GetMatrix(object, scratch);
    const [a, b, c, d, e, f] = this.library.floats as unknown as Matrix;
    return multiplied(matrix, [a, b, c, d, e, f]);
  }

  private image(object: number, matrix: Matrix): void {
    const { call, scratch } = this.library;
    if (call.FPDFImageObj_GetImagePixelSize(object, scratch, scratch + 4) === 0) return;
    const [width, height] = this.library.integers as unknown as [number, number];
    const corners = [placed(matrix, 0, 0), placed(matrix, 1, 1)];
    const [left, right] = corners.map(([x]) => x).sort((one, other) => one - other) as [number, number];
    const [top, bottom] = corners.map(([, y]) => y).sort((one, other) => one - other) as [number, number];
    const isSmall = !(
      width >= smallest.pixels &&
      height >= smallest.pixels &&
      right - left >= smallest.points &&
      bottom - top >= smallest.points
    );
    if (isSmall || this.images.length >= imagesPerPage) return;
    const filters = call.FPDFImageObj_GetImageFilterCount(object);
    const filter =
      filters === 0 ? '' : this.library.name((address, length) => call.FPDFImageObj_GetImageFilter(object, filters - 1, address, length));
    const mediaType = mediaTypes[filter];
    if (this.isStencil(object, mediaType)) return;
    const digest = this.library.data(
      (address, length) => call.FPDFImageObj_GetImageDataRaw(object, address, length),
      (bytes) => (bytes.length === 0 ? '' : createHash('sha256').update(bytes).digest('hex')),
      imageBytes,
    );
    if (digest === '') return;
    this.images.push({
      digest,
      mediaType: mediaType ?? 'application/octet-stream',
      pixels: { width, height },
      x: left,
      y: top,
      width: right - left,
      height: bottom - top,
    });
  }

  /** A mask through which a colour is poured is a mark and no picture: it has one bit a pixel and no colour space. */
  private isStencil(object: number, mediaType: string | undefined): boolean {
    if (mediaType === 'image/jpeg' || mediaType === 'image/jp2') return false;
    const { call, scratch } = this.library;
    // A structure of width, height, two resolutions, bits a pixel, colour space and the number of its marked content.
    const isKnown = call.FPDFImageObj_GetImageMetadata(object, this.page, scratch) !== 0;
    const { integers } = this.library;
    return isKnown && integers[4] === 1 && integers[5] === 0;
  }
}
