import { strToU8, zipSync } from 'fflate';

const namespaces =
  'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" ' +
  'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" ' +
  'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:v="urn:schemas-microsoft-com:vml" ' +
  'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml" ' +
  'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"';

const roots: Readonly<Record<string, string>> = {
  styles: 'w:styles',
  numbering: 'w:numbering',
  footnotes: 'w:footnotes',
  endnotes: 'w:endnotes',
  comments: 'w:comments',
  commentsExtended: 'w15:commentsEx',
  settings: 'w:settings',
  header: 'w:hdr',
  footer: 'w:ftr',
};

/** A Word file for tests, made of the inner XML of its body and its other parts; a part's relation has the name of the part as its id. */
export function sampleWord(
  body: string,
  parts: Readonly<Record<string, string>> = {},
  files: Readonly<Record<string, Uint8Array>> = {},
): Uint8Array {
  const relation = (id: string, kind: string, target: string) =>
    `<Relationship Id="${id}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/${kind}" Target="${target}"/>`;
  const relations = (list: readonly string[]) =>
    strToU8(`<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${list.join('')}</Relationships>`);
  const entries: Record<string, Uint8Array> = {
    '_rels/.rels': relations([relation('main', 'officeDocument', 'word/document.xml')]),
    'word/document.xml': strToU8(`<?xml version="1.0"?><w:document ${namespaces}><w:body>${body}</w:body></w:document>`),
    'word/_rels/document.xml.rels': relations([
      ...Object.keys(parts).map((name) => relation(name, name, `${name}.xml`)),
      ...Object.keys(files).map((name) => relation(name, 'image', `media/${name}`)),
    ]),
  };
  for (const [name, inner] of Object.entries(parts))
    entries[`word/${name}.xml`] = strToU8(`<?xml version="1.0"?><${roots[name]} ${namespaces}>${inner}</${roots[name]}>`);
  for (const [name, bytes] of Object.entries(files)) entries[`word/media/${name}`] = bytes;
  return zipSync(entries);
}

/** A paragraph with a text, properties of the paragraph and of the run. */
export function paragraph(text: string, properties = '', runProperties = ''): string {
  return `<w:p><w:pPr>${properties}</w:pPr>${run(text, runProperties)}</w:p>`;
}

export function run(text: string, properties = ''): string {
  return `<w:r><w:rPr>${properties}</w:rPr><w:t xml:space="preserve">${text}</w:t></w:r>`;
}

export function style(id: string, inner = '', type = 'paragraph'): string {
  return `<w:style w:type="${type}" w:styleId="${id}">${inner}</w:style>`;
}

export function row(cells: readonly string[], properties = ''): string {
  const cell = (one: string) => (one.startsWith('<w:tc>') ? one : `<w:tc>${one.startsWith('<') ? one : paragraph(one)}</w:tc>`);
  return `<w:tr><w:trPr>${properties}</w:trPr>${cells.map(cell).join('')}</w:tr>`;
}
