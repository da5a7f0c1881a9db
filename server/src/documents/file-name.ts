import type { DocumentTree } from '@cerulean/evaluation/documents';

const letters: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  Æ: 'AE',
  ø: 'o',
  Ø: 'O',
  œ: 'oe',
  Œ: 'OE',
  ł: 'l',
  Ł: 'L',
  đ: 'd',
  Đ: 'D',
  þ: 'th',
  Þ: 'Th',
  ð: 'd',
  ı: 'i',
};

/** Text in characters that every file system and mail program takes: ASCII letters, digits, spaces, hyphens and dots. */
function plain(text: string): string {
  return text
    .replace(/[ßæÆøØœŒłŁđĐþÞðı]/g, (letter) => letters[letter]!)
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[^A-Za-z0-9.-]+/g, ' ')
    .trim();
}

/** A name such as "Norvane AS CER version 1 draft.pdf": the device as the subtitle names it, document, version and ending, at most about 120 characters. */
export function fileNameOf(tree: DocumentTree, ending: string): string {
  const device = plain(tree.subtitle) || plain(tree.title);
  const version = plain(tree.status === 'draft' && !/draft/i.test(tree.version) ? `${tree.version} draft` : tree.version);
  const words = [device.slice(0, 60).trim(), plain(tree.document).toUpperCase(), version && `version ${version.slice(0, 30).trim()}`];
  const name = words
    .filter(Boolean)
    .join(' ')
    .replace(/^[. -]+/, '');
  return `${name || 'document'}.${ending}`;
}
