import type { DataOf, Stored } from '@cerulean/evaluation/records';
import { criterionKind } from '@cerulean/evaluation/screening';
import { Anchor, Button, Checkbox, Progress, Textarea } from '@mantine/core';
import IconAlertTriangle from '@tabler/icons-react/dist/esm/icons/IconAlertTriangle.mjs';
import IconArrowBackUp from '@tabler/icons-react/dist/esm/icons/IconArrowBackUp.mjs';
import IconCheck from '@tabler/icons-react/dist/esm/icons/IconCheck.mjs';
import IconFileOff from '@tabler/icons-react/dist/esm/icons/IconFileOff.mjs';
import IconX from '@tabler/icons-react/dist/esm/icons/IconX.mjs';
import { Link } from '@tanstack/react-router';
import { useEffect, useMemo, useRef, useState } from 'react';
import { toProblem } from '../../api/problem.ts';
import { useOperation } from '../../api/queries.ts';
import { useRecords } from '../../api/records.ts';
import { useEvaluationId, useMay } from '../../frame/evaluation.ts';
import type { IconComponent } from '../../frame/icon.ts';
import type { Key } from '../../frame/registry.ts';
import { EmptyState } from '../../kit/empty-state.tsx';
import { Loading } from '../../kit/page.tsx';
import { Problem } from '../../kit/problem.tsx';
import { Citation } from '../evidence/citation.tsx';
import { FullText } from '../evidence/full-text.tsx';
import { Legend, MarkedText } from './marked-text.tsx';
import classes from './screening.module.css';
import { madeAbout, type QueuedReference, type Stage, type Verdict } from './screening-queue.ts';
import { useDecisionKeys } from './use-decision-keys.ts';
import { earlierVerdict, useScreening } from './use-screening.ts';

type Criterion = Stored<DataOf<typeof criterionKind>>;
type Decision = Verdict['decision'];

const verdicts: readonly {
  readonly decision: Decision;
  readonly title: string;
  readonly key: string;
  readonly tone: string;
  readonly icon: IconComponent;
  readonly fullTextOnly?: true;
}[] = [
  { decision: 'include', title: 'Include', key: 'i', tone: 'good', icon: IconCheck },
  { decision: 'exclude', title: 'Exclude', key: 'e', tone: 'bad', icon: IconX },
  { decision: 'unsure', title: 'Unsure', key: 'u', tone: 'caution', icon: IconAlertTriangle },
  { decision: 'not retrieved', title: 'Not retrieved', key: 'r', tone: 'bad', icon: IconFileOff, fullTextOnly: true },
];

/** Criteria beyond the ninth have no key. */
const keyedCriteria = 9;

interface ScreeningDeskProps {
  readonly stage: Stage;
  readonly unsure: boolean;
  /** A reference to put on the screen first. */
  readonly reference: string | undefined;
  readonly onUnsure: (on: boolean) => void;
  readonly onStage: (stage: Stage) => void;
}

