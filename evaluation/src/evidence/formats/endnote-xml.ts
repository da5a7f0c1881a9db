import { readAuthor, writeAuthor } from '../author-names.ts';
import { FindingList } from '../finding-list.ts';
import { readDoi, readPmcid, readPmid, readYear } from '../identifiers.ts';
import { plainLine, plainParagraphs } from '../plain-text.ts';
import { pubmedNumber } from '../pubmed-number.ts';
import type { Author, ReadRecord } from '../reference.ts';
import { emptyRecord, type ReadReferences, type ReferenceFormat } from '../reference-format.ts';
import { registrationIn } from '../reference-links.ts';
import { type ReferenceType, typeFromWords, typeNames } from '../reference-type.ts';
import { elementAt, elementsIn, escapeXml, textAt, textWithin, type XmlElement, xmlRecords } from '../xml-elements.ts';

const lineOf = (element: XmlElement | undefined, ...path: string[]) => plainLine(textAt(element, ...path));

/** EndNote's numbers of reference types, for programs that write the number alone. */
const typeNumbers: Readonly<Record<string, ReferenceType>> = {
  '5': 'chapter',
  '6': 'book',
  '10': 'conference paper',
  '12': 'web page',
  '13': 'other',
  '17': 'article',
  '19': 'magazine article',
  '23': 'newspaper article',
  '25': 'patent',
  '27': 'report',
  '28': 'book',
  '31': 'legislation',
  '32': 'thesis',
  '34': 'preprint',
  '43': 'article',
  '47': 'conference paper',
  '58': 'standard',
  '59': 'data set',
  '60': 'chapter',
};

function peopleIn(element: XmlElement | undefined): Author[] {
  return elementsIn(element, 'author').flatMap((author) => readAuthor(plainLine(textWithin(author))) ?? []);
}

