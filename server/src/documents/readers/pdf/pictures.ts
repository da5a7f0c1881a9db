import { createHash } from 'node:crypto';
import type { PdfImage } from '@cerulean/evaluation/documents/reading';
import { isDictionary, type Objects, type StoredObject } from './objects.ts';
import { type Dictionary, Tokens, type Value } from './values.ts';

/** What a page holds beside its text. */
export interface Picture {
  readonly images: readonly PdfImage[];
  /** One picture fills the page, and the text over it is invisible. */
  readonly isScan: boolean;
  readonly hasComments: boolean;
}

type Matrix = readonly [number, number, number, number, number, number];

const commentKinds = new Set(['/Text', '/Highlight', '/Underline', '/StrikeOut', '/Squiggly', '/FreeText', '/Caret']);
/** Smaller pictures, in pixels and points, are marks and lines. */
const smallest = { pixels: 16, points: 14 };
const imagesPerPage = 200;
const contentMax = 16 * 2 ** 20;

const mediaTypes: Readonly<Record<string, string>> = {
  '/DCTDecode': 'image/jpeg',
  '/JPXDecode': 'image/jp2',
  '/CCITTFaxDecode': 'image/tiff',
  '/JBIG2Decode': 'image/jbig2',
};

/** The pictures of a page with their places, from its drawing orders, without decoding any. `upright` maps the page's space to its upright one. */
export function pictureOf(objects: Objects, pageObject: number | undefined, upright: readonly number[]): Picture | undefined {
  const page = pageObject === undefined ? undefined : objects.get(pageObject)?.value;
  if (!isDictionary(page)) return undefined;
  const hasComments = commentsIn(objects, page);
  const resources = inherited(objects, page, 'Resources');
  const none: Picture = { images: [], isScan: false, hasComments };
  if (!isDictionary(resources) || !holdsImages(objects, resources, 0)) return none;
  const content = contentOf(objects, page.get('Contents'));
  if (!/\/\S+\s+Do\b/.test(content)) return none;
  const drawing = new Drawing(objects);
  drawing.run(content, resources, upright as unknown as Matrix, 0);
  const box = objects.resolve(inherited(objects, page, 'MediaBox'));
  const sides = Array.isArray(box) ? box.map((one) => Number(objects.resolve(one))) : [0, 0, 595, 842];
  const area = Math.abs((sides[2]! - sides[0]!) * (sides[3]! - sides[1]!));
  const isFilled = drawing.images.some((image) => image.width * image.height > 0.5 * area);
  return { images: drawing.images, hasComments, isScan: isFilled && drawing.invisible > 0 && drawing.invisible > 9 * drawing.visible };
}

function inherited(objects: Objects, page: Dictionary, key: string): Value | undefined {
  let node: Value | undefined = page;
  for (let depth = 0; depth < 30 && isDictionary(node); depth++) {
    const value = objects.resolve(node.get(key));
    if (value !== undefined && value !== null) return value;
    node = objects.resolve(node.get('Parent'));
  }
  return undefined;
}

function commentsIn(objects: Objects, page: Dictionary): boolean {
  const annotations = objects.resolve(page.get('Annots'));
  if (!Array.isArray(annotations)) return false;
  return annotations.slice(0, 3000).some((one) => {
    const annotation = objects.resolve(one);
    return isDictionary(annotation) && commentKinds.has(String(objects.resolve(annotation.get('Subtype'))));
  });
}

function referenced(objects: Objects, value: Value | undefined): StoredObject | undefined {
  return value !== null && typeof value === 'object' && 'reference' in value ? objects.get(value.reference) : undefined;
}

function holdsImages(objects: Objects, resources: Dictionary, depth: number): boolean {
  const named = objects.resolve(resources.get('XObject'));
  if (!isDictionary(named) || depth > 4) return false;
  for (const value of named.values()) {
    const object = referenced(objects, value)?.value;
    if (!isDictionary(object)) continue;
    if (object.get('Subtype') === '/Image') return true;
    const inner = objects.resolve(object.get('Resources'));
    if (object.get('Subtype') === '/Form' && isDictionary(inner) && holdsImages(objects, inner, depth + 1)) return true;
  }
  return false;
}

function contentOf(objects: Objects, contents: Value | undefined): string {
  const value = objects.resolve(contents);
  const parts = Array.isArray(value) ? value : [contents];
  let text = '';
  for (const part of parts) {
    const object = referenced(objects, part);
    const bytes = object ? objects.inflated(object) : undefined;
    if (bytes) text += `${Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1')}\n`;
    if (text.length > contentMax) break;
  }
  return text.slice(0, contentMax);
}

