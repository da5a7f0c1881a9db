import { Anchor, Button, Checkbox, Progress } from '@mantine/core';
import IconArrowBackUp from '@tabler/icons-react/dist/esm/icons/IconArrowBackUp.mjs';
import { Link } from '@tanstack/react-router';
import { useEffect } from 'react';
import { useOperation } from '../../api/queries.ts';
import { useEvaluationId } from '../../frame/evaluation.ts';
import { keyTitle } from './key-bindings.ts';
import classes from './screening.module.css';
import type { Made, Stage, StageAnswer } from './screening-queue.ts';
import { type Criterion, describeVerdict } from './verdicts.ts';

interface DeskProgressProps {
  readonly stage: Stage;
  readonly counts: { readonly left: number; readonly decided: number };
  readonly answer: StageAnswer | undefined;
  readonly made: readonly Made[];
  readonly criteria: readonly Criterion[];
  readonly unsure: boolean;
  readonly undoKey: string | undefined;
  readonly onUnsure: (on: boolean) => void;
  readonly onUndo: (() => void) | undefined;
  readonly onShow: (referenceId: string) => void;
  readonly onKeys: () => void;
  readonly onWords: () => void;
}

/** How far the stage is, when it may stop, what was decided just now, and how the desk is set up. */
export function DeskProgress(props: DeskProgressProps) {
  const { stage, counts, answer, made, criteria, unsure, undoKey, onUnsure, onUndo, onShow, onKeys, onWords } = props;
  const evaluation = useEvaluationId();
  const all = counts.left + counts.decided;
  return (
    <section className={classes.progress} aria-label="Progress">
      <div>
        <p className={classes.number}>{counts.left.toLocaleString('en')} left</p>
        <p className={classes.small}>{counts.decided.toLocaleString('en')} decided</p>
      </div>
      <Progress
        className={classes.bar}
        my={8}
        value={(100 * counts.decided) / Math.max(1, all)}
        aria-label={`${counts.decided} of ${all} decided`}
      />
      {answer?.plan.reviewers[stage] === 2 && (
        <ul className={classes.facts}>
          <li>{answer.waiting.toLocaleString('en')} wait for the other reviewer</li>
          <li>
            <Anchor
              component={Link}
              underline="always"
              fz="inherit"
              to="/e/$evaluation/screening/conflicts"
              params={{ evaluation } as never}
              search={{ stage: stage === 'full text' ? 'full-text' : undefined } as never}
            >
              {answer.conflicts === 1 ? '1 conflict' : `${answer.conflicts.toLocaleString('en')} conflicts`}
            </Anchor>
          </li>
        </ul>
      )}
      {answer?.order && <p className={classes.small}>{describeOrder(answer.order)}</p>}
      {stage === 'title and abstract' && answer?.plan.stopping && <Stopping decided={counts.decided} />}
      <Checkbox
        size="xs"
        my={8}
        label="Only those marked unsure"
        checked={unsure}
        onChange={(event) => onUnsure(event.currentTarget.checked)}
      />
      <div className={classes.setUp}>
        {onUndo && (
          <Button
            variant="default"
            size="xs"
            leftSection={<IconArrowBackUp size={14} aria-hidden />}
            disabled={made.length === 0}
            onClick={onUndo}
          >
            Take back{undoKey ? ` (${keyTitle(undoKey)})` : ''}
          </Button>
        )}
        <Button className={classes.quietButton} variant="subtle" size="compact-xs" onClick={onKeys}>
          Keys
        </Button>
        <Button className={classes.quietButton} variant="subtle" size="compact-xs" onClick={onWords}>
          Highlighted words
        </Button>
      </div>
      {made.length > 0 && (
        <div className={classes.lastPart}>
          <p className={classes.small}>Decided just now</p>
          <ol className={classes.last}>
            {made
              .slice(-6)
              .reverse()
              .map(({ referenceId, title, verdict }) => (
                <li key={referenceId}>
                  <button type="button" onClick={() => onShow(referenceId)}>
                    <strong>{describeVerdict(verdict, criteria)}</strong>
                    <span>{title || '(no title)'}</span>
                  </button>
                </li>
              ))}
          </ol>
        </div>
      )}
    </section>
  );
}

function describeOrder({ basis, labelled }: NonNullable<StageAnswer['order']>): string {
  if (basis === 'model')
    return `Likely relevant ones come first; learnt from ${labelled.relevant.toLocaleString('en')} included and ${labelled.irrelevant.toLocaleString('en')} excluded.`;
  if (basis === 'likeness')
    return 'Those most like the questions and criteria come first, until there are both kinds of decision to learn from.';
  return 'In the order of import, until there are both kinds of decision to learn from.';
}

/** What the stopping rule of the plan says, asked again every now and then. */
function Stopping({ decided }: { decided: number }) {
  const evaluation = useEvaluationId();
  const { data, refetch } = useOperation('screening.stopping.get', { evaluation }, { keepPrevious: true, staleTime: 60_000 });
  const round = Math.floor(decided / 10);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the rule is asked again after every ten decisions
  useEffect(() => void refetch(), [round]);
  if (!data) return null;
  const { mayStop, missed, left, promise } = data;
  const percent = (part: number) => `${Math.floor(100 * part)} %`;
  const count = (number: number) => number.toLocaleString('en');
  return (
    <div className={classes.stopping} data-may-stop={mayStop || undefined}>
      <strong>{mayStop ? 'Screening may stop' : 'Go on screening'}</strong>
      {left === 0 ? (
        <span>Nothing is left.</span>
      ) : missed.most >= left ? (
        <span>Too little was read to say how many relevant references are left.</span>
      ) : (
        <span>
          At most {count(missed.most)} relevant among the {count(left)} left, likely {count(missed.likely)} ({percent(promise.confidence)}{' '}
          confidence). It is {percent(missed.confidence)} sure that {percent(promise.recall)} were found.
        </span>
      )}
    </div>
  );
}
