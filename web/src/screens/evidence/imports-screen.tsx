import { importKind } from '@cerulean/evaluation/evidence';
import type { DataOf, Stored } from '@cerulean/evaluation/records';
import { searchRunKind } from '@cerulean/evaluation/search';
import { Anchor, Button, NativeSelect, TextInput, Title } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useId, useMemo, useState } from 'react';
import { addressOf } from '../../api/client.ts';
import { invalidate, useOperation } from '../../api/queries.ts';
import { useRecords } from '../../api/records.ts';
import { useEvaluationId, useMay } from '../../frame/evaluation.ts';
import { useAddress } from '../../frame/use-search.ts';
import { EmptyState } from '../../kit/empty-state.tsx';
import { FileDrop } from '../../kit/file-drop.tsx';
import { FilesOnTheirWay, useFilesOnTheirWay } from '../../kit/files-on-their-way.tsx';
import { Instant } from '../../kit/instant.tsx';
import { Loading, Page } from '../../kit/page.tsx';
import { usePersonNames } from '../../kit/person-names.ts';
import { Problem } from '../../kit/problem.tsx';
import { Status } from '../../kit/status.tsx';
import { StepTabs } from '../../kit/step-tabs.tsx';
import type { Column } from '../../kit/table/column.ts';
import { DataTable } from '../../kit/table/data-table.tsx';
import { ColumnQuestion } from './column-mapping.tsx';
import classes from './evidence.module.css';
import { formatBytes } from './format-bytes.ts';
import { type ColumnMapping, type FileOnItsWay, type ImportSource, importQueue, sendFile } from './import-queue.ts';
import { Findings, ImportCounts } from './import-report.tsx';
import { SidePanel } from './side-panel.tsx';

type Import = Stored<DataOf<typeof importKind>>;

const databases = [
  'PubMed',
  'Embase',
  'Cochrane CENTRAL',
  'Cochrane Library',
  'Scopus',
  'Web of Science',
  'ClinicalTrials.gov',
  'Google Scholar',
  'Hand search',
];

/** What is shown beside an open import. */
const besidePanel: ReadonlySet<string> = new Set(['file', 'read', 'rejected', 'findings']);

/** Files of references: dropped here, read one by one, each with a report of what was read and what was not. */
export default function ImportsScreen() {
  const evaluation = useEvaluationId();
  const mayEdit = useMay('evidence.edit');
  const [{ import: opened }, setAddress] = useAddress();
  const imports = useRecords('evidence', importKind, evaluation);
  const runs = useRecords('search', searchRunKind, evaluation).data?.records;
  const nameOf = usePersonNames();
  const columns = useMemo<readonly Column<Import>[]>(() => {
    const runLabel = (id: string | undefined) => {
      const run = id === undefined ? undefined : runs?.find((each) => each.id === id);
      return run ? searchRunKind.label(run.data) : '';
    };
    return [
      { id: 'file', title: 'File', value: ({ data }) => data.file },
      { id: 'database', title: 'Database', value: ({ data }) => data.database },
      { id: 'run', title: 'Search', value: ({ data }) => runLabel(data.searchRunId) },
      { id: 'read', title: 'Read', value: ({ data }) => data.recordsRead, numeric: true, width: 80 },
      { id: 'rejected', title: 'Not read', value: ({ data }) => data.recordsRejected, numeric: true, width: 80 },
      { id: 'duplicates', title: 'Duplicates', value: ({ data }) => data.duplicates, numeric: true, width: 90 },
      { id: 'findings', title: 'Findings', value: ({ data }) => data.findings.length, numeric: true, width: 90 },
      { id: 'at', title: 'Imported', value: ({ createdAt }) => createdAt, show: ({ createdAt }) => <Instant at={createdAt} />, width: 140 },
      { id: 'by', title: 'By', value: ({ createdBy }) => nameOf(createdBy), hidden: true },
      { id: 'format', title: 'Format', value: ({ data }) => data.format, hidden: true },
    ];
  }, [runs, nameOf]);
  const shown = imports.data?.records.find(({ id }) => id === opened);
  return (
    <Page
      title="Imports"
      description="Exports of databases and reference managers; the format is recognised by the content. Each file is read as a whole; what could not be read is named by line, and the rest is kept."
      tabs={<StepTabs word="evidence" />}
    >
      {mayEdit && <Sending evaluation={evaluation} runs={runs ?? []} />}
      {imports.error ? (
        <Problem error={imports.error} onRetry={() => void imports.refetch()} />
      ) : !imports.data ? (
        <Loading />
      ) : imports.data.total === 0 ? (
        !mayEdit && <EmptyState sentence="Nothing has been imported yet." />
      ) : (
        <>
          <Title order={2} mb="xs">
            Imported so far
          </Title>
          <div className={classes.split} data-open={shown ? true : undefined}>
            <DataTable
              label="Imports"
              columns={shown ? columns.map((column) => (besidePanel.has(column.id) ? column : { ...column, hidden: true })) : columns}
              rows={imports.data.records}
              rowId={({ id }) => id}
              opened={opened}
              onOpen={({ id }) => setAddress({ import: id === opened ? undefined : id })}
              exportName="imports"
            />
            {shown && (
              <ImportPanel
                evaluation={evaluation}
                shown={shown}
                by={nameOf(shown.createdBy) ?? ''}
                onClose={() => setAddress({ import: undefined })}
              />
            )}
          </div>
        </>
      )}
    </Page>
  );
}

