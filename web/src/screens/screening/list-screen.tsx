import { criterionKind, screeningPlanKind } from '@cerulean/evaluation/screening';
import { Button, NativeSelect, SegmentedControl } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import type { OutputOf } from '../../api/client.ts';
import { useChange, useOperation } from '../../api/queries.ts';
import { useRecords, useSingleRecord } from '../../api/records.ts';
import { usePerson } from '../../api/session.ts';
import { useEvaluationId, useMay } from '../../frame/evaluation.ts';
import { useAddress } from '../../frame/use-search.ts';
import { Page } from '../../kit/page.tsx';
import { Problem } from '../../kit/problem.tsx';
import { StepTabs } from '../../kit/step-tabs.tsx';
import type { Column, Filter } from '../../kit/table/column.ts';
import { DataTable } from '../../kit/table/data-table.tsx';
import { useServerRows } from '../../kit/table/rows.ts';
import { useTableState } from '../../kit/table/use-table-state.ts';
import classes from './screening.module.css';
import { ownDecision, type Stage, verdictOf } from './screening-queue.ts';
import { stageOf, stages } from './screening-stages.ts';
import { type Criterion, choicesAt, criteriaAt, type Decision, describeVerdict } from './verdicts.ts';

type Answer = OutputOf<'screening.reference.list'>;
type Row = Answer['records'][number];

const standings = [
  { value: 'waits for me', label: 'Waits for me' },
  { value: 'unsure', label: 'Unsure' },
  { value: 'waiting', label: 'Waits for a reviewer' },
  { value: 'conflict', label: 'Conflict' },
  { value: 'include', label: 'Included' },
  { value: 'exclude', label: 'Excluded' },
  { value: 'not retrieved', label: 'Not retrieved' },
  { value: 'all', label: 'All' },
] as const;

/** Everything of a stage in a list, to search it and to decide about many at once. */
export default function ListScreen() {
  const evaluation = useEvaluationId();
  const mayDecide = useMay('screening.decide');
  const navigate = useNavigate();
  const { id: person } = usePerson();
  const [{ stage: asked }, setAddress] = useAddress();
  const [done, setDone] = useState<Done>();
  const { value, stage } = stageOf(asked);
  const { words, filters: chosen } = useTableState(['standing', 'label']);
  const standing = standings.find((each) => each.value === chosen.standing)?.value ?? 'all';
  const input = useMemo(
    () => ({ evaluation, stage, standing, query: words, label: chosen.label ?? '' }) as const,
    [evaluation, stage, standing, words, chosen.label],
  );
  const rows = useServerRows('screening.reference.list', input, (answer) => ({ rows: answer.records, total: answer.total }));
  const known = useOperation('screening.reference.list', { evaluation, stage, standing: 'all', limit: 1 });
  const plan = useSingleRecord('screening', screeningPlanKind, evaluation);
  const reviewers = plan.data?.data.reviewers[stage] ?? 1;
  const criteria = useRecords('screening', criterionKind, evaluation).data?.records;
  const atStage = useMemo(() => criteriaAt(criteria ?? [], stage), [criteria, stage]);
  const columns = useMemo<readonly Column<Row>[]>(() => {
    const own = (row: Row) => {
      const decision = ownDecision(row, stage, person, reviewers);
      return decision && verdictOf(decision);
    };
    return [
      { id: 'title', title: 'Title', value: ({ data }) => data.title || '(no title)', sortable: false },
      { id: 'year', title: 'Year', value: ({ data }) => data.year, numeric: true, width: 70, sortable: false },
      {
        id: 'standing',
        title: 'Stands',
        value: ({ standing: word }) => standings.find((each) => each.value === word)?.label ?? 'Open',
        width: 160,
        sortable: false,
      },
      {
        id: 'own',
        title: 'My decision',
        value: (row) => {
          const verdict = own(row);
          return verdict ? describeVerdict(verdict, atStage) : '';
        },
        width: 210,
        sortable: false,
      },
      {
        id: 'labels',
        title: 'Labels',
        value: ({ decisions }) => [...new Set(decisions.flatMap(({ data }) => data.labels ?? []))].join(', '),
        width: 150,
        sortable: false,
      },
      {
        id: 'note',
        title: 'Notes',
        value: ({ decisions }) =>
          decisions
            .map(({ data }) => data.note)
            .filter(Boolean)
            .join(' / '),
        sortable: false,
        hidden: true,
      },
    ];
  }, [stage, person, reviewers, atStage]);
  const labels = known.data?.labels;
  const filters = useMemo<readonly Filter<Row>[]>(
    () => [
      { id: 'standing', title: 'Stands', choices: standings.filter((each) => each.value !== 'all') },
      ...(labels && labels.length > 0 ? [{ id: 'label', title: 'Label', choices: labels.map((label) => ({ value: label, label })) }] : []),
    ],
    [labels],
  );
  return (
    <Page
      title="References to screen"
      description="Everything of a stage in a list: search it, and decide about many at once."
      tabs={<StepTabs word="screening" />}
      actions={
        <SegmentedControl
          aria-label="Stage"
          data={stages.map((each) => ({ value: each.value, label: each.label }))}
          value={value}
          onChange={(next) => setAddress({ stage: next === stages[0]!.value ? undefined : next })}
        />
      }
    >
      {rows.error && rows.total === 0 ? (
        <Problem error={rows.error} onRetry={rows.retry} />
      ) : (
        <>
          {done && <ManyDone done={done} onDone={setDone} />}
          <DataTable
            key={stage}
            label="References to screen"
            columns={columns}
            rows={rows}
            rowId={({ id }) => id}
            filters={filters}
            onOpen={({ id }) =>
              void navigate({
                to: '/e/$evaluation/screening',
                params: { evaluation },
                search: { stage: value === stages[0]!.value ? undefined : value, reference: id },
              } as never)
            }
            {...(mayDecide
              ? {
                  bulk: (selected: readonly Row[], clear: () => void) => (
                    <Many stage={stage} criteria={atStage} selected={selected} onDone={setDone} clear={clear} />
                  ),
                }
              : {})}
            nothing="No reference matches."
          />
        </>
      )}
    </Page>
  );
}

