import { readAuthor } from '../author-names.ts';
import { comparableDoi, readPmid } from '../identifiers.ts';
import type { Author, Bibliographic } from '../reference.ts';
import { type Container, containerOf } from './containers.ts';
import { type Pages, pagesOf } from './pages.ts';
import { fold, hashOf, significantWords, titleWords, wordHashes } from './words.ts';

/** What deduplication looks at. */
export type DedupeRecord = Pick<
  Bibliographic,
  | 'type'
  | 'title'
  | 'authors'
  | 'year'
  | 'container'
  | 'volume'
  | 'issue'
  | 'pages'
  | 'doi'
  | 'pmid'
  | 'abstract'
  | 'publicationTypes'
  | 'url'
>;

/** A person or group as it is compared: family name and initials in plain letters. */
export interface ComparedAuthor {
  readonly family: string;
  readonly given: string;
}

/** What a text is, as far as it makes it another publication than the article of the same name. */
export type Nature = 'article' | 'erratum' | 'retraction' | 'comment' | 'reply' | 'registration' | 'preprint' | 'protocol';

/** A record in the form in which it is compared. */
export interface Profile {
  /** All letters and digits of the title, without what databases add around it. */
  readonly title: string;
  /** The same, up to the subtitle. */
  readonly mainTitle: string;
  readonly significant: readonly string[];
  /** Hashes of the significant words, rising. */
  readonly significantHashes: Uint32Array;
  readonly nature: Nature;
  readonly authors: readonly ComparedAuthor[];
  readonly year: number | undefined;
  readonly container: Container;
  /** Numbers in the volume and issue, in their order, as in "20 (5 Supplement 1)". */
  readonly volume: readonly number[];
  readonly issue: readonly number[];
  readonly supplement: boolean;
  readonly pages: Pages | undefined;
  readonly doi: string;
  readonly pmid: string;
  readonly registrations: readonly string[];
  /** Hashes of the longer words at the beginning of the abstract, rising; empty where it is too short to compare. */
  readonly abstract: Uint32Array;
  readonly abstractStart: string;
}

const nothing = new Uint32Array();

export function profileOf(record: DedupeRecord): Profile {
  const bare = bareTitle(record.title);
  const folded = fold(bare);
  const words = titleWords(folded);
  const significant = significantWords(words);
  const colon = /[:?]\s|\.\s|\s[-–—]\s/.exec(bare);
  const year = record.year;
  const volume = numbersOf(record.volume).filter((value, position) => !(position === 0 && value === year));
  return {
    title: words.join(''),
    mainTitle: colon && colon.index >= 12 ? titleWords(fold(bare.slice(0, colon.index))).join('') : words.join(''),
    significant,
    significantHashes: Uint32Array.from(significant, hashOf).sort(),
    nature: natureOf(record),
    authors: authorsOf(record.authors),
    year,
    container: containerOf(record.container),
    volume: volume.slice(0, 1),
    issue: [...volume.slice(1), ...numbersOf(record.issue)].slice(0, 3),
    supplement: /suppl|\bs\d/i.test(`${record.volume} ${record.issue} ${record.pages}`),
    pages: pagesOf(record.pages),
    doi: comparableDoi(record.doi),
    pmid: readPmid(record.pmid),
    registrations: registrationsOf(record),
    ...abstractOf(record.abstract),
  };
}

