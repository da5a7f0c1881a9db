import { type DefaultTreeAdapterTypes, parse, parseFragment } from 'parse5';
import type { Piece, Pieces, Revision } from '../../read-document.ts';
import { attachCaptions } from '../shape/captions.ts';
import { cleanOneLine, cleanText } from '../shape/clean-text.ts';
import { raised } from '../shape/raised.ts';
import { readDefinitions, readHtmlTable } from './table.ts';

export type HtmlNode = DefaultTreeAdapterTypes.ChildNode;
export type HtmlElement = DefaultTreeAdapterTypes.Element;

/** What the text of a page stands in. */
interface Around {
  readonly depth: number;
  readonly level: number;
  readonly ordered: boolean;
  readonly role?: 'quote' | 'caption' | 'footnote';
  readonly heading?: number;
  readonly kept: boolean;
  readonly position?: 'superscript' | 'subscript';
  /** The entry of a list that the text belongs to. */
  readonly item?: { open: boolean; piece: number };
  readonly inserted?: boolean;
}

/** What a walk through a page fills. */
interface Page {
  readonly pieces: Piece[];
  readonly revisions: Revision[];
  readonly hidden: { text: string; place: { line?: number } }[];
}

const unread = new Set(
  'script style noscript template head nav svg math iframe object embed select textarea button datalist canvas audio video dialog'.split(
    ' ',
  ),
);
const blocks = new Set(
  'address article aside body center dd details div dl dt fieldset figure figcaption footer form header hr html legend li main ol p pre section summary ul blockquote'.split(
    ' ',
  ),
);
const numberAtEnd = /^\s*(?:\p{L}+\.?\s)?(?:\d+(?:\.\d+)*|[A-Z](?:\.\d+)*)[.:)]?$/u;
/** Elements nested deeper than this give their text only. */
const depthMax = 250;

/** Reads a page of HTML as it shows without scripts. */
export function htmlPieces(text: string): Pieces {
  const document = parse(text, { sourceCodeLocationInfo: true });
  const root = document.childNodes.find((node): node is HtmlElement => node.nodeName === 'html');
  const head = root && elementsOf(root).find((one) => one.tagName === 'head');
  const titleNode = head && elementsOf(head).find((one) => one.tagName === 'title');
  const title = titleNode ? cleanOneLine(wholeText(titleNode)) : '';
  const language = root ? (attributeOf(root, 'lang') ?? '') : '';
  const page: Page = { pieces: [], revisions: [], hidden: [] };
  readNodes(root?.childNodes ?? [], page, 1);
  return {
    pieces: attachCaptions(page.pieces),
    ...(title ? { title } : {}),
    ...(language ? { language } : {}),
    revisions: page.revisions,
    hidden: page.hidden,
  };
}

/** The pieces of a part of a page that stands in another text, from the line on where it stands there. */
export function htmlFragment(text: string, line: number): Piece[] {
  const page: Page = { pieces: [], revisions: [], hidden: [] };
  readNodes(parseFragment(text, { sourceCodeLocationInfo: true }).childNodes, page, line);
  return page.pieces;
}

