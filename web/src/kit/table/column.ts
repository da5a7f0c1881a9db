import type { ReactNode } from 'react';

/** What a cell holds, for sorting, searching and export. */
export type CellValue = string | number | boolean | null | undefined;

/** One column of a list. */
export interface Column<Row> {
  /** Name in the address bar and in exports. */
  readonly id: string;
  readonly title: string;
  /** Unit of every number in the column, shown in the header. */
  readonly unit?: string;
  readonly value: (row: Row) => CellValue;
  /** How it looks, where it is more than its value. */
  readonly show?: (row: Row) => ReactNode;
  /** Numbers stand on the right. */
  readonly numeric?: boolean;
  readonly width?: number;
  /** Not shown until somebody chooses it. */
  readonly hidden?: boolean;
  /** Not shown in a narrow window until somebody chooses it. */
  readonly spare?: boolean;
  /** False where the list cannot be sorted by it. */
  readonly sortable?: boolean;
}

/** A filter above a list; its choice stands in the address bar under its id. */
export interface Filter<Row> {
  readonly id: string;
  readonly title: string;
  readonly choices: readonly { readonly value: string; readonly label: string }[];
  /** For lists filtered in the page; lists filtered by the server leave it out. */
  readonly matches?: (row: Row, chosen: string) => boolean;
}

/** A value as text, as it is searched and exported. */
export function cellText(value: CellValue): string {
  if (value === undefined || value === null) return '';
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  return String(value);
}

const collator = new Intl.Collator('en', { numeric: true, sensitivity: 'base' });

/** Order of two values: numbers by size, text as a catalogue has it ("10.4" after "9"), nothing last. */
export function compareCells(left: CellValue, right: CellValue): number {
  const leftEmpty = left === undefined || left === null || left === '';
  const rightEmpty = right === undefined || right === null || right === '';
  if (leftEmpty || rightEmpty) return Number(leftEmpty) - Number(rightEmpty);
  if (typeof left === 'number' && typeof right === 'number') return left - right;
  return collator.compare(cellText(left), cellText(right));
}
