import { type ISectionPropertiesOptions, PageOrientation, SectionType } from 'docx';

/** Twips (twentieths of a point) of a length in millimetres. */
export function twips(millimetres: number): number {
  return Math.round((millimetres * 1440) / 25.4);
}

/** Where text stands on a page, in millimetres. */
export interface PageShape {
  readonly landscape: boolean;
  readonly width: number;
  readonly height: number;
}

const upright = { left: 25, right: 25, top: 27, bottom: 27 };
const turned = { left: 20, right: 20, top: 24, bottom: 25 };

/** The room that content has on an A4 page. */
export function pageShape(landscape: boolean): PageShape {
  const margin = landscape ? turned : upright;
  const [width, height] = landscape ? [297, 210] : [210, 297];
  return { landscape, width: width - margin.left - margin.right, height: height - margin.top - margin.bottom };
}

/** A4 pages of one orientation. */
export function pageProperties(landscape: boolean): ISectionPropertiesOptions {
  const margin = landscape ? turned : upright;
  return {
    type: SectionType.NEXT_PAGE,
    page: {
      // The library turns width and height itself when the orientation is landscape.
      size: { width: twips(210), height: twips(297), orientation: landscape ? PageOrientation.LANDSCAPE : PageOrientation.PORTRAIT },
      margin: {
        left: twips(margin.left),
        right: twips(margin.right),
        top: twips(margin.top),
        bottom: twips(margin.bottom),
        header: twips(12),
        footer: twips(10),
      },
    },
  };
}
