import { estimateKind } from '@cerulean/evaluation/analysis';
import { type CertaintyRating, certaintyOf, certaintyRatingKind } from '@cerulean/evaluation/appraisal';
import { outcomeParameterKind } from '@cerulean/evaluation/plan';
import type { Stored } from '@cerulean/evaluation/records';
import { ActionIcon, Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import IconPlus from '@tabler/icons-react/dist/esm/icons/IconPlus.mjs';
import IconTrash from '@tabler/icons-react/dist/esm/icons/IconTrash.mjs';
import { useCallback, useMemo, useState } from 'react';
import { useOperation } from '../../api/queries.ts';
import { useRecordChanges, useRecords } from '../../api/records.ts';
import { useEvaluationId, useMay } from '../../frame/evaluation.ts';
import { useCommand } from '../../frame/registry.ts';
import { useAddress } from '../../frame/use-search.ts';
import { EmptyState } from '../../kit/empty-state.tsx';
import { Loading, Page } from '../../kit/page.tsx';
import { Problem } from '../../kit/problem.tsx';
import { RemoveDialog } from '../../kit/record-list.tsx';
import { StepTabs } from '../../kit/step-tabs.tsx';
import type { Column } from '../../kit/table/column.ts';
import { DataTable } from '../../kit/table/data-table.tsx';
import classes from './appraisal.module.css';
import { CertaintyForm } from './certainty-form.tsx';

interface Row {
  readonly record: Stored<CertaintyRating>;
  readonly outcome: string;
  readonly effect: string;
}

const columns: readonly Column<Row>[] = [
  { id: 'outcome', title: 'Outcome', value: ({ outcome }) => outcome },
  { id: 'comparison', title: 'Comparison', value: ({ record }) => record.data.comparison, spare: true },
  { id: 'importance', title: 'Importance', value: ({ record }) => record.data.importance, width: 110 },
  { id: 'effect', title: 'Effect', value: ({ effect }) => effect, show: ({ effect }) => <span className="numbers">{effect}</span> },
  {
    id: 'certainty',
    title: 'Certainty',
    width: 150,
    value: ({ record }) => certaintyOf(record.data).level,
    show: ({ record }) => {
      const { signs, level } = certaintyOf(record.data);
      return (
        <>
          <span className={classes.signs} aria-hidden>
            {signs}
          </span>{' '}
          {level}
        </>
      );
    },
  },
  {
    id: 'why',
    title: 'Why',
    value: ({ record }) =>
      certaintyOf(record.data)
        .steps.map(({ title, levels }) => `${title} ${levels > 0 ? '+' : '−'}${Math.abs(levels)}`)
        .join(', '),
  },
  { id: 'statement', title: 'What it means', value: ({ record }) => record.data.statement, hidden: true },
];

/** How certain the evidence on each outcome is (GRADE), and the summary of findings that follows. */
export default function CertaintyScreen() {
  const evaluation = useEvaluationId();
  const mayEdit = useMay('appraisal.edit');
  const [{ edit }, setAddress] = useAddress();
  const ratings = useRecords('appraisal', certaintyRatingKind, evaluation);
  const parameters = useRecords('plan', outcomeParameterKind, evaluation);
  const estimates = useRecords('analysis', estimateKind, evaluation);
  const results = useOperation('analysis.result.list', { evaluation });
  const { remove } = useRecordChanges('appraisal', certaintyRatingKind, evaluation);
  const [removing, setRemoving] = useState<Row>();
  const add = useCallback(() => setAddress({ edit: 'new' }, { replace: false }), [setAddress]);
  useCommand(mayEdit ? 'Rate the certainty of an outcome' : undefined, add);
  const rows = useMemo<readonly Row[]>(() => {
    const named = new Map(parameters.data?.records.map(({ id, data }) => [id as string, data.name]));
    const computed = new Map(results.data?.results.map((result) => [result.estimateId, result]));
    return (ratings.data?.records ?? []).map((record) => {
      const estimate = record.data.estimateId ? computed.get(record.data.estimateId) : undefined;
      return {
        record,
        outcome: named.get(record.data.outcomeParameterId) ?? 'an outcome parameter that is not there any more',
        effect: estimate?.result?.text ?? estimate?.problem?.message ?? 'described in words',
      };
    });
  }, [ratings.data, parameters.data, results.data]);
  const edited = rows.find(({ record }) => record.id === edit)?.record;

  if (edit && ratings.data && parameters.data && estimates.data && (edit === 'new' || edited)) {
    return (
      <Page title={edited ? `Certainty: ${rows.find(({ record }) => record === edited)!.outcome}` : 'Rate the certainty of an outcome'}>
        {parameters.data.total === 0 ? (
          <EmptyState sentence="Certainty is rated for an outcome parameter; define one in the plan first." />
        ) : (
          <CertaintyForm
            key={edit}
            stored={edited}
            mayEdit={mayEdit}
            parameters={parameters.data.records}
            estimates={estimates.data.records}
            results={results.data?.results ?? []}
            onClose={() => setAddress({ edit: undefined })}
          />
        )}
      </Page>
    );
  }
  const addButton = mayEdit && (
    <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={add}>
      Rate an outcome
    </Button>
  );
  const error = ratings.error ?? parameters.error ?? estimates.error;
  return (
    <Page
      title="Certainty"
      description="How sure one can be of the effect on each outcome, across the studies that report it (GRADE). It makes the summary of findings in the report."
      tabs={<StepTabs word="appraisal" />}
      actions={ratings.data && ratings.data.total > 0 && addButton}
    >
      {error ? (
        <Problem error={error} onRetry={() => void Promise.all([ratings, parameters, estimates].map((query) => query.refetch()))} />
      ) : !ratings.data || !parameters.data ? (
        <Loading />
      ) : ratings.data.total === 0 ? (
        <EmptyState
          sentence="Each outcome that matters gets a rating: it starts by the design of the studies, five reasons lower it and three raise it."
          action={addButton}
        />
      ) : (
        <DataTable
          label="Certainty by outcome"
          columns={columns}
          rows={rows}
          rowId={({ record }) => record.id}
          onOpen={({ record }) => setAddress({ edit: record.id }, { replace: false })}
          exportName="summary of findings"
          {...(mayEdit
            ? {
                rowActions: (row: Row) => (
                  <ActionIcon onClick={() => setRemoving(row)} aria-label={`Remove the rating of ${row.outcome}`} title="Remove">
                    <IconTrash size={16} aria-hidden />
                  </ActionIcon>
                ),
              }
            : {})}
        />
      )}
      {removing && (
        <RemoveDialog
          kind={certaintyRatingKind}
          labels={[removing.outcome]}
          onClose={() => setRemoving(undefined)}
          onRemove={async (reason) => {
            await remove(removing.record, reason);
            notifications.show({ message: 'The rating is removed; its history stays in the records.' });
            setRemoving(undefined);
          }}
        />
      )}
    </Page>
  );
}
