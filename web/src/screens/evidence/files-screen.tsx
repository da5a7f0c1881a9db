import { fileKind } from '@cerulean/evaluation/evidence';
import type { DataOf, Stored } from '@cerulean/evaluation/records';
import { Anchor, NativeSelect } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { addressOf, type UploadProgress, upload } from '../../api/client.ts';
import { invalidate } from '../../api/queries.ts';
import { useRecords } from '../../api/records.ts';
import { useEvaluationId, useMay } from '../../frame/evaluation.ts';
import { useAddress } from '../../frame/use-search.ts';
import { Copyable } from '../../kit/copyable.tsx';
import { EmptyState } from '../../kit/empty-state.tsx';
import { FileDrop } from '../../kit/file-drop.tsx';
import { choicesOf } from '../../kit/form/choices.ts';
import { Instant } from '../../kit/instant.tsx';
import { Loading, Page } from '../../kit/page.tsx';
import { usePersonNames } from '../../kit/person-names.ts';
import { Problem } from '../../kit/problem.tsx';
import { Progress } from '../../kit/progress.tsx';
import { StepTabs } from '../../kit/step-tabs.tsx';
import type { Column, Filter } from '../../kit/table/column.ts';
import { DataTable } from '../../kit/table/data-table.tsx';
import { formatBytes } from './format-bytes.ts';

type FileRecord = Stored<DataOf<typeof fileKind>>;
const purposes = ['full text', 'instructions for use', 'data set', 'risk file', 'other'] as const;
type Purpose = (typeof purposes)[number];

const filters: readonly Filter<FileRecord>[] = [
  {
    id: 'purpose',
    title: 'Purpose',
    choices: choicesOf([...purposes, 'references'] as const),
    matches: ({ data }, chosen) => data.purpose === chosen,
  },
];

/** Every file that was uploaded, kept as it came. */
export default function FilesScreen() {
  const evaluation = useEvaluationId();
  const mayEdit = useMay('evidence.edit');
  const [{ record: opened }, setAddress] = useAddress();
  const files = useRecords('evidence', fileKind, evaluation);
  const nameOf = usePersonNames();
  const columns = useMemo<readonly Column<FileRecord>[]>(
    () => [
      { id: 'name', title: 'File', value: ({ data }) => data.name },
      { id: 'purpose', title: 'Purpose', value: ({ data }) => data.purpose },
      { id: 'size', title: 'Size', value: ({ data }) => data.bytes, show: ({ data }) => formatBytes(data.bytes), numeric: true, width: 90 },
      { id: 'at', title: 'Uploaded', value: ({ createdAt }) => createdAt, show: ({ createdAt }) => <Instant at={createdAt} /> },
      { id: 'by', title: 'By', value: ({ createdBy }) => nameOf(createdBy) },
      {
        id: 'sha256',
        title: 'SHA-256',
        value: ({ data }) => data.sha256,
        show: ({ data }) => <Copyable text={data.sha256} shown={`${data.sha256.slice(0, 12)}…`} />,
      },
      {
        id: 'download',
        title: 'Download',
        value: () => '',
        show: ({ id, data }) => (
          <Anchor href={addressOf('evidence.file.download', { evaluation, id })} download fz="inherit" aria-label={`Download ${data.name}`}>
            Download
          </Anchor>
        ),
        sortable: false,
      },
    ],
    [evaluation, nameOf],
  );
  return (
    <Page
      title="Files"
      description="Full texts, instructions for use, reports: kept byte for byte as they came, under their SHA-256."
      tabs={<StepTabs word="evidence" />}
    >
      {mayEdit && <Uploading evaluation={evaluation} />}
      {files.error ? (
        <Problem error={files.error} onRetry={() => void files.refetch()} />
      ) : !files.data ? (
        <Loading />
      ) : files.data.total === 0 ? (
        !mayEdit && <EmptyState sentence="No file has been uploaded yet." />
      ) : (
        <DataTable
          label="Files"
          columns={columns}
          rows={files.data.records}
          rowId={({ id }) => id}
          filters={filters}
          opened={opened}
          onOpen={({ id }) => setAddress({ record: id === opened ? undefined : id })}
          exportName="files"
        />
      )}
    </Page>
  );
}

function Uploading({ evaluation }: { evaluation: string }) {
  const client = useQueryClient();
  const [purpose, setPurpose] = useState<Purpose>('full text');
  const [sent, setSent] = useState<UploadProgress>();
  const [problem, setProblem] = useState<unknown>();
  const add = async (files: readonly File[]) => {
    setProblem(undefined);
    setSent({ sent: 0, total: files.reduce((sum, { size }) => sum + size, 0) });
    try {
      await upload('evidence.file.upload', { evaluation, purpose }, files, {
        onProgress: setSent,
      });
      await invalidate(client, evaluation);
    } catch (error) {
      setProblem(error);
    } finally {
      setSent(undefined);
    }
  };
  return (
    <section aria-label="Upload files" style={{ marginBottom: 24 }}>
      {problem !== undefined && <Problem error={problem} />}
      <NativeSelect
        label="Purpose"
        maw={320}
        mb={12}
        data={choicesOf(purposes)}
        value={purpose}
        onChange={(event) => setPurpose(event.currentTarget.value as Purpose)}
      />
      {sent ? (
        <Progress title="Uploading" done={sent.sent} total={sent.total} describe={formatBytes} />
      ) : (
        <FileDrop accept={[]} sentence="Any kind of file; it is kept as it is." onFiles={(files) => void add(files)} />
      )}
    </section>
  );
}
