import { csvRows, firstRows } from '../csv-rows.ts';
import type { ReadOptions, ReadReferences, ReferenceFormat } from '../reference-format.ts';
import { readReferenceTable } from '../reference-table.ts';
import { typeFromWords } from '../reference-type.ts';
import { hasColumns } from '../table-fields.ts';

function read(text: string, { file, columns }: ReadOptions): ReadReferences {
  const table = csvRows(text, file);
  const [header, ...rows] = table.rows;
  if (!header) return { records: [], findings: table.findings, rejected: 0 };
  const read = readReferenceTable(
    { header, rows },
    {
      file,
      format: 'scopus-csv',
      database: 'Scopus',
      columns,
      refine: (record, cell) => ({
        ...record,
        type: typeFromWords(cell('Document Type')) === 'other' ? record.type : typeFromWords(cell('Document Type')),
        // Scopus writes the title of the journal under "Source title"; "Source" says that it is Scopus.
        container: cell('Source title'),
      }),
    },
  );
  return { ...read, findings: [...table.findings, ...read.findings] };
}

function detect(text: string, fileName: string): number {
  const header = firstRows(text, fileName)[0]?.cells ?? [];
  return hasColumns(header, 'Authors', 'Title', 'Source title', 'EID') ? 0.97 : 0;
}

/** Tables of Scopus. */
export default {
  id: 'scopus-csv',
  title: 'Scopus CSV',
  references: ['Scopus, CSV export (no published specification)'],
  endings: ['csv'],
  detect,
  read,
  examples: [
    {
      title: 'full names with their numbers',
      text: 'Authors,Author full names,Title,Year,Source title,DOI,Document Type,Source,EID\nE.A.,"Example, Ann A. (57226631324); Pattern, D. (7003976888)",Catheters and infection,2025,Example Journal,10.1000/xyz,Article,Scopus,2-s2.0-1\n',
      titles: ['Catheters and infection'],
      rejected: 0,
      findings: [],
    },
  ],
} satisfies ReferenceFormat;
