import { Anchor, TagsInput, Textarea } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { RefObject } from 'react';
import { useEvaluationId } from '../../frame/evaluation.ts';
import { type Bindings, keyTitle } from './key-bindings.ts';
import classes from './screening.module.css';
import type { Stage, Verdict } from './screening-queue.ts';
import { type Criterion, choicesAt, type Decision } from './verdicts.ts';

/** Criteria beyond the ninth have no key. */
export const keyedCriteria = 9;

/** What goes with the next decision. */
export interface Remarks {
  readonly note: string;
  readonly labels: readonly string[];
}

interface DeskChoicesProps {
  readonly stage: Stage;
  readonly mayDecide: boolean;
  readonly standing: Verdict | undefined;
  readonly criteria: readonly Criterion[];
  /** Undefined while single keys are switched off. */
  readonly bindings: Bindings | undefined;
  readonly criterionNeeded: boolean;
  readonly remarks: Remarks;
  readonly knownLabels: readonly string[];
  readonly onRemarks: (remarks: Remarks) => void;
  readonly onChoose: (decision: Decision, criterion?: Criterion) => void;
  readonly firstCriterion: RefObject<HTMLButtonElement | null>;
  readonly noteField: RefObject<HTMLTextAreaElement | null>;
  readonly labelField: RefObject<HTMLInputElement | null>;
}

/** The decisions with their keys, the criteria, and the note and labels that go with a decision. */
export function DeskChoices(props: DeskChoicesProps) {
  const { stage, mayDecide, standing, criteria, bindings, criterionNeeded, remarks, knownLabels, onRemarks, onChoose } = props;
  const exclusions = criteria.filter(({ data }) => data.type === 'exclusion');
  const inclusions = criteria.filter(({ data }) => data.type === 'inclusion');
  const leave = (event: React.KeyboardEvent<HTMLElement>) => {
    if (event.key === 'Escape') (event.target as HTMLElement).blur();
  };
  return (
    <section className={`${classes.choices} no-print`} aria-label={mayDecide ? 'Decision and criteria' : 'Criteria'}>
      {mayDecide && (
        <div className={classes.verdicts}>
          {choicesAt(stage).map(({ decision, title, tone, icon: Icon }) => (
            <button
              key={decision}
              type="button"
              className={classes.verdict}
              data-tone={tone}
              aria-pressed={standing?.decision === decision && (decision !== 'exclude' || !standing.criterionId)}
              {...(bindings ? { 'aria-keyshortcuts': bindings[decision] } : {})}
              onClick={() => onChoose(decision)}
            >
              <Icon size={18} aria-hidden />
              {title}
              {bindings && <kbd aria-hidden>{keyTitle(bindings[decision])}</kbd>}
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
                number={bindings && index < keyedCriteria ? index + 1 : undefined}
                chosen={standing?.decision === 'exclude' && standing.criterionId === criterion.id}
                {...(mayDecide ? { onChoose: () => onChoose('exclude', criterion) } : {})}
                {...(index === 0 ? { button: props.firstCriterion } : {})}
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
        <>
          <Textarea
            ref={props.noteField}
            mt={16}
            size="xs"
            label={bindings ? `Note (${keyTitle(bindings.note)})` : 'Note'}
            description="Goes with the next decision, as the labels do."
            autosize
            minRows={1}
            maxRows={6}
            value={remarks.note}
            onKeyDown={leave}
            onChange={(event) => onRemarks({ ...remarks, note: event.currentTarget.value })}
          />
          <TagsInput
            ref={props.labelField}
            mt={10}
            size="xs"
            label={bindings ? `Labels (${keyTitle(bindings.label)})` : 'Labels'}
            data={[...knownLabels]}
            maxTags={20}
            splitChars={[',', ';']}
            value={[...remarks.labels]}
            onKeyDown={leave}
            onChange={(labels) => onRemarks({ ...remarks, labels: labels.map((label) => label.slice(0, 60)) })}
          />
        </>
      )}
    </section>
  );
}

interface CriterionChoiceProps {
  readonly criterion: Criterion;
  readonly number: number | undefined;
  readonly chosen: boolean;
  readonly onChoose?: () => void;
  readonly button?: RefObject<HTMLButtonElement | null>;
}

function CriterionChoice({ criterion, number, chosen, onChoose, button }: CriterionChoiceProps) {
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