/** The work of one stage: how far it is, the reference, and the criteria with the decisions beside it. */
export function ScreeningDesk({ stage, unsure, reference, onUnsure, onStage }: ScreeningDeskProps) {
  const evaluation = useEvaluationId();
  const mayDecide = useMay('screening.decide');
  const criteria = useRecords('screening', criterionKind, evaluation);
  const screening = useScreening(evaluation, stage, unsure);
  const { queue, item, counts, refused, decide, undo, move } = screening;
  const [note, setNote] = useState('');
  const [criterionNeeded, setCriterionNeeded] = useState(false);
  const [said, setSaid] = useState('');
  const firstCriterion = useRef<HTMLButtonElement>(null);
  const top = useRef<HTMLDivElement>(null);

  const { openReference } = screening;
  useEffect(() => {
    if (reference) openReference(reference);
  }, [reference, openReference]);

  const itemId = item?.id;
  // biome-ignore lint/correctness/useExhaustiveDependencies: what follows belongs to a change of reference
  useEffect(() => {
    setNote('');
    setCriterionNeeded(false);
    if (top.current && top.current.getBoundingClientRect().top < 0) top.current.scrollIntoView();
  }, [itemId]);

  const atStage = useMemo(
    () => (criteria.data?.records ?? []).filter(({ data }) => data.stage === 'both' || data.stage === stage),
    [criteria.data, stage],
  );
  const exclusions = atStage.filter(({ data }) => data.type === 'exclusion');
  const inclusions = atStage.filter(({ data }) => data.type === 'inclusion');
  const marking = useMemo(() => (criteria.data?.records ?? []).map(({ data }) => data), [criteria.data]);

  const choose = (decision: Decision, criterion?: Criterion) => {
    if (!item || !mayDecide) return;
    if (decision === 'exclude' && !criterion && stage === 'full text') {
      setCriterionNeeded(true);
      firstCriterion.current?.focus();
      return;
    }
    decide({ decision, note: note.trim(), ...(criterion ? { criterionId: criterion.id } : {}) });
    setSaid(`${describe({ decision, note: '', ...(criterion ? { criterionId: criterion.id } : {}) }, exclusions)}: ${item.data.title}`);
  };
  const takeBack = () => {
    const made = undo();
    if (made) setSaid(`Taken back: ${made.title}`);
  };

  const keys: Record<string, () => void> = { n: () => move(1), p: () => move(-1) };
  if (mayDecide) {
    keys.z = takeBack;
    for (const { decision, key, fullTextOnly } of verdicts) if (!fullTextOnly || stage === 'full text') keys[key] = () => choose(decision);
    exclusions.slice(0, keyedCriteria).forEach((criterion, index) => {
      keys[String(index + 1)] = () => choose('exclude', criterion);
    });
  }
  const keyed = Math.min(exclusions.length, keyedCriteria);
  const help = useMemo<readonly Key[]>(
    () => [
      ...(mayDecide
        ? [
            ...verdicts
              .filter(({ fullTextOnly }) => !fullTextOnly || stage === 'full text')
              .map(({ key, title }) => ({ keys: key, does: title })),
            ...(keyed > 0 ? [{ keys: keyed === 1 ? '1' : `1 … ${keyed}`, does: 'Exclude by the criterion with this number' }] : []),
            { keys: 'z', does: 'Take back the last decision' },
          ]
        : []),
      { keys: 'n', does: 'Next reference' },
      { keys: 'p', does: 'Previous reference' },
    ],
    [mayDecide, stage, keyed],
  );
  const [keysOn, setKeysOn] = useDecisionKeys(keys, help);

  if (criteria.error) return <Problem error={criteria.error} onRetry={() => void criteria.refetch()} />;
  if (screening.problem !== undefined && !counts) return <Problem error={screening.problem} onRetry={screening.retry} />;
  if (screening.loading || !counts || !criteria.data) return <Loading lines={12} />;
  if (counts.left + counts.decided === 0 && !item) return <NothingYet stage={stage} onStage={onStage} />;

  const made = item && madeAbout(queue, item.id);
  const standing = made?.verdict ?? (item && earlierVerdict(item, stage));
  return (
    <>
      <div role="status" className="visually-hidden">
        {said}
      </div>
      {screening.problem !== undefined && <Problem error={screening.problem} onRetry={screening.retry} />}
      {refused && (
        <div role="alert" className={classes.earlier}>
          <span>
            “{refused.title}” {refused.taking ? 'keeps its decision' : 'was not saved and is open again'}: {toProblem(refused.error).title}{' '}
            {toProblem(refused.error).remedy}
          </span>
          <Button size="compact-xs" variant="default" onClick={() => screening.dismiss(true)}>
            Show it
          </Button>
          <Button size="compact-xs" variant="subtle" onClick={() => screening.dismiss(false)}>
            Close
          </Button>
        </div>
      )}
      <div className={classes.desk} ref={top}>
        <section className={classes.progress} aria-label="Progress">
          <div>
            <p className={classes.number}>{counts.left.toLocaleString('en')} left</p>
            <p className={classes.small}>{counts.decided.toLocaleString('en')} decided</p>
          </div>
          <Progress
            className={classes.bar}
            my={8}
            value={(100 * counts.decided) / Math.max(1, counts.left + counts.decided)}
            aria-label={`${counts.decided} of ${counts.left + counts.decided} decided`}
          />
          <Checkbox
            size="xs"
            my={8}
            label="Only those marked unsure"
            checked={unsure}
            onChange={(event) => onUnsure(event.currentTarget.checked)}
          />
          <Checkbox
            size="xs"
            my={8}
            label="Single keys"
            description="See ? for all of them"
            checked={keysOn}
            onChange={(event) => setKeysOn(event.currentTarget.checked)}
          />
          {mayDecide && (
            <Button
              variant="default"
              size="xs"
              my={8}
              leftSection={<IconArrowBackUp size={14} aria-hidden />}
              disabled={queue.made.length === 0}
              onClick={takeBack}
            >
              Take back (z)
            </Button>
          )}
          {queue.made.length > 0 && (
            <div className={classes.lastPart}>
              <p className={classes.small}>Decided just now</p>
              <ol className={classes.last}>
                {queue.made
                  .slice(-6)
                  .reverse()
                  .map(({ referenceId, title, verdict }) => (
                    <li key={referenceId}>
                      <button type="button" onClick={() => screening.show(referenceId)}>
                        <strong>{describe(verdict, exclusions)}</strong>
                        <span>{title || '(no title)'}</span>
                      </button>
                    </li>
                  ))}
              </ol>
            </div>
          )}
        </section>
        {item ? (
          <>
            <article className={classes.reading} aria-label="Reference">
              {standing && (
                <p className={classes.earlier}>
                  <span>
                    Decided{made ? ' just now' : ' before'}: <strong>{describe(standing, atStage)}</strong>
                    {standing.note && <> “{standing.note}”</>}
                  </span>
                  {mayDecide && (
                    <Button size="compact-xs" variant="default" onClick={() => screening.reopen(item, standing)}>
                      Take it back
                    </Button>
                  )}
                </p>
              )}
              <h2>{item.data.title ? <MarkedText text={item.data.title} criteria={marking} /> : '(no title)'}</h2>
              <Citation reference={item.data} id={item.id} />
              {stage === 'full text' && (
                <div style={{ marginTop: 14 }}>
                  <FullTextPart item={item} />
                </div>
              )}
              <p className={classes.abstract}>
                {item.data.abstract ? (
                  <MarkedText text={item.data.abstract} criteria={marking} />
                ) : (
                  <span className={classes.small}>The file had no abstract.</span>
                )}
              </p>
              {marking.some(({ words }) => words.length > 0) && <Legend />}
              <div className="no-print" style={{ display: 'flex', gap: 8 }}>
                <Button variant="subtle" size="compact-sm" disabled={queue.at === 0} onClick={() => move(-1)}>
                  Previous (p)
                </Button>
                <Button variant="subtle" size="compact-sm" disabled={queue.at >= queue.items.length - 1} onClick={() => move(1)}>
                  Next (n)
                </Button>
              </div>
            </article>
            <section className={`${classes.choices} no-print`} aria-label={mayDecide ? 'Decision and criteria' : 'Criteria'}>
              {mayDecide && (
                <div className={classes.verdicts}>
                  {verdicts
                    .filter(({ fullTextOnly }) => !fullTextOnly || stage === 'full text')
                    .map(({ decision, title, key, tone, icon: Icon }) => (
                      <button
                        key={decision}
                        type="button"
                        className={classes.verdict}
                        data-tone={tone}
                        aria-pressed={standing?.decision === decision && (decision !== 'exclude' || !standing.criterionId)}
                        {...(keysOn ? { 'aria-keyshortcuts': key } : {})}
                        onClick={() => choose(decision)}
                      >
                        <Icon size={18} aria-hidden />
                        {title}
                        {keysOn && <kbd aria-hidden>{key}</kbd>}
                      </button>
                    ))}
                </div>
              )}
              {criterionNeeded && (
                <p className={classes.needed} role="alert">
                  An exclusion at full text needs its criterion
                  {exclusions.length > 0 ? ': choose one below.' : ', and none is written down yet.'}
                </p>
              )}
              <h3>Exclude because of</h3>
              {exclusions.length === 0 ? (
                <NoCriteria />
              ) : (
                <ol className={classes.criteria}>
                  {exclusions.map((criterion, index) => (
                    <li key={criterion.id}>
                      <CriterionChoice
                        criterion={criterion}
                        number={keysOn && index < keyedCriteria ? index + 1 : undefined}
                        chosen={standing?.decision === 'exclude' && standing.criterionId === criterion.id}
                        {...(mayDecide ? { onChoose: () => choose('exclude', criterion) } : {})}
                        {...(index === 0 ? { button: firstCriterion } : {})}
                      />
                    </li>
                  ))}
                </ol>
              )}
              {inclusions.length > 0 && (
                <>
                  <h3>Include what meets all of</h3>
                  <ul className={classes.wanted}>
                    {inclusions.map(({ id, data }) => (
                      <li key={id}>
                        <strong>{data.label}</strong>
                        {data.description && <span>{data.description}</span>}
                      </li>
                    ))}
                  </ul>
                </>
              )}
              {mayDecide && (
                <Textarea
                  mt={16}
                  size="xs"
                  label="Note"
                  description="Goes with the next decision."
                  autosize
                  minRows={1}
                  maxRows={6}
                  value={note}
                  onChange={(event) => setNote(event.currentTarget.value)}
                />
              )}
            </section>
          </>
        ) : (
          <Finished stage={stage} unsure={unsure} left={counts.left} complete={queue.complete} onUnsure={onUnsure} onStage={onStage} />
        )}
      </div>
    </>
  );
}

