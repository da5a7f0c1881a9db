import { type Finding, isoDate } from '../base/index.ts';
import { type CsvRow, csvRows } from '../evidence/index.ts';
import type { DataOf } from '../records/index.ts';
import { promisedChangeKind } from './promised-change.ts';

const columnNames = {
  what: ['what', 'change', 'promisedchange', 'commitment', 'action', 'response', 'promise', 'description'],
  document: ['document', 'file', 'doc', 'documentname', 'affecteddocument'],
  place: ['place', 'section', 'where', 'location', 'chapter', 'page'],
  expectedWords: ['expectedwords', 'words', 'newtext', 'wording', 'expectedtext', 'text'],
  letter: ['letter', 'source', 'responseletter', 'round', 'reference'],
  finding: ['finding', 'findingnumber', 'number', 'no', 'nc', 'nonconformity', 'question', 'deficiency', 'item', 'id'],
  due: ['due', 'duedate', 'deadline', 'by', 'date'],
} as const;
type Column = keyof typeof columnNames;

/** What came of reading a list of promised changes: each row gives a change or a finding that names its line. */
export interface PromisedChangesRead {
  readonly changes: readonly DataOf<typeof promisedChangeKind>[];
  readonly findings: readonly Finding[];
  readonly rejected: number;
}

/** Reads a list of promised changes from CSV text. Columns are known by name in any case and order; what was promised must be there. */
export function readPromisedChanges(text: string, { file }: { readonly file: string }): PromisedChangesRead {
  const table = csvRows(text, file);
  const read = promisedChangesFromRows(table.rows, { file });
  return { ...read, findings: [...table.findings, ...read.findings] };
}

/** The same from rows of a table, the first of which names the columns. */
export function promisedChangesFromRows(rows: readonly CsvRow[], { file }: { readonly file: string }): PromisedChangesRead {
  const [header, ...lines] = rows;
  const at = (line: number, code: string, message: string): Finding => ({ file, line, code, message });
  if (!header)
    return {
      changes: [],
      findings: [at(1, 'columns-missing', 'The file is empty. Give a table with the columns what, document and section.')],
      rejected: 0,
    };
  const places = new Map<Column, number>();
  const surplus: string[] = [];
  header.cells.forEach((cell, index) => {
    const plain = cell.toLowerCase().replace(/[^a-z0-9]/g, '');
    const column = (Object.keys(columnNames) as Column[]).find((name) => (columnNames[name] as readonly string[]).includes(plain));
    if (column && !places.has(column)) places.set(column, index);
    else if (plain) surplus.push(cell.trim());
  });
  if (!places.has('what')) {
    return {
      changes: [],
      findings: [
        at(
          header.line,
          'columns-missing',
          'No column is named "what" (or change, commitment, action). Name the columns in the first line.',
        ),
      ],
      rejected: lines.length,
    };
  }
  const findings: Finding[] =
    surplus.length > 0 ? [at(header.line, 'column-unknown', `These columns were left out: ${surplus.join(', ')}.`)] : [];
  const changes = lines.flatMap(({ line, cells }) => {
    const cell = (column: Column) => (places.has(column) ? (cells[places.get(column)!] ?? '').trim() : '');
    if (cell('what') === '') {
      findings.push(at(line, 'row-rejected', `Line ${line} was left out: it does not say what was promised.`));
      return [];
    }
    const due = dayOf(cell('due'));
    if (cell('due') && !due)
      findings.push(
        at(
          line,
          'date-unknown',
          `Line ${line} gives "${cell('due')}" as the day it is due, which is no day like 2026-11-22; it was left out.`,
        ),
      );
    return [
      promisedChangeKind.schema.parse({
        what: cell('what'),
        document: cell('document'),
        place: cell('place'),
        expectedWords: cell('expectedWords'),
        source: { letter: cell('letter'), finding: cell('finding') },
        ...(due ? { due } : {}),
      }),
    ];
  });
  return { changes, findings, rejected: lines.length - changes.length };
}

/** A day as ISO writes it, or as day, month and year with full stops; anything else is not guessed. */
function dayOf(text: string): string | undefined {
  const parts = /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/.exec(text);
  const day = parts ? `${parts[3]}-${parts[2]!.padStart(2, '0')}-${parts[1]!.padStart(2, '0')}` : text;
  return isoDate.safeParse(day).success ? day : undefined;
}
