import { estimateKind } from '@cerulean/evaluation/analysis';
import { outcomeParameterKind } from '@cerulean/evaluation/plan';
import type { Stored } from '@cerulean/evaluation/records';
import { ActionIcon, Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import IconPencil from '@tabler/icons-react/dist/esm/icons/IconPencil.mjs';
import IconPlus from '@tabler/icons-react/dist/esm/icons/IconPlus.mjs';
import IconTrash from '@tabler/icons-react/dist/esm/icons/IconTrash.mjs';
import { useNavigate } from '@tanstack/react-router';
import { useCallback, useMemo, useState } from 'react';
import type { OutputOf } from '../../api/client.ts';
import { useOperation } from '../../api/queries.ts';
import { useRecordChanges, useRecords } from '../../api/records.ts';
import { useEvaluationId, useMay } from '../../frame/evaluation.ts';
import { useCommand } from '../../frame/registry.ts';
import { useAddress } from '../../frame/use-search.ts';
import { EmptyState } from '../../kit/empty-state.tsx';
import { Loading, Page } from '../../kit/page.tsx';
import { Problem } from '../../kit/problem.tsx';
import { RemoveDialog } from '../../kit/record-list.tsx';
import { Status } from '../../kit/status.tsx';
import { StepTabs } from '../../kit/step-tabs.tsx';
import type { Column, Filter } from '../../kit/table/column.ts';
import { DataTable } from '../../kit/table/data-table.tsx';
import { ChangedMark } from './changed-result.tsx';
import { signature } from './describe-result.ts';
import { type Estimate, EstimateForm } from './estimate-form.tsx';

type Computed = OutputOf<'analysis.result.list'>['results'][number];

interface Row {
  readonly record: Stored<Estimate>;
  readonly parameter: string;
  readonly computed: Computed | undefined;
}

const columns: readonly Column<Row>[] = [
  { id: 'title', title: 'Estimate', value: ({ record }) => record.data.title },
  { id: 'parameter', title: 'Outcome parameter', value: ({ parameter }) => parameter, hidden: true },
  {
    id: 'result',
    title: 'Result',
    width: 260,
    sortable: false,
    value: ({ computed }) => computed?.result?.text ?? computed?.problem?.message ?? '',
    show: ({ record, computed }) =>
      computed?.result ? (
        <>
          <span className="numbers">{computed.result.text}</span>
          <ChangedMark id={record.id} now={signature(computed.result)} />
        </>
      ) : computed?.problem ? (
        <>
          <Status tone="caution">Not estimable</Status>
          <div>{computed.problem.message}</div>
        </>
      ) : (
        '…'
      ),
  },
  { id: 'measure', title: 'Measure', value: ({ record, computed }) => computed?.result?.measureTitle ?? record.data.measure },
  { id: 'k', title: 'Studies', numeric: true, value: ({ computed }) => computed?.result?.k },
  { id: 'total', title: 'Total', value: ({ computed }) => computed?.result?.total },
  { id: 'method', title: 'Method', value: ({ record, computed }) => computed?.result?.methodTitle ?? record.data.method, hidden: true },
  { id: 'level', title: 'Level', numeric: true, value: ({ record }) => record.data.level, hidden: true },
];

/** What has been computed from the evidence, one line for each estimate. */
export default function EstimatesScreen() {
  const evaluation = useEvaluationId();
  const mayEdit = useMay('analysis.edit');
  const navigate = useNavigate();
  const [{ edit, from, studies, parameter, measure }, setAddress] = useAddress();
  const estimates = useRecords('analysis', estimateKind, evaluation);
  const parameters = useRecords('plan', outcomeParameterKind, evaluation);
  const results = useOperation('analysis.result.list', { evaluation });
  const { remove } = useRecordChanges('analysis', estimateKind, evaluation);
  const [removing, setRemoving] = useState<Stored<Estimate>>();
  const add = useCallback(() => setAddress({ edit: 'new' }, { replace: false }), [setAddress]);
  useCommand(mayEdit ? 'Add estimate' : undefined, add);

  const rows = useMemo<readonly Row[]>(() => {
    const named = new Map(parameters.data?.records.map(({ id, data }) => [id as string, data.name]));
    const computed = new Map(results.data?.results.map((result) => [result.estimateId, result]));
    return (estimates.data?.records ?? []).map((record) => ({
      record,
      parameter: named.get(record.data.outcomeParameterId) ?? '',
      computed: computed.get(record.id),
    }));
  }, [estimates.data, parameters.data, results.data]);
  const filters = useMemo<readonly Filter<Row>[]>(
    () => [
      {
        id: 'parameter',
        title: 'Outcome parameter',
        choices: (parameters.data?.records ?? []).map(({ id, data }) => ({ value: id as string, label: data.name })),
        matches: ({ record }, chosen) => record.data.outcomeParameterId === chosen,
      },
    ],
    [parameters.data],
  );

  const close = () => setAddress({ edit: undefined, from: undefined, studies: undefined, parameter: undefined, measure: undefined });
  if (edit === 'new' && mayEdit && estimates.data) {
    const source = estimates.data.records.find(({ id }) => id === from)?.data;
    const start =
      source && studies
        ? { ...source, title: `${source.title}, sensitivity analysis`, outcomeIds: studies.split(','), notes: '' }
        : parameter
          ? { outcomeParameterId: parameter, ...(measure ? { measure } : {}) }
          : undefined;
    return (
      <Page title="Add estimate">
        <EstimateForm
          evaluation={evaluation}
          from={start}
          onSaved={(id) => void navigate({ to: '/e/$evaluation/analysis/estimates/$estimate', params: { evaluation, estimate: id } })}
          onCancel={close}
        />
      </Page>
    );
  }

  const addButton = mayEdit && (
    <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={add}>
      Add estimate
    </Button>
  );
  const error = estimates.error ?? results.error;
  return (
    <Page
      title="Estimates"
      description="What the extracted outcomes and the counts of data sets say when they are taken together. Numbers are computed anew whenever the evidence changes."
      tabs={<StepTabs word="analysis" />}
      actions={estimates.data && estimates.data.total > 0 && addButton}
    >
      {error ? (
        <Problem error={error} onRetry={() => void Promise.all([estimates.refetch(), results.refetch()])} />
      ) : !estimates.data ? (
        <Loading />
      ) : estimates.data.total === 0 ? (
        <EmptyState
          sentence="An estimate takes the extracted outcomes of one parameter together: a pooled effect, a rate with exact limits, or the bound where nothing happened."
          action={addButton}
        />
      ) : (
        <DataTable
          label="Estimates"
          columns={columns}
          rows={rows}
          rowId={({ record }) => record.id}
          filters={filters}
          addressOf={({ record }) => ({ to: '/e/$evaluation/analysis/estimates/$estimate', params: { evaluation, estimate: record.id } })}
          exportName="estimates"
          {...(mayEdit
            ? {
                rowActions: ({ record }: Row) => (
                  <>
                    <ActionIcon
                      onClick={() =>
                        void navigate({
                          to: '/e/$evaluation/analysis/estimates/$estimate',
                          params: { evaluation, estimate: record.id },
                          search: { edit: 'yes' } as never,
                        })
                      }
                      aria-label={`Edit ${record.data.title}`}
                      title="Edit"
                    >
                      <IconPencil size={16} aria-hidden />
                    </ActionIcon>
                    <ActionIcon onClick={() => setRemoving(record)} aria-label={`Remove ${record.data.title}`} title="Remove">
                      <IconTrash size={16} aria-hidden />
                    </ActionIcon>
                  </>
                ),
              }
            : {})}
        />
      )}
      {removing && (
        <RemoveDialog
          kind={estimateKind}
          labels={[removing.data.title]}
          follows="Conclusions that rest on it lose their numbers."
          onClose={() => setRemoving(undefined)}
          onRemove={async (reason) => {
            await remove(removing, reason);
            notifications.show({ message: 'The estimate is removed; its history stays in the records.' });
            setRemoving(undefined);
          }}
        />
      )}
    </Page>
  );
}
