import { decodeHTMLStrict } from 'entities';
import type { FindingList } from './finding-list.ts';
import { lineCounter } from './text-lines.ts';

/** An element of XML with its line; names are in lower case and without prefix. */
export interface XmlElement {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  /** Line on which it starts, counted from 1. */
  readonly line: number;
  readonly children: (XmlElement | string)[];
}

/** A start or end tag; `<` stands in no attribute, so that a tag that is never closed ends at the next one and time stays linear. */
const tag = /<(\/?)([A-Za-z_][\w.:-]{0,80})((?:[^<>"']|"[^"<]*"|'[^'<]*')*)>/y;
const attribute = /([\w.:-]{1,80})\s*=\s*(?:"([^"]*)"|'([^']*)')/g;
/** Deeper than this nothing is nested that a program wrote. */
const depthMax = 100;

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1).toLowerCase();
}

function attributesOf(text: string): Map<string, string> {
  const found = new Map<string, string>();
  if (text.trim() === '') return found;
  for (const [, name, double, single] of text.matchAll(attribute)) found.set(localName(name!), decodeHTMLStrict(double ?? single ?? ''));
  return found;
}

/**
 * The elements of the given names, wherever they stand, each as a tree. It is no validating parser: a record that is not closed, or closed in the wrong
 * order, ends where the next one starts, a stray `&` or `<` is text, and entities that a file declares are never expanded. What was repaired is told.
 */
export function xmlRecords(text: string, names: readonly string[], findings: FindingList): XmlElement[] {
  const records: XmlElement[] = [];
  const wanted = new Set(names);
  let stack: XmlElement[] = [];
  let at = 0;
  let ignored = 0;
  const absent = new Set<string>();
  const lineAt = lineCounter(text);
  /** The end of a section such as a comment, or undefined where it is never closed; then its start is text. */
  const endOf = (close: string, from: number): number | undefined => {
    if (absent.has(close)) return undefined;
    const end = text.indexOf(close, from);
    if (end === -1) absent.add(close);
    return end === -1 ? undefined : end + close.length;
  };
  const add = (raw: string, decode: boolean) => {
    const parent = stack.at(-1);
    if (parent && raw !== '') parent.children.push(decode && raw.includes('&') ? decodeHTMLStrict(raw) : raw);
  };
  const abandon = (before: string) => {
    const record = stack[0];
    if (!record) return;
    findings.add('end-missing', record.line, `The record that starts at line ${record.line} is not closed; it was read up to ${before}.`);
    stack = [];
  };

  while (at < text.length) {
    const open = text.indexOf('<', at);
    add(open === -1 ? text.slice(at) : text.slice(at, open), true);
    if (open === -1) break;
    if (text[open + 1] === '!' || text[open + 1] === '?') {
      const [start, close] = text.startsWith('<!--', open)
        ? ['<!--', '-->']
        : text.startsWith('<![CDATA[', open)
          ? ['<![CDATA[', ']]>']
          : text[open + 1] === '?'
            ? ['<?', '?>']
            : ['<!', '>'];
      const end = endOf(close, open + start.length);
      if (end === undefined) {
        add('<', false);
        at = open + 1;
      } else {
        if (start === '<![CDATA[') add(text.slice(open + start.length, end - close.length), false);
        at = end;
      }
      continue;
    }
    tag.lastIndex = open;
    const match = tag.exec(text);
    if (!match) {
      add('<', false);
      at = open + 1;
      continue;
    }
    at = tag.lastIndex;
    const name = localName(match[2]!);
    if (match[1] === '/') {
      const place = stack.findLastIndex((element) => element.name === name);
      if (place === -1) {
        if (stack.length > 0) ignored++;
      } else stack.length = place;
      continue;
    }
    const isRecord = wanted.has(name);
    if (isRecord && stack.length > 0) abandon(`line ${lineAt(open)}, where the next one starts`);
    if (!isRecord && stack.length === 0) continue;
    const element: XmlElement = { name, attributes: attributesOf(match[3]!), line: lineAt(open), children: [] };
    if (isRecord) records.push(element);
    else stack.at(-1)!.children.push(element);
    if (!match[3]!.endsWith('/') && stack.length < depthMax) stack.push(element);
  }
  abandon('the end of the file, which may be cut off');
  if (ignored > 0)
    findings.add('markup-broken', 1, `${ignored} end tags close nothing that is open; they were left out, the text around them was kept.`);
  return records;
}

/** The first element on a path of names; undefined where there is none. */
export function elementAt(element: XmlElement | undefined, ...path: readonly string[]): XmlElement | undefined {
  return path.reduce<XmlElement | undefined>((parent, name) => parent && elementsIn(parent, name)[0], element);
}

/** The elements of a name directly within one. */
export function elementsIn(element: XmlElement | undefined, name: string): XmlElement[] {
  return (element?.children ?? []).filter((child): child is XmlElement => typeof child !== 'string' && child.name === name);
}

/** All text within an element and within what it encloses, such as the styled pieces of a title. */
export function textWithin(element: XmlElement | undefined): string {
  if (!element) return '';
  const [only] = element.children;
  if (element.children.length === 1 && typeof only === 'string') return only;
  return element.children.map((child) => (typeof child === 'string' ? child : textWithin(child))).join('');
}

/** The text of the first element on a path. */
export function textAt(element: XmlElement | undefined, ...path: readonly string[]): string {
  return textWithin(elementAt(element, ...path));
}

/** A text as it may stand in XML; characters that XML 1.0 does not allow are left out. */
export function escapeXml(text: string): string {
  return text
    .replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '')
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/"/g, '&quot;');
}
