import { noticeListKind, publicationStatuses } from '@cerulean/evaluation/evidence';
import type { DataOf, Stored } from '@cerulean/evaluation/records';
import { Button, Title } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { type OutputOf, type UploadProgress, upload } from '../../api/client.ts';
import { invalidate, useChange, useOperation } from '../../api/queries.ts';
import { useRecords } from '../../api/records.ts';
import { useEvaluationId, useMay } from '../../frame/evaluation.ts';
import { useAddress } from '../../frame/use-search.ts';
import { FileDrop, FileReport } from '../../kit/file-drop.tsx';
import { Instant } from '../../kit/instant.tsx';
import { Loading, Page } from '../../kit/page.tsx';
import { Problem } from '../../kit/problem.tsx';
import { Progress } from '../../kit/progress.tsx';
import { Status } from '../../kit/status.tsx';
import { StepTabs } from '../../kit/step-tabs.tsx';
import type { Column, Filter } from '../../kit/table/column.ts';
import { DataTable } from '../../kit/table/data-table.tsx';
import classes from './evidence.module.css';
import { type ListedStatus, reasonText, statusTitles, statusTones } from './publication-status.tsx';
import { ReferencePanel } from './reference-panel.tsx';

const columns: readonly Column<ListedStatus>[] = [
  {
    id: 'publication',
    title: 'Publication',
    value: ({ label }) => label,
    show: ({ label, title }) => (
      <>
        <strong>{label}</strong>
        <span className={classes.twoLines}>{title}</span>
      </>
    ),
  },
  {
    id: 'status',
    title: 'What became of it',
    value: ({ status }) => statusTitles[status],
    show: ({ status }) => <Status tone={statusTones[status]}>{statusTitles[status]}</Status>,
    width: 170,
  },
  { id: 'how', title: 'How it is known', value: ({ reasons }) => reasons.map(reasonText).join('; ') },
  {
    id: 'use',
    title: 'Use',
    value: ({ use }) => use,
    show: ({ use, status }) => (use === 'carries a claim' ? <Status tone={statusTones[status]}>{use}</Status> : use),
    width: 130,
  },
];

/** The panel beside the table says how it is known. */
const narrowColumns = columns.map((column) => (column.id === 'how' ? { ...column, hidden: true } : column));

const filters: readonly Filter<ListedStatus>[] = [
  {
    id: 'status',
    title: 'What became of it',
    choices: publicationStatuses.map((value) => ({ value, label: statusTitles[value] })),
    matches: ({ status }, chosen) => status === chosen,
  },
];

/** Publications that were retracted, questioned or corrected, and the lists that the references are held against. */
export default function NoticesScreen() {
  const evaluation = useEvaluationId();
  const mayEdit = useMay('evidence.edit');
  const [{ reference }, setAddress] = useAddress();
  const { data, error, refetch } = useOperation('evidence.publication-status.list', { evaluation });
  return (
    <Page
      title="Retractions and corrections"
      description="What the records of the databases say about retractions, expressions of concern and corrections, and what lists of them say, such as the Retraction Watch data. What is found is shown wherever the publication is used."
      tabs={<StepTabs word="evidence" />}
    >
      {error ? (
        <Problem error={error} onRetry={() => void refetch()} />
      ) : !data ? (
        <Loading />
      ) : data.statuses.length === 0 ? (
        <p>
          <Status tone="quiet">No retraction or correction of a publication is known.</Status>
        </p>
      ) : (
        <div className={classes.split} data-open={reference || undefined}>
          <DataTable
            label="Retractions and corrections"
            columns={reference ? narrowColumns : columns}
            rows={data.statuses}
            rowId={({ referenceId }) => referenceId}
            filters={filters}
            opened={reference}
            onOpen={({ referenceId }) => setAddress({ reference: referenceId === reference ? undefined : referenceId })}
            exportName="retractions"
          />
          {reference && (
            <ReferencePanel
              key={reference}
              id={reference}
              mayEdit={false}
              onClose={() => setAddress({ reference: undefined })}
              onOpen={(id) => setAddress({ reference: id })}
              onHistory={() => setAddress({ reference: undefined, record: reference })}
              onCorrect={() => undefined}
              onScreen={() => undefined}
            />
          )}
        </div>
      )}
      <Lists evaluation={evaluation} mayEdit={mayEdit} />
    </Page>
  );
}

