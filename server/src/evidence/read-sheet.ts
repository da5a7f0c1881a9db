import { done, type Finding, type Outcome, trouble } from '@cerulean/evaluation/base';
import { csvRows } from '@cerulean/evaluation/evidence';
import { zipSync } from 'fflate';
import { readSheet as readXlsx } from 'read-excel-file/node';
import { decodeText } from './decode-text.ts';
import { type ArchiveLimits, archiveLimits, openArchive } from './open-archive.ts';

/** A table as texts: what a person sees in the cells, nothing computed. */
export interface Sheet {
  readonly header: string[];
  /** Row of the header, counted from 1. */
  readonly headerRow: number;
  /** Rows under the header that are not blank; `row` is the row of the sheet, or the line of the text, counted from 1. */
  readonly rows: { readonly row: number; readonly cells: string[] }[];
  readonly findings: Finding[];
}

/** Cells from the first to the farthest used one; more than that is no table a person made. */
const cellsMax = 4_000_000;
/** Characters of all cells together. */
const charactersMax = 100_000_000;

/**
 * Reads the first sheet of an XLSX file, or a CSV or TSV text. Bytes come from outside: sizes are checked before and while unpacking, and XML that
 * declares a document type or entities is refused. To be run in a worker, since a large sheet takes a second.
 */
export async function readSheet(bytes: Uint8Array, file: string, limits: ArchiveLimits = archiveLimits): Promise<Outcome<Sheet>> {
  const isArchive = bytes[0] === 0x50 && bytes[1] === 0x4b;
  if (!isArchive) {
    const decoded = decodeText(bytes, file, limits.bytesMax);
    if (!decoded.ok) return decoded;
    const table = csvRows(decoded.value.text, file);
    return asSheet(
      table.rows.map(({ line, cells }) => ({ row: line, cells: cells.map((cell) => cell.trim()) })),
      [...decoded.value.findings, ...table.findings],
      file,
    );
  }
  const opened = openArchive(bytes, file, limits);
  if (!opened.ok) return opened;
  const contents = opened.value;
  if (!contents.has('xl/workbook.xml')) {
    return trouble('file-unreadable', `${file} is an archive, but not an Excel workbook (.xlsx).`, {
      remedy: 'Save the sheet as XLSX or CSV and upload that.',
    });
  }
  const findings: Finding[] = [];
  const refusal = checkParts(contents, file, findings);
  if (refusal) return refusal;
  try {
    // The checked parts are packed anew, so that the reader cannot find anything in the file that was not checked.
    const checked = zipSync(Object.fromEntries([...contents].filter(([name]) => /^(?:xl\/|_rels\/|\[Content_Types\])/.test(name))), {
      level: 0,
    });
    const cells = await readXlsx(Buffer.from(checked), { parseNumber: (text) => String(Number(text)) });
    return asSheet(
      cells.map((row, index) => ({ row: index + 1, cells: row.map(cellText) })),
      findings,
      file,
    );
  } catch (error) {
    const what = error instanceof Error ? error.message.replace(/\s+/g, ' ').slice(0, 200) : 'unknown';
    return trouble('file-unreadable', `${file} is a damaged Excel file (${what}).`, {
      remedy: 'Open it in a spreadsheet program, save it again as XLSX or CSV and upload that.',
    });
  }
}

function checkParts(
  contents: ReadonlyMap<string, Uint8Array>,
  file: string,
  findings: Finding[],
): { ok: false; problem: Extract<Outcome<never>, { ok: false }>['problem'] } | undefined {
  const decoder = new TextDecoder();
  for (const [name, part] of contents) {
    if (!/\.(?:xml|rels)$/i.test(name)) continue;
    // A document type stands before the first element, but an attacker may put any amount of comment before it.
    const text = decoder.decode(part);
    if (/<!(?:DOCTYPE|ENTITY)/i.test(text)) {
      return trouble(
        'file-unreadable',
        `${file} declares XML entities in ${JSON.stringify(name)}, which no spreadsheet program writes; it was not opened.`,
        {
          remedy: 'Save the sheet as CSV and upload that.',
        },
      );
    }
    if (!/^xl\/worksheets\/[^/]+\.xml$/i.test(name)) continue;
    const { rows, columns, formulas } = extent(text);
    if (rows * columns > cellsMax) {
      return trouble(
        'file-too-large',
        `${file} has a sheet of ${rows} rows and ${columns} columns; ${cellsMax} cells is the most that is read.`,
        {
          remedy: 'Delete the empty rows and columns beyond the table and save it again.',
        },
      );
    }
    if (formulas > 0)
      findings.push({
        file,
        code: 'formulas',
        message: `${file} has ${formulas} formulas in ${name}; the values that were stored with them were read, nothing was computed.`,
      });
  }
  return undefined;
}

/** The farthest row and column that a sheet mentions, and its number of formulas. */
function extent(text: string): { rows: number; columns: number; formulas: number } {
  let rows = 1;
  let columns = 1;
  for (const [, letters, digits] of text.matchAll(/\br="([A-Za-z]{0,9})(\d{1,15})"/g)) {
    rows = Math.max(rows, Number(digits));
    columns = Math.max(
      columns,
      [...letters!.toUpperCase()].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0),
    );
  }
  return { rows, columns, formulas: text.match(/<f[\s>/]/g)?.length ?? 0 };
}

/** A cell as text; a date as the day it names, since sheets have no time zone. */
function cellText(cell: unknown): string {
  if (cell === null || cell === undefined) return '';
  if (cell instanceof Date)
    return Number.isNaN(cell.getTime())
      ? ''
      : cell
          .toISOString()
          .replace(/T00:00:00\.000Z$/, '')
          .replace(/\.000Z$/, '');
  return typeof cell === 'boolean' ? (cell ? 'TRUE' : 'FALSE') : String(cell).trim();
}

function asSheet(rows: readonly { row: number; cells: string[] }[], findings: Finding[], file: string): Outcome<Sheet> {
  const filled = rows.filter(({ cells }) => cells.some((cell) => cell !== ''));
  const [first, ...rest] = filled;
  if (!first)
    return trouble('file-unreadable', `${file} has no filled cell in its first sheet.`, {
      remedy: 'Move the table to the first sheet and save it again.',
    });
  if (filled.reduce((sum, { cells }) => sum + cells.reduce((length, cell) => length + cell.length, 0), 0) > charactersMax) {
    return trouble('file-too-large', `${file} holds more text than is read from a sheet.`, {
      remedy: 'Split the sheet and upload the parts.',
    });
  }
  return done({ header: first.cells, headerRow: first.row, rows: rest, findings });
}
