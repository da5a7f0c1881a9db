import { Anchor, Button, Select } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { addressOf, type OutputOf, upload } from '../../api/client.ts';
import { invalidate, useChange, useOperation } from '../../api/queries.ts';
import { useEvaluationId, useMay } from '../../frame/evaluation.ts';
import { EmptyState } from '../../kit/empty-state.tsx';
import { FileDrop } from '../../kit/file-drop.tsx';
import type { FileOnItsWay } from '../../kit/file-queue.ts';
import { FilesOnTheirWay } from '../../kit/files-on-their-way.tsx';
import { Loading, Page } from '../../kit/page.tsx';
import { Problem } from '../../kit/problem.tsx';
import { Status, type Tone } from '../../kit/status.tsx';
import { StepTabs } from '../../kit/step-tabs.tsx';
import type { Column, Filter } from '../../kit/table/column.ts';
import { DataTable } from '../../kit/table/data-table.tsx';
import { MarkedTitle } from '../evidence/publication-status.tsx';
import { type FullTextReport, fullTextQueue } from './full-text-queue.ts';
import classes from './full-texts.module.css';

type FullTexts = OutputOf<'screening.full-text.list'>;
type Sought = FullTexts['sought'][number];

const standing = ({ fileId, state }: Sought) => (fileId ? 'there' : state === 'not retrieved' ? 'not retrieved' : 'missing');
const tones: Record<ReturnType<typeof standing>, Tone> = { there: 'good', 'not retrieved': 'quiet', missing: 'caution' };

const filters: readonly Filter<Sought>[] = [
  {
    id: 'text',
    title: 'Full text',
    choices: Object.keys(tones).map((value) => ({ value, label: value })),
    matches: (row, chosen) => standing(row) === chosen,
  },
];

/** The full texts that are sought: dropped here by the dozen, each added to the reference it belongs to. */
export default function FullTextsScreen() {
  const evaluation = useEvaluationId();
  const mayEdit = useMay('evidence.edit');
  const { data, error, refetch } = useOperation('screening.full-text.list', { evaluation });
  const columns = useMemo<readonly Column<Sought>[]>(
    () => [
      { id: 'label', title: 'Reference', value: ({ label }) => label, width: 180 },
      {
        id: 'title',
        title: 'Title',
        value: ({ title }) => title,
        show: ({ id, title }) => <MarkedTitle id={id} title={title} />,
      },
      {
        id: 'doi',
        title: 'DOI',
        value: ({ doi }) => doi,
        show: ({ doi }) =>
          doi && (
            <Anchor href={`https://doi.org/${encodeURI(doi)}`} target="_blank" rel="noreferrer" fz="inherit">
              {doi}
              <span className="visually-hidden"> (opens outside of Cerulean)</span>
            </Anchor>
          ),
        width: 210,
        spare: true,
      },
      { id: 'pmid', title: 'PMID', value: ({ pmid }) => pmid, hidden: true },
      { id: 'state', title: 'Screening', value: ({ state }) => state, width: 150, spare: true },
      {
        id: 'text',
        title: 'Full text',
        value: standing,
        show: (row) =>
          row.fileId ? (
            <Anchor href={addressOf('evidence.file.download', { evaluation, id: row.fileId })} download fz="inherit">
              Download<span className="visually-hidden"> the full text of {row.label}</span>
            </Anchor>
          ) : (
            <Status tone={tones[standing(row)]}>{standing(row)}</Status>
          ),
        width: 130,
      },
    ],
    [evaluation],
  );
  const there = data?.sought.filter(({ fileId }) => fileId).length ?? 0;
  return (
    <Page
      title="Full texts"
      description="Publications included by title and abstract, and which of their full texts are there. Drop PDF files here; each goes to the reference whose DOI, PMID or title it prints."
      tabs={<StepTabs word="screening" />}
    >
      {error ? (
        <Problem error={error} onRetry={() => void refetch()} />
      ) : !data ? (
        <Loading />
      ) : (
        <>
          {mayEdit && <Sending evaluation={evaluation} sought={data.sought} />}
          {mayEdit && data.unassigned.length > 0 && <Unassigned evaluation={evaluation} {...data} />}
          {data.sought.length === 0 ? (
            <EmptyState sentence="No publication is included by title and abstract yet; their full texts are sought then." />
          ) : (
            <>
              <p className={classes.count} role="status">
                {there} of {data.sought.length} full texts are there
              </p>
              <DataTable
                label="Full texts that are sought"
                columns={columns}
                rows={data.sought}
                rowId={({ id }) => id}
                filters={filters}
                exportName="full texts"
              />
            </>
          )}
        </>
      )}
    </Page>
  );
}