type Report = OutputOf<'evidence.notice-list.import'>;

/** The lists of notices: a new one is dropped here, and kept ones are compared with what was imported since. */
function Lists({ evaluation, mayEdit }: { evaluation: string; mayEdit: boolean }) {
  const client = useQueryClient();
  const lists = useRecords('evidence', noticeListKind, evaluation).data?.records;
  const references = useOperation('evidence.reference.list', { evaluation, state: 'all', limit: '1' }).data?.total;
  const compare = useChange('evidence.notice-list.compare');
  const [progress, setProgress] = useState<UploadProgress>();
  const [report, setReport] = useState<Report>();
  const [problem, setProblem] = useState<unknown>();
  const send = async ([file]: readonly File[]) => {
    if (!file) return;
    setProblem(undefined);
    setReport(undefined);
    setProgress({ sent: 0, total: file.size });
    try {
      setReport(await upload('evidence.notice-list.import', { evaluation }, [file], { onProgress: setProgress }));
      await invalidate(client, evaluation);
    } catch (caught) {
      setProblem(caught);
    } finally {
      setProgress(undefined);
    }
  };
  const again = (id: string) => {
    setProblem(undefined);
    compare.mutateAsync({ evaluation, id }).then(setReport, setProblem);
  };
  const listColumns = useMemo<readonly Column<Stored<DataOf<typeof noticeListKind>>>[]>(
    () => [
      { id: 'file', title: 'File', value: ({ data }) => data.file },
      { id: 'source', title: 'Whose list', value: ({ data }) => data.source },
      { id: 'rows', title: 'Rows', value: ({ data }) => data.rows, numeric: true, width: 90 },
      { id: 'rejected', title: 'Without identifier', value: ({ data }) => data.rejected, numeric: true, width: 120 },
      { id: 'matched', title: 'About references here', value: ({ data }) => data.matched, numeric: true, width: 120 },
      { id: 'at', title: 'Compared', value: ({ updatedAt }) => updatedAt, show: ({ updatedAt }) => <Instant at={updatedAt} />, width: 140 },
    ],
    [],
  );
  const behind = (lists ?? []).filter(({ data }) => references !== undefined && data.compared < references);
  return (
    <section aria-label="Lists of notices" className={classes.section}>
      <Title order={2}>Lists of notices</Title>
      {problem !== undefined && <Problem error={problem} />}
      {mayEdit &&
        (progress ? (
          <Progress title="Sending the list" done={progress.sent} total={progress.total} />
        ) : (
          <FileDrop
            sentence="A list with the DOI or PubMed id of the publications, as CSV or XLSX: the Retraction Watch data, or a list of your own."
            accept={['.csv', '.tsv', '.txt', '.xlsx', '.gz']}
            multiple={false}
            onFiles={(files) => void send(files)}
          />
        ))}
      {report && (
        <FileReport
          files={[
            {
              name: report.list.data.file,
              tone: report.findings.length > 0 ? 'caution' : 'good',
              text: outcome(report),
              ...(report.findings.length > 0
                ? {
                    details: (
                      <ul className={classes.plainList}>
                        {report.findings.map(({ message }) => (
                          <li key={message}>{message}</li>
                        ))}
                      </ul>
                    ),
                  }
                : {}),
            },
          ]}
        />
      )}
      {behind.map(({ id, data }) => (
        <p key={id} className={classes.note}>
          <Status tone="caution">
            {(references! - data.compared).toLocaleString('en')} references came after {data.file} was compared.
          </Status>
          {mayEdit && (
            <Button variant="default" size="compact-sm" loading={compare.isPending} onClick={() => again(id)}>
              Compare again
            </Button>
          )}
        </p>
      ))}
      {lists && lists.length > 0 && <DataTable label="Lists of notices" columns={listColumns} rows={lists} rowId={({ id }) => id} />}
    </section>
  );
}

function outcome({ list: { data }, added }: Report): string {
  const about =
    data.matched === 0 ? 'names none of the references' : `is about ${data.matched} of ${data.compared.toLocaleString('en')} references`;
  return `has ${data.rows === 1 ? 'one row' : `${data.rows.toLocaleString('en')} rows`} and ${about}; ${added === 0 ? 'no new notice was' : added === 1 ? 'one new notice was' : `${added} new notices were`} recorded.`;
}
