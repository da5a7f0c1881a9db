import { Button, NativeSelect, Table } from '@mantine/core';
import { useState } from 'react';
import { Status } from '../../kit/status.tsx';
import classes from './column-mapping.module.css';
import type { ColumnMapping, ImportPreview, PreviewedTable } from './import-queue.ts';

type Field = ColumnMapping[number]['field'];

/** Asks what the columns of a table hold; the answer is remembered for tables with the same columns. */
export function ColumnQuestion({
  preview,
  onImport,
  onLeave,
}: {
  preview: ImportPreview & { readonly table: PreviewedTable };
  onImport: (columns: ColumnMapping) => void;
  onLeave: () => void;
}) {
  const { columns: guessed, samples, fields } = preview.table;
  const [columns, setColumns] = useState(guessed);
  const hasTitle = columns.some(({ field }) => field === 'title');
  const choices = [{ value: '', label: 'nothing that is kept' }, ...fields.map(({ id, title }) => ({ value: id, label: title }))];
  return (
    <section aria-label={`Columns of ${preview.file}`} className={classes.question}>
      <p>
        No known database writes a table like this. Say what its columns hold; tables with the same columns are read the same way from then
        on.
      </p>
      <div className={classes.scroll}>
        <Table className={classes.columns} verticalSpacing={6}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>Column</Table.Th>
              <Table.Th>Holds</Table.Th>
              <Table.Th>In the first rows</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {columns.map(({ column, field }, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: two columns may have one name, and their order never changes
              <Table.Tr key={index}>
                <Table.Th scope="row">{column || `(column ${index + 1})`}</Table.Th>
                <Table.Td>
                  <NativeSelect
                    aria-label={`What the column ${column || index + 1} holds`}
                    size="xs"
                    data={choices}
                    value={field}
                    onChange={(event) => {
                      const chosen = event.currentTarget.value as Field;
                      setColumns(columns.map((each, place) => (place === index ? { ...each, field: chosen } : each)));
                    }}
                  />
                </Table.Td>
                <Table.Td className={classes.samples}>{(samples[index] ?? []).join(' · ') || '—'}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </div>
      <div className={classes.foot}>
        <Button size="compact-md" onClick={() => onImport(columns)} disabled={!hasTitle}>
          Import with these columns
        </Button>
        <Button size="compact-md" variant="subtle" onClick={onLeave}>
          Do not import
        </Button>
        {!hasTitle && <Status tone="caution">Choose the column that holds the titles.</Status>}
      </div>
    </section>
  );
}
