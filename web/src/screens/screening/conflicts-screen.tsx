import { criterionKind, screeningPlanKind } from '@cerulean/evaluation/screening';
import { Button, NativeSelect, SegmentedControl, Textarea } from '@mantine/core';
import { useState } from 'react';
import type { OutputOf } from '../../api/client.ts';
import { useChange, useOperation } from '../../api/queries.ts';
import { useRecords, useSingleRecord } from '../../api/records.ts';
import { useEvaluationId, useMay } from '../../frame/evaluation.ts';
import { useAddress } from '../../frame/use-search.ts';
import { EmptyState } from '../../kit/empty-state.tsx';
import { Instant } from '../../kit/instant.tsx';
import { Loading, Page } from '../../kit/page.tsx';
import { usePersonNames } from '../../kit/person-names.ts';
import { Problem } from '../../kit/problem.tsx';
import { StepTabs } from '../../kit/step-tabs.tsx';
import { Citation } from '../evidence/citation.tsx';
import { useMarking, useOwnWords } from './highlight-words.tsx';
import { Legend, MarkedText, type MarkingCriterion } from './marked-text.tsx';
import classes from './screening.module.css';
import type { Stage, StoredDecision } from './screening-queue.ts';
import { stageOf, stages } from './screening-stages.ts';
import { type Criterion, choicesAt, criteriaAt, describeVerdict } from './verdicts.ts';

type Conflict = OutputOf<'screening.conflict.list'>['conflicts'][number];

/** References on which two reviewers disagree, one after the other, with what each decided, what was said, and the decision of the adjudicator. */
export default function ConflictsScreen() {
  const evaluation = useEvaluationId();
  const mayAdjudicate = useMay('screening.adjudicate');
  const [{ stage: asked, reference }, setAddress] = useAddress();
  const [adjudicated, setAdjudicated] = useState<Adjudicated>();
  const { value, stage } = stageOf(asked);
  const { data, error, refetch } = useOperation('screening.conflict.list', { evaluation, stage });
  const criteria = useRecords('screening', criterionKind, evaluation);
  const plan = useSingleRecord('screening', screeningPlanKind, evaluation);
  const [ownWords] = useOwnWords();
  const marking = useMarking(criteria.data?.records, plan.data?.data, ownWords);
  const at = Math.max(0, data?.conflicts.findIndex((conflict) => conflict.reference.id === reference) ?? 0);
  const conflict = data?.conflicts[at];
  const show = (place: number) => setAddress({ reference: data?.conflicts[place]?.reference.id });
  return (
    <Page
      title="Conflicts"
      description="References on which two reviewers disagree. An adjudicator decides; what each reviewer had decided stays in the records."
      tabs={<StepTabs word="screening" />}
      actions={
        <SegmentedControl
          aria-label="Stage"
          data={stages.map((each) => ({ value: each.value, label: each.label }))}
          value={value}
          onChange={(next) => setAddress({ stage: next === stages[0]!.value ? undefined : next, reference: undefined })}
        />
      }
    >
      {adjudicated && (
        <AdjudicatedNotice adjudicated={adjudicated} criteria={criteria.data?.records ?? []} onClose={() => setAdjudicated(undefined)} />
      )}
      {error || criteria.error ? (
        <Problem error={error ?? criteria.error} onRetry={() => void refetch()} />
      ) : !data || !criteria.data ? (
        <Loading lines={12} />
      ) : !conflict ? (
        <EmptyState sentence="The reviewers disagree about nothing at this stage." />
      ) : (
        <>
          <p className={classes.place} role="status">
            {data.total === 1 ? 'One conflict' : `Conflict ${at + 1} of ${data.total.toLocaleString('en')}`}
          </p>
          <ConflictDesk
            key={conflict.reference.id}
            conflict={conflict}
            stage={stage}
            criteria={criteriaAt(criteria.data.records, stage)}
            marking={marking}
            mayAdjudicate={mayAdjudicate}
            onAdjudicated={setAdjudicated}
            step={
              data.conflicts.length > 1 && (
                <div className={`${classes.step} no-print`}>
                  <Button variant="subtle" size="compact-sm" disabled={at === 0} onClick={() => show(at - 1)}>
                    Previous
                  </Button>
                  <Button variant="subtle" size="compact-sm" disabled={at >= data.conflicts.length - 1} onClick={() => show(at + 1)}>
                    Next
                  </Button>
                </div>
              )
            }
          />
        </>
      )}
    </Page>
  );
}

/** A decision of the adjudicator that was just made. */
interface Adjudicated {
  readonly decision: StoredDecision;
  readonly title: string;
}

function AdjudicatedNotice(props: { adjudicated: Adjudicated; criteria: readonly Criterion[]; onClose: () => void }) {
  const { adjudicated, criteria, onClose } = props;
  const evaluation = useEvaluationId();
  const takeBack = useChange('screening.decision.take-back');
  const { decision, title } = adjudicated;
  return (
    <div className={classes.earlier} role="status">
      <span>
        <strong>{describeVerdict(decision.data, criteria)}</strong>: {title}
      </span>
      <Button
        size="compact-xs"
        variant="default"
        loading={takeBack.isPending}
        onClick={() => takeBack.mutate({ evaluation, id: decision.id, version: decision.version }, { onSuccess: onClose })}
      >
        Take it back
      </Button>
      <Button size="compact-xs" variant="subtle" onClick={onClose}>
        Close
      </Button>
      {takeBack.error && <Problem error={takeBack.error} />}
    </div>
  );
}

interface ConflictDeskProps {
  readonly conflict: Conflict;
  readonly stage: Stage;
  readonly criteria: readonly Criterion[];
  readonly marking: readonly MarkingCriterion[];
  readonly mayAdjudicate: boolean;
  readonly onAdjudicated: (adjudicated: Adjudicated) => void;
  readonly step: React.ReactNode;
}

