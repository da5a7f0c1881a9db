import { readAuthors, writeAuthor } from '../author-names.ts';
import { csvRows } from '../csv-rows.ts';
import { csvText } from '../csv-write.ts';
import { FindingList, quoted } from '../finding-list.ts';
import { joinPages, readDoi, readPmcid, readPmid, readYear } from '../identifiers.ts';
import { withoutHtml } from '../plain-text.ts';
import type { ReadRecord } from '../reference.ts';
import { emptyRecord, type ReadReferences, type ReferenceFormat } from '../reference-format.ts';
import { typeFromWords } from '../reference-type.ts';

/**
 * What columns are called, in lower case and without spaces or signs, most specific first. Where a file has several of one row, the first
 * that holds something counts.
 */
const columns = {
  id: ['id', 'recordid', 'key', 'eid', 'centralid', 'accessionnumber', 'recordnumber', 'refid', 'referenceid', 'ut'],
  title: ['title', 'articletitle', 'primarytitle', 'documenttitle', 'publicationtitlearticle', 'originaltitle', 'booktitlemain'],
  authors: ['authorfullnames', 'authors', 'author', 'authornames', 'firstauthors', 'creator', 'creators', 'secondaryauthors'],
  year: ['year', 'publicationyear', 'pubyear', 'yearpublished', 'datepublished', 'publicationdate', 'dateofpublication', 'date'],
  container: [
    'journal',
    'journaltitle',
    'sourcetitle',
    'publicationtitle',
    'container',
    'containertitle',
    'journalbook',
    'publication',
    'booktitle',
    'alternatetitle3',
    'source',
    'secondarytitle',
    'journalabbreviation',
    'alternatetitle2',
  ],
  volume: ['volume', 'vol'],
  issue: ['issue', 'issuenumber', 'number', 'no'],
  pages: ['pages', 'page', 'pagerange'],
  firstPage: ['startpage', 'pagestart', 'firstpage', 'artno', 'articlenumber'],
  lastPage: ['endpage', 'pageend', 'lastpage'],
  doi: ['doi', 'doilink'],
  pmid: ['pmid', 'pubmedid', 'medlinepmid'],
  pmcid: ['pmcid'],
  abstract: ['abstract', 'abstractnote', 'notesabstract', 'originalabstract', 'summary'],
  keywords: ['keywords', 'keyword', 'authorkeywords', 'manualtags', 'automatictags', 'indexkeywords', 'meshterms', 'mesh'],
  language: ['language', 'languageoforiginaldocument', 'lang'],
  publicationTypes: ['publicationtype', 'publicationtypes', 'documenttype'],
  url: ['url', 'link', 'fulltextlink', 'openurllink', 'fileattachments2', 'urls'],
  type: ['entrytype', 'type', 'itemtype', 'typeofreference', 'referencetype'],
  database: ['database', 'databasename', 'db'],
} as const satisfies Record<string, readonly string[]>;
type Column = keyof typeof columns;

const fieldOf = new Map<string, Column>(
  Object.entries(columns).flatMap(([field, names]) => names.map((name) => [name, field as Column] as const)),
);

function plainName(header: string): string {
  // No column name is longer; a file without columns may be one endless cell.
  return header
    .trim()
    .slice(0, 100)
    .toLowerCase()
    .replace(/[^a-z0-9]/g, '');
}

/** Where each field stands: cell numbers by field, most specific column first. */
function placesOf(header: readonly string[]): Map<Column, number[]> {
  const places = new Map<Column, number[]>();
  const plain = header.map(plainName);
  for (const [field, names] of Object.entries(columns) as [Column, readonly string[]][]) {
    const found = names.flatMap((name) => plain.flatMap((cell, index) => (cell === name ? [index] : [])));
    if (found.length > 0) places.set(field, found);
  }
  return places;
}

