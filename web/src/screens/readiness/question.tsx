import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { memo, type ReactNode, useEffect, useRef } from 'react';
import { Instant } from '../../kit/instant.tsx';
import { Status } from '../../kit/status.tsx';
import { AnswerWord } from './answer-word.tsx';
import { Evidence } from './evidence.tsx';
import classes from './readiness.module.css';
import type { Item } from './use-checklists.ts';

interface QuestionProps {
  readonly evaluation: string;
  readonly checklist: string;
  readonly item: Item;
  /** What people call it by. */
  readonly number: string;
  /** Whether the keys act on it. */
  readonly current: boolean;
  /** Whether the note on where the question comes from stands open. */
  readonly openSource: boolean;
  readonly mayAnswer: boolean;
  readonly working: boolean;
  readonly documents: ReadonlyMap<string, string>;
  readonly nameOf: (person: string) => string | undefined;
  /** The same function at every rendering, so that of a long list only what changed is drawn anew. */
  readonly onAct: (act: Act, item: Item) => void;
}

/** What a person can do about a question: take what is suggested, let their answer stand, answer otherwise, take their answer back. */
export type Act = 'confirm' | 'keep' | 'answer' | 'withdraw';

/** Whether there is something to confirm: that nothing decides a question is no answer to it. */
export function mayConfirm({ state, suggestion }: Item): boolean {
  return state !== 'answered' && suggestion.answer !== 'open';
}

/** One question with where it comes from, its answer, why, and on what the answer rests. */
export const Question = memo(function Question(props: QuestionProps) {
  const { evaluation, checklist, item, number, current, openSource, mayAnswer, documents, nameOf } = props;
  const { id, question, suggestion, state, answer, reason, evidence, given } = item;
  const line = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (!current) return;
    line.current?.scrollIntoView({ block: 'nearest' });
    // The focus goes along, so that Tab leads on from here and the question is read out.
    line.current?.focus({ preventScroll: true });
  }, [current]);
  const again = state === 'to look at again';
  return (
    <li ref={line} className={classes.question} data-item={id} tabIndex={-1} aria-current={current || undefined}>
      <div>
        <h3>
          <Link
            to="/e/$evaluation/readiness/checklists/$checklist"
            params={{ evaluation, checklist }}
            search={{ item: id } as never}
            className={classes.number}
          >
            {number}
          </Link>{' '}
          {question}
        </h3>
        <Source item={item} open={openSource} />
      </div>
      <div>
        <p className={classes.answer}>
          <AnswerWord answer={answer} />
          <State item={item} nameOf={nameOf} />
        </p>
        <p className={classes.reason}>{reason}</p>
        <Evidence evaluation={evaluation} anchors={evidence} documents={documents} />
        {again && (
          <div className={classes.now}>
            <p className={classes.answer}>
              <span className={classes.meta}>Suggested now:</span> <AnswerWord answer={suggestion.answer} />
            </p>
            <p className={classes.reason}>{suggestion.reason}</p>
            <Evidence evaluation={evaluation} anchors={suggestion.evidence} documents={documents} />
          </div>
        )}
        {given && !again && answer !== suggestion.answer && (
          <p className={classes.meta}>
            Suggested was “{suggestion.answer}”: {suggestion.reason}
          </p>
        )}
        {mayAnswer && <Acts {...props} />}
      </div>
    </li>
  );
});

function State({ item: { state, given }, nameOf }: Pick<QuestionProps, 'item' | 'nameOf'>) {
  if (!given) return <span className={classes.meta}>suggested</span>;
  const name = nameOf(given.by);
  return (
    <>
      <span className={classes.meta}>
        {name && `${name}, `}
        <Instant at={given.at} />
      </span>
      {state === 'to look at again' && <Status tone="caution">what it rests on changed</Status>}
    </>
  );
}

function Acts({ item, number, working, onAct }: QuestionProps) {
  const act = (title: string, what: Act, strong = false): ReactNode => (
    <Button
      size="compact-sm"
      variant={strong ? 'light' : 'subtle'}
      disabled={working}
      onClick={() => onAct(what, item)}
      aria-label={`${title}: ${number}`}
    >
      {title}
    </Button>
  );
  return (
    <div className={`${classes.acts} no-print`}>
      {mayConfirm(item) && item.state === 'suggested' && act('Confirm', 'confirm', true)}
      {item.state === 'to look at again' && (
        <>
          {act('Keep the answer', 'keep', true)}
          {mayConfirm(item) && act('Take what is suggested', 'confirm')}
        </>
      )}
      {act(
        item.state !== 'suggested' ? 'Change the answer' : mayConfirm(item) ? 'Answer otherwise' : 'Answer',
        'answer',
        item.state === 'suggested' && !mayConfirm(item),
      )}
      {item.state !== 'suggested' && act('Take it back', 'withdraw')}
    </div>
  );
}

/** Where a question comes from: the clause for everyone, how sure we are of it for those who look. */
function Source({ item: { clause, source }, open }: { item: Item; open: boolean }) {
  const { status, verified, validFrom, note } = source;
  return (
    <>
      <p className={classes.clause}>
        {clause}
        {!verified && (
          <>
            {' '}
            · <Status tone="caution">unverified</Status>
          </>
        )}
      </p>
      <details className={classes.source} open={open}>
        <summary>Source</summary>
        <p>
          {source.source}. {`${status[0]?.toUpperCase()}${status.slice(1)}`}
          {validFrom && ` since ${validFrom}`}
          {verified ? '; read and checked.' : '; not checked against the text.'}
        </p>
        {note && <p>{note}</p>}
      </details>
    </>
  );
}