function ConflictDesk({ conflict, stage, criteria, marking, mayAdjudicate, onAdjudicated, step }: ConflictDeskProps) {
  const { reference, decisions } = conflict;
  return (
    <div className={classes.conflicts}>
      <article className={classes.reading} aria-label="Reference">
        <ul className={classes.sides} aria-label="What the reviewers decided">
          {decisions.map((decision) => (
            <Side key={decision.id} decision={decision} criteria={criteria} />
          ))}
        </ul>
        <h2>{reference.data.title ? <MarkedText text={reference.data.title} criteria={marking} /> : '(no title)'}</h2>
        <Citation id={reference.id} reference={reference.data} />
        <p className={classes.abstract}>
          {reference.data.abstract ? (
            <MarkedText text={reference.data.abstract} criteria={marking} />
          ) : (
            <span className={classes.small}>The file had no abstract.</span>
          )}
        </p>
        {marking.length > 0 && <Legend />}
        {step}
      </article>
      <div>
        <Talk conflict={conflict} stage={stage} />
        {mayAdjudicate ? (
          <Adjudication conflict={conflict} stage={stage} criteria={criteria} onAdjudicated={onAdjudicated} />
        ) : (
          <p className={classes.small}>An evaluator or administrator of this evaluation decides.</p>
        )}
      </div>
    </div>
  );
}

function Side({ decision, criteria }: { decision: StoredDecision; criteria: readonly Criterion[] }) {
  const nameOf = usePersonNames();
  const { data, createdBy, updatedAt } = decision;
  return (
    <li>
      <strong>{describeVerdict(data, criteria)}</strong>
      <p>
        {nameOf(data.reviewer ?? createdBy) ?? 'Somebody'}, <Instant at={updatedAt} />
      </p>
      {data.note && <p>“{data.note}”</p>}
      {data.labels && data.labels.length > 0 && <p>{data.labels.join(', ')}</p>}
    </li>
  );
}

/** What was said about it, and a place to say more: reviewers often agree once they talk. */
function Talk({ conflict, stage }: { conflict: Conflict; stage: Stage }) {
  const evaluation = useEvaluationId();
  const mayDecide = useMay('screening.decide');
  const nameOf = usePersonNames();
  const [text, setText] = useState('');
  const say = useChange('screening.conflict.remark');
  if (conflict.remarks.length === 0 && !mayDecide) return null;
  return (
    <section className={classes.talk} aria-label="What was said about it">
      {conflict.remarks.length > 0 && (
        <ul className={classes.said}>
          {conflict.remarks.map(({ id, data, createdBy, createdAt }) => (
            <li key={id}>
              <strong>{nameOf(createdBy) ?? 'Somebody'}</strong>, <Instant at={createdAt} />: {data.text}
            </li>
          ))}
        </ul>
      )}
      {say.error && <Problem error={say.error} />}
      {mayDecide && (
        <form
          onSubmit={(event) => {
            event.preventDefault();
            say.mutate({ evaluation, data: { referenceId: conflict.reference.id, stage, text } }, { onSuccess: () => setText('') });
          }}
        >
          <Textarea
            size="xs"
            label="Say something about it"
            autosize
            minRows={2}
            maxRows={8}
            value={text}
            onChange={(event) => setText(event.currentTarget.value)}
          />
          <Button mt={6} size="xs" variant="default" type="submit" loading={say.isPending} disabled={text.trim() === ''}>
            Say it
          </Button>
        </form>
      )}
    </section>
  );
}

function Adjudication({ conflict, stage, criteria, onAdjudicated }: Omit<ConflictDeskProps, 'marking' | 'mayAdjudicate' | 'step'>) {
  const evaluation = useEvaluationId();
  const exclusions = criteria.filter(({ data }) => data.type === 'exclusion');
  const named = conflict.decisions.find(({ data }) => data.criterionId)?.data.criterionId;
  const [criterionId, setCriterionId] = useState(named ?? '');
  const [note, setNote] = useState('');
  const decide = useChange('screening.conflict.adjudicate');
  const choices = choicesAt(stage).filter(({ decision }) => decision !== 'unsure');
  return (
    <section className={classes.choices} aria-label="Decision of the adjudicator">
      <h3>Decide between them</h3>
      {decide.error && <Problem error={decide.error} />}
      <NativeSelect
        size="xs"
        label="Criterion of an exclusion"
        value={criterionId}
        data={[{ value: '', label: 'none named' }, ...exclusions.map(({ id, data }) => ({ value: id as string, label: data.label }))]}
        onChange={(event) => setCriterionId(event.currentTarget.value)}
      />
      <Textarea
        mt={10}
        mb={12}
        size="xs"
        label="Note"
        description="Needed where you are one of the two."
        autosize
        minRows={2}
        maxRows={8}
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
      />
      <div className={classes.verdicts}>
        {choices.map(({ decision, title, tone, icon: Icon }) => (
          <button
            key={decision}
            type="button"
            className={classes.verdict}
            data-tone={tone}
            disabled={decide.isPending}
            onClick={() =>
              decide.mutate(
                {
                  evaluation,
                  data: {
                    referenceId: conflict.reference.id,
                    stage,
                    decision: decision as 'include',
                    note: note.trim(),
                    ...(decision === 'exclude' && criterionId ? { criterionId } : {}),
                  },
                },
                { onSuccess: (made) => onAdjudicated({ decision: made, title: conflict.reference.data.title }) },
              )
            }
          >
            <Icon size={18} aria-hidden />
            {title}
          </button>
        ))}
      </div>
    </section>
  );
}