function read(text: string, { file }: { file: string }): ReadReferences {
  const table = csvRows(text, file);
  const findings = new FindingList(file);
  const [header, ...rows] = table.rows;
  if (!header) return { records: [], findings: table.findings, rejected: 0 };
  const places = placesOf(header.cells);
  const unused = header.cells.filter((cell) => cell.trim() !== '' && !fieldOf.has(plainName(cell)));
  if (unused.length > 0)
    findings.add(
      'column-unknown',
      header.line,
      `These columns were left out because they hold no field of a reference: ${unused.join(', ')}.`,
    );
  if (!places.has('title'))
    findings.add(
      'title-missing',
      header.line,
      'No column is named "title"; the records were taken in without titles. Rename the column that holds them.',
    );

  const records: ReadRecord[] = [];
  let rejected = 0;
  for (const row of rows) {
    const value = (field: Column) => {
      const place = places.get(field)?.find((index) => (row.cells[index] ?? '').trim() !== '');
      return place === undefined ? '' : withoutHtml(row.cells[place]!).trim();
    };
    const all = (field: Column) => (places.get(field) ?? []).flatMap((index) => (row.cells[index] ?? '').trim() || []);
    if (![...places.values()].some((indexes) => indexes.some((index) => (row.cells[index] ?? '').trim() !== ''))) {
      rejected++;
      findings.addEvery(
        'record-rejected',
        row.line,
        `The row at line ${row.line} holds nothing in any column that belongs to a reference. Delete it, or name its columns title, author, year, journal and so on.`,
      );
      continue;
    }
    if (row.cells.slice(header.cells.length).some((cell) => cell.trim() !== '')) {
      findings.add(
        'cells-extra',
        row.line,
        `The row at line ${row.line} has ${row.cells.length} cells under ${header.cells.length} columns; the cells beyond the last column were left out.`,
      );
    } else if (row.cells.length < header.cells.length) {
      findings.add(
        'cells-missing',
        row.line,
        `The row at line ${row.line} has ${row.cells.length} cells under ${header.cells.length} columns; the missing ones were read as empty.`,
      );
    }
    const date = value('year');
    const year = readYear(date);
    if (year === undefined && date !== '')
      findings.add(
        'year-unreadable',
        row.line,
        `The row at line ${row.line} has the year ${quoted(date)}, which is none; it was left empty.`,
      );
    const givenDoi = value('doi');
    const doi = readDoi(givenDoi);
    if (givenDoi && !doi)
      findings.add(
        'doi-unreadable',
        row.line,
        `The row at line ${row.line} has ${quoted(givenDoi)} where its DOI should stand; the DOI was left empty.`,
      );
    const title = value('title');
    if (!title && places.has('title'))
      findings.add(
        'title-missing',
        row.line,
        `The row at line ${row.line} has no title. It was taken in; add the title by hand or delete it.`,
      );
    records.push({
      ...emptyRecord(value('id') || `${file}#${records.length + rejected + 1}`, {
        file,
        line: row.line,
        format: 'csv',
        database: value('database'),
      }),
      type: value('type') ? typeFromWords(value('type')) : 'article',
      title: title.replace(/\s+/g, ' '),
      authors: readAuthors(value('authors')),
      year,
      container: value('container'),
      volume: value('volume'),
      issue: value('issue'),
      pages: value('pages') || joinPages(value('firstPage'), value('lastPage')),
      doi,
      pmid: readPmid(value('pmid')),
      pmcid: readPmcid(value('pmcid')),
      abstract: value('abstract'),
      keywords: [...new Set(all('keywords').flatMap(splitKeywords))],
      language: value('language'),
      publicationTypes: value('publicationTypes')
        .split(';')
        .map((name) => name.trim())
        .filter(Boolean),
      url: value('url'),
    });
  }
  return { records, findings: [...table.findings, ...findings.list()], rejected };
}

/** Keywords are parted by semicolons or lines, or by commas where there is neither. A list as a programming language prints it loses its brackets. */
function splitKeywords(text: string): string[] {
  const bare = /^\[.*\]$/s.test(text) ? text.slice(1, -1).replace(/(^|,\s*)['"]|['"](?=\s*(?:,|$))/g, '$1') : text;
  return bare
    .split(/[;\n]/.test(bare) ? /[;\n]/ : ',')
    .map((word) => word.trim().replace(/^\*/, ''))
    .filter(Boolean);
}

function write(records: readonly ReadRecord[]): string {
  const header = [
    'id',
    'type',
    'title',
    'authors',
    'year',
    'journal',
    'volume',
    'issue',
    'pages',
    'doi',
    'pmid',
    'pmcid',
    'abstract',
    'keywords',
    'language',
    'publication types',
    'url',
    'database',
  ];
  return csvText([
    header,
    ...records.map((record) => [
      record.id,
      record.type,
      record.title,
      record.authors.map(writeAuthor).join('; '),
      record.year ?? '',
      record.container,
      record.volume,
      record.issue,
      record.pages,
      record.doi,
      record.pmid,
      record.pmcid,
      record.abstract,
      record.keywords.join('; '),
      record.language,
      record.publicationTypes.join('; '),
      record.url,
      record.source.database,
    ]),
  ]);
}

function detect(text: string, fileName: string): number {
  const start = text.slice(0, 200_000);
  const header = csvRows(start, fileName).rows[0]?.cells ?? [];
  const places = placesOf(header);
  const named = /\.(?:csv|tsv|tab)$/i.test(fileName);
  const telling = (['title', 'authors', 'abstract', 'doi', 'pmid', 'container'] as const).filter((field) => places.has(field)).length;
  if (header.length < 2 || telling === 0) return 0;
  return Math.min(0.5 + telling * 0.1 + (named ? 0.05 : 0), 0.95);
}

/** A table of references with a line of column names, separated by commas, semicolons or tabs. */
export default {
  id: 'csv',
  title: 'CSV or TSV table',
  references: ['RFC 4180', 'Column names of Scopus, Embase, CENTRAL, Zotero and PubMed exports'],
  endings: ['csv', 'tsv', 'txt'],
  detect,
  read,
  write,
  examples: [
    {
      title: 'columns in any case, order and number',
      text: 'Year,TITLE,Author(s),DOI\n2018,"Catheters, and infection","Maki, D; Ringer, M",10.1000/xyz\n',
      titles: ['Catheters, and infection'],
      rejected: 0,
      findings: [],
    },
    {
      title: 'a row that holds nothing of a reference',
      text: 'title;journal;seen by\nA title;A journal;Ann\n;;Ann\n',
      titles: ['A title'],
      rejected: 1,
      findings: ['column-unknown', 'record-rejected'],
    },
  ],
} satisfies ReferenceFormat;