type Done = OutputOf<'screening.decision.put-many'>;

interface ManyProps {
  readonly stage: Stage;
  readonly criteria: readonly Criterion[];
  readonly selected: readonly Row[];
  readonly onDone: (done: Done) => void;
  readonly clear: () => void;
}

/** Decides alike about the selected references, by a criterion where one is chosen. */
function Many({ stage, criteria, selected, onDone, clear }: ManyProps) {
  const evaluation = useEvaluationId();
  const [criterionId, setCriterionId] = useState('');
  const decide = useChange('screening.decision.put-many');
  const exclusions = criteria.filter(({ data }) => data.type === 'exclusion');
  const choose = (decision: Decision) =>
    decide.mutate(
      {
        evaluation,
        referenceIds: selected.map(({ id }) => id),
        data: { stage, decision, ...(decision === 'exclude' && criterionId ? { criterionId } : {}) },
      },
      {
        onSuccess: (answer) => {
          onDone(answer);
          clear();
        },
      },
    );
  return (
    <>
      <NativeSelect
        size="xs"
        aria-label="Criterion of an exclusion"
        value={criterionId}
        data={[
          { value: '', label: 'Exclude without a criterion' },
          ...exclusions.map(({ id, data }) => ({ value: id as string, label: data.label })),
        ]}
        onChange={(event) => setCriterionId(event.currentTarget.value)}
      />
      {choicesAt(stage).map(({ decision, title, icon: Icon }) => (
        <Button
          key={decision}
          size="compact-sm"
          variant="default"
          leftSection={<Icon size={14} aria-hidden />}
          disabled={decide.isPending || (decision === 'exclude' && stage === 'full text' && criterionId === '')}
          onClick={() => choose(decision)}
        >
          {title}
        </Button>
      ))}
      {decide.error && <Problem error={decide.error} />}
    </>
  );
}

/** What became of many decisions, and how to take them back. */
function ManyDone({ done, onDone }: { done: Done; onDone: (done: Done | undefined) => void }) {
  const evaluation = useEvaluationId();
  const takeBack = useChange('screening.decision.take-back-many');
  const { decided, refused } = done;
  const first = refused[0]?.message;
  return (
    <div className={classes.earlier} role="status">
      <span>
        {decided.length === 1 ? 'One reference was decided.' : `${decided.length.toLocaleString('en')} references were decided.`}
        {first && ` ${refused.length.toLocaleString('en')} were not: ${first}`}
      </span>
      <Button
        size="compact-xs"
        variant="default"
        loading={takeBack.isPending}
        onClick={() => takeBack.mutate({ evaluation, decisions: decided }, { onSuccess: () => onDone(undefined) })}
      >
        Take them back
      </Button>
      <Button size="compact-xs" variant="subtle" onClick={() => onDone(undefined)}>
        Close
      </Button>
      {takeBack.error && <Problem error={takeBack.error} />}
    </div>
  );
}
