import { daysBetween } from '@cerulean/evaluation/base';
import { signalKind, signalStates } from '@cerulean/evaluation/quality-system';
import type { DataOf, Stored } from '@cerulean/evaluation/records';
import { Button } from '@mantine/core';
import IconPlus from '@tabler/icons-react/dist/esm/icons/IconPlus.mjs';
import IconUpload from '@tabler/icons-react/dist/esm/icons/IconUpload.mjs';
import { useNavigate } from '@tanstack/react-router';
import { useCallback, useMemo, useState } from 'react';
import { useOperation } from '../../api/queries.ts';
import { useRecords } from '../../api/records.ts';
import { useEvaluationId, useMay } from '../../frame/evaluation.ts';
import { useCommand } from '../../frame/registry.ts';
import { useAddress } from '../../frame/use-search.ts';
import { EmptyState } from '../../kit/empty-state.tsx';
import { choicesOf } from '../../kit/form/choices.ts';
import { Loading, Page } from '../../kit/page.tsx';
import { Problem } from '../../kit/problem.tsx';
import { Status } from '../../kit/status.tsx';
import { StepTabs } from '../../kit/step-tabs.tsx';
import type { Column, Filter } from '../../kit/table/column.ts';
import { DataTable } from '../../kit/table/data-table.tsx';
import { Blockers } from './blockers.tsx';
import { Proposals } from './proposals.tsx';
import { SignalForm } from './signal-form.tsx';
import { SignalsImport } from './signals-import.tsx';

type Signal = Stored<DataOf<typeof signalKind>>;
const today = () => new Date().toISOString().slice(0, 10);
/** Decided or further: the day by which it was due no longer presses. */
const undecided = ({ data }: Signal) => signalStates.indexOf(data.state) < signalStates.indexOf('decided');
const overdue = (signal: Signal) => undecided(signal) && signal.data.due !== undefined && signal.data.due < today();

/** What is open first, the latest first among each. */
function inOrder(signals: readonly Signal[]): readonly Signal[] {
  const closed = ({ data }: Signal) => Number(data.state === 'closed');
  return signals.toSorted((one, other) => closed(one) - closed(other) || other.data.detectedOn.localeCompare(one.data.detectedOn));
}

/** News from the quality system and the world that may change the evaluation, each on its way to a decision. */
export default function SignalsScreen() {
  const evaluation = useEvaluationId();
  const mayRecord = useMay('quality-system.signal');
  const navigate = useNavigate();
  const [{ edit }, setAddress] = useAddress();
  const { data, error, refetch } = useRecords('quality-system', signalKind, evaluation);
  const inputs = useOperation('quality-system.input.list', {}, { staleTime: 600_000 }).data?.inputs;
  const [importing, setImporting] = useState(false);
  const add = useCallback(() => setAddress({ edit: 'new' }, { replace: false }), [setAddress]);
  useCommand(mayRecord ? 'Record a signal' : undefined, add);

  const columns = useMemo<readonly Column<Signal>[]>(() => {
    const titles = new Map(inputs?.map(({ id, title }) => [id, title]));
    return [
      { id: 'title', title: 'Signal', value: (signal) => signal.data.title },
      { id: 'input', title: 'Came from', value: (signal) => titles.get(signal.data.input) ?? signal.data.input, width: 170 },
      {
        id: 'state',
        title: 'State',
        width: 170,
        value: (signal) => signalStates.indexOf(signal.data.state),
        show: (signal) => (
          <Status tone={signal.data.state === 'closed' ? 'good' : undecided(signal) ? 'caution' : 'quiet'}>{signal.data.state}</Status>
        ),
      },
      { id: 'relevance', title: 'Relevant', width: 110, value: (signal) => signal.data.clinicallyRelevant },
      { id: 'detected', title: 'Detected', width: 110, value: (signal) => signal.data.detectedOn },
      {
        id: 'due',
        title: 'Due',
        width: 120,
        value: (signal) => signal.data.due,
        show: (signal) => (overdue(signal) ? <Status tone="bad">{signal.data.due} overdue</Status> : (signal.data.due ?? '')),
      },
      {
        id: 'age',
        title: 'Age',
        unit: 'days',
        numeric: true,
        value: (signal) => (signal.data.state === 'closed' ? undefined : Math.max(0, daysBetween(signal.data.detectedOn, today()))),
      },
      { id: 'source', title: 'Source record', value: (signal) => signal.data.sourceRecord, hidden: true },
    ];
  }, [inputs]);
  const rows = useMemo(() => inOrder(data?.records ?? []), [data]);
  const filters = useMemo<readonly Filter<Signal>[]>(
    () => [
      {
        id: 'state',
        title: 'State',
        choices: [{ value: 'open', label: 'Not closed' }, { value: 'overdue', label: 'Overdue' }, ...choicesOf(signalStates)],
        matches: (signal, chosen) =>
          chosen === 'open' ? signal.data.state !== 'closed' : chosen === 'overdue' ? overdue(signal) : signal.data.state === chosen,
      },
      {
        id: 'input',
        title: 'Came from',
        choices: (inputs ?? []).map(({ id, title }) => ({ value: id, label: title })),
        matches: (signal, chosen) => signal.data.input === chosen,
      },
    ],
    [inputs],
  );

  if (edit === 'new' && mayRecord) {
    return (
      <Page title="Record a signal" tabs={<StepTabs word="quality-system" />}>
        <SignalForm
          evaluation={evaluation}
          onSaved={(id) => void navigate({ to: '/e/$evaluation/quality-system/signals/$signal', params: { evaluation, signal: id } })}
          onCancel={() => setAddress({ edit: undefined })}
        />
      </Page>
    );
  }
  const addButton = mayRecord && (
    <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={add}>
      Record a signal
    </Button>
  );
  return (
    <Page
      title="Signals"
      description="Complaint trends, incidents, changes of the risk file, new literature and whatever else may change the evaluation. Each needs a decision, also where nothing changes."
      tabs={<StepTabs word="quality-system" />}
      actions={
        mayRecord && (
          <>
            <Button variant="default" leftSection={<IconUpload size={16} aria-hidden />} onClick={() => setImporting(true)}>
              Import
            </Button>
            {data && data.total > 0 && addButton}
          </>
        )
      }
    >
      <Blockers evaluation={evaluation} />
      <Proposals evaluation={evaluation} />
      {error ? (
        <Problem error={error} onRetry={() => void refetch()} />
      ) : !data ? (
        <Loading />
      ) : data.total === 0 ? (
        <EmptyState
          sentence="What the quality system or the world reports and what may touch the evaluation belongs here, and leaves with a decision."
          action={addButton}
        />
      ) : (
        <DataTable
          label="Signals"
          columns={columns}
          rows={rows}
          rowId={({ id }) => id}
          filters={filters}
          addressOf={({ id }) => ({ to: '/e/$evaluation/quality-system/signals/$signal', params: { evaluation, signal: id } })}
          exportName="signals"
        />
      )}
      {importing && <SignalsImport evaluation={evaluation} onClose={() => setImporting(false)} />}
    </Page>
  );
}