function understand(element: XmlElement, position: number, file: string, findings: FindingList): ReadRecord {
  const refType = elementAt(element, 'ref-type');
  const name = refType?.attributes.get('name') ?? '';
  const type = name ? typeFromWords(name) : (typeNumbers[textWithin(refType).trim()] ?? 'article');
  const titles = elementAt(element, 'titles');
  const contributors = elementAt(element, 'contributors');
  const authors = peopleIn(elementAt(contributors, 'authors'));
  const editors = ['secondary-authors', 'tertiary-authors', 'subsidiary-authors'].map((people) =>
    peopleIn(elementAt(contributors, people)),
  );
  const date = lineOf(element, 'dates', 'year') || lineOf(element, 'dates', 'pub-dates', 'date');
  const year = readYear(date);
  if (year === undefined && date !== '')
    findings.add(
      'year-unreadable',
      element.line,
      `The record at line ${element.line} has the date "${date.slice(0, 60)}", which names no year; its year was left empty.`,
    );
  const urls = ['web-urls', 'related-urls', 'text-urls', 'pdf-urls'].flatMap((kind) =>
    elementsIn(elementAt(element, 'urls', kind), 'url').flatMap((url) => plainLine(textWithin(url)).split(/\s+/)),
  );
  const doi =
    readDoi(lineOf(element, 'electronic-resource-num')) ||
    (urls
      .filter((url) => /^https?:\/\/(?:dx\.)?doi\.org\//i.test(url))
      .map(readDoi)
      .find(Boolean) ??
      '');
  const accession = lineOf(element, 'accession-num');
  const database = lineOf(element, 'remote-database-name');
  const notes = textAt(element, 'notes');
  const workTypes = lineOf(element, 'work-type').split(/\s*;\s*/);
  const own = elementsIn(elementAt(element, 'foreign-keys'), 'key').find((key) => key.attributes.get('app') === 'Cerulean');
  const registration = registrationIn(accession) ?? registrationIn(lineOf(element, 'custom6'));
  return {
    ...emptyRecord(
      (own && plainLine(textWithin(own))) ||
        lineOf(element, 'rec-number') ||
        accession ||
        lineOf(element, 'label') ||
        `${file}#${position}`,
      { file, line: element.line, format: 'endnote-xml', database },
    ),
    type,
    title: lineOf(titles, 'title') || lineOf(titles, 'short-title'),
    authors: authors.length > 0 ? authors : (editors.find((people) => people.length > 0) ?? []),
    year,
    container:
      type === 'chapter' || type === 'conference paper'
        ? lineOf(titles, 'secondary-title') || lineOf(element, 'periodical', 'full-title')
        : lineOf(element, 'periodical', 'full-title') ||
          lineOf(titles, 'secondary-title') ||
          lineOf(element, 'periodical', 'abbr-1') ||
          lineOf(titles, 'alt-title') ||
          lineOf(element, 'alt-periodical', 'full-title'),
    volume: lineOf(element, 'volume'),
    issue: lineOf(element, 'number') || lineOf(element, 'issue'),
    pages: lineOf(element, 'pages'),
    doi,
    pmid: pubmedNumber({
      marked: [lineOf(element, 'custom5'), notes],
      accessions: [accession],
      database: `${database} ${lineOf(element, 'remote-database-provider')}`,
      links: urls,
    }),
    pmcid: [lineOf(element, 'custom2'), accession].map(readPmcid).find(Boolean) ?? '',
    abstract: plainParagraphs(textAt(element, 'abstract')),
    keywords: [
      ...new Set(
        elementsIn(elementAt(element, 'keywords'), 'keyword')
          .flatMap((word) => textWithin(word).split(/[\r\n;]+/))
          .map((word) => plainLine(word).replace(/(^|\/)\*/g, '$1')),
      ),
    ].filter(Boolean),
    language: textAt(element, 'language')
      .split(/[\r\n]+/)
      .map(plainLine)
      .filter(Boolean)
      .join(', '),
    publicationTypes: [...new Set(workTypes)].filter((words) => words !== '' && words.length <= 80),
    url: urls.find((url) => /^https?:\/\/\S+$/i.test(url)) ?? lineOf(element, 'urls', 'related-urls'),
    links: registration ? [registration] : [],
  };
}

function read(text: string, { file }: { file: string }): ReadReferences {
  const findings = new FindingList(file);
  const records: ReadRecord[] = [];
  let rejected = 0;
  for (const element of xmlRecords(text, ['record'], findings)) {
    const record = understand(element, records.length + rejected + 1, file, findings);
    if (!record.title && !record.abstract && !record.doi && record.authors.length === 0 && !record.container) {
      rejected++;
      findings.addEvery(
        'record-rejected',
        element.line,
        `The record at line ${element.line} holds no title, author, journal, DOI or abstract. Delete it, or export the library again.`,
      );
      continue;
    }
    if (!record.title)
      findings.add(
        'title-missing',
        element.line,
        `The record at line ${element.line} has no title. It was taken in; add the title by hand or delete it.`,
      );
    records.push(record);
  }
  return { records, findings: findings.list(), rejected };
}

/** The names and numbers of EndNote for what is written. */
const writtenTypes: Readonly<Record<string, readonly [name: string, number: number]>> = {
  article: ['Journal Article', 17],
  book: ['Book', 6],
  chapter: ['Book Section', 5],
  'conference paper': ['Conference Paper', 47],
  thesis: ['Thesis', 32],
  report: ['Report', 27],
  preprint: ['Unpublished Work', 34],
  standard: ['Standard', 58],
  patent: ['Patent', 25],
  legislation: ['Statute', 31],
  'data set': ['Dataset', 59],
  'web page': ['Web Page', 12],
  'newspaper article': ['Newspaper Article', 23],
  'magazine article': ['Magazine Article', 19],
  other: ['Generic', 13],
};

function write(records: readonly ReadRecord[]): string {
  const element = (name: string, value: string) => (value === '' ? '' : `<${name}>${escapeXml(value)}</${name}>`);
  const around = (name: string, content: string) => (content === '' ? '' : `<${name}>${content}</${name}>`);
  const body = records.map((record, index) => {
    const [name, number] = writtenTypes[typeNames(record.type).name]!;
    return around(
      'record',
      [
        element('rec-number', String(index + 1)),
        `<foreign-keys><key app="Cerulean">${escapeXml(record.id)}</key></foreign-keys>`,
        `<ref-type name="${name}">${number}</ref-type>`,
        around('contributors', around('authors', record.authors.map((author) => element('author', writeAuthor(author))).join(''))),
        around('titles', element('title', record.title) + element('secondary-title', record.container)),
        element('pages', record.pages),
        element('volume', record.volume),
        element('number', record.issue),
        around('keywords', record.keywords.map((word) => element('keyword', word)).join('')),
        around('dates', element('year', String(record.year ?? ''))),
        element('accession-num', readPmid(record.pmid)),
        element('custom2', record.pmcid),
        element('electronic-resource-num', record.doi),
        element('abstract', record.abstract),
        element('work-type', record.publicationTypes.join('; ')),
        around('urls', around('related-urls', element('url', record.url))),
        element('remote-database-name', record.source.database),
        element('remote-database-provider', record.pmid ? 'NLM' : ''),
        element('language', record.language),
      ].join(''),
    );
  });
  return `<?xml version="1.0" encoding="UTF-8"?>\n<xml><records>\n${body.map((record) => `${record}\n`).join('')}</records></xml>\n`;
}

function detect(text: string): number {
  const start = text.slice(0, 20_000);
  if (!/^\uFEFF?\s*</.test(start) || !/<record[\s>]/i.test(start)) return 0;
  return /<(?:ref-type|rec-number|contributors|source-app|titles)[\s>]/i.test(start) ? 0.97 : 0.3;
}

/** EndNote's XML, which Zotero and other programs write as well. */
export default {
  id: 'endnote-xml',
  title: 'EndNote XML',
  references: ['EndNote XML as EndNote 20 exports it (no published schema); RSXML.dtd of EndNote for the names of elements'],
  endings: ['xml'],
  detect,
  read,
  write,
  examples: [
    {
      title: 'a title in several styles',
      text: '<xml><records><record><ref-type name="Journal Article">17</ref-type><titles><title><style face="normal">Infection by </style><style face="italic">S. aureus</style></title></titles></record></records></xml>',
      titles: ['Infection by S. aureus'],
      rejected: 0,
      findings: [],
    },
    {
      title: 'a record that is not closed, and an empty one',
      text: '<xml><records><record><titles><title>First</title></titles>\n<record><titles><title>Second</title></titles></record>\n<record><rec-number>3</rec-number></record></records></xml>',
      titles: ['First', 'Second'],
      rejected: 1,
      findings: ['end-missing', 'record-rejected'],
    },
  ],
} satisfies ReferenceFormat;
