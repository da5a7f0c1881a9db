import type { Finding } from '../base/index.ts';
import { FindingList, quoted } from './finding-list.ts';

/** One row of a table that was read from text. */
export interface CsvRow {
  /** Line on which the row starts, counted from 1. */
  readonly line: number;
  readonly cells: string[];
}

/** A table that was read from text; blank rows are left out. */
export interface CsvTable {
  readonly delimiter: string;
  readonly rows: CsvRow[];
  readonly findings: Finding[];
}

/**
 * Takes comma-, semicolon-, tab- or bar-separated text apart (RFC 4180, and what spreadsheets really write). Every cell is text: nothing is computed
 * and no number is guessed. A quotation mark that is never closed is read as a character of its cell, so that it cannot swallow the rest of
 * the file. Time is linear in the length of the text.
 */
export function csvRows(text: string, file: string): CsvTable {
  const findings = new FindingList(file);
  let at = text.charCodeAt(0) === 0xfeff ? 1 : 0;
  let line = 1;
  const separator = /^sep=(.)\r?\n/.exec(text.slice(at, at + 16));
  if (separator) {
    at += separator[0].length;
    line = 2;
  }
  const delimiter = separator?.[1] ?? guessDelimiter(text, at);
  const rows: CsvRow[] = [];
  const plainEnd = new RegExp(`[\\u{${delimiter.codePointAt(0)!.toString(16)}}\\r\\n]`, 'gu');
  /** From here on no quoted cell is closed any more. */
  let unclosedFrom = Number.POSITIVE_INFINITY;
  let cells: string[] = [];
  let rowLine = line;

  while (at < text.length || cells.length > 0) {
    let cell: string | undefined;
    if (text[at] === '"' && at < unclosedFrom) {
      const closed = readQuoted(text, at, delimiter);
      if (closed.end === undefined) {
        if (closed.atEnd) unclosedFrom = at;
        findings.add(
          'quote-unclosed',
          line,
          `Line ${line} has a quotation mark that is not closed; its cell was read up to the next separator.`,
        );
      } else {
        cell = closed.value;
        line += closed.breaks;
        at = closed.end;
        if (closed.strays > 0)
          findings.add('quote-stray', line, `Line ${line} has a quotation mark in a quoted cell that is not doubled: ${quoted(cell)}.`);
      }
    }
    if (cell === undefined) {
      plainEnd.lastIndex = at;
      const end = plainEnd.exec(text)?.index ?? text.length;
      cell = text.slice(at, end);
      at = end;
    }
    cells.push(cell);
    if (text[at] === delimiter) {
      at++;
      // A separator at the very end stands before one more, empty cell.
      if (at < text.length) continue;
      cells.push('');
    }
    if (cells.some((value) => value.trim() !== '')) rows.push({ line: rowLine, cells });
    cells = [];
    at += text.startsWith('\r\n', at) ? 2 : 1;
    line++;
    rowLine = line;
  }
  return { delimiter, rows, findings: findings.list() };
}

/** The first rows of a text, enough to see what its columns are called. */
export function firstRows(text: string, file: string): CsvRow[] {
  return csvRows(text.slice(0, 20_000), file).rows;
}

interface Quoted {
  /** Where reading goes on; undefined where no closing mark was found. */
  readonly end: number | undefined;
  /** True where the search ran to the end of the text. */
  readonly atEnd: boolean;
  readonly value: string;
  readonly breaks: number;
  readonly strays: number;
}

function readQuoted(text: string, start: number, delimiter: string): Quoted {
  const unclosed = { end: undefined, value: '', breaks: 0, strays: 0 };
  const endsCell = (index: number) => index >= text.length || text[index] === delimiter || text[index] === '\n' || text[index] === '\r';
  const firstBreak = /[\r\n]/g;
  firstBreak.lastIndex = start;
  let breakAt: number | undefined;
  const opensCell = (index: number) => {
    const before = text[index - 1];
    if (before !== '\n' && before !== '\r' && before !== delimiter) return false;
    breakAt ??= firstBreak.exec(text)?.index ?? text.length;
    return breakAt < index;
  };
  const pieces: string[] = [];
  let strays = 0;
  let from = start + 1;
  let mark = text.indexOf('"', from);
  while (mark !== -1) {
    if (endsCell(mark + 1)) {
      const value = pieces.join('') + text.slice(from, mark);
      return { end: mark + 1, atEnd: false, value, breaks: value.match(/\r\n|\r|\n/g)?.length ?? 0, strays };
    }
    if (text[mark + 1] === '"') {
      pieces.push(text.slice(from, mark + 1));
      from = mark + 2;
    } else if (mark > start + 1 && opensCell(mark)) {
      // A mark that opens a cell in a later line: the one before was never closed.
      return { ...unclosed, atEnd: false };
    } else {
      strays++;
      pieces.push(text.slice(from, mark + 1));
      from = mark + 1;
    }
    mark = text.indexOf('"', from);
  }
  return { ...unclosed, atEnd: true };
}

/** The separator that parts the first line most often, outside of quotation marks; a comma where nothing does. */
function guessDelimiter(text: string, from: number): string {
  const counts = new Map<string, number>([
    ['\t', 0],
    [';', 0],
    [',', 0],
    ['|', 0],
  ]);
  let inQuotes = false;
  let sawText = false;
  for (let index = from; index < Math.min(text.length, from + 100_000); index++) {
    const character = text[index]!;
    if (character === '"') inQuotes = !inQuotes;
    if ((character === '\n' || character === '\r') && !inQuotes) {
      if (sawText) break;
      continue;
    }
    sawText ||= character !== ' ';
    if (!inQuotes && counts.has(character)) counts.set(character, counts.get(character)! + 1);
  }
  const best = [...counts].reduce((most, next) => (next[1] > most[1] ? next : most));
  return best[1] > 0 ? best[0] : ',';
}
