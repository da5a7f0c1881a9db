import { Button, Group, Modal, TextInput, Title } from '@mantine/core';
import IconPlus from '@tabler/icons-react/dist/esm/icons/IconPlus.mjs';
import { Link, useNavigate } from '@tanstack/react-router';
import { useCallback, useState } from 'react';
import { useChange, useOperation } from '../../api/queries.ts';
import { usePerson } from '../../api/session.ts';
import type { EvaluationRow } from '../../frame/evaluation.ts';
import { useCommand } from '../../frame/registry.ts';
import { EmptyState } from '../../kit/empty-state.tsx';
import { formatInstant, Instant } from '../../kit/instant.tsx';
import { Loading, Page } from '../../kit/page.tsx';
import { Problem } from '../../kit/problem.tsx';
import { Status } from '../../kit/status.tsx';
import type { Column, Filter } from '../../kit/table/column.ts';
import { DataTable } from '../../kit/table/data-table.tsx';
import classes from './home.module.css';

/** The next evaluation counts as near from this many days before. */
const nearDays = 90;

/** Whole days from one day to another. The core's own function would bring its schemas into the first page. */
function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);
}

function dueTone(date: string, today: string): 'bad' | 'caution' | 'quiet' {
  const days = daysBetween(today, date);
  return days < 0 ? 'bad' : days <= nearDays ? 'caution' : 'quiet';
}

function describeDue(date: string, today: string): string {
  const days = daysBetween(today, date);
  if (days === 0) return 'today';
  const count = Math.abs(days);
  const span = count < 61 ? `${count} ${count === 1 ? 'day' : 'days'}` : `${Math.round(count / 30.44)} months`;
  return days < 0 ? `overdue by ${span}` : `in ${span}`;
}

const attention = (row: EvaluationRow) => row.openSignals + row.openActions + row.openGaps;
const today = () => formatInstant(new Date().toISOString(), true);

const columns: readonly Column<EvaluationRow>[] = [
  { id: 'title', title: 'Evaluation', value: (row) => row.title },
  { id: 'device', title: 'Device', value: (row) => row.device, spare: true },
  { id: 'class', title: 'Class', value: (row) => row.class },
  { id: 'version', title: 'Version', value: (row) => row.version, show: (row) => row.version || '—', numeric: true },
  {
    id: 'next',
    title: 'Next due',
    value: (row) => row.nextEvaluationOn,
    show: (row) =>
      row.nextEvaluationOn ? (
        <Status tone={dueTone(row.nextEvaluationOn, today())}>
          <time dateTime={row.nextEvaluationOn} title={describeDue(row.nextEvaluationOn, today())}>
            {row.nextEvaluationOn}
          </time>
          <span className="visually-hidden">{describeDue(row.nextEvaluationOn, today())}</span>
        </Status>
      ) : (
        '—'
      ),
  },
  { id: 'signals', title: 'Open signals', value: (row) => row.openSignals, numeric: true },
  { id: 'actions', title: 'Open actions', value: (row) => row.openActions, numeric: true },
  { id: 'gaps', title: 'Open gaps', value: (row) => row.openGaps, numeric: true },
  { id: 'members', title: 'People', value: (row) => row.members, numeric: true, hidden: true },
  { id: 'role', title: 'Your role', value: (row) => row.role, hidden: true },
  { id: 'changed', title: 'Last change', value: (row) => row.updatedAt, show: (row) => <Instant at={row.updatedAt} />, spare: true },
];

const filters: readonly Filter<EvaluationRow>[] = [
  {
    id: 'attention',
    title: 'Attention',
    choices: [
      { value: 'open', label: 'Something is open' },
      { value: 'due', label: 'Due or overdue' },
    ],
    matches: (row, chosen) =>
      chosen === 'open' ? attention(row) > 0 : row.nextEvaluationOn !== null && dueTone(row.nextEvaluationOn, today()) !== 'quiet',
  },
  {
    id: 'class',
    title: 'Class',
    choices: ['I', 'IIa', 'IIb', 'III'].map((value) => ({ value, label: value })),
    matches: (row, chosen) => row.class === chosen,
  },
];