function Sending({ evaluation, sought }: { evaluation: string; sought: readonly Sought[] }) {
  const client = useQueryClient();
  const add = (chosen: readonly File[]) =>
    fullTextQueue.add(evaluation, chosen, async (file, onSent, signal) => {
      const report = await upload('screening.full-text.add', { evaluation }, [file], {
        onProgress: ({ sent, total }) => onSent((100 * sent) / total),
        signal,
      });
      void invalidate(client, evaluation);
      return report;
    });
  return (
    <section aria-label="Add full texts" className={classes.sending}>
      <FileDrop accept={['.pdf']} folders sentence="PDF files of publications, as many as you like." onFiles={add} />
      <FilesOnTheirWay queue={fullTextQueue} evaluation={evaluation} title="Adding full texts" overTitle="What came of it">
        {(file) => (
          <li key={file.id}>
            <SentFile evaluation={evaluation} file={file} sought={sought} />
          </li>
        )}
      </FilesOnTheirWay>
    </section>
  );
}

function SentFile({ evaluation, file, sought }: { evaluation: string; file: FileOnItsWay<FullTextReport>; sought: readonly Sought[] }) {
  switch (file.status) {
    case 'waiting':
      return <Status tone="quiet">{file.name} waits</Status>;
    case 'sending':
      return <Status tone="underway">{`${file.name} ${file.sent < 100 ? `is sent, ${Math.round(file.sent)} %` : 'is being read'}`}</Status>;
    case 'stopped':
      return <Status tone="caution">{file.name} was stopped</Status>;
    case 'failed':
      return (
        <Status tone="bad">
          {file.problem.title} {file.problem.remedy}
        </Status>
      );
    case 'done': {
      const { added, why, fileId, name, candidates } = file.report;
      if (added)
        return (
          <Status tone="good">
            {name}: {added.label}, by its {added.by}
          </Status>
        );
      // Somebody may have chosen its reference since, here or below.
      const now = sought.find((one) => one.fileId === fileId);
      if (now)
        return (
          <Status tone="good">
            {name}: {now.label}
          </Status>
        );
      return (
        <>
          <Status tone="caution">
            {name}: {why}
          </Status>
          <Candidates evaluation={evaluation} fileId={fileId} candidates={candidates} />
        </>
      );
    }
    default:
      return file satisfies never;
  }
}

function Candidates({ evaluation, fileId, candidates }: { evaluation: string } & Pick<FullTextReport, 'fileId' | 'candidates'>) {
  const assign = useChange('screening.full-text.assign');
  return (
    <div className={classes.candidates}>
      {candidates.map(({ referenceId, label, title, by }) => (
        <Button
          key={referenceId}
          variant="default"
          size="compact-sm"
          title={title}
          loading={assign.isPending}
          onClick={() => assign.mutate({ evaluation, file: fileId, referenceId })}
        >
          {label} <span className={classes.quiet}>&nbsp;by its {by}</span>
        </Button>
      ))}
      {assign.error && <Problem error={assign.error} />}
    </div>
  );
}

function Unassigned({ evaluation, sought, unassigned }: { evaluation: string } & FullTexts) {
  const assign = useChange('screening.full-text.assign');
  const [open, setOpen] = useState(unassigned.length <= 8);
  const choices = sought
    .filter(({ fileId }) => !fileId)
    .map(({ id, label, title }) => ({ value: id, label: `${label}: ${title.slice(0, 90)}` }));
  return (
    <details open={open} onToggle={(event) => setOpen(event.currentTarget.open)} className={classes.unassigned}>
      <summary>
        {unassigned.length === 1 ? 'One file belongs to no reference yet' : `${unassigned.length} files belong to no reference yet`}
      </summary>
      {assign.error && <Problem error={assign.error} />}
      <ul className={classes.files}>
        {unassigned.map(({ fileId, name }) => (
          <li key={fileId} className={classes.choose}>
            <Anchor href={addressOf('evidence.file.download', { evaluation, id: fileId })} download fz="inherit">
              {name}
            </Anchor>
            <Select
              aria-label={`Reference of ${name}`}
              placeholder="Choose its reference"
              searchable
              data={choices}
              value={null}
              onChange={(referenceId) => referenceId && assign.mutate({ evaluation, file: fileId, referenceId })}
              nothingFoundMessage="None of those whose full text is missing"
            />
          </li>
        ))}
      </ul>
    </details>
  );
}
