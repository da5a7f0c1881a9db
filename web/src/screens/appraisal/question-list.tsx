import {
  type AppraisalTool,
  type Criterion,
  type DomainJudgement,
  type Grade,
  gradesOf,
  isAsked,
  judgeDomains,
} from '@cerulean/evaluation/appraisal';
import { Button, NativeSelect, Radio, Textarea } from '@mantine/core';
import { type KeyboardEvent, useRef } from 'react';
import { flushSync } from 'react-dom';
import { type Key, useKeysHelp } from '../../frame/registry.ts';
import classes from './appraisal.module.css';
import type { Draft } from './appraisal-draft.ts';

const keys: readonly Key[] = [
  { keys: '1 … 9', does: 'Choose that answer and go to the next question' },
  { keys: 'Page Down', does: 'Next question' },
  { keys: 'Page Up', does: 'Previous question' },
];

interface QuestionListProps {
  readonly tool: AppraisalTool;
  readonly values: Draft;
  readonly set: (changes: Partial<Draft>) => void;
  /** Messages by pointer into the data. */
  readonly errors: ReadonlyMap<string, string>;
}

/** The questions of a tool that the answers lead to, each domain with what its algorithm judges. Keys work while a question has the focus. */
export function QuestionList({ tool, values, set, errors }: QuestionListProps) {
  const list = useRef<HTMLDivElement>(null);
  useKeysHelp(keys);
  const asked = tool.criteria.filter((criterion) => isAsked(criterion, values.grades));
  const groups = [...new Set(asked.map(({ group }) => group))];
  const judged = judgeDomains(tool, values);
  const groupOf = ({ domain }: DomainJudgement) =>
    domain.overall ? undefined : tool.criteria.findLast(({ id }) => domain.criteria.includes(id))?.group;
  const summing = judged.filter((judgement) => groupOf(judgement) === undefined);

  const go = (from: HTMLElement, by: 1 | -1) => {
    const questions = [...list.current!.querySelectorAll<HTMLElement>('fieldset[data-question]')];
    const next = questions[questions.findIndex((question) => question.contains(from)) + by];
    (next?.querySelector<HTMLElement>('input:checked') ?? next?.querySelector<HTMLElement>('input'))?.focus();
  };
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const target = event.target as HTMLElement;
    const question = target.closest<HTMLElement>('fieldset[data-question]');
    if (!question || !target.matches('input[type="radio"]') || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === 'PageDown' || event.key === 'PageUp') {
      event.preventDefault();
      return go(target, event.key === 'PageDown' ? 1 : -1);
    }
    const answer = /^[1-9]$/.test(event.key)
      ? [...question.querySelectorAll<HTMLInputElement>('input[type="radio"]')][Number(event.key) - 1]
      : undefined;
    if (!answer) return;
    event.preventDefault();
    // The answer may lead to other questions; they are drawn before the next key can be pressed.
    flushSync(() => answer.click());
    go(question, 1);
  };
  const grade = (id: string, chosen: string | undefined) => {
    const { [id]: _before, ...others } = values.grades;
    set({ grades: chosen === undefined ? others : { ...others, [id]: chosen } });
  };

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the keys belong to the radio buttons inside
    <div ref={list} onKeyDown={onKeyDown}>
      {groups.map((group) => (
        <section key={group} aria-label={group}>
          <h2 className={classes.group}>{group}</h2>
          {asked
            .filter((criterion) => criterion.group === group)
            .map((criterion) => (
              <Question key={criterion.id} criterion={criterion} values={values} onGrade={(chosen) => grade(criterion.id, chosen)} />
            ))}
          {judged
            .filter((judgement) => groupOf(judgement) === group)
            .map((judgement) => (
              <Judgement key={judgement.domain.id} judgement={judgement} values={values} set={set} errors={errors} />
            ))}
        </section>
      ))}
      {summing.length > 0 && (
        <section aria-label="As a whole">
          <h2 className={classes.group}>As a whole</h2>
          {summing.map((judgement) => (
            <Judgement key={judgement.domain.id} judgement={judgement} values={values} set={set} errors={errors} />
          ))}
        </section>
      )}
    </div>
  );
}

