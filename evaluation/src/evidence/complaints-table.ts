import type { Finding } from '../base/index.ts';
import type { DataOf } from '../records/index.ts';
import { csvRows } from './csv-rows.ts';
import type { dataSetKind } from './data-set.ts';
import { FindingList, quoted } from './finding-list.ts';

/** One row of a data set: events and exposure of one category in one period. */
export type CountRow = DataOf<typeof dataSetKind>['rows'][number];

/** What came of reading a table of complaints and sales: `rows.length + rejected` is the number of rows under the header. */
export interface ComplaintsTable {
  readonly rows: CountRow[];
  readonly findings: Finding[];
  readonly rejected: number;
}

const columnNames = {
  period: ['period', 'month', 'quarter', 'year', 'date'],
  category: ['category', 'type', 'complainttype', 'code', 'failuremode', 'problem'],
  events: ['events', 'complaints', 'count', 'cases', 'incidents', 'numberofcomplaints', 'numberofevents'],
  exposure: ['exposure', 'sales', 'units', 'unitssold', 'sold', 'denominator', 'devices'],
  serious: ['serious', 'seriousevents', 'seriousincidents', 'ofwhichserious'],
} as const;
type Column = keyof typeof columnNames;

function plainName(header: string): string {
  return header.toLowerCase().replace(/[^a-z0-9]/g, '');
}

/**
 * Reads complaints and sales by period from CSV text. Columns are known by name in any case and order; period, events and exposure must be there.
 * A cell that is no count, or that a spreadsheet would compute as a formula, is never guessed: its row is left out and reported by line.
 */
export function readComplaintsTable(text: string, { file }: { file: string }): ComplaintsTable {
  const table = csvRows(text, file);
  const findings = new FindingList(file);
  const [header, ...lines] = table.rows;
  const stop = (message: string): ComplaintsTable => ({
    rows: [],
    findings: [...table.findings, { file, line: header?.line ?? 1, code: 'columns-missing', message }],
    rejected: lines.length,
  });
  if (!header) return stop('The file is empty. Give a table with the columns period, events and exposure.');

  const places = new Map<Column, number>();
  const surplus: string[] = [];
  header.cells.forEach((cell, index) => {
    const column = (Object.keys(columnNames) as Column[]).find((name) =>
      (columnNames[name] as readonly string[]).includes(plainName(cell)),
    );
    if (column && !places.has(column)) places.set(column, index);
    else if (cell.trim() !== '') surplus.push(cell.trim());
  });
  const missing = (['period', 'events', 'exposure'] as const).filter((column) => !places.has(column));
  if (missing.length > 0) {
    return stop(
      `No column is named ${missing.map((column) => `"${column}" (or ${columnNames[column].slice(1, 3).join(', ')})`).join(' and ')}. Name the columns in the first line.`,
    );
  }
  if (surplus.length > 0) findings.add('column-unknown', header.line, `These columns were left out: ${surplus.join(', ')}.`);

  const rows: CountRow[] = [];
  const firstLine = new Map<string, number>();
  for (const { line, cells } of lines) {
    const cell = (column: Column) => (places.has(column) ? (cells[places.get(column)!] ?? '').trim() : '');
    const reject = (message: string) => findings.addEvery('row-rejected', line, `Line ${line} was left out: ${message}`);
    const formula = (Object.keys(columnNames) as Column[]).find((column) => isFormula(cell(column)));
    if (formula) {
      reject(`${formula} holds the formula ${quoted(cell(formula))}, which is treated as text. Save the sheet with values.`);
      continue;
    }
    if (cells.slice(header.cells.length).some((extra) => extra.trim() !== '')) {
      reject(
        `it has ${cells.length} cells under ${header.cells.length} columns. Put texts and numbers that hold a separator in quotation marks.`,
      );
      continue;
    }
    const period = cell('period');
    const category = cell('category');
    if (period === '') {
      reject('it names no period.');
      continue;
    }
    const problem =
      countProblem('events', cell('events'), true) ??
      countProblem('exposure', cell('exposure'), false) ??
      (cell('serious') ? countProblem('serious', cell('serious'), true) : undefined);
    if (problem) {
      reject(problem);
      continue;
    }
    const row: CountRow = { period, category, events: Number(cell('events')), exposure: Number(cell('exposure')) };
    if (cell('serious')) row.serious = Number(cell('serious'));
    if (row.serious !== undefined && row.serious > row.events) {
      reject(`it counts ${row.serious} serious events among ${row.events} events.`);
      continue;
    }
    const name = JSON.stringify([period, category]);
    const before = firstLine.get(name);
    if (before !== undefined) {
      reject(
        `period ${period}${category ? ` with category ${category}` : ''} stands in line ${before} already. Add the two up in the file.`,
      );
      continue;
    }
    firstLine.set(name, line);
    if (row.exposure === 0 && row.events > 0)
      findings.add(
        'exposure-zero',
        line,
        `Line ${line} has ${row.events} events and no exposure; no rate can be computed for period ${period}.`,
      );
    rows.push(row);
  }
  return { rows, findings: [...table.findings, ...findings.list()], rejected: lines.length - rows.length };
}

/** A text that a spreadsheet computes. A negative number is not meant, it is refused as a count with a sentence of its own. */
function isFormula(text: string): boolean {
  return /^[=@]/.test(text) || (/^[+-]/.test(text) && !/^[+-]?[\d.,\s]+$/.test(text));
}

/** What is wrong with a cell that should hold a count; undefined where nothing is. */
function countProblem(column: Column, text: string, whole: boolean): string | undefined {
  if (text === '') return `${column} is empty. Write 0 where nothing happened.`;
  if (/^-\s*[\d.,]+$/.test(text)) return `${column} is ${text}; a count cannot be negative.`;
  if (!/^\d+(?:\.\d+)?$/.test(text))
    return `${column} holds ${quoted(text)}, which is not a plain number. Write it in digits, without separators for thousands and with a point for decimals.`;
  if (whole && !Number.isInteger(Number(text))) return `${column} is ${text}; it must be a whole number.`;
  return Number(text) > Number.MAX_SAFE_INTEGER ? `${column} is ${text}, which is too large to be a count.` : undefined;
}
