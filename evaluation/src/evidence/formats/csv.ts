import { writeAuthor } from '../author-names.ts';
import { csvRows, firstRows } from '../csv-rows.ts';
import { csvText } from '../csv-write.ts';
import type { ReadRecord } from '../reference.ts';
import type { ReadOptions, ReadReferences, ReferenceFormat } from '../reference-format.ts';
import { readReferenceTable } from '../reference-table.ts';
import { certaintyOfHeader } from '../table-fields.ts';

function read(text: string, { file, columns }: ReadOptions): ReadReferences {
  const table = csvRows(text, file);
  const [header, ...rows] = table.rows;
  if (!header) return { records: [], findings: table.findings, rejected: 0 };
  const read = readReferenceTable({ header, rows }, { file, format: 'csv', columns });
  return { ...read, findings: [...table.findings, ...read.findings] };
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
  const certainty = certaintyOfHeader(firstRows(text, fileName)[0]?.cells ?? []);
  return certainty > 0 && /\.(?:csv|tsv|tab)$/i.test(fileName) ? certainty + 0.05 : certainty;
}

/** A table of references with a line of column names, separated by commas, semicolons or tabs. */
export default {
  id: 'csv',
  title: 'CSV or TSV table',
  references: ['RFC 4180', 'Column names of Zotero, PubMed, EndNote and ASReview tables'],
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