/** Codes stand before what they mean; a grade whose id is a plain word needs it once. */
const labelOf = ({ id, title }: Grade) => (/[A-Z\d]/.test(id) ? `${id} ${title}` : title);

function Question({ criterion, values, onGrade }: { criterion: Criterion; values: Draft; onGrade: (chosen: string | undefined) => void }) {
  const { id, title, question, prompts, optional } = criterion;
  const chosen = values.grades[id];
  return (
    <fieldset className={classes.criterion} data-question={id}>
      <legend>
        <strong>{id}</strong> {title}
        {optional && ' (only where it applies)'}
      </legend>
      <p>
        {question}
        {prompts && <span className={classes.prompts}> Look at: {prompts.join('; ')}.</span>}
      </p>
      <div className={classes.grades}>
        {gradesOf(criterion, values.grades).map((grade) => (
          <Radio
            key={grade.id}
            name={`grade ${id}`}
            label={labelOf(grade)}
            checked={chosen === grade.id}
            onChange={() => onGrade(grade.id)}
          />
        ))}
        {optional && chosen && (
          <Button variant="subtle" size="compact-xs" onClick={() => onGrade(undefined)} aria-label={`Take back the grade of ${title}`}>
            Take back
          </Button>
        )}
      </div>
    </fieldset>
  );
}

interface JudgementProps {
  readonly judgement: DomainJudgement;
  readonly values: Draft;
  readonly set: (changes: Partial<Draft>) => void;
  readonly errors: ReadonlyMap<string, string>;
}

/** What the algorithm judges of a domain, what supports it, and what somebody judges in its place and why. */
function Judgement({ judgement: { domain, derived, judgement }, values, set, errors }: JudgementProps) {
  const override = values.overrides[domain.id];
  const titleOf = (id: string | undefined) => domain.judgements.find((each) => each.id === id)?.title;
  const judgeOtherwise = (change: { judgement: string; reason: string } | undefined) => {
    const { [domain.id]: _before, ...others } = values.overrides;
    set({ overrides: change ? { ...others, [domain.id]: change } : others });
  };
  return (
    <div className={classes.judgement} data-domain={domain.id}>
      <p role="status">
        <span>{domain.title}:</span> <strong>{titleOf(judgement) ?? 'not judged before every question is answered'}</strong>
        {override && derived && derived !== override.judgement && <span> (the algorithm gives: {titleOf(derived)})</span>}
      </p>
      {domain.note && <p className={classes.note}>{domain.note}</p>}
      {!domain.overall && (
        <Textarea
          size="sm"
          label={`What supports it: ${domain.title}`}
          placeholder="Quotation with page, and what you make of it"
          autosize
          minRows={1}
          maxRows={10}
          value={values.support[domain.id] ?? ''}
          onChange={(event) => set({ support: { ...values.support, [domain.id]: event.currentTarget.value } })}
        />
      )}
      {override ? (
        <div className={classes.override}>
          <NativeSelect
            size="sm"
            label={`Judged instead: ${domain.title}`}
            data={domain.judgements.map(({ id, title }) => ({ value: id, label: title }))}
            value={override.judgement}
            onChange={(event) => judgeOtherwise({ ...override, judgement: event.currentTarget.value })}
          />
          <Textarea
            size="sm"
            label="Why it differs from the algorithm"
            required
            autosize
            minRows={1}
            value={override.reason}
            error={errors.get(`/overrides/${domain.id}/reason`)}
            onChange={(event) => judgeOtherwise({ ...override, reason: event.currentTarget.value })}
          />
          <Button variant="subtle" size="compact-sm" onClick={() => judgeOtherwise(undefined)}>
            Take what the algorithm gives
          </Button>
        </div>
      ) : (
        <Button
          variant="subtle"
          size="compact-sm"
          onClick={() => judgeOtherwise({ judgement: derived ?? domain.judgements[0]!.id, reason: '' })}
          aria-label={`Judge otherwise: ${domain.title}`}
        >
          Judge otherwise
        </Button>
      )}
    </div>
  );
}