/** All evaluations one works on, what is open in each, and what falls due when. */
export default function HomeScreen() {
  const { administrator } = usePerson();
  const { data, error, refetch } = useOperation('evaluation.evaluation.list', {});
  const [creating, setCreating] = useState(false);
  const create = useCallback(() => setCreating(true), []);
  useCommand(administrator ? 'New evaluation' : undefined, create);
  const button = administrator && (
    <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={create}>
      New evaluation
    </Button>
  );
  const due = (data?.evaluations ?? [])
    .flatMap(({ nextEvaluationOn, ...row }) => (nextEvaluationOn ? [{ ...row, date: nextEvaluationOn }] : []))
    .toSorted((left, right) => left.date.localeCompare(right.date));
  return (
    <Page
      title="Evaluations"
      description="Every clinical evaluation whose team you are in, and what needs attention."
      actions={data && data.evaluations.length > 0 && button}
    >
      {error ? (
        <Problem error={error} onRetry={() => void refetch()} />
      ) : !data ? (
        <Loading />
      ) : data.evaluations.length === 0 ? (
        <EmptyState
          sentence={
            administrator
              ? 'Here stand the clinical evaluations you work on; begin the first one.'
              : 'Here stand the clinical evaluations you work on; an administrator takes you into a team.'
          }
          action={button}
        />
      ) : (
        <>
          <DataTable
            label="Evaluations"
            columns={columns}
            rows={data.evaluations}
            rowId={({ id }) => id}
            filters={filters}
            addressOf={({ id }) => ({ to: '/e/$evaluation', params: { evaluation: id } })}
            exportName="evaluations"
          />
          {due.length > 0 && <DueList due={due} />}
        </>
      )}
      {creating && <CreateDialog onClose={() => setCreating(false)} />}
    </Page>
  );
}

interface DueItem {
  readonly id: string;
  readonly title: string;
  readonly date: string;
}

function DueList({ due }: { due: readonly DueItem[] }) {
  const months = new Map<string, DueItem[]>();
  for (const item of due) months.set(item.date.slice(0, 7), [...(months.get(item.date.slice(0, 7)) ?? []), item]);
  return (
    <section className={classes.due} aria-labelledby="due">
      <Title order={2} id="due">
        What falls due
      </Title>
      {[...months].map(([month, items]) => (
        <div key={month} className={classes.month}>
          <h3>
            <time dateTime={month}>{month}</time>
          </h3>
          <ul>
            {items.map(({ id, title, date }) => (
              <li key={id}>
                <time dateTime={date}>{date}</time>
                <Link to="/e/$evaluation" params={{ evaluation: id }}>
                  {title}
                </Link>
                <Status tone={dueTone(date, today())}>next evaluation {describeDue(date, today())}</Status>
              </li>
            ))}
          </ul>
        </div>
      ))}
    </section>
  );
}

function CreateDialog({ onClose }: { onClose: () => void }) {
  const [title, setTitle] = useState('');
  const [missing, setMissing] = useState(false);
  const create = useChange('evaluation.evaluation.create');
  const navigate = useNavigate();
  const begin = async () => {
    if (!title.trim()) return setMissing(true);
    const created = await create.mutateAsync({ title }).catch(() => undefined);
    if (created) await navigate({ to: '/e/$evaluation/device', params: { evaluation: created.id } });
  };
  return (
    <Modal opened onClose={onClose} title="New evaluation">
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void begin();
        }}
      >
        {create.error && <Problem error={create.error} />}
        <TextInput
          data-autofocus
          label="Title"
          description="Usually the device and what is evaluated; it can differ from the device's name. You become its administrator."
          maxLength={300}
          value={title}
          error={missing && 'An evaluation needs a title.'}
          onChange={(event) => {
            setTitle(event.currentTarget.value);
            setMissing(false);
          }}
        />
        <Group justify="flex-end" mt="md">
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
          <Button type="submit" loading={create.isPending}>
            Begin
          </Button>
        </Group>
      </form>
    </Modal>
  );
}
