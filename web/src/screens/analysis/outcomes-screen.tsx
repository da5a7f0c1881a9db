import { outcomeKind } from '@cerulean/evaluation/analysis';
import { outcomeParameterKind } from '@cerulean/evaluation/plan';
import type { Stored } from '@cerulean/evaluation/records';
import { ActionIcon, Anchor, Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import IconPencil from '@tabler/icons-react/dist/esm/icons/IconPencil.mjs';
import IconPlus from '@tabler/icons-react/dist/esm/icons/IconPlus.mjs';
import IconTrash from '@tabler/icons-react/dist/esm/icons/IconTrash.mjs';
import { Link } from '@tanstack/react-router';
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
import type { Column, Filter } from '../../kit/table/column.ts';
import { DataTable } from '../../kit/table/data-table.tsx';
import classes from './outcomes.module.css';
import { type Arm, type ArmNumber, armsText, type Outcome, type ParameterType } from './outcomes-draft.ts';
import { OutcomeForm } from './outcomes-form.tsx';

interface Row {
  readonly record: Stored<Outcome>;
  readonly study: string;
  readonly parameter: string;
  readonly type: ParameterType;
}

const totals =
  (role: Arm['role'], field: ArmNumber) =>
  ({ record }: Row) => {
    const values = record.data.arms.filter((arm) => arm.role === role).map((arm) => arm[field]);
    return values.length === 1 || (values.length > 1 && field !== 'mean' && field !== 'sd' && values.every((value) => value !== undefined))
      ? values.reduce<number | undefined>((sum, value) => (value === undefined ? sum : (sum ?? 0) + value), undefined)
      : undefined;
  };
const names =
  (role: Arm['role']) =>
  ({ record }: Row) =>
    record.data.arms
      .filter((arm) => arm.role === role)
      .map(({ name }) => name)
      .join('; ');
const numberTitles: readonly (readonly [ArmNumber, string])[] = [
  ['events', 'events'],
  ['n', 'patients'],
  ['time', 'exposure'],
  ['mean', 'mean'],
  ['sd', 'SD'],
];

const columns: readonly Column<Row>[] = [
  { id: 'study', title: 'Study', value: ({ study }) => study },
  { id: 'parameter', title: 'Outcome parameter', value: ({ parameter }) => parameter },
  { id: 'device', title: 'Device', value: ({ record, type }) => armsText(record.data, 'device', type), numeric: true },
  { id: 'comparator', title: 'Comparator', value: ({ record, type }) => armsText(record.data, 'comparator', type), numeric: true },
  {
    id: 'followUp',
    title: 'Follow-up',
    value: ({ record }) => record.data.followUp,
    show: ({ record }) => <span className={classes.twoLines}>{record.data.followUp}</span>,
  },
  { id: 'population', title: 'Population', value: ({ record }) => record.data.population, hidden: true },
  { id: 'page', title: 'Page', value: ({ record }) => record.data.page },
  { id: 'quote', title: 'Quote', value: ({ record }) => record.data.quote, hidden: true },
  { id: 'notes', title: 'Notes', value: ({ record }) => record.data.notes, hidden: true },
  { id: 'device-name', title: 'Device arm', value: names('device'), hidden: true },
  ...numberTitles.map(([field, title]) => ({
    id: `device-${field}`,
    title: `Device ${title}`,
    value: totals('device', field),
    numeric: true,
    hidden: true,
  })),
  { id: 'comparator-name', title: 'Comparator arm', value: names('comparator'), hidden: true },
  ...numberTitles.map(([field, title]) => ({
    id: `comparator-${field}`,
    title: `Comparator ${title}`,
    value: totals('comparator', field),
    numeric: true,
    hidden: true,
  })),
];

/** More items than these are folded away. */
const shownAtOnce = 8;

/** The evidence table: every result taken from an included item, with the page and the words it was taken from. */
export default function OutcomesScreen() {
  const evaluation = useEvaluationId();
  const mayEdit = useMay('analysis.edit');
  const [{ edit, item: chosenItem, record: opened }, setAddress] = useAddress();
  const outcomes = useRecords('analysis', outcomeKind, evaluation);
  const parameters = useRecords('plan', outcomeParameterKind, evaluation);
  const items = useOperation('appraisal.item.list', { evaluation });
  const changes = useRecordChanges('analysis', outcomeKind, evaluation);
  const [removing, setRemoving] = useState<readonly Row[]>([]);
  // Counts the outcomes extracted one after the other, so that each begins with an empty form.
  const [round, setRound] = useState(0);
  const add = useCallback((item?: string) => setAddress({ edit: 'new', item }, { replace: false }), [setAddress]);
  const addAny = useCallback(() => add(), [add]);
  useCommand(mayEdit ? 'Extract an outcome' : undefined, addAny);
  const close = () => setAddress({ edit: undefined, item: undefined });

  const rows = useMemo<readonly Row[]>(() => {
    const labels = new Map(items.data?.items.map(({ id, label }) => [id, label]));
    const byId = new Map(parameters.data?.records.map(({ id, data }) => [id as string, data]));
    return (outcomes.data?.records ?? []).map((record) => {
      const parameter = byId.get(record.data.outcomeParameterId);
      return {
        record,
        study: labels.get(record.data.itemId) ?? 'an item no longer included',
        parameter: parameter?.abbreviation || parameter?.name || 'a parameter that was removed',
        type: parameter?.type ?? 'events per patient',
      };
    });
  }, [outcomes.data, parameters.data, items.data]);
  const filters = useMemo<readonly Filter<Row>[]>(
    () => [
      {
        id: 'parameter',
        title: 'Parameter',
        choices: [...new Set(rows.map(({ parameter }) => parameter))].map((parameter) => ({ value: parameter, label: parameter })),
        matches: ({ parameter }, chosen) => parameter === chosen,
      },
    ],
    [rows],
  );
  const without = useMemo(() => {
    const extracted = new Set(outcomes.data?.records.map(({ data }) => data.itemId));
    return (items.data?.items ?? []).filter(
      ({ id, appraisals }) =>
        !extracted.has(id) && !appraisals.some(({ data }) => data.contribution === 'rejected' || data.contribution === 'background'),
    );
  }, [items.data, outcomes.data]);

  const error = outcomes.error ?? parameters.error ?? items.error;
  const ready = outcomes.data && parameters.data && items.data;
  if (edit && mayEdit && ready) {
    const stored = outcomes.data.records.find(({ id }) => id === edit);
    if (edit === 'new' || stored) {
      return (
        <OutcomeForm
          key={`${edit} ${chosenItem ?? ''} ${round}`}
          stored={stored}
          item={stored?.data.itemId ?? chosenItem}
          items={items.data.items}
          parameters={parameters.data.records}
          onSaved={(another) => (another ? setRound(round + 1) : close())}
          onCancel={close}
        />
      );
    }
  }
  const noParameters = parameters.data?.total === 0;
  const addButton = mayEdit && !noParameters && items.data && items.data.items.length > 0 && (
    <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={addAny}>
      Extract an outcome
    </Button>
  );
  return (
    <Page
      title="Outcomes"
      description="Results taken from included items: what was counted or measured in each arm, with the page and the words it was taken from. Estimates are computed from them."
      tabs={<StepTabs word="analysis" />}
      actions={rows.length > 0 && addButton}
    >
      {error ? (
        <Problem
          error={error}
          onRetry={() => {
            for (const query of [outcomes, parameters, items]) if (query.error) void query.refetch();
          }}
        />
      ) : !ready ? (
        <Loading />
      ) : (
        <>
          {noParameters && (
            <EmptyState
              sentence="An outcome belongs to an outcome parameter of the plan, and none is defined yet."
              action={
                <Anchor component={Link} to="/e/$evaluation/plan/outcome-parameters" params={{ evaluation } as never}>
                  Define outcome parameters
                </Anchor>
              }
            />
          )}
          {mayEdit && !noParameters && without.length > 0 && (
            <details open={without.length <= shownAtOnce} className={classes.without}>
              <summary>{without.length === 1 ? 'One item has no outcome yet' : `${without.length} items have no outcome yet`}</summary>
              <ul className={classes.items}>
                {without.map(({ id, label, title }) => (
                  <li key={id}>
                    <Button
                      variant="default"
                      size="xs"
                      title={title}
                      leftSection={<IconPlus size={14} aria-hidden />}
                      onClick={() => add(id)}
                    >
                      <span className="visually-hidden">Extract an outcome from </span>
                      {label}
                    </Button>
                  </li>
                ))}
              </ul>
            </details>
          )}
          {rows.length === 0 ? (
            !noParameters && (
              <EmptyState
                sentence={
                  items.data.items.length === 0
                    ? 'Results of publications included at full text and of data sets belong here; nothing is included yet.'
                    : 'Results of the included items belong here: events or means by arm, with page and quote.'
                }
                action={addButton}
              />
            )
          ) : (
            <DataTable
              label="Outcomes"
              columns={columns}
              rows={rows}
              rowId={({ record }) => record.id}
              filters={filters}
              opened={opened}
              onOpen={({ record }) => setAddress({ record: record.id === opened ? undefined : record.id })}
              exportName="outcomes"
              {...(mayEdit
                ? {
                    rowActions: (row: Row) => (
                      <>
                        <ActionIcon
                          onClick={() => setAddress({ edit: row.record.id }, { replace: false })}
                          aria-label={`Edit ${row.study}, ${row.parameter}`}
                          title="Edit"
                        >
                          <IconPencil size={16} aria-hidden />
                        </ActionIcon>
                        <ActionIcon onClick={() => setRemoving([row])} aria-label={`Remove ${row.study}, ${row.parameter}`} title="Remove">
                          <IconTrash size={16} aria-hidden />
                        </ActionIcon>
                      </>
                    ),
                  }
                : {})}
            />
          )}
        </>
      )}
      {removing.length > 0 && (
        <RemoveDialog
          kind={outcomeKind}
          labels={removing.map(({ study, parameter }) => `${study}: ${parameter}`)}
          follows="Estimates that use it are computed without it."
          onClose={() => setRemoving([])}
          onRemove={async (reason) => {
            for (const { record } of removing) await changes.remove(record, reason);
            if (removing.some(({ record }) => record.id === opened)) setAddress({ record: undefined });
            notifications.show({ message: 'The outcome is removed; its history stays in the records.' });
            setRemoving([]);
          }}
        />
      )}
    </Page>
  );
}
