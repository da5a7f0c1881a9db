import { readAuthors } from './author-names.ts';
import type { CsvRow } from './csv-rows.ts';
import { FindingList, quoted } from './finding-list.ts';
import { joinPages, readDoi, readPmcid, readPmid, readYear } from './identifiers.ts';
import { plainLine, plainParagraphs, withoutHtml } from './plain-text.ts';
import type { ReadRecord } from './reference.ts';
import { emptyRecord, type ReadReferences } from './reference-format.ts';
import { registrationIn } from './reference-links.ts';
import { typeFromWords } from './reference-type.ts';
import { type ColumnMapping, fieldNames, plainColumnName, type TableField, tableFields } from './table-fields.ts';

/** Where each field stands: cell numbers by field, most specific column first. A mapping that was given counts for the columns it names. */
function placesOf(header: readonly string[], mapping: ColumnMapping | undefined): Map<TableField, number[]> {
  const given = new Map(mapping?.map(({ column, field }) => [plainColumnName(column), field] as const));
  const places = new Map<TableField, number[]>();
  for (const field of fieldNames) {
    const names: readonly string[] = tableFields[field].names;
    const rank = (index: number) => names.indexOf(plainColumnName(header[index]!));
    const found = header.flatMap((cell, index) => {
      const name = plainColumnName(cell);
      return (given.has(name) ? given.get(name) === field : names.includes(name)) ? [index] : [];
    });
    if (found.length > 0) places.set(field, given.size > 0 ? found : found.sort((left, right) => rank(left) - rank(right)));
  }
  return places;
}

/** A table whose first row names its columns, whatever file it stood in. */
export interface ReferenceTable {
  readonly header: CsvRow;
  readonly rows: readonly CsvRow[];
}

export interface TableOptions {
  readonly file: string;
  /** Id of the format that the records are said to be read from. */
  readonly format: string;
  /** The database whose export it is, where that is known. */
  readonly database?: string;
  readonly columns?: ColumnMapping | undefined;
  /** What a database keeps in columns or ways of its own; `cell` gives a cell by the name of its column. */
  readonly refine?: (record: ReadRecord, cell: (name: string) => string) => ReadRecord;
}

/** Columns that are known and hold nothing a reference keeps here. */
const setAside: ReadonlySet<string> = new Set(['isbn', 'issn', 'eissn']);

/** Reads one reference from each row. A row that holds nothing of a reference is reported and none of its neighbours is lost with it. */
export function readReferenceTable({ header, rows }: ReferenceTable, options: TableOptions): ReadReferences {
  const { file, format, database = '', columns, refine } = options;
  const findings = new FindingList(file);
  const places = placesOf(header.cells, columns);
  const used = new Set([...places.values()].flat());
  const unused = header.cells.filter((cell, index) => cell.trim() !== '' && !used.has(index) && !setAside.has(plainColumnName(cell)));
  if (unused.length > 0 && !database)
    findings.add(
      'column-unknown',
      header.line,
      `These columns were left out because they hold no field of a reference: ${unused.join(', ')}.`,
    );
  if (!places.has('title'))
    findings.add(
      'title-column-missing',
      header.line,
      'No column is named "title"; the records were taken in without titles. Say which column holds them, or rename it.',
    );
  const byName = new Map(header.cells.map((cell, index) => [plainColumnName(cell), index] as const));

  const records: ReadRecord[] = [];
  let rejected = 0;
  for (const row of rows) {
    const value = (field: TableField) => {
      const place = places.get(field)?.find((index) => (row.cells[index] ?? '').trim() !== '');
      return place === undefined ? '' : withoutHtml(row.cells[place]!).trim();
    };
    const all = (field: TableField) => (places.get(field) ?? []).flatMap((index) => (row.cells[index] ?? '').trim() || []);
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
    const registrations = all('registration').flatMap((number) => registrationIn(number) ?? []);
    const read: ReadRecord = {
      ...emptyRecord(value('id') || `${file}#${records.length + rejected + 1}`, {
        file,
        line: row.line,
        format,
        database: value('database') || database,
      }),
      type: value('type') ? typeFromWords(value('type')) : 'article',
      title: plainLine(value('title')),
      authors: readAuthors(value('authors').replace(/\s*\(\d{6,12}\)/g, '')),
      year,
      container: plainLine(value('container')),
      volume: value('volume'),
      issue: value('issue'),
      pages: value('pages').replace(/[‐‑–—]/g, '-') || joinPages(value('firstPage'), value('lastPage')),
      doi,
      pmid: readPmid(value('pmid').replace(/^PUBMED\s+/i, '')),
      pmcid: readPmcid(value('pmcid')),
      abstract: plainParagraphs(value('abstract')),
      keywords: [...new Set(all('keywords').flatMap((words) => splitKeywords(withoutHtml(words))))],
      language: value('language'),
      publicationTypes: value('publicationTypes')
        .split(';')
        .map((name) => name.trim())
        .filter(Boolean),
      url: value('url'),
      links: registrations,
    };
    const record = refine?.(read, (name) => withoutHtml(row.cells[byName.get(plainColumnName(name)) ?? -1] ?? '').trim()) ?? read;
    if (!record.title && places.has('title'))
      findings.add(
        'title-missing',
        row.line,
        `The row at line ${row.line} has no title. It was taken in; add the title by hand or delete it.`,
      );
    records.push(record);
  }
  return { records, findings: findings.list(), rejected };
}

/** Keywords are parted by semicolons or lines, or by commas where there is neither. A list as a programming language prints it loses its brackets. */
function splitKeywords(text: string): string[] {
  const bare = /^\[.*\]$/s.test(text) ? text.slice(1, -1).replace(/(^|,\s*)['"]|['"](?=\s*(?:,|$))/g, '$1') : text;
  return bare
    .split(/[;\n]/.test(bare) ? /[;\n]/ : /,(?![^()[\]]{0,200}[)\]])/)
    .map((word) => word.trim().replace(/(^|\/)\*/g, '$1'))
    .filter(Boolean);
}
