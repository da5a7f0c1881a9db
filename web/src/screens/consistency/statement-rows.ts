import { type Attribute, attributes } from '@cerulean/evaluation/consistency';
import type { StatementTable } from './use-consistency.ts';

export type StatementRow = StatementTable['rows'][number];
export type StatementCell = StatementRow['cells'][number];

/** Name of a row in the address bar. */
export function cellKey(row: Pick<StatementRow, 'kind' | 'key'>): string {
  return row.key ? `${row.kind}:${row.key}` : row.kind;
}

/** Rows under what they are about, in the order of the contract. */
export function groupRows(rows: readonly StatementRow[]): { readonly attribute: Attribute; readonly rows: readonly StatementRow[] }[] {
  return attributes.flatMap((attribute) => {
    const about = rows.filter((row) => row.attribute === attribute);
    return about.length > 0 ? [{ attribute, rows: about }] : [];
  });
}

/** The different things a document says in a cell, once each; how often where it says one of several more than once. */
export function saysOf({ statements }: Pick<StatementCell, 'statements'>): string[] {
  const counts = new Map<string, number>();
  for (const { says } of statements) counts.set(says, (counts.get(says) ?? 0) + 1);
  return [...counts].map(([says, count]) => (counts.size > 1 && count > 1 ? `${says} (${count}×)` : says));
}

/** How many things a cell lists before it only says how many more there are. */
const listedMax = 4;

/** What a cell lists, and how many more things its document says there. */
export function listedIn(cell: Pick<StatementCell, 'statements'>): { readonly listed: readonly string[]; readonly more: number } {
  const says = saysOf(cell);
  const listed = says.length > listedMax + 1 ? says.slice(0, listedMax) : says;
  return { listed, more: says.length - listed.length };
}