/** Reads nodes into a page. Lines are counted from `firstLine` on; `depth` tells how many elements are around them. */
export function readNodes(nodes: readonly HtmlNode[], page: Page, firstLine: number, depth = 0, role?: 'caption'): void {
  let buffer = '';
  let line: number | undefined;
  let pictures: string[] = [];
  const lineOf = (node: HtmlNode): number | undefined => {
    const start = node.sourceCodeLocation?.startLine;
    return start === undefined ? undefined : start + firstLine - 1;
  };
  const flush = (around: Around): void => {
    const text = cleanText(buffer);
    const place = line === undefined ? {} : { line };
    const alternatives = pictures;
    buffer = '';
    line = undefined;
    pictures = [];
    if (text === '') {
      for (const alternative of alternatives)
        page.pieces.push({ type: 'paragraph', role: 'caption', text: cleanOneLine(alternative), place });
      return;
    }
    const { item } = around;
    const last = item && page.pieces[item.piece];
    if (around.heading) page.pieces.push({ type: 'heading', level: around.heading, text: text.replaceAll('\n', ' '), place });
    else if (item?.open && !around.role) {
      item.open = false;
      item.piece = page.pieces.length;
      page.pieces.push({ type: 'item', level: around.level, ordered: around.ordered, text, place });
    } else if (last?.type === 'item' && item!.piece === page.pieces.length - 1 && !around.role)
      page.pieces[item!.piece] = { ...last, text: `${last.text}\n${text}` };
    else page.pieces.push({ type: 'paragraph', ...(around.role ? { role: around.role } : {}), text, place });
  };
  const addText = (text: string, node: HtmlNode, around: Around): void => {
    const shown = around.kept ? text : text.replace(/[^\S\u00a0]+/g, ' ');
    if (line === undefined && shown.trim() !== '') {
      // The text of a node may begin some empty lines below the node.
      const above = /^\s*/.exec(text)![0].split('\n').length - 1;
      const start = lineOf(node);
      if (start !== undefined) line = start + above;
    }
    if (around.inserted && shown.trim() !== '')
      page.revisions.push({ change: 'inserted', text: cleanText(shown), author: '', place: line === undefined ? {} : { line } });
    buffer += around.position ? raised(shown, around.position) : shown;
  };
  const visitAll = (list: readonly HtmlNode[], around: Around): void => {
    for (const node of list) visit(node, around);
  };
  const visitBlock = (element: HtmlElement, before: Around, inside: Around): void => {
    flush(before);
    visitAll(element.childNodes, inside);
    flush(inside);
  };
  const visit = (node: HtmlNode, around: Around): void => {
    if (node.nodeName === '#text') {
      addText((node as DefaultTreeAdapterTypes.TextNode).value, node, around);
      return;
    }
    if (!('tagName' in node)) return;
    const name = node.tagName;
    if (unread.has(name)) return;
    const at = lineOf(node);
    const place = at === undefined ? {} : { line: at };
    if (isHidden(node)) {
      const text = cleanText(wholeText(node));
      if (text) page.hidden.push({ text, place });
      return;
    }
    const inside: Around = { ...around, depth: around.depth + 1 };
    if (around.depth > depthMax) {
      addText(wholeText(node), node, around);
      return;
    }
    if (/^h[1-6]$/.test(name)) {
      visitBlock(node, around, { ...inside, heading: Number(name[1]) });
      return;
    }
    const role = attributeOf(node, 'role') ?? '';
    switch (name) {
      case 'a':
        // A link at the outermost level that jumps within the page is for those who steer by keys, and no text of the document.
        if (node.parentNode?.nodeName !== 'body' || !attributeOf(node, 'href')?.startsWith('#')) visitAll(node.childNodes, inside);
        return;
      case 'span':
        visitAll(node.childNodes, inside);
        // The number of a heading or caption is often set apart by style only.
        if ((around.heading || around.role === 'caption') && numberAtEnd.test(buffer)) buffer += ' ';
        return;
      case 'dl': {
        flush(around);
        const list = readDefinitions(node, firstLine, around.depth + 1);
        if (list) page.pieces.push(...list);
        else visitAll(node.childNodes, inside);
        flush(around);
        return;
      }
      case 'br':
        buffer += '\n';
        return;
      case 'img': {
        const alternative = cleanOneLine(attributeOf(node, 'alt') ?? '');
        if (alternative) pictures.push(alternative);
        return;
      }
      case 'sup':
      case 'sub':
        visitAll(node.childNodes, { ...inside, position: name === 'sup' ? 'superscript' : 'subscript' });
        return;
      case 'del': {
        const text = cleanText(wholeText(node));
        if (text) page.revisions.push({ change: 'deleted', text, author: '', place });
        return;
      }
      case 'ins':
        visitAll(node.childNodes, { ...inside, inserted: true });
        return;
      case 'ul':
      case 'ol':
      case 'menu':
        visitBlock(node, around, { ...inside, level: around.level + 1, ordered: name === 'ol' });
        return;
      case 'li':
        visitBlock(node, around, { ...inside, level: Math.max(1, around.level), item: { open: true, piece: -1 } });
        return;
      case 'blockquote':
        visitBlock(node, around, { ...inside, role: 'quote' });
        return;
      case 'figure': {
        flush(around);
        visitAll(node.childNodes, inside);
        // The caption below a picture says what it shows; its alternative text would say it twice.
        if (elementsOf(node).some((one) => one.tagName === 'figcaption')) pictures = [];
        flush(inside);
        return;
      }
      case 'figcaption':
        pictures = [];
        visitBlock(node, around, { ...inside, role: 'caption' });
        return;
      case 'pre':
        visitBlock(node, around, { ...inside, kept: true });
        return;
      case 'table': {
        flush(around);
        const table = readHtmlTable(node, firstLine, around.depth + 1);
        if (table === undefined) visitAll(node.childNodes, inside);
        else page.pieces.push(...table);
        flush(around);
        return;
      }
      case 'td':
      case 'th':
        visitBlock(node, around, inside);
        return;
    }
    const isNote = /^doc-(?:footnote|endnote)/.test(role) || /(?:^|\s)footnotes?(?:\s|$)/.test(attributeOf(node, 'class') ?? '');
    if (isNote) visitBlock(node, around, { ...inside, role: 'footnote' });
    else if (blocks.has(name)) visitBlock(node, around, inside);
    else visitAll(node.childNodes, inside);
  };
  const outermost: Around = { depth, level: 0, ordered: false, kept: false, ...(role ? { role } : {}) };
  visitAll(nodes, outermost);
  flush(outermost);
}

export function elementsOf(node: HtmlElement): HtmlElement[] {
  return node.childNodes.filter((one): one is HtmlElement => 'tagName' in one);
}

export function attributeOf(element: HtmlElement, name: string): string | undefined {
  return element.attrs.find((attribute) => attribute.name === name)?.value;
}

function isHidden(element: HtmlElement): boolean {
  return (
    attributeOf(element, 'hidden') !== undefined ||
    /(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden)/i.test(attributeOf(element, 'style') ?? '')
  );
}

/** All text below a node, without going down by calls, since pages of strangers may be nested without end. */
export function wholeText(node: HtmlElement): string {
  let text = '';
  const waiting: HtmlNode[] = [...node.childNodes].reverse();
  while (waiting.length > 0) {
    const next = waiting.pop()!;
    if (next.nodeName === '#text') text += (next as DefaultTreeAdapterTypes.TextNode).value;
    else if ('tagName' in next && !unread.has(next.tagName))
      for (let at = next.childNodes.length - 1; at >= 0; at--) waiting.push(next.childNodes[at]!);
  }
  return text;
}
