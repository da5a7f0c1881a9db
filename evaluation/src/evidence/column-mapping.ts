import { z } from 'zod';
import { defineKind } from '../records/index.ts';
import { type ColumnMapping, columnMappingSchema, plainColumnName } from './table-fields.ts';

/** What somebody said about the columns of a table; the next table with the same columns is read the same way. */
export const columnMappingKind = defineKind({
  name: 'column-mapping',
  prefix: 'map',
  title: 'column mapping',
  schema: z.object({
    /** The database or person the tables come from, as it was named with the first of them. */
    source: z.string().trim().max(200).default(''),
    columns: columnMappingSchema.min(1),
  }),
  label: (data) => data.source || data.columns.map(({ column }) => column).join(', '),
});

/** Whether a mapping was made for a table with these columns, in whatever order. */
export function fitsColumns(mapping: ColumnMapping, header: readonly string[]): boolean {
  const names = (columns: readonly string[]) => columns.map(plainColumnName).sort().join('\n');
  return names(mapping.map(({ column }) => column)) === names(header);
}