/** A verdict in words: "Excluded: wrong population". */
function describe(verdict: Verdict, criteria: readonly Criterion[]): string {
  const words = { include: 'Included', exclude: 'Excluded', unsure: 'Unsure', 'not retrieved': 'Not retrieved' }[verdict.decision];
  const label = criteria.find(({ id }) => id === verdict.criterionId)?.data.label;
  return label ? `${words}: ${label}` : words;
}

function CriterionChoice({
  criterion,
  number,
  chosen,
  onChoose,
  button,
}: {
  criterion: Criterion;
  number: number | undefined;
  chosen: boolean;
  onChoose?: () => void;
  button?: React.RefObject<HTMLButtonElement | null>;
}) {
  const { label, description } = criterion.data;
  const content = (
    <>
      {number !== undefined && onChoose && <kbd aria-hidden>{number}</kbd>}
      <span>
        <strong>{label}</strong>
        {description && <span>{description}</span>}
      </span>
    </>
  );
  if (!onChoose) return <div className={classes.wanted}>{content}</div>;
  return (
    <button
      ref={button}
      type="button"
      className={classes.criterion}
      aria-pressed={chosen}
      {...(number === undefined ? {} : { 'aria-keyshortcuts': String(number) })}
      onClick={onChoose}
    >
      {content}
    </button>
  );
}