function multiplied(one: Matrix, by: readonly number[]): Matrix {
  const [a, b, c, d, e, f] = one;
  const [p, q, r, s, t, u] = by as Matrix;
  return [a * p + c * q, b * p + d * q, a * r + c * s, b * r + d * s, a * t + c * u + e, b * t + d * u + f];
}

/** Follows the drawing orders that place pictures, and counts text that shows and text that does not. */
class Drawing {
  readonly images: PdfImage[] = [];
  visible = 0;
  invisible = 0;
  private readonly objects: Objects;

  constructor(objects: Objects) {
    this.objects = objects;
  }

  run(content: string, resources: Dictionary, start: Matrix, depth: number): void {
    const tokens = new Tokens(content, 0);
    const stack: { matrix: Matrix; mode: number }[] = [];
    let matrix = start;
    let mode = 0;
    let numbers: number[] = [];
    let name = '';
    for (let token = tokens.next(); token.kind !== 'end'; token = tokens.next()) {
      if (token.kind === 'number') numbers.push(Number(token.text));
      else if (token.kind === 'name') name = token.text;
      if (token.kind !== 'word') continue;
      if (token.text === 'q' && stack.length < 200) stack.push({ matrix, mode });
      else if (token.text === 'Q') ({ matrix, mode } = stack.pop() ?? { matrix, mode });
      else if (token.text === 'cm' && numbers.length >= 6) matrix = multiplied(matrix, numbers.slice(-6));
      else if (token.text === 'Tr') mode = numbers.at(-1) ?? 0;
      else if (token.text === 'Tj' || token.text === 'TJ' || token.text === "'" || token.text === '"') {
        if (mode === 3) this.invisible++;
        else this.visible++;
      } else if (token.text === 'Do') this.draw(name.slice(1), resources, matrix, depth);
      else if (token.text === 'ID') tokens.offset = afterInlineImage(content, tokens.offset);
      numbers = [];
    }
  }

  private draw(name: string, resources: Dictionary, matrix: Matrix, depth: number): void {
    const named = this.objects.resolve(resources.get('XObject'));
    const object = isDictionary(named) ? referenced(this.objects, named.get(name)) : undefined;
    if (!object || !isDictionary(object.value)) return;
    const kind = object.value.get('Subtype');
    if (kind === '/Image') this.place(object, object.value, matrix);
    else if (kind === '/Form' && depth < 5) {
      const inner = this.objects.resolve(object.value.get('Resources'));
      const own = this.objects.resolve(object.value.get('Matrix'));
      const bytes = this.objects.inflated(object);
      if (!bytes) return;
      const turned = Array.isArray(own) && own.length === 6 ? multiplied(matrix, own.map(Number)) : matrix;
      const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
      this.run(text, isDictionary(inner) ? inner : resources, turned, depth + 1);
    }
  }

  private place(object: StoredObject, image: Dictionary, matrix: Matrix): void {
    const width = Number(this.objects.resolve(image.get('Width')));
    const height = Number(this.objects.resolve(image.get('Height')));
    const corners = [
      [matrix[4], matrix[5]],
      [matrix[0] + matrix[2] + matrix[4], matrix[1] + matrix[3] + matrix[5]],
    ];
    const [left, right] = corners.map((corner) => corner[0]!).sort((one, other) => one - other) as [number, number];
    const [top, bottom] = corners.map((corner) => corner[1]!).sort((one, other) => one - other) as [number, number];
    const isSmall = !(
      width >= smallest.pixels &&
      height >= smallest.pixels &&
      right - left >= smallest.points &&
      bottom - top >= smallest.points
    );
    if (isSmall || image.get('ImageMask') === true || !object.stream || this.images.length >= imagesPerPage) return;
    const filter = this.objects.resolve(image.get('Filter'));
    const last = Array.isArray(filter) ? this.objects.resolve(filter.at(-1)) : filter;
    this.images.push({
      digest: digestOf(object.stream),
      mediaType: mediaTypes[String(last)] ?? 'application/octet-stream',
      pixels: { width, height },
      x: left,
      y: top,
      width: right - left,
      height: bottom - top,
    });
  }
}

const digests = new WeakMap<Uint8Array, string>();

/** A picture that stands on many pages, a logo for instance, is digested once. */
function digestOf(bytes: Uint8Array): string {
  const known = digests.get(bytes);
  if (known !== undefined) return known;
  const digest = createHash('sha256').update(bytes).digest('hex');
  digests.set(bytes, digest);
  return digest;
}

function afterInlineImage(content: string, offset: number): number {
  const end = /\sEI(?=[\s])/g;
  end.lastIndex = offset;
  return end.exec(content) ? end.lastIndex : content.length;
}
