import { actionTargets, gapKind } from '@cerulean/evaluation/conclusions';
import { type Action, actionKind, signalKind } from '@cerulean/evaluation/quality-system';
import { Button, NativeSelect } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import IconPlus from '@tabler/icons-react/dist/esm/icons/IconPlus.mjs';
import { useCallback } from 'react';
import { useChange, useOperation } from '../../api/queries.ts';
import { useRecords } from '../../api/records.ts';
import { useEvaluationId, useMay } from '../../frame/evaluation.ts';
import { useCommand } from '../../frame/registry.ts';
import { useAddress } from '../../frame/use-search.ts';
import { EmptyState } from '../../kit/empty-state.tsx';
import { ActForm } from '../../kit/form/act-form.tsx';
import { choicesOf } from '../../kit/form/choices.ts';
import { Loading, Page } from '../../kit/page.tsx';
import { Problem } from '../../kit/problem.tsx';
import { StepTabs } from '../../kit/step-tabs.tsx';
import { ActionItem, actionState } from './action-item.tsx';
import { Blockers } from './blockers.tsx';
import classes from './quality-system.module.css';

const shows = [
  { value: '', label: 'All actions' },
  { value: 'asked', label: 'No disposition yet' },
  { value: 'answered', label: 'To be verified' },
  { value: 'verified', label: 'Verified' },
];

/** Open ones first, then by the day they are due. */
function inOrder(actions: readonly Action[]): readonly Action[] {
  const rank = { asked: 0, answered: 1, verified: 2 } as const;
  return actions.toSorted(
    (one, other) => rank[actionState(one)] - rank[actionState(other)] || (one.data.due ?? '9999').localeCompare(other.data.due ?? '9999'),
  );
}

/** Everything the evaluation asks of other processes, with what became of it. */
export default function ActionsScreen() {
  const evaluation = useEvaluationId();
  const mayAsk = useMay('conclusions.edit');
  const [{ show = '', edit, target = '' }, setAddress] = useAddress();
  const { data, error, refetch } = useRecords('quality-system', actionKind, evaluation);
  const signals = useRecords('quality-system', signalKind, evaluation).data?.records;
  const gaps = useRecords('conclusions', gapKind, evaluation).data?.records;
  const add = useCallback(() => setAddress({ edit: 'new' }), [setAddress]);
  useCommand(mayAsk ? 'Ask for an action' : undefined, add);

  const originOf = ({ data: { signalId, gapId } }: Action): Parameters<typeof ActionItem>[0]['origin'] => {
    const signal = signals?.find((each) => each.id === signalId);
    if (signal)
      return { label: signal.data.title, to: '/e/$evaluation/quality-system/signals/$signal', params: { evaluation, signal: signal.id } };
    const gap = gaps?.find((each) => each.id === gapId);
    return gap && { label: `the gap “${gap.data.title}”`, to: '/e/$evaluation/conclusions/gaps', params: { evaluation } };
  };
  const shown =
    data &&
    inOrder(data.records).filter(
      (action) => (show === '' || actionState(action) === show) && (target === '' || action.data.target === target),
    );
  const addButton = mayAsk && edit === undefined && (
    <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={add}>
      Ask for an action
    </Button>
  );
  return (
    <Page
      title="Actions"
      description="What the evaluation asks of risk management, design, PMCF, the instructions for use and others. Every action ends with a disposition and its reason; nothing is forgotten."
      tabs={<StepTabs word="quality-system" />}
      actions={data && data.total > 0 && addButton}
    >
      <Blockers evaluation={evaluation} />
      {edit === 'new' && mayAsk && <AskForm evaluation={evaluation} onDone={() => setAddress({ edit: undefined })} />}
      {error ? (
        <Problem error={error} onRetry={() => void refetch()} />
      ) : !data || !shown ? (
        <Loading />
      ) : data.total === 0 ? (
        edit === undefined && (
          <EmptyState
            sentence="Actions come from decisions about signals and from gaps in the conclusions, and leave with a disposition."
            action={addButton}
          />
        )
      ) : (
        <>
          <div className={classes.acts} style={{ marginBottom: 8, alignItems: 'center' }}>
            <NativeSelect
              size="xs"
              aria-label="Show"
              data={shows}
              value={show}
              onChange={(event) => setAddress({ show: event.currentTarget.value })}
            />
            <NativeSelect
              size="xs"
              aria-label="Asked of"
              data={[{ value: '', label: 'Asked of: all' }, ...choicesOf(actionTargets)]}
              value={target}
              onChange={(event) => setAddress({ target: event.currentTarget.value })}
            />
            <span className={classes.meta} role="status">
              {shown.length === data.total ? data.total : `${shown.length} of ${data.total}`}
              <span className="visually-hidden"> actions</span>
            </span>
          </div>
          {shown.length === 0 && <p className={classes.meta}>No action is in this state.</p>}
          <ul className={classes.actions}>
            {shown.map((action) => (
              <ActionItem key={action.id} evaluation={evaluation} action={action} origin={originOf(action)} heading="h2" />
            ))}
          </ul>
        </>
      )}
    </Page>
  );
}

interface Asked {
  readonly title: string;
  readonly target: (typeof actionTargets)[number];
  readonly owner: string;
  readonly due?: string | undefined;
}

function AskForm({ evaluation, onDone }: { evaluation: string; onDone: () => void }) {
  const create = useChange('quality-system.action.create');
  const targets = useOperation('quality-system.input.list', {}, { staleTime: 600_000 }).data?.targets;
  if (!targets) return <Loading lines={4} />;
  return (
    <ActForm<Asked>
      title="Ask for an action"
      follows="It needs a disposition from now on; until there is one, the report cannot be released."
      action="Ask for it"
      draftKey={`${evaluation} action new`}
      initial={{ title: '', target: 'PMCF', owner: '' }}
      fields={() => [
        { name: 'title', type: 'text', label: 'What is to be done', required: true },
        {
          name: 'target',
          type: 'choice',
          label: 'Asked of',
          choices: targets.map(({ target, title, answeredBy }) => ({
            value: target as Asked['target'],
            label: `${title} (${answeredBy})`,
          })),
        },
        { name: 'owner', type: 'text', label: 'Owner' },
        { name: 'due', type: 'date', label: 'Due' },
      ]}
      check={({ title, due }) => ({
        ...(title.trim() ? {} : { '/title': 'Say what is to be done.' }),
        ...(!due || actionKind.schema.shape.due.safeParse(due).success ? {} : { '/due': 'Write the day as 2026-11-22.' }),
      })}
      onSubmit={async ({ title, target, owner, due }) => {
        await create.mutateAsync({ evaluation, title, target, owner, ...(due ? { due } : {}) });
        notifications.show({ message: 'The action is asked for.' });
        onDone();
      }}
      onCancel={onDone}
    />
  );
}
