import { z } from 'zod';

/**
 * What the columns of a table may hold: the name shown to people, and what the columns are called, in lower case and without spaces or signs, most
 * specific first. Where a file has several of one row, the first that holds something counts.
 */
export const tableFields = {
  id: {
    title: 'Accession number or id',
    names: [
      'id',
      'recordid',
      'key',
      'eid',
      'centralid',
      'accessionnumber',
      'recordnumber',
      'refid',
      'referenceid',
      'ut',
      'pui',
      'nctnumber',
      'covidence',
    ],
  },
  title: {
    title: 'Title',
    names: [
      'title',
      'articletitle',
      'primarytitle',
      'documenttitle',
      'publicationtitlearticle',
      'studytitle',
      'originaltitle',
      'booktitlemain',
    ],
  },
  authors: {
    title: 'Authors',
    names: ['authorfullnames', 'authors', 'author', 'authornames', 'firstauthors', 'creator', 'creators', 'secondaryauthors'],
  },
  year: {
    title: 'Year or date',
    names: [
      'year',
      'publicationyear',
      'pubyear',
      'yearpublished',
      'publishedyear',
      'datepublished',
      'publicationdate',
      'dateofpublication',
      'date',
    ],
  },
  container: {
    title: 'Journal or book',
    names: [
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
  },
  volume: { title: 'Volume', names: ['volume', 'vol'] },
  issue: { title: 'Issue', names: ['issue', 'issuenumber', 'number', 'no'] },
  pages: { title: 'Pages', names: ['pages', 'page', 'pagerange'] },
  firstPage: { title: 'First page', names: ['startpage', 'pagestart', 'firstpage', 'artno', 'articlenumber'] },
  lastPage: { title: 'Last page', names: ['endpage', 'pageend', 'lastpage'] },
  doi: { title: 'DOI', names: ['doi', 'doilink'] },
  pmid: { title: 'PubMed number', names: ['pmid', 'pubmedid', 'medlinepmid'] },
  pmcid: { title: 'PubMed Central number', names: ['pmcid'] },
  abstract: { title: 'Abstract', names: ['abstract', 'abstractnote', 'notesabstract', 'originalabstract', 'summary', 'briefsummary'] },
  keywords: {
    title: 'Keywords',
    names: ['keywords', 'keyword', 'authorkeywords', 'manualtags', 'automatictags', 'indexkeywords', 'meshterms', 'mesh'],
  },
  language: { title: 'Language', names: ['language', 'languageoforiginaldocument', 'lang'] },
  publicationTypes: { title: 'Publication types', names: ['publicationtype', 'publicationtypes', 'documenttype'] },
  url: { title: 'Link', names: ['url', 'studyurl', 'link', 'fulltextlink', 'openurllink', 'fileattachments2', 'urls'] },
  type: { title: 'Kind of publication', names: ['entrytype', 'type', 'itemtype', 'typeofreference', 'referencetype'] },
  registration: {
    title: 'Trial registration',
    names: ['ctgovid', 'ictrpid', 'clinicaltrialnumbers', 'clinicaltrialnumber', 'trialregistration', 'registrationnumber'],
  },
  database: { title: 'Database', names: ['database', 'databasename', 'db'] },
} as const satisfies Record<string, { readonly title: string; readonly names: readonly string[] }>;
export type TableField = keyof typeof tableFields;
export const fieldNames = Object.keys(tableFields) as TableField[];

/** Which field each column of a table holds, in the order of the columns; empty for a column that is left out. */
export const columnMappingSchema = z.array(z.object({ column: z.string().max(300), field: z.enum(['', ...fieldNames]) })).max(500);
export type ColumnMapping = z.output<typeof columnMappingSchema>;

/** The name of a column as it is compared: letters and digits alone. */
export function plainColumnName(header: string): string {
  // No column name is longer; a file without columns may be one endless cell.
  return header
    .trim()
    .slice(0, 100)
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');
}

const fieldOf = new Map<string, TableField>(fieldNames.flatMap((field) => tableFields[field].names.map((name) => [name, field] as const)));

/** What the columns hold by their names. */
export function mappingOf(header: readonly string[]): ColumnMapping {
  return header.map((column) => ({ column, field: fieldOf.get(plainColumnName(column)) ?? '' }));
}

/** How sure it is that a row names the columns of a table of references, from 0 to 1. */
export function certaintyOfHeader(header: readonly string[]): number {
  const fields = new Set(mappingOf(header).map(({ field }) => field));
  const telling = (['title', 'authors', 'abstract', 'doi', 'pmid', 'container'] as const).filter((field) => fields.has(field)).length;
  return header.length < 2 || telling === 0 ? 0 : Math.min(0.5 + telling * 0.1, 0.9);
}

/** Whether a row has all columns of the given names. */
export function hasColumns(header: readonly string[], ...names: readonly string[]): boolean {
  const plain = new Set(header.map(plainColumnName));
  return names.every((name) => plain.has(plainColumnName(name)));
}