function NoCriteria() {
  const evaluation = useEvaluationId();
  return (
    <p className={classes.small}>
      No exclusion criterion is written down for this stage.{' '}
      <Anchor component={Link} underline="always" to="/e/$evaluation/plan/criteria" params={{ evaluation } as never} fz="inherit">
        Screening criteria
      </Anchor>
    </p>
  );
}

/** The full text as it is in the records now; the queue itself was fetched earlier. */
function FullTextPart({ item }: { item: QueuedReference }) {
  const evaluation = useEvaluationId();
  const mayEdit = useMay('evidence.edit');
  const { data } = useOperation('evidence.reference.get', { evaluation, id: item.id });
  return <FullText reference={data ?? item} mayEdit={mayEdit} />;
}

function NothingYet({ stage, onStage }: { stage: Stage; onStage: (stage: Stage) => void }) {
  const evaluation = useEvaluationId();
  return stage === 'full text' ? (
    <EmptyState
      sentence="What was included by title and abstract is read in full here; nothing was included yet."
      action={
        <Button variant="default" onClick={() => onStage('title and abstract')}>
          Screen titles and abstracts
        </Button>
      }
    />
  ) : (
    <EmptyState
      sentence="Imported references are screened here, one after the other; there is none yet."
      action={
        <Button component={Link} to="/e/$evaluation/evidence/imports" params={{ evaluation } as never}>
          Import files
        </Button>
      }
    />
  );
}

interface FinishedProps {
  readonly stage: Stage;
  readonly unsure: boolean;
  readonly left: number;
  readonly complete: boolean;
  readonly onUnsure: (on: boolean) => void;
  readonly onStage: (stage: Stage) => void;
}

function Finished({ stage, unsure, left, complete, onUnsure, onStage }: FinishedProps) {
  const evaluation = useEvaluationId();
  if (!complete) return <Loading lines={10} />;
  if (left > 0) {
    return unsure ? (
      <EmptyState
        sentence={`Nothing else is marked unsure here; ${left === 1 ? 'one reference is' : `${left.toLocaleString('en')} references are`} still open.`}
        action={
          <Button variant="default" onClick={() => onUnsure(false)}>
            Back to all that are open
          </Button>
        }
      />
    ) : (
      <EmptyState
        sentence={
          left === 1
            ? 'Everything is decided but one reference, which is marked unsure.'
            : `Everything is decided but ${left.toLocaleString('en')} references, which are marked unsure.`
        }
        action={<Button onClick={() => onUnsure(true)}>{left === 1 ? 'Look at it again' : 'Look at them again'}</Button>}
      />
    );
  }
  return stage === 'title and abstract' ? (
    <EmptyState
      sentence="Every title and abstract is decided."
      action={<Button onClick={() => onStage('full text')}>Go on with the full texts</Button>}
    />
  ) : (
    <EmptyState
      sentence="Every full text is decided."
      action={
        <Button component={Link} to="/e/$evaluation/screening/prisma" params={{ evaluation } as never}>
          See the PRISMA figure
        </Button>
      }
    />
  );
}
