import type { DocumentTree } from '@cerulean/evaluation/documents';
import { cleanLine, languageTag } from '@cerulean/evaluation/documents';
import { strFromU8, strToU8, unzipSync, type Zippable, zipSync } from 'fflate';

/** Zip files tell local time; the parts of this date are the same in every zone. */
const zipTime = new Date(1980, 0, 1);

function escaped(text: string): string {
  return cleanLine(text).replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
}

/** The properties of the document with the day of the tree in place of the clock, and its language. */
function coreProperties(tree: DocumentTree): string {
  const moment = /^\d{4}-\d{2}-\d{2}$/.test(tree.date) ? `${tree.date}T00:00:00Z` : '1980-01-01T00:00:00Z';
  const stamp = (name: string): string => `<dcterms:${name} xsi:type="dcterms:W3CDTF">${moment}</dcterms:${name}>`;
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>${escaped(tree.title)}</dc:title><dc:subject>${escaped(tree.subtitle)}</dc:subject><dc:creator>Cerulean</dc:creator><cp:lastModifiedBy>Cerulean</cp:lastModifiedBy><cp:revision>1</cp:revision>${stamp('created')}${stamp('modified')}<dc:language>${languageTag(tree.language)}</dc:language><cp:version>${escaped(tree.version)}</cp:version></cp:coreProperties>`;
}

/**
 * The file anew with the drawings in the places held for them, and with nothing of chance or clock in it: fixed times, and relationships that count
 * instead of carrying random names.
 */
export function settled(bytes: Uint8Array, tree: DocumentTree, drawings: ReadonlyMap<string, Uint8Array>): Uint8Array {
  const parts = unzipSync(bytes);
  const links = new Map<string, string>();
  const relationships = 'word/_rels/document.xml.rels';
  parts[relationships] = strToU8(
    strFromU8(parts[relationships]!).replace(/ Id="(rId[^"]*[^\d"][^"]*|rId)"/g, (_, id: string) => {
      const name = links.get(id) ?? `link${links.size + 1}`;
      links.set(id, name);
      return ` Id="${name}"`;
    }),
  );
  parts['word/document.xml'] = strToU8(
    strFromU8(parts['word/document.xml']!).replace(/ r:id="([^"]+)"/g, (whole, id: string) =>
      links.has(id) ? ` r:id="${links.get(id)}"` : whole,
    ),
  );
  parts['docProps/core.xml'] = strToU8(coreProperties(tree));
  const files: Zippable = {};
  for (const [path, part] of Object.entries(parts)) {
    const content = path.startsWith('word/media/') ? (drawings.get(strFromU8(part)) ?? part) : part;
    files[path] = [content, { mtime: zipTime, level: /\.png$/.test(path) ? 0 : 3 }];
  }
  return zipSync(files);
}
