import { criterionKind } from '@cerulean/evaluation/screening';
import { Button } from '@mantine/core';
import { useEffect, useMemo, useRef, useState } from 'react';
import { toProblem } from '../../api/problem.ts';
import { useRecords } from '../../api/records.ts';
import { useEvaluationId, useMay } from '../../frame/evaluation.ts';
import type { Key } from '../../frame/registry.ts';
import { Loading } from '../../kit/page.tsx';
import { Problem } from '../../kit/problem.tsx';
import { DeskChoices, keyedCriteria, type Remarks } from './desk-choices.tsx';
import { Finished, NothingYet } from './desk-end.tsx';
import { DeskProgress } from './desk-progress.tsx';
import { DeskReference } from './desk-reference.tsx';
import { useMarking, useOwnWords, WordsDialog } from './highlight-words.tsx';
import { deskActions, keyTitle } from './key-bindings.ts';
import { KeysDialog } from './keys-dialog.tsx';
import classes from './screening.module.css';
import { madeAbout, type Stage, type Verdict } from './screening-queue.ts';
import { useBindings, useDecisionKeys } from './use-decision-keys.ts';
import { useScreening } from './use-screening.ts';
import { type Criterion, choicesAt, criteriaAt, type Decision, describeVerdict } from './verdicts.ts';

interface ScreeningDeskProps {
  readonly stage: Stage;
  readonly unsure: boolean;
  /** A reference to put on the screen first. */
  readonly reference: string | undefined;
  readonly onUnsure: (on: boolean) => void;
  readonly onStage: (stage: Stage) => void;
}

const noRemarks: Remarks = { note: '', labels: [] };
const noCriteria: readonly Criterion[] = [];