function ImportPanel({ evaluation, shown, by, onClose }: { evaluation: string; shown: Import; by: string; onClose: () => void }) {
  const { data, createdAt } = shown;
  return (
    <SidePanel label="Import" title={data.file} onClose={onClose}>
      <div className={classes.citation}>
        <p className={classes.quiet}>
          {[data.database, data.format, by].filter(Boolean).join(' · ')} · <Instant at={createdAt} />
        </p>
        <div className={classes.links}>
          <ImportCounts report={data} />
        </div>
        {data.fileId && (
          <p style={{ marginTop: 8 }}>
            <Anchor href={addressOf('evidence.file.download', { evaluation, id: data.fileId })} download fz="inherit">
              Download the file as it was imported
            </Anchor>
          </p>
        )}
      </div>
      {data.findings.length > 0 ? (
        <Findings findings={data.findings} open />
      ) : (
        <p className={classes.citation}>Nothing was remarkable about this file.</p>
      )}
    </SidePanel>
  );
}

function Sending({ evaluation, runs }: { evaluation: string; runs: readonly Stored<DataOf<typeof searchRunKind>>[] }) {
  const client = useQueryClient();
  const [database, setDatabase] = useState('');
  const [searchRunId, setSearchRunId] = useState('');
  const list = useId();
  const { files } = useFilesOnTheirWay(importQueue, evaluation);
  const add = (chosen: readonly File[], columns?: ColumnMapping) => {
    const source: ImportSource = { evaluation, database, ...(searchRunId ? { searchRunId } : {}) };
    importQueue.add(evaluation, chosen, async (file, onSent, signal) => {
      const report = await sendFile(source, file, { ...(columns ? { columns } : {}), onSent, signal });
      if ('imported' in report) void invalidate(client, evaluation);
      return report;
    });
  };
  /** Imports a table as it was explained, and after it the others that wait with the same columns. */
  const explained = (columns: ColumnMapping) => {
    const names = (mapping: ColumnMapping) => mapping.map(({ column }) => column).join('\n');
    for (const { id, file, asks } of asking(files)) {
      if (names(asks.table.columns) !== names(columns)) continue;
      importQueue.dismiss(id);
      add([file], columns);
    }
  };
  return (
    <section aria-label="Import files" style={{ marginBottom: 28 }}>
      <div className={classes.setUp}>
        <NativeSelect
          label="Search"
          description="The search these files come from."
          data={[{ value: '', label: '—' }, ...runs.map(({ id, data }) => ({ value: id as string, label: searchRunKind.label(data) }))]}
          value={searchRunId}
          onChange={(event) => {
            setSearchRunId(event.currentTarget.value);
            const run = runs.find(({ id }) => id === event.currentTarget.value);
            if (run) setDatabase(run.data.database);
          }}
        />
        <TextInput
          label="Database"
          description="As it is to stand in the PRISMA figure."
          list={list}
          maxLength={100}
          value={database}
          onChange={(event) => setDatabase(event.currentTarget.value)}
        />
        <datalist id={list}>
          {databases.map((name) => (
            <option key={name} value={name} />
          ))}
        </datalist>
      </div>
      <FileDrop
        accept={['.nbib', '.txt', '.ris', '.xml', '.enw', '.bib', '.ciw', '.csv', '.tsv', '.xlsx', '.json', '.gz']}
        sentence="RIS, PubMed (.nbib, .xml), EndNote (.xml, .enw), BibTeX, Web of Science, Ovid, ClinicalTrials.gov, CSL-JSON, or tables (.csv, .tsv, .xlsx); packed as .gz or not."
        onFiles={(chosen) => add(chosen)}
      />
      <FilesOnTheirWay queue={importQueue} evaluation={evaluation} title="Importing files" overTitle="What came of it">
        {(file) => <SentFile key={file.id} file={file} onExplained={explained} />}
      </FilesOnTheirWay>
    </section>
  );
}

