import type { PdfTag } from '@cerulean/evaluation/documents/reading';
import type { Library } from './library.ts';

/** Trees deeper than this, and pages with more elements, are not followed: a tree may be made to run in circles. */
const depthMax = 60;
const elementsMax = 50_000;

/** The part of the structure tree that stands on a page; undefined where there is none. */
export function tagsOf(library: Library, page: number): PdfTag | undefined {
  const { call } = library;
  const tree = call.FPDF_StructTree_GetForPage(page);
  if (tree === 0) return undefined;
  const children: PdfTag[] = [];
  const walk = new TagWalk(library);
  const count = call.FPDF_StructTree_CountChildren(tree);
  for (let index = 0; index < count; index++) {
    const child = call.FPDF_StructTree_GetChildAtIndex(tree, index);
    if (child !== 0) children.push(walk.tagOf(child, 0));
  }
  call.FPDF_StructTree_Close(tree);
  return children.length > 0 ? { role: 'Root', children } : undefined;
}

class TagWalk {
  private readonly library: Library;
  private seen = 0;

  constructor(library: Library) {
    this.library = library;
  }

  tagOf(element: number, depth: number): PdfTag {
    const { call } = this.library;
    const children: (PdfTag | undefined)[] = [];
    const isFollowed = ++this.seen < elementsMax && depth < depthMax;
    const count = isFollowed ? call.FPDF_StructElement_CountChildren(element) : 0;
    for (let index = 0; index < count; index++) {
      const child = call.FPDF_StructElement_GetChildAtIndex(element, index);
      if (child !== 0) children.push(this.tagOf(child, depth + 1));
      else {
        const id = call.FPDF_StructElement_GetChildMarkedContentID(element, index);
        children.push(id < 0 ? undefined : { mark: String(id), children: [] });
      }
    }
    const role = this.library.text((address, length) => call.FPDF_StructElement_GetType(element, address, length));
    const alternative = this.library.text((address, length) => call.FPDF_StructElement_GetAltText(element, address, length));
    return {
      role,
      children: role === 'TR' ? withEmptyCells(children) : children.filter((child) => child !== undefined),
      ...(alternative === '' ? {} : { alternative }),
    };
  }
}

/** The library passes over elements without content on the page. In a row of a table those are empty cells, without which the others would move. */
function withEmptyCells(cells: readonly (PdfTag | undefined)[]): PdfTag[] {
  const known = cells.filter((cell) => cell !== undefined);
  const isHead = known.every((cell) => cell.role === 'TH') && known.length >= cells.length - known.length;
  return cells.map((cell) => cell ?? { role: isHead ? 'TH' : 'TD', children: [] });
}
