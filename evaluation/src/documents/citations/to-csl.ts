import type { Bibliographic } from '../../evidence/index.ts';

/** A person by parts, or a name that could not be parted. */
export type CslName = { readonly family: string; readonly given?: string } | { readonly literal: string };

/** A reference in the vocabulary of CSL 1.0.2 ("csl-data.json"), as far as documents need it. */
export interface CslItem {
  readonly id: string;
  readonly type: string;
  readonly title?: string;
  readonly author?: readonly CslName[];
  readonly issued?: { readonly 'date-parts': readonly (readonly number[])[] };
  readonly 'container-title'?: string;
  readonly volume?: string;
  readonly issue?: string;
  readonly page?: string;
  readonly DOI?: string;
  readonly PMID?: string;
  readonly PMCID?: string;
  readonly URL?: string;
}

/** Words that databases and formats use for a kind of publication, and the CSL type of each. */
const cslTypes: Readonly<Record<string, string>> = {
  article: 'article-journal',
  'article-journal': 'article-journal',
  'journal article': 'article-journal',
  jour: 'article-journal',
  book: 'book',
  chapter: 'chapter',
  'book section': 'chapter',
  incollection: 'chapter',
  inbook: 'chapter',
  report: 'report',
  rprt: 'report',
  techreport: 'report',
  thesis: 'thesis',
  phdthesis: 'thesis',
  conference: 'paper-conference',
  'conference paper': 'paper-conference',
  'conference proceedings': 'paper-conference',
  'paper-conference': 'paper-conference',
  inproceedings: 'paper-conference',
  preprint: 'article',
  dataset: 'dataset',
  patent: 'patent',
  standard: 'standard',
  webpage: 'webpage',
  'web page': 'webpage',
  elec: 'webpage',
};

const namedEntities: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: '\u00a0',
  ndash: '–',
  mdash: '—',
};

/** Text with the character references that databases leave in titles ("&amp;", "&#8211;") replaced by their characters. */
export function decodeEntities(text: string): string {
  return text.replace(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z]{2,6}));/gi, (whole, decimal, hexadecimal, name) => {
    if (name) return namedEntities[name.toLowerCase()] ?? whole;
    const code = decimal ? Number.parseInt(decimal, 10) : Number.parseInt(hexadecimal, 16);
    const isCharacter = code > 31 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff);
    return isCharacter ? String.fromCodePoint(code) : whole;
  });
}

/** A reference of the evidence database in the vocabulary of CSL. Empty fields are left out, so that styles treat them as absent. */
export function toCsl(id: string, data: Bibliographic): CslItem {
  const text = (value: string): string | undefined => decodeEntities(value).trim() || undefined;
  // The processor keeps names as keys of plain objects: one that every object has, such as "constructor", gets a sign that nobody sees.
  const name = (value: string): string | undefined => {
    const plain = text(value);
    return plain !== undefined && plain in {} ? `${plain}\u2060` : plain;
  };
  const author = data.authors.flatMap((person): CslName[] => {
    if ('literal' in person) {
      const literal = name(person.literal);
      return literal ? [{ literal }] : [];
    }
    const family = name(person.family);
    const given = name(person.given);
    if (!family) return given ? [{ literal: given }] : [];
    return [given ? { family, given } : { family }];
  });
  const fallbackType = data.container ? 'article-journal' : 'document';
  const fields = {
    title: text(data.title),
    author: author.length > 0 ? author : undefined,
    issued: data.year === undefined ? undefined : { 'date-parts': [[data.year]] },
    'container-title': text(data.container),
    volume: text(data.volume),
    issue: text(data.issue),
    page: text(data.pages),
    DOI: text(data.doi)?.replace(/^(?:https?:\/\/(?:dx\.)?doi\.org\/|doi:\s*)/i, ''),
    PMID: text(data.pmid),
    PMCID: text(data.pmcid),
    URL: text(data.url),
  };
  const present = Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
  return { id, type: cslTypes[data.type.trim().toLowerCase()] ?? fallbackType, ...present };
}
