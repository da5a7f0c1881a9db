import { Button } from '@mantine/core';
import { Link, useNavigate } from '@tanstack/react-router';
import { useMemo, useRef } from 'react';
import type { OutputOf } from '../../api/client.ts';
import { useEvaluationId, useMay } from '../../frame/evaluation.ts';
import { useAddress } from '../../frame/use-search.ts';
import { EmptyState } from '../../kit/empty-state.tsx';
import { Loading, Page } from '../../kit/page.tsx';
import { Problem } from '../../kit/problem.tsx';
import { StepTabs } from '../../kit/step-tabs.tsx';
import type { Column, Filter } from '../../kit/table/column.ts';
import { DataTable } from '../../kit/table/data-table.tsx';
import { useServerRows } from '../../kit/table/rows.ts';
import { useTableState } from '../../kit/table/use-table-state.ts';
import { authorsText } from './citation.tsx';
import classes from './evidence.module.css';
import { ExportMenu } from './export-menu.tsx';
import { PublicationMark } from './publication-status.tsx';
import { ReferenceEditor } from './reference-editor.tsx';
import { ReferencePanel } from './reference-panel.tsx';
import { ReferenceState, stateTitle } from './reference-state.tsx';

type Row = OutputOf<'evidence.reference.list'>['records'][number];

const columns: readonly Column<Row>[] = [
  {
    id: 'title',
    title: 'Title',
    value: ({ data }) => data.title,
    show: ({ id, data }) => (
      <>
        <span className={classes.twoLines}>{data.title || '(no title)'}</span>
        <PublicationMark id={id} />
      </>
    ),
  },
  {
    id: 'author',
    title: 'Authors',
    value: ({ data }) => authorsText(data.authors),
    show: ({ data }) => shortAuthors(data.authors),
    width: 150,
  },
  { id: 'year', title: 'Year', value: ({ data }) => data.year, numeric: true, width: 70 },
  {
    id: 'container',
    title: 'Journal',
    value: ({ data }) => data.container,
    show: ({ data }) => <span className={classes.twoLines}>{data.container}</span>,
    sortable: false,
    width: 170,
  },
  {
    id: 'state',
    title: 'State',
    value: (row) => stateTitle(stateOf(row)),
    show: (row) => <ReferenceState {...stateOf(row)} />,
    sortable: false,
    width: 150,
  },
  { id: 'database', title: 'Database', value: ({ data }) => data.source?.database, sortable: false, hidden: true },
  { id: 'doi', title: 'DOI', value: ({ data }) => data.doi, sortable: false, hidden: true },
  { id: 'pmid', title: 'PMID', value: ({ data }) => data.pmid, sortable: false, hidden: true },
  {
    id: 'file',
    title: 'Read from',
    value: ({ data }) => (data.source ? `${data.source.file}, line ${data.source.line ?? '?'}` : ''),
    sortable: false,
    hidden: true,
  },
  { id: 'fullText', title: 'Full text', value: ({ data }) => data.fullTextFileId !== undefined, sortable: false, hidden: true },
];

/** Beside an open reference only what tells the others apart is shown, unless somebody chose columns. */
const narrowColumns = columns.map((column) => (column.id === 'author' || column.id === 'container' ? { ...column, hidden: true } : column));

const filters: readonly Filter<Row>[] = [
  {
    id: 'state',
    title: 'State',
    choices: [
      { value: 'unique', label: 'Without duplicates' },
      { value: 'duplicates', label: 'Duplicates' },
      { value: 'to screen', label: 'To screen' },
      { value: 'excluded', label: 'Excluded' },
      { value: 'to read', label: 'To read' },
      { value: 'excluded at full text', label: 'Excluded at full text' },
      { value: 'not retrieved', label: 'Not retrieved' },
      { value: 'included', label: 'Included' },
    ],
  },
];
const states = filters[0]!.choices.map(({ value }) => value);
const sorts = ['added', 'title', 'author', 'year'] as const;

function stateOf({ data, titleDecision, fullTextDecision }: Row) {
  return { duplicate: data.duplicate !== undefined, title: titleDecision, fullText: fullTextDecision };
}

function shortAuthors(authors: Row['data']['authors']): string {
  const [first, second] = authors.map((author) => ('literal' in author ? author.literal : author.family));
  return authors.length > 2 ? `${first} et al.` : [first, second].filter(Boolean).join(' and ');
}

/** Every publication found, in a list that the server pages, sorts and searches, with what is known about the one that is opened beside it. */
export default function ReferencesScreen() {
  const evaluation = useEvaluationId();
  const mayEdit = useMay('evidence.edit');
  const navigate = useNavigate();
  const [{ reference, record, edit }, setAddress] = useAddress();
  const { words, sort, filters: chosen } = useTableState(['state']);
  const state = states.includes(chosen.state ?? '') ? chosen.state! : 'all';
  const sortColumn = sorts.find((each) => each === sort?.column) ?? 'added';
  const input = useMemo(
    () => ({ evaluation, query: words, state: state as 'all', sort: sortColumn, descending: sort?.descending ? 'true' : 'false' }) as const,
    [evaluation, words, state, sortColumn, sort?.descending],
  );
  const rows = useServerRows('evidence.reference.list', input, (output) => ({ rows: output.records, total: output.total }));

  // Once there was something to show, the list stays while other words are searched for, so that the field keeps the focus.
  const shown = useRef(false);
  if (rows.total > 0) shown.current = true;

  if (edit && mayEdit) return <ReferenceEditor key={edit} id={edit} onDone={() => setAddress({ edit: undefined, reference: edit })} />;

  const unfiltered = words === '' && state === 'all';
  const toImports = mayEdit && (
    <Button component={Link} to="/e/$evaluation/evidence/imports" params={{ evaluation } as never}>
      Import files
    </Button>
  );
  const panel = reference && !record ? reference : undefined;
  return (
    <Page
      title="Evidence"
      description="Publications from the databases, each with the file and line it was read from. Duplicates are kept and marked; nothing disappears."
      tabs={<StepTabs word="evidence" />}
      actions={
        rows.total > 0 && (
          <>
            <ExportMenu evaluation={evaluation} />
            {toImports}
          </>
        )
      }
    >
      {rows.loading && !shown.current ? (
        <Loading lines={10} />
      ) : rows.error && rows.total === 0 ? (
        <Problem error={rows.error} onRetry={rows.retry} />
      ) : rows.total === 0 && unfiltered && !rows.loading ? (
        <EmptyState
          sentence="References exported from PubMed, Embase and other databases belong here, in whatever format they export."
          action={toImports}
        />
      ) : (
        <div className={classes.split} data-open={panel || undefined}>
          <DataTable
            label="References"
            columns={panel || record ? narrowColumns : columns}
            rows={rows}
            rowId={({ id }) => id}
            filters={filters}
            opened={reference ?? record}
            onOpen={(row) => setAddress({ reference: row.id === reference ? undefined : row.id, record: undefined })}
            nothing="No reference matches. Take a word out of the search or choose another state."
          />
          {panel && (
            <ReferencePanel
              key={panel}
              id={panel}
              mayEdit={mayEdit}
              onClose={() => setAddress({ reference: undefined })}
              onOpen={(id) => setAddress({ reference: id })}
              onHistory={() => setAddress({ record: panel })}
              onCorrect={() => setAddress({ edit: panel }, { replace: false })}
              onScreen={() =>
                void navigate({ to: '/e/$evaluation/screening', params: { evaluation }, search: { reference: panel } } as never)
              }
            />
          )}
        </div>
      )}
    </Page>
  );
}