/** The files that wait for somebody to say what their columns hold. */
function asking(files: readonly FileOnItsWay[]) {
  return files.flatMap((file) => (file.status === 'done' && 'asks' in file.report ? [{ id: file.id, ...file.report }] : []));
}

function SentFile({ file, onExplained }: { file: FileOnItsWay; onExplained: (columns: ColumnMapping) => void }) {
  const formats = useOperation('evidence.format.list', {}, { staleTime: Number.POSITIVE_INFINITY }).data?.formats;
  const report = file.status === 'done' ? file.report : undefined;
  const imported = report && 'imported' in report ? report.imported.data : undefined;
  const stop = (
    <Button variant="subtle" size="compact-xs" onClick={() => importQueue.stop(file.id)} aria-label={`Stop ${file.name}`}>
      Stop
    </Button>
  );
  return (
    <li>
      <div className={classes.fileLine}>
        <strong>{file.name}</strong>
        <span className={classes.quiet}>{formatBytes(file.bytes)}</span>
        {file.status === 'waiting' && (
          <>
            <Status tone="quiet">waits</Status>
            {stop}
          </>
        )}
        {file.status === 'sending' && (
          <>
            <Status tone="quiet">{file.sent < 100 ? `sending, ${Math.round(file.sent)} %` : 'being read'}</Status>
            {file.sent < 100 && stop}
          </>
        )}
        {file.status === 'stopped' && <Status tone="caution">stopped, not imported</Status>}
        {file.status === 'failed' && <Status tone="bad">not imported</Status>}
        {imported && (
          <>
            <span className={classes.quiet}>{formats?.find(({ id }) => id === imported.format)?.title ?? imported.format}</span>
            <ImportCounts report={imported} />
          </>
        )}
        {report && 'asks' in report && <Status tone="caution">waits for its columns</Status>}
      </div>
      {file.status === 'failed' && (
        <p className={classes.remedy} role="alert">
          {file.problem.title} {file.problem.remedy}
        </p>
      )}
      {report && 'asks' in report && (
        <ColumnQuestion preview={report.asks} onImport={onExplained} onLeave={() => importQueue.dismiss(file.id)} />
      )}
      {imported && <Findings findings={imported.findings} />}
    </li>
  );
}
