import { done, type Finding, type Outcome, trouble } from '@cerulean/evaluation/base';
import {
  type ColumnMapping,
  fitsColumns,
  previewTable,
  type ReadFile,
  readReferences,
  type TablePreview,
} from '@cerulean/evaluation/evidence';
import { decodeText } from './decode-text.ts';
import { readSheet } from './read-sheet.ts';

/** How a file is to be read, where that is not left to its content. */
export interface ReadingOptions {
  /** Id of a format in `evidence/formats`. */
  readonly format?: string | undefined;
  /** What the columns of a table hold. */
  readonly columns?: ColumnMapping | undefined;
  /** What was said about other tables; the first one with the same columns counts. */
  readonly mappings?: readonly ColumnMapping[] | undefined;
}

/** A file of references as it was read. */
export interface ReadReferenceFile extends ReadFile {
  /** Its columns, where it is a table that no database is known to write. */
  readonly table?: TablePreview | undefined;
  /** Whether its columns were read as it was said of an earlier table. */
  readonly remembered: boolean;
}

/** The format of tables whose columns a person may explain. */
const tableFormat = 'csv';

/** Reads a file of references from its bytes: text in any encoding, packed or not, or the first sheet of a workbook. */
export async function readReferenceFile(
  bytes: Uint8Array,
  file: string,
  { format, columns, mappings = [] }: ReadingOptions = {},
): Promise<Outcome<ReadReferenceFile>> {
  const opened = await textOf(bytes, file);
  if (!opened.ok) return opened;
  const { text, findings } = opened.value;
  const name = file.replace(/\.gz$/i, '');
  const bare = readReferences(text, { file: name, ...(format ? { format } : {}), columns });
  const mayBeTable = bare.ok ? bare.value.format === tableFormat : format === undefined;
  const table = mayBeTable ? previewTable(text, name) : undefined;
  const header = table?.columns.map(({ column }) => column) ?? [];
  const known = columns ?? mappings.find((mapping) => fitsColumns(mapping, header));
  const outcome = table && known ? readReferences(text, { file: name, format: tableFormat, columns: known }) : bare;
  const remembered = known !== undefined && columns === undefined;
  if (outcome.ok) return done({ ...outcome.value, findings: [...findings, ...outcome.value.findings], table, remembered });
  if (!table) return outcome;
  const message = `${file} is a table, but none of its columns has a name that is known: ${header.slice(0, 8).join(', ')}.`;
  return done({
    format: tableFormat,
    records: [],
    rejected: 0,
    table,
    remembered,
    findings: [{ file, line: 1, code: 'title-column-missing', message }],
  });
}

async function textOf(bytes: Uint8Array, file: string): Promise<Outcome<{ text: string; findings: readonly Finding[] }>> {
  if (bytes[0] !== 0x50 || bytes[1] !== 0x4b) return decodeText(bytes, file);
  const sheet = await readSheet(bytes, file);
  if (!sheet.ok) {
    return trouble(sheet.problem.code, sheet.problem.message, {
      remedy: sheet.problem.remedy ?? 'Save the sheet as CSV, or export the references as RIS.',
    });
  }
  // Each row of the sheet becomes the line of the same number, so that what is said of a line holds for the row.
  const lines: string[] = [];
  const { header, headerRow, rows, findings } = sheet.value;
  for (const { row, cells } of [{ row: headerRow, cells: header }, ...rows]) {
    while (lines.length < row - 1) lines.push('');
    lines.push(cells.map((cell) => `"${cell.replace(/\s*[\r\n]+\s*/g, ' ').replaceAll('"', '""')}"`).join(','));
  }
  return done({ text: lines.join('\n'), findings });
}
