import { done, type Outcome, trouble } from '../base/index.ts';
import { csvRows, type ReadFile, type ReadRecord } from '../evidence/index.ts';

/** A record of a screening that is over, with its place in the file and what was decided. */
export interface LabelledRecord {
  readonly record: ReadRecord;
  /** Place among all records of the file, from 0; records that could not be read count. */
  readonly row: number;
  /** Whether it was included; undefined where the file does not say. */
  readonly relevant: boolean | undefined;
}

/** What a column or field of labels may be called, most telling first. */
const names = ['label_included', 'included', 'label'] as const;
const field = /\blabel_included\b[^\p{L}\p{N}]{0,12}([01])(?![\d.])/u;

/**
 * Finds the labels of a screening beside the records that were read from a file: in tables a column, elsewhere the words `label_included` with
 * a 0 or 1 behind them, in any field of the record. `text` is what the records were read from.
 */
export function readLabels(text: string, file: string, { format, records, findings }: ReadFile): Outcome<LabelledRecord[]> {
  const lineOf = ({ source }: ReadRecord) => source.line ?? 0;
  const lost = findings.flatMap(({ code, line }) => (code === 'record-rejected' && line !== undefined ? [line] : []));
  const lines = [...records.map(lineOf), ...lost].sort((a, b) => a - b);
  const rowOf = new Map(lines.map((line, row) => [line, row]));
  const labelAt = format === 'csv' ? labelsOfTable(text, file) : labelsOfFields(text, lines);
  const labelled = records.map((record) => ({ record, row: rowOf.get(lineOf(record))!, relevant: labelAt(lineOf(record)) }));
  if (labelled.some(({ relevant }) => relevant !== undefined)) return done(labelled);
  return trouble('input-invalid', `${file} does not say which records were included.`, {
    remedy: 'Add a column, or in each record a field, "label_included" with 1 for included and 0 for excluded.',
  });
}

function labelsOfTable(text: string, file: string): (line: number) => boolean | undefined {
  const [header, ...rows] = csvRows(text, file).rows;
  const titles = header?.cells.map((cell) => cell.trim().toLowerCase()) ?? [];
  const column = names.map((name) => titles.indexOf(name)).find((place) => place >= 0);
  const cells = new Map(rows.map((row) => [row.line, column === undefined ? '' : (row.cells[column] ?? '').trim()]));
  return (line) => {
    const cell = cells.get(line) ?? '';
    return /^1(?:\.0)?$/.test(cell) ? true : /^0(?:\.0)?$/.test(cell) ? false : undefined;
  };
}

function labelsOfFields(text: string, starts: readonly number[]): (line: number) => boolean | undefined {
  const lines = text.split(/\r\n|\r|\n/);
  const endOf = new Map(starts.map((line, row) => [line, (starts[row + 1] ?? lines.length + 1) - 1]));
  return (line) => {
    const label = field.exec(lines.slice(line - 1, endOf.get(line)).join('\n'))?.[1];
    return label === undefined ? undefined : label === '1';
  };
}