/** "[Erratum appears in …]", "[see comment]": notices that databases append, with all that follows. */
const notices =
  /(?<=\S)\s*[.:]?\s*\[(?:erratum|see comment|comment|republished|retraction|retracted|correct|published|update|summary for)\b.*$/is;
/** An erratum in Embase has the title of its article, and where that stood: "… (Lancet (2009) 360 (542-544))". */
const embaseErratum = /\s*\((?:[^()]|\((?:\d{4}|[\w:. -]{1,30})\)){5,200}\(\d{4}\)[^()]{0,30}(?:\([^()]{1,40}\))?[^()]{0,60}\)\W*$/;

/** What databases add around a title is no part of it: mark-up, brackets around a translation, the language or kind in brackets behind it. */
function bareTitle(title: string): string {
  let text = title
    .replace(/<[^<>]{1,30}>/g, '')
    .replace(notices, '')
    .replace(/\s+/g, ' ')
    .trim();
  for (let previous = ''; previous !== text; ) {
    previous = text;
    text = text
      .replace(/(?<=\S)\s*[.:]?\s*\[[^[\]]{1,40}\][.\s]*$/, '')
      .replace(embaseErratum, '')
      .replace(/(?<=\S)\s*\((?:vol(?:ume)?\.? .{1,60}|review|abstract|letter|editorial|poster|author'?s transl)\)[.\s]*$/i, '')
      .replace(/^\[(.*)\][.\s]*$/, '$1')
      .replace(/^(["'“«])(.*)["'”»][.\s]*$/, '$2')
      .replace(/\s*[-:.]\s*(?:a )?review\.?$/i, '');
  }
  return text || title;
}

/** Prefixes that Crossref and DataCite give to bioRxiv and medRxiv, Research Square, SSRN, OSF, Preprints.org, arXiv and Authorea. */
const preprintDoi = /\b10\.(?:1101\/(?:\d{6}|20\d\d\.)|21203\/rs|2139\/ssrn|31219\/|31234\/|20944\/preprints|48550\/arxiv|22541\/au)/i;

const natures: readonly (readonly [Exclude<Nature, 'article'>, RegExp])[] = [
  ['retraction', /^\W*(?:retraction|retracted|withdrawn|notice of retraction|expression of concern)\b/i],
  [
    'erratum',
    /^\W*(?:erratum|errata|correction|corrigendum|corrigenda|addendum|publisher'?s? (?:correction|note))\b|\b(?:erratum|corrigendum)\W*$|\(vol\.? \d/i,
  ],
  [
    'reply',
    /^\W*(?:author'?s?'? (?:reply|response)|(?:in )?reply|response to|reply to|rejoinder)\b|\b(?:author'?s?'?|authors') (?:reply|response)\W*$/i,
  ],
  ['comment', /^\W*(?:comment(?:ary|s)? (?:on|to|about)|comment:|commentary:|letter to the editor|re:|invited comment)/i],
  ['protocol', /\b(?:study|trial|review) protocol\b|\bprotocol (?:for|of) (?:a|an|the)\b|: (?:a )?protocol\b/i],
];

/** What kind of text a record is about, by its type, place and title. */
export function natureOf(record: DedupeRecord): Nature {
  const types = record.publicationTypes.join(' ; ').toLowerCase();
  if (/retraction of|retraction notice/.test(types)) return 'retraction';
  if (/erratum|corrigendum|correction/.test(types)) return 'erratum';
  const place = `${record.container} ${record.url.slice(0, 200)}`;
  if (/clinicaltrials\.gov|trialsearch\.who\.int|\bictrp\b|isrctn|clinicaltrialsregister|chictr|clinical trials? regist/i.test(place))
    return 'registration';
  if (/trial registry record/.test(types)) return 'registration';
  if (
    /^(?:medrxiv|biorxiv|arxiv|research square|ssrn|preprints?(?:\.org)?|psyarxiv|osf preprints?|authorea)\b/i.test(
      record.container.trim(),
    ) ||
    /\bpreprint\b/.test(types) ||
    preprintDoi.test(record.doi)
  )
    return 'preprint';
  const title = record.title.slice(0, 400).replace(notices, '');
  if (embaseErratum.test(title)) return 'erratum';
  return natures.find(([, pattern]) => pattern.test(title))?.[0] ?? 'article';
}

const registrationPattern =
  /\b(nct\d{8}|isrctn\d{8}|actrn\d{14}|chictr[-\w]{3,20}\d|drks\d{8}|euctr\d{4}-\d{6}-\d{2}|umin\d{9}|jprn-\w{5,20}|ctri\/\d{4}\/\d{2,3}\/\d{6}|irct\d{8,20}n\d{1,3}|ntr\d{3,4}|\d{4}-\d{6}-\d{2})\b/gi;

/** Numbers under which the record itself is registered: those in its title, authors, pages and address, not those its abstract mentions. */
function registrationsOf(record: DedupeRecord): string[] {
  const text = [
    record.title.slice(-200),
    record.url,
    record.pages,
    record.authors[0] && 'literal' in record.authors[0] ? record.authors[0].literal : '',
  ]
    .join(' ')
    .slice(0, 600);
  if (!/\d{5}/.test(text)) return [];
  return [...new Set((text.match(registrationPattern) ?? []).map((found) => found.toUpperCase()))];
}

/** So many authors are compared; longer lists agree or differ before that. */
const comparedAuthors = 24;

function authorsOf(authors: readonly Author[]): ComparedAuthor[] {
  const compared: ComparedAuthor[] = [];
  for (const author of authors) {
    if (compared.length >= comparedAuthors) break;
    if (!('literal' in author)) {
      add(author.family, author.given);
      continue;
    }
    // "Adeli K.Lewis G. F." is how some exports run names together: an initial's point, and the next name without a space.
    for (const name of author.literal.split(/(?<=\p{Lu}\.)(?=\p{Lu}\p{L})/u).slice(0, comparedAuthors)) {
      const parts = readAuthor(name);
      if (!parts) continue;
      if ('literal' in parts) add(parts.literal, '');
      else add(parts.family, parts.given);
    }
  }
  return compared;

  function add(family: string, given: string): void {
    const name = fold(family)
      .replace(/\b(?:jr|sr|ii|iii|et al)\b/g, '')
      .replace(/[^\p{L}\p{N}]/gu, '')
      .replace(/([aou])e/g, '$1');
    if (name && name !== 'anonymous' && name !== 'anon' && name !== 'etal')
      compared.push({
        family: name.slice(0, 40),
        given: fold(given)
          .replace(/\b(?:jr|sr|ii|iii)\b/g, '')
          .replace(/[^\p{L}]/gu, '')
          .replace(/([aou])e/g, '$1')
          .slice(0, 30),
      });
  }
}

function numbersOf(text: string): number[] {
  return (text.match(/\d{1,6}/g) ?? []).slice(0, 4).map(Number);
}

/** So much of an abstract is compared; abstracts that begin alike for longer are alike. */
const abstractKept = 1_000;

function abstractOf(abstract: string): { abstract: Uint32Array; abstractStart: string } {
  if (abstract.length < 60) return { abstract: nothing, abstractStart: '' };
  const text = fold(abstract.slice(0, abstractKept).replace(/<[^<>]{1,60}>/g, ' '));
  const hashes = wordHashes(text, 5);
  if (hashes.length < 12) return { abstract: nothing, abstractStart: '' };
  const first = text.slice(0, 240).match(/[\p{L}\p{N}]+/gu) ?? [];
  return {
    abstract: hashes,
    abstractStart: first
      .filter((word) => !headings.has(word))
      .slice(0, 9)
      .join(''),
  };
}

const headings = new Set([
  'background',
  'objective',
  'objectives',
  'aim',
  'aims',
  'purpose',
  'introduction',
  'abstract',
  'context',
  'importance',
  'of',
  'review',
  'study',
  'the',
  'and',
]);
