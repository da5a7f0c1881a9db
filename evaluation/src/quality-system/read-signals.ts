import { type Finding, isoDate } from '../base/index.ts';
import { columnTitles, comparableTitle, type SpreadsheetTable, tableFrom } from '../device/index.ts';
import type { DataOf } from '../records/index.ts';
import { decisionDue } from './due.ts';
import type { SignalInput } from './input.ts';
import { inputs } from './inputs/index.generated.ts';
import type { signalKind } from './signal.ts';

/** The columns of a list of signals with the names they have in English and German. Title, input and day are needed. */
const columns = {
  title: ['title', 'signal', 'subject', 'titel', 'betreff', 'bezeichnung'],
  input: ['input', 'type', 'source', 'kind', 'category', 'art', 'typ', 'quelle', 'kategorie'],
  detectedOn: ['detected on', 'date', 'detected', 'day', 'awareness date', 'datum', 'erkannt am', 'festgestellt am'],
  description: ['description', 'details', 'text', 'beschreibung'],
  sourceRecord: ['source record', 'record', 'number', 'reference', 'id', 'no', 'nr', 'nummer', 'referenz', 'vorgang'],
  valueName: ['value name', 'measure', 'indicator', 'kennzahl', 'messgrosse'],
  value: ['value', 'observed', 'wert', 'istwert'],
  unit: ['unit', 'einheit'],
  expected: ['expected', 'baseline', 'threshold', 'erwartet', 'sollwert', 'grenzwert'],
} as const satisfies Record<string, readonly string[]>;
type Column = keyof typeof columns;

/** What a list of signals gave. */
export interface SignalReading {
  readonly signals: DataOf<typeof signalKind>[];
  readonly findings: Finding[];
  readonly rejected: number;
}

/** The table of signals in the raw rows of a file, wherever its header stands. */
export function signalTableFrom(rows: readonly (readonly string[])[]): SpreadsheetTable {
  return tableFrom(rows, (title) => Object.values(columns).some((names: readonly string[]) => names.includes(comparableTitle(title))));
}

/** The input a cell names: its id, its title, or a name people give it. */
function inputNamed(cell: string): SignalInput | undefined {
  const named = comparableTitle(cell);
  return (inputs as readonly SignalInput[]).find((input) =>
    [input.id, input.title, ...input.alsoCalled].some((name) => comparableTitle(name) === named),
  );
}

/** A day written as 2026-11-22 or 22.11.2026; anything else could mean two days. */
function dayWritten(cell: string): string | undefined {
  const german = /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/.exec(cell);
  const text = german ? `${german[3]}-${german[2]!.padStart(2, '0')}-${german[1]!.padStart(2, '0')}` : cell.slice(0, 10);
  return isoDate.safeParse(text).success ? text : undefined;
}

/** A number with a point or a comma before its decimals. */
function numberWritten(cell: string): number | undefined {
  const number = Number(cell.includes('.') ? cell : cell.replace(',', '.'));
  return cell && Number.isFinite(number) ? number : undefined;
}

/** Reads signals from a table. A row that lacks title, kind or day is told with its number and not taken; every signal starts as detected. */
export function readSignals(table: SpreadsheetTable, file = ''): SignalReading {
  const titles = columnTitles(table.header).map(comparableTitle);
  const place = (column: Column) => {
    for (const name of columns[column]) {
      const index = titles.indexOf(name);
      if (index >= 0) return index;
    }
    return -1;
  };
  const at = Object.fromEntries((Object.keys(columns) as Column[]).map((column) => [column, place(column)])) as Record<Column, number>;
  const named = file ? { file } : {};
  const findings: Finding[] = [];
  for (const column of ['title', 'input', 'detectedOn'] as const) {
    if (at[column] < 0)
      findings.push({
        ...named,
        code: 'column-missing',
        message: `There is no column for ${columns[column][0]}; it can be called ${columns[column].join(', ')}.`,
      });
  }
  const signals: DataOf<typeof signalKind>[] = [];
  let rejected = 0;
  for (const { row, cells } of table.rows) {
    if (cells.every((cell) => !cell.trim())) continue;
    const text = (column: Column) => (cells[at[column]] ?? '').trim();
    const tell = (code: string, message: string) => findings.push({ ...named, line: row, code, message });
    const title = text('title');
    const input = inputNamed(text('input'));
    const detectedOn = dayWritten(text('detectedOn'));
    if (!title || !input || !detectedOn) {
      rejected += 1;
      if (!title) tell('signal-without-title', `Row ${row} has no title and was not taken.`);
      else if (!input)
        tell(
          'signal-input-unknown',
          `Row ${row}: "${text('input')}" is no known kind of signal, so it was not taken; known are ${inputs.map(({ id }) => id).join(', ')}.`,
        );
      else
        tell(
          'signal-day-unclear',
          `Row ${row}: "${text('detectedOn')}" is not a day that can be read, so it was not taken; write it as 2026-11-22.`,
        );
      continue;
    }
    const value = numberWritten(text('value'));
    const expected = numberWritten(text('expected'));
    if (text('value') && value === undefined)
      tell('value-not-a-number', `Row ${row}: the value "${text('value')}" is not a number and was left out.`);
    if (text('expected') && expected === undefined)
      tell('value-not-a-number', `Row ${row}: the expected value "${text('expected')}" is not a number and was left out.`);
    signals.push({
      title,
      input: input.id,
      description: text('description'),
      detectedOn,
      sourceRecord: text('sourceRecord'),
      values:
        value === undefined
          ? []
          : [{ name: text('valueName') || 'value', value, unit: text('unit'), ...(expected === undefined ? {} : { expected }) }],
      clinicallyRelevant: 'not triaged',
      triageReason: '',
      claimIds: [],
      riskIds: [],
      due: decisionDue(input.id, detectedOn),
      state: 'detected',
    });
  }
  return { signals, findings, rejected };
}
