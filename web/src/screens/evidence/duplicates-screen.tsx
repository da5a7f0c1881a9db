import { Button, Group, Modal, SegmentedControl, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { call, type InputOf } from '../../api/client.ts';
import { invalidate, useChange } from '../../api/queries.ts';
import { useEvaluationId, useMay } from '../../frame/evaluation.ts';
import { EmptyState } from '../../kit/empty-state.tsx';
import { Loading, Page } from '../../kit/page.tsx';
import { Problem } from '../../kit/problem.tsx';
import { StepTabs } from '../../kit/step-tabs.tsx';
import { placeText } from './citation.tsx';
import { DecidedPairs } from './decided-pairs.tsx';
import { type Answer, type Likelihood, likelihoodNames, type QueuedPair, waitingPairs } from './duplicate-queue.ts';
import classes from './duplicates.module.css';
import { firstChoice, pairFields, takenFields } from './pair-fields.ts';
import { PairView } from './pair-view.tsx';

type ShownGroup = Likelihood | 'all';
type Decision = InputOf<'evidence.duplicate.decide'>['pairs'][number];

/** So many pairs are read at once; the rest follow when these are answered. */
const pairsRead = 200;

/**
 * Pairs of references that may be one publication, compared one by one. The queue is computed from the records, so nothing has to be kept of how
 * far somebody came: what is answered is gone from it.
 */
export default function DuplicatesScreen() {
  const evaluation = useEvaluationId();
  const mayEdit = useMay('evidence.edit');
  const client = useQueryClient();
  const [answers, setAnswers] = useState<readonly Answer[]>([]);
  const [group, setGroup] = useState<ShownGroup>('all');
  const [position, setPosition] = useState(0);
  const [batch, setBatch] = useState(false);
  const [working, setWorking] = useState(false);
  const [problem, setProblem] = useState<unknown>();
  // Kept apart from what an answer makes stale: looking through a large database again takes seconds, and the next pair must not wait for it.
  const queue = useQuery({
    queryKey: ['duplicate-queue', evaluation],
    queryFn: ({ signal }) => call('evidence.duplicate.queue', { evaluation, limit: String(pairsRead) }, { signal }),
    staleTime: Number.POSITIVE_INFINITY,
    refetchOnMount: 'always',
    refetchOnWindowFocus: false,
  });
  const find = useChange('evidence.duplicate.find');
  const waiting = useMemo(() => waitingPairs(queue.data?.pairs ?? [], answers), [queue.data, answers]);
  const chosen = waiting.filter(({ likelihood }) => group === 'all' || likelihood === group);
  const at = Math.min(position, Math.max(0, chosen.length - 1));
  const pair = chosen[at];

  const readAgain = async () => {
    await queue.refetch();
    setAnswers([]);
    setPosition(0);
  };
  /** Does one thing at a time, and shows what went wrong with it. */
  const act = (work: () => Promise<void>) => {
    if (working) return;
    setWorking(true);
    setProblem(undefined);
    void work()
      .catch(setProblem)
      .finally(() => setWorking(false));
  };
  const decide = async (decisions: Decision[]) => {
    const { decisions: kept } = await call('evidence.duplicate.decide', { evaluation, pairs: decisions });
    const next = [...answers, ...decisions.flatMap((one, index) => (kept[index] ? [{ ...one, decision: kept[index] }] : []))];
    setAnswers(next);
    void invalidate(client, evaluation);
    if (waitingPairs(queue.data?.pairs ?? [], next).length === 0) await readAgain();
  };
  const answer = (decision: Decision) => act(() => decide([decision]));
  const undo = () =>
    act(async () => {
      const last = answers.at(-1);
      if (!last) return;
      await call('evidence.duplicate-decision.take-back', { evaluation, id: last.decision.id, version: last.decision.version });
      setAnswers(answers.slice(0, -1));
      void invalidate(client, evaluation);
    });
  const lookAgain = () =>
    act(async () => {
      const { merged } = await find.mutateAsync({ evaluation });
      await readAgain();
      notifications.show({ message: merged === 1 ? 'One record was merged.' : `${merged.toLocaleString('en')} records were merged.` });
    });
  const mergeGroup = () =>
    act(async () => {
      await decide(
        chosen.map(({ left, right, differing }) => {
          const rows = pairFields(left.data, right.data);
          const taken = takenFields(left.data, right.data, rows, (row) => firstChoice(row, !differing.includes('kind')));
          return { left: left.id, right: right.id, same: true, keep: left.id, taken };
        }),
      );
      setBatch(false);
    });

  const unread = queue.data ? Object.values(queue.data.waiting).reduce((sum, count) => sum + count, 0) - queue.data.pairs.length : 0;
  return (
    <Page
      title="Duplicates"
      description="Records that are certainly one publication are merged when they are imported. Where that is only likely, a person compares them. Every record stays, and each decision can be taken back."
      tabs={<StepTabs word="evidence" />}
      actions={
        mayEdit && (
          <Button variant="default" onClick={lookAgain} loading={find.isPending}>
            Look for duplicates again
          </Button>
        )
      }
    >
      {problem !== undefined && <Problem error={problem} />}
      {queue.error ? (
        <Problem error={queue.error} onRetry={() => void queue.refetch()} />
      ) : !queue.data ? (
        <Loading lines={10} />
      ) : (
        <>
          {queue.data.toMerge > 0 && (
            <p className={classes.sentence}>
              {queue.data.toMerge === 1 ? 'One record is' : `${queue.data.toMerge.toLocaleString('en')} records are`} certainly a duplicate
              and not merged yet; look for duplicates again to merge.
            </p>
          )}
          {waiting.length === 0 ? (
            <EmptyState sentence="No pair of references waits to be compared." />
          ) : (
            <>
              <div className={classes.head}>
                <SegmentedControl
                  aria-label="How likely"
                  value={group}
                  onChange={(value) => {
                    setGroup(value as ShownGroup);
                    setPosition(0);
                  }}
                  data={[
                    { value: 'all', label: `All (${waiting.length})` },
                    ...(['high', 'middle', 'low'] as const).map((each) => ({
                      value: each,
                      label: `${likelihoodNames[each]} (${waiting.filter(({ likelihood }) => likelihood === each).length})`,
                    })),
                  ]}
                />
                {mayEdit && group !== 'all' && chosen.length > 1 && (
                  <Button variant="default" size="xs" onClick={() => setBatch(true)}>
                    Merge all {chosen.length}
                  </Button>
                )}
                {unread > 0 && <Text size="sm">{unread.toLocaleString('en')} more follow after these.</Text>}
              </div>
              {pair ? (
                <PairView
                  key={`${pair.left.id} ${pair.right.id}`}
                  pair={pair}
                  position={`${at + 1} of ${chosen.length}`}
                  mayEdit={mayEdit}
                  working={working}
                  onAnswer={answer}
                  onNext={at + 1 < chosen.length ? () => setPosition(at + 1) : undefined}
                  onPrevious={at > 0 ? () => setPosition(at - 1) : undefined}
                  onUndo={mayEdit && answers.length > 0 ? undo : undefined}
                />
              ) : (
                <EmptyState sentence="No pair of this likelihood waits to be compared." />
              )}
            </>
          )}
          {batch && (
            <BatchDialog
              pairs={chosen}
              name={likelihoodNames[group as Likelihood]}
              working={working}
              onMerge={mergeGroup}
              onClose={() => setBatch(false)}
            />
          )}
          <DecidedPairs
            evaluation={evaluation}
            mayEdit={mayEdit}
            onTakenBack={() => {
              void readAgain();
            }}
          />
        </>
      )}
    </Page>
  );
}

interface BatchDialogProps {
  readonly pairs: readonly QueuedPair[];
  readonly name: string;
  readonly working: boolean;
  readonly onMerge: () => void;
  readonly onClose: () => void;
}

/** Says which pairs will be merged before they are. */
function BatchDialog({ pairs, name, working, onMerge, onClose }: BatchDialogProps) {
  return (
    <Modal opened onClose={onClose} title={`Merge all ${pairs.length}: ${name.toLowerCase()}`} size="xl">
      <Text size="sm" mb="md">
        In each pair the first reference stands for both, and takes over what only the other says. Every record stays, and each merge can be
        taken back.
      </Text>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a list that scrolls must be reachable by keyboard (axe: scrollable-region-focusable) */}
      <ul className={classes.batch} aria-label="Pairs" tabIndex={0}>
        {pairs.map(({ left, right }) => (
          <li key={`${left.id} ${right.id}`}>
            {left.data.title || '(no title)'} <span className={classes.quiet}>{placeText(left.data)}</span>
            <br />
            {right.data.title || '(no title)'} <span className={classes.quiet}>{placeText(right.data)}</span>
          </li>
        ))}
      </ul>
      <Group justify="flex-end" mt="md">
        <Button variant="default" onClick={onClose}>
          Cancel
        </Button>
        <Button onClick={onMerge} loading={working}>
          Merge {pairs.length}
        </Button>
      </Group>
    </Modal>
  );
}
