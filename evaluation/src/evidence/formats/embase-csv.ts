import { type CsvRow, csvRows, firstRows } from '../csv-rows.ts';
import type { ReadRecord } from '../reference.ts';
import type { ReadOptions, ReadReferences, ReferenceFormat } from '../reference-format.ts';
import { type ReferenceTable, readReferenceTable } from '../reference-table.ts';
import { typeFromWords } from '../reference-type.ts';
import { readSource } from '../source-line.ts';
import { hasColumns, plainColumnName } from '../table-fields.ts';

/** Names of fields as they stand at the start of the rows where Embase writes one field a row. */
const isFieldRow = ({ cells }: CsvRow) =>
  /^(?:TITLE|AUTHOR NAMES|SOURCE|PUBLICATION YEAR|ABSTRACT|EMBASE ACCESSION ID|PUI|DOI)$/.test(cells[0]?.trim() ?? '');

/** Embase can write a field a row, each record starting with its title; the rows are turned into one table. */
function turned(rows: readonly CsvRow[]): ReferenceTable | undefined {
  if (!rows[0] || !isFieldRow(rows[0]) || hasColumns(rows[0].cells, 'Title', 'Source')) return undefined;
  const names: string[] = [];
  const places = new Map<string, number>();
  const records: CsvRow[] = [];
  for (const { line, cells } of rows) {
    const name = cells[0]!.trim();
    const start = plainColumnName(name) === 'title';
    if (start || records.length === 0) records.push({ line, cells: [] });
    let place = places.get(name);
    if (place === undefined) {
      place = names.push(name) - 1;
      places.set(name, place);
    }
    const record = records.at(-1)!;
    while (record.cells.length <= place) record.cells.push('');
    record.cells[place] = cells.slice(1).filter(Boolean).join('; ');
  }
  for (const { cells } of records) while (cells.length < names.length) cells.push('');
  return { header: { line: rows[0].line, cells: names }, rows: records };
}

/** Volume, issue, pages and year stand in one line of source where they have no columns of their own. */
function refine(record: ReadRecord, cell: (name: string) => string): ReadRecord {
  const source = readSource(cell('Source'));
  const types = record.publicationTypes.map(typeFromWords).filter((type) => type !== 'other');
  const terms = ['Emtree Drug Index Terms (Major Focus)', 'Emtree Medical Index Terms (Major Focus)'].flatMap((name) =>
    // A term may carry its subheadings in brackets, with commas between them.
    cell(name)
      .split(/,\s*(?![^()]{0,300}\))/)
      .map((term) => term.trim())
      .filter(Boolean),
  );
  return {
    ...record,
    type: types[0] ?? record.type,
    year: record.year ?? source.year,
    container: cell('Source title') || source.container,
    volume: record.volume || source.volume,
    issue: record.issue || source.issue,
    pages: record.pages || source.pages,
    keywords: [...new Set([...record.keywords, ...terms])],
  };
}

function read(text: string, { file, columns }: ReadOptions): ReadReferences {
  const { rows: all, findings } = csvRows(text, file);
  const [header, ...rows] = all;
  if (!header) return { records: [], findings, rejected: 0 };
  const read = readReferenceTable(turned(all) ?? { header, rows }, { file, format: 'embase-csv', database: 'Embase', columns, refine });
  return { ...read, findings: [...findings, ...read.findings] };
}

function detect(text: string, fileName: string): number {
  const rows = firstRows(text, fileName);
  const header = rows[0]?.cells ?? [];
  if (hasColumns(header, 'Title', 'Author Names', 'Source')) return 0.97;
  return rows[0] &&
    isFieldRow(rows[0]) &&
    header.length > 1 &&
    rows.slice(0, 200).filter(isFieldRow).length >= 2 &&
    !hasColumns(header, 'Title', 'Abstract')
    ? 0.96
    : 0;
}

/** Tables of Embase, with a record or a field in each row. */
export default {
  id: 'embase-csv',
  title: 'Embase CSV',
  references: ['Embase, export formats "CSV: fields by column" and "CSV: fields by row" (no published specification)'],
  endings: ['csv'],
  detect,
  read,
  examples: [
    {
      title: 'a record a row, its source in one line',
      text: 'Title,Original Title,Author Names,Source,Abstract,Clinical Trial Numbers\n"Catheters, and infection",,"Example A., Pattern D.E.","Example Journal (2014) 3:3 (152-160). Date of Publication: 2014",Text,NCT01234567\n',
      titles: ['Catheters, and infection'],
      rejected: 0,
      findings: [],
    },
    {
      title: 'a field a row',
      text: '"TITLE","First"\n"AUTHOR NAMES","Example A.","Pattern D.E."\n"SOURCE","Example Journal (2014) 3:3 (152-160)"\n\n"TITLE","Second"\n"PUBLICATION YEAR","2015"\n',
      titles: ['First', 'Second'],
      rejected: 0,
      findings: [],
    },
  ],
} satisfies ReferenceFormat;
