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
      format: 'cochrane-csv',
      database: 'Cochrane CENTRAL',
      columns,
      refine: (record, cell) => {
        const kinds = cell('Publication Type').split(';').map(typeFromWords);
        const registered = /trial registry record|clinicaltrials\.gov|ictrp/i.test(cell('Publication Type'));
        return { ...record, type: registered ? 'other' : (kinds.find((type) => type !== 'other') ?? record.type) };
      },
    },
  );
  return { ...read, findings: [...table.findings, ...read.findings] };
}

function detect(text: string, fileName: string): number {
  const header = firstRows(text, fileName)[0]?.cells ?? [];
  return hasColumns(header, 'CENTRAL ID', 'Title') || hasColumns(header, 'Cochrane Review Group Code', 'Title') ? 0.97 : 0;
}

/** Tables of the Cochrane Library: trials of CENTRAL. */
export default {
  id: 'cochrane-csv',
  title: 'Cochrane CENTRAL CSV',
  references: ['Cochrane Library, CSV export of trials (no published specification)'],
  endings: ['csv'],
  detect,
  read,
  examples: [
    {
      title: 'a trial with its numbers in other registers',
      text: 'CENTRAL ID,Author(s),Title,Source,Year,PubMed ID,CTgov ID,Publication Type,DOI\nCN-02757110,"Example, JD; Pattern, M",Catheters and infection,Example journal,2024,PUBMED 38507184,NCT01234567,Journal article,10.1000/xyz\n',
      titles: ['Catheters and infection'],
      rejected: 0,
      findings: [],
    },
  ],
} satisfies ReferenceFormat;
