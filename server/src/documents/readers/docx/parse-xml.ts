import type { XmlNode } from '@cerulean/evaluation/documents/reading';
import { SaxesParser } from 'saxes';

/** The prefixes by which readers know the namespaces, for files that use others; both editions of the standard are there. */
const prefixes = new Map([
  ['http://schemas.openxmlformats.org/wordprocessingml/2006/main', 'w'],
  ['http://purl.oclc.org/ooxml/wordprocessingml/main', 'w'],
  ['http://schemas.openxmlformats.org/officeDocument/2006/relationships', 'r'],
  ['http://purl.oclc.org/ooxml/officeDocument/relationships', 'r'],
  ['http://schemas.openxmlformats.org/drawingml/2006/main', 'a'],
  ['http://purl.oclc.org/ooxml/drawingml/main', 'a'],
  ['http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing', 'wp'],
  ['http://purl.oclc.org/ooxml/drawingml/wordprocessingDrawing', 'wp'],
  ['http://schemas.openxmlformats.org/officeDocument/2006/math', 'm'],
  ['http://purl.oclc.org/ooxml/officeDocument/math', 'm'],
  ['http://schemas.openxmlformats.org/markup-compatibility/2006', 'mc'],
  ['http://schemas.microsoft.com/office/word/2010/wordml', 'w14'],
  ['http://schemas.microsoft.com/office/word/2012/wordml', 'w15'],
  ['urn:schemas-microsoft-com:vml', 'v'],
  ['http://purl.org/dc/elements/1.1/', 'dc'],
  ['http://schemas.openxmlformats.org/package/2006/relationships', ''],
]);

/** Elements nested deeper than this are left out; Word's own files stay below 100. */
const depthMax = 400;

/** How text is set, and marks that no reader asks for: half of the elements of a usual file. They are not kept, for the sake of memory. */
const unasked = new Set(
  (
    'w:spacing w:ind w:jc w:sz w:szCs w:color w:bCs w:iCs w:kern w:u w:rtl w:cs w:keepNext w:keepLines w:widowControl w:contextualSpacing w:tabs w:pBdr ' +
    'w:tcW w:tcBorders w:tcMar w:vAlign w:tblBorders w:tblCellMar w:tblGrid w:tblW w:tblInd w:tblLayout w:trHeight w:cantSplit w:bookmarkStart ' +
    'w:bookmarkEnd w:proofErr w:rPrChange w:pPrChange w:tblPrChange w:trPrChange w:tcPrChange w:sectPrChange w:pgMar w:cols w:docGrid w:latentStyles'
  ).split(' '),
);
const none: readonly never[] = Object.freeze([]);
const noAttributes: Readonly<Record<string, string>> = Object.freeze({});

/** A part as elements, and the first thing that was wrong with it. */
export interface ParsedXml {
  readonly root: XmlNode;
  readonly mistake: string | undefined;
}

interface Open {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  children: (XmlNode | string)[];
}

/**
 * Parses a part of a package. Entities that a file defines itself are not resolved. A damaged part gives what can be read of it up to the mistake.
 */
export function parseXml(bytes: Uint8Array): ParsedXml {
  const parser = new SaxesParser();
  const outer: Open = { name: '', attributes: {}, children: [] };
  const open: Open[] = [outer];
  const renamed = new Map<string, string>();
  let mistake: string | undefined;
  const nameOf = (name: string): string => {
    if (renamed.size === 0) return name;
    const colon = name.indexOf(':');
    const prefix = renamed.get(colon < 0 ? '' : name.slice(0, colon));
    if (prefix === undefined) return name;
    const local = name.slice(colon + 1);
    return prefix === '' ? local : `${prefix}:${local}`;
  };
  parser.on('error', (error) => {
    // A character that XML does not allow spoils itself only.
    if (!/disallowed character|undefined entity/.test(error.message)) mistake ??= error.message;
  });
  parser.on('opentag', ({ name, attributes }) => {
    if (mistake !== undefined) return;
    for (const key in attributes) {
      if (!key.startsWith('xmlns')) continue;
      const usual = prefixes.get(attributes[key]!);
      const own = key === 'xmlns' ? '' : key.slice(6);
      if (usual !== undefined && usual !== own) renamed.set(own, usual);
    }
    let kept: Record<string, string> | undefined;
    for (const key in attributes) {
      // Numbers of past edits stand at every run; nobody asks for them.
      if (key.startsWith('w:rsid')) continue;
      kept ??= {};
      kept[renamed.size > 0 && key.includes(':') ? nameOf(key) : key] = attributes[key]!;
    }
    const node: Open = { name: nameOf(name), attributes: kept ?? noAttributes, children: [] };
    if (open.length <= depthMax && !unasked.has(node.name)) open.at(-1)!.children.push(node);
    open.push(node);
  });
  parser.on('closetag', () => {
    if (open.length === 1) return;
    const node = open.pop()!;
    if (node.children.length === 0) node.children = none as never[];
  });
  const addText = (text: string) => {
    if (mistake === undefined) open.at(-1)!.children.push(text);
  };
  parser.on('text', addText);
  parser.on('cdata', addText);
  parser.write(textOf(bytes)).close();
  const root = outer.children.find((one): one is XmlNode => typeof one !== 'string');
  return { root: root ?? { name: '', attributes: {}, children: [] }, mistake: root ? mistake : (mistake ?? 'it is empty') };
}

function textOf(bytes: Uint8Array): string {
  const encoding = bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : 'utf-8';
  return new TextDecoder(encoding).decode(bytes);
}
