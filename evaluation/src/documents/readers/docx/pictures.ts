import { cleanOneLine } from '../shape/clean-text.ts';
import { alternative, type MetImage, placeOf, type Walk } from './walk.ts';
import { child, descendant, elements, wholeNumber, type XmlNode } from './xml-node.ts';

/** What a drawing holds: pictures go to the walk, text boxes come back to be read after the paragraph. */
export function readDrawing(node: XmlNode, walk: Walk, at: number): { boxes: XmlNode[]; images: MetImage[] } {
  const boxes: XmlNode[] = [];
  const images: MetImage[] = [];
  const alternativeText = describe(node);
  const size = sizeOf(node);
  const visit = (one: XmlNode): void => {
    if (one.name === 'w:txbxContent') boxes.push(one);
    else if (one.name === 'mc:AlternateContent') for (const chosen of alternative(one)) visit(chosen);
    else {
      const relation =
        one.name === 'a:blip' ? one.attributes['r:embed'] : one.name === 'v:imagedata' ? (one.attributes['r:id'] ?? '') : undefined;
      const facts = relation ? walk.part.picture(relation) : undefined;
      if (facts) {
        const image = {
          ...facts,
          ...(size ? { millimetres: size } : {}),
          caption: '',
          alternative: alternativeText,
          place: placeOf(walk),
        };
        images.push({ image, at, ownText: false });
      }
      for (const inner of elements(one)) visit(inner);
    }
  };
  visit(node);
  walk.images.push(...images);
  if (images.length > 0 || boxes.length > 0) walk.pageIsBegun = true;
  return { boxes, images };
}

/** The words of a watermark, which is a drawing of letters. */
export function watermark(node: XmlNode): string {
  return descendant(node, 'v:textpath')?.attributes.string ?? '';
}

function describe(node: XmlNode): string {
  const properties = descendant(node, 'wp:docPr');
  const shape = descendant(node, 'v:shape');
  return cleanOneLine(properties?.attributes.descr || properties?.attributes.title || shape?.attributes.alt || '');
}

/** Units of a drawing (EMU) in a millimetre. */
const emuPerMillimetre = 36_000;

function sizeOf(node: XmlNode): { width: number; height: number } | undefined {
  const extent = child(descendant(node, 'wp:inline') ?? descendant(node, 'wp:anchor'), 'wp:extent');
  const width = wholeNumber(extent?.attributes.cx);
  const height = wholeNumber(extent?.attributes.cy);
  if (width && height && width > 0 && height > 0)
    return { width: rounded(width / emuPerMillimetre), height: rounded(height / emuPerMillimetre) };
  const style = descendant(node, 'v:shape')?.attributes.style ?? '';
  const points = (name: string) => Number(new RegExp(`(?:^|;)\\s*${name}:\\s*([\\d.]+)pt`).exec(style)?.[1] ?? Number.NaN);
  const [across, down] = [points('width'), points('height')];
  return across > 0 && down > 0 ? { width: rounded(across * 0.352_778), height: rounded(down * 0.352_778) } : undefined;
}

function rounded(millimetres: number): number {
  return Math.round(millimetres * 10) / 10;
}