/** The work of one stage: how far it is, the reference, and the criteria with the decisions beside it. */
export function ScreeningDesk({ stage, unsure, reference, onUnsure, onStage }: ScreeningDeskProps) {
  const evaluation = useEvaluationId();
  const mayDecide = useMay('screening.decide');
  const criteria = useRecords('screening', criterionKind, evaluation);
  const screening = useScreening(evaluation, stage, unsure);
  const { queue, item, counts, refused, decide, undo, move } = screening;
  const [remarks, setRemarks] = useState(noRemarks);
  const [criterionNeeded, setCriterionNeeded] = useState(false);
  const [said, setSaid] = useState('');
  const [dialog, setDialog] = useState<'keys' | 'words'>();
  const firstCriterion = useRef<HTMLButtonElement>(null);
  const noteField = useRef<HTMLTextAreaElement>(null);
  const labelField = useRef<HTMLInputElement>(null);
  const top = useRef<HTMLDivElement>(null);
  const [bindings, setBindings] = useBindings();

  const { openReference } = screening;
  useEffect(() => {
    if (reference) openReference(reference);
  }, [reference, openReference]);

  const itemId = item?.id;
  // biome-ignore lint/correctness/useExhaustiveDependencies: what follows belongs to a change of reference
  useEffect(() => {
    setRemarks(noRemarks);
    setCriterionNeeded(false);
    if (top.current && top.current.getBoundingClientRect().top < 0) top.current.scrollIntoView();
  }, [itemId]);

  const atStage = useMemo(() => criteriaAt(criteria.data?.records ?? noCriteria, stage), [criteria.data, stage]);
  const exclusions = useMemo(() => atStage.filter(({ data }) => data.type === 'exclusion'), [atStage]);
  const [ownWords] = useOwnWords();
  const marking = useMarking(criteria.data?.records, queue.stage?.plan, ownWords);
  const knownLabels = useMemo(
    () => [
      ...new Set([
        ...queue.made.flatMap(({ verdict }) => verdict.labels ?? []),
        ...queue.items.flatMap(({ decisions }) => decisions.flatMap(({ data }) => data.labels ?? [])),
      ]),
    ],
    [queue.made, queue.items],
  );

  const choose = (decision: Decision, criterion?: Criterion) => {
    if (!item || !mayDecide) return;
    if (decision === 'exclude' && !criterion && stage === 'full text') {
      setCriterionNeeded(true);
      firstCriterion.current?.focus();
      return;
    }
    const verdict: Verdict = {
      decision,
      note: remarks.note.trim(),
      ...(remarks.labels.length > 0 ? { labels: [...remarks.labels] } : {}),
      ...(criterion ? { criterionId: criterion.id } : {}),
    };
    decide(verdict);
    setSaid(`${describeVerdict(verdict, exclusions)}: ${item.data.title}`);
  };
  const takeBack = () => {
    const made = undo();
    if (made) setSaid(`Taken back: ${made.title}`);
  };

  const keys: Record<string, () => void> = { [bindings.next]: () => move(1), [bindings.previous]: () => move(-1) };
  if (mayDecide) {
    keys[bindings.undo] = takeBack;
    keys[bindings.note] = () => noteField.current?.focus();
    keys[bindings.label] = () => labelField.current?.focus();
    for (const { decision } of choicesAt(stage)) keys[bindings[decision]] = () => choose(decision);
    exclusions.slice(0, keyedCriteria).forEach((criterion, index) => {
      keys[String(index + 1)] = () => choose('exclude', criterion);
    });
  }
  const keyed = Math.min(exclusions.length, keyedCriteria);
  const help = useMemo<readonly Key[]>(() => {
    const reading = new Set<string>(['next', 'previous']);
    return [
      ...deskActions
        .filter(({ id }) => reading.has(id) || (mayDecide && (id !== 'not retrieved' || stage === 'full text')))
        .map(({ id, title }) => ({ keys: keyTitle(bindings[id]), does: title })),
      ...(mayDecide && keyed > 0 ? [{ keys: keyed === 1 ? '1' : `1 … ${keyed}`, does: 'Exclude by the criterion with this number' }] : []),
    ];
  }, [mayDecide, stage, keyed, bindings]);
  const [keysOn, setKeysOn] = useDecisionKeys(keys, help);

  if (criteria.error) return <Problem error={criteria.error} onRetry={() => void criteria.refetch()} />;
  if (screening.problem !== undefined && !counts) return <Problem error={screening.problem} onRetry={screening.retry} />;
  if (screening.loading || !counts || !criteria.data) return <Loading lines={12} />;
  if (counts.left + counts.decided === 0 && !item) return <NothingYet stage={stage} onStage={onStage} />;

  const made = item && madeAbout(queue, item.id);
  const standing = made?.verdict ?? (item && screening.earlier(item));
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
      <div className={classes.desk} ref={top} data-stage={stage}>
        <DeskProgress
          stage={stage}
          counts={counts}
          answer={queue.stage}
          made={queue.made}
          criteria={exclusions}
          unsure={unsure}
          undoKey={keysOn ? bindings.undo : undefined}
          onUnsure={onUnsure}
          onUndo={mayDecide ? takeBack : undefined}
          onShow={screening.show}
          onKeys={() => setDialog('keys')}
          onWords={() => setDialog('words')}
        />
        {item ? (
          <>
            <article className={classes.reading} aria-label="Reference">
              <DeskReference
                key={item.id}
                item={item}
                stage={stage}
                marking={marking}
                criteria={atStage}
                standing={standing}
                justNow={made !== undefined}
                onReopen={mayDecide && standing ? () => screening.reopen(item, standing) : undefined}
                onCorrected={screening.corrected}
              />
              <div className={`${classes.step} no-print`}>
                <Button variant="subtle" size="compact-sm" disabled={queue.at === 0} onClick={() => move(-1)}>
                  Previous{keysOn ? ` (${keyTitle(bindings.previous)})` : ''}
                </Button>
                <Button variant="subtle" size="compact-sm" disabled={queue.at >= queue.items.length - 1} onClick={() => move(1)}>
                  Next{keysOn ? ` (${keyTitle(bindings.next)})` : ''}
                </Button>
              </div>
            </article>
            <DeskChoices
              stage={stage}
              mayDecide={mayDecide}
              standing={standing}
              criteria={atStage}
              bindings={keysOn ? bindings : undefined}
              criterionNeeded={criterionNeeded}
              remarks={remarks}
              knownLabels={knownLabels}
              onRemarks={setRemarks}
              onChoose={choose}
              firstCriterion={firstCriterion}
              noteField={noteField}
              labelField={labelField}
            />
          </>
        ) : (
          <Finished
            stage={stage}
            unsure={unsure}
            left={counts.left}
            complete={queue.complete}
            waiting={queue.stage?.waiting ?? 0}
            conflicts={queue.stage?.conflicts ?? 0}
            onUnsure={onUnsure}
            onStage={onStage}
          />
        )}
      </div>
      {dialog === 'keys' && (
        <KeysDialog bindings={bindings} onBindings={setBindings} on={keysOn} onOn={setKeysOn} onClose={() => setDialog(undefined)} />
      )}
      {dialog === 'words' && <WordsDialog onClose={() => setDialog(undefined)} />}
    </>
  );
}
