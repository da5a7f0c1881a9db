import type { Finding } from '../../../base/index.ts';
import type { Place } from '../../place.ts';
import type { ReadImage, Revision } from '../../read-document.ts';
import type { SetPiece } from '../shape/bold-headings.ts';
import type { Numbering } from './numbering.ts';
import type { Styles } from './styles.ts';
import type { Part, WordPackage } from './word-package.ts';
import { child, elements, wordValue, type XmlNode } from './xml-node.ts';

/** A field that is open where the walk stands: its instruction, and whether its result has begun. */
export interface OpenField {
  instruction: string;
  inResult: boolean;
}

/** A picture, and where it stands among the pieces. */
export interface MetImage {
  readonly image: ReadImage;
  /** Index of the piece that its paragraph made, or would have made. */
  readonly at: number;
  /** Its paragraph has text of its own. */
  ownText: boolean;
}

/** The state of one walk through a document. */
export interface Walk {
  readonly word: WordPackage;
  readonly part: Part;
  readonly styles: Styles;
  readonly numbering: Numbering;
  /** Pages are counted only where the file remembers where Word broke them. */
  readonly countsPages: boolean;
  /** Fields have as many ends as beginnings, so that what is between them can be believed. */
  readonly fieldsAreWhole: boolean;
  page: number;
  /** Something stands on the page since the last break. */
  pageIsBegun: boolean;
  readonly fields: OpenField[];
  /** Words under each comment whose range is open or was. */
  readonly quotes: Map<string, { text: string; open: boolean; place: Place }>;
  readonly set: SetPiece[];
  readonly revisions: Revision[];
  readonly hidden: { text: string; place: Place }[];
  readonly images: MetImage[];
  readonly languages: Map<string, number>;
  readonly findings: Finding[];
}

export function placeOf(walk: Walk): Place {
  return walk.countsPages ? { page: walk.page } : {};
}

/** What must be known of a part before it is walked. */
export function survey(root: XmlNode): { countsPages: boolean; fieldsAreWhole: boolean } {
  let breaks = 0;
  let balance = 0;
  const visit = (node: XmlNode): void => {
    if (node.name === 'w:lastRenderedPageBreak') breaks++;
    else if (node.name === 'w:fldChar') {
      const type = node.attributes['w:fldCharType'];
      if (type === 'begin') balance++;
      else if (type === 'end') balance--;
    }
    for (const one of node.children) if (typeof one !== 'string') visit(one);
  };
  visit(root);
  return { countsPages: breaks > 0, fieldsAreWhole: balance === 0 };
}

/** A walk through a part beside the text: its pieces, pictures and changes are its own and are not kept. */
export function asideWalk(walk: Walk, part: Part): Walk {
  return {
    ...walk,
    part,
    fields: [],
    fieldsAreWhole: survey(part.root).fieldsAreWhole,
    countsPages: false,
    set: [],
    images: [],
    quotes: new Map(),
  };
}

const transparent = new Set(['w:sdt', 'w:sdtContent', 'w:customXml', 'w:smartTag', 'w:ins', 'w:moveTo', 'w:hyperlink']);

/** The blocks, rows or cells among the children, also those in content controls and the like. Of alternatives the first is taken. */
export function unwrapped(node: XmlNode, names: ReadonlySet<string>): XmlNode[] {
  return elements(node).flatMap((one) => {
    if (names.has(one.name)) return [one];
    if (isContents(one)) return [];
    if (transparent.has(one.name)) return unwrapped(one, names);
    if (one.name === 'mc:AlternateContent') return alternative(one).flatMap((chosen) => unwrapped(chosen, names));
    return [];
  });
}

/** A content control that holds the list of contents. */
function isContents(node: XmlNode): boolean {
  if (node.name !== 'w:sdt') return false;
  const gallery = wordValue(child(child(node, 'w:sdtPr'), 'w:docPartObj'), 'w:docPartGallery');
  return gallery === 'Table of Contents';
}

/** What to read of alternatives: the first choice, else what stands there for programs that know none. */
export function alternative(node: XmlNode): XmlNode[] {
  const options = elements(node);
  const chosen =
    options.find((one) => one.name === 'mc:Choice' && one.children.length > 0) ?? options.find((one) => one.name === 'mc:Fallback');
  return chosen ? [chosen] : [];
}
