import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useEvaluationId } from '../../frame/evaluation.ts';
import { Instant } from '../../kit/instant.tsx';
import link from '../../kit/link.module.css';
import { Loading, Page } from '../../kit/page.tsx';
import { usePersonNames } from '../../kit/person-names.ts';
import { Problem } from '../../kit/problem.tsx';
import { Status } from '../../kit/status.tsx';
import { StepTabs } from '../../kit/step-tabs.tsx';
import { useDownload } from '../../kit/use-download.ts';
import { AnswerWord } from './answer-word.tsx';
import classes from './readiness.module.css';
import { ReportMenu } from './report-menu.tsx';
import type { Show } from './show.ts';
import { type ChecklistLine, type Checklists, useChecklists } from './use-checklists.ts';
import { answersInOrder } from './words.ts';

/** Every checklist: how much of it is met, what is next, who answered last; and the report of all of them. */
export default function ReadinessScreen() {
  const evaluation = useEvaluationId();
  const { data, error, refetch } = useChecklists(evaluation);
  const download = useDownload();
  return (
    <Page
      title="Readiness"
      description="What the notified body and the expert panel will ask, answered beforehand from the records and the documents as far as they go. Each answer is a suggestion until a person confirms it or answers otherwise."
      tabs={<StepTabs word="readiness" />}
      actions={data && <ReportMenu evaluation={evaluation} download={download} />}
    >
      {download.problem !== undefined && <Problem error={download.problem} />}
      {error && !data ? (
        <Problem error={error} onRetry={() => void refetch()} />
      ) : !data ? (
        <Loading lines={12} />
      ) : (
        <>
          <ReadFrom evaluation={evaluation} data={data} />
          <ul className={classes.checklists}>
            {data.checklists.map((checklist) => (
              <Line key={checklist.id} evaluation={evaluation} checklist={checklist} />
            ))}
          </ul>
        </>
      )}
    </Page>
  );
}

/** From what the suggestions were made, and where more can be given. */
function ReadFrom({ evaluation, data: { documents, pending, unreadable } }: { evaluation: string; data: Checklists }) {
  const there = (
    <Link to="/e/$evaluation/consistency/documents" params={{ evaluation }} className={link.link}>
      Documents of the dossier
    </Link>
  );
  return (
    <p className={classes.readFrom} role="status">
      {documents === 0 ? (
        <>
          Suggested from the records alone. Drop the report, the instructions for use and other files under {there} to have them read too.
        </>
      ) : (
        <>
          Suggested from the records and {documents} {documents === 1 ? 'document' : 'documents'} ({there}).
        </>
      )}
      {unreadable.length > 0 && (
        <>
          {' '}
          <Status tone="caution">{unreadable.length === 1 ? '1 cannot be read' : `${unreadable.length} cannot be read`}</Status>
        </>
      )}
      {pending.length > 0 && (
        <>
          {' '}
          <Status tone="underway">
            {pending.length === 1 ? `${pending[0]} is still being read` : `${pending.length} documents are still being read`}
          </Status>
        </>
      )}
    </p>
  );
}

const nextWords: Readonly<Record<string, string>> = {
  'to look at again': 'Next, to look at again',
  'not met': 'Next, not met',
  open: 'Next, open',
  partly: 'Next, met in part',
};

function Line({ evaluation, checklist }: { evaluation: string; checklist: ChecklistLine }) {
  const { id, title, purpose, total, counts, answered, toLookAtAgain, next } = checklist;
  const to = (children: ReactNode, search: { show?: Show; item?: string } = {}) => (
    <Link
      to="/e/$evaluation/readiness/checklists/$checklist"
      params={{ evaluation, checklist: id }}
      search={search as never}
      className={classes.plain}
    >
      {children}
    </Link>
  );
  const answers = answersInOrder.filter((answer) => counts[answer] > 0);
  return (
    <li className={classes.checklist}>
      <div>
        <h2>{to(title)}</h2>
        <p className={classes.purpose}>{purpose}</p>
      </div>
      {total === 0 ? (
        <div className={classes.purpose}>
          Nothing is asked yet.{' '}
          <Link to="/e/$evaluation/readiness/promised-changes" params={{ evaluation }} className={link.link}>
            Record what was promised
          </Link>{' '}
          in answers to the notified body.
        </div>
      ) : (
        <>
          <div>
            <div className={classes.bar} aria-hidden>
              {answers.map((answer) => (
                <span key={answer} data-answer={answer} style={{ width: `${(100 * counts[answer]) / total}%` }} />
              ))}
            </div>
            <ul className={classes.counts} aria-label={`Answers to ${total} questions`}>
              {answers.map((answer) => (
                <li key={answer}>
                  {to(
                    <>
                      {counts[answer]} <AnswerWord answer={answer} />
                    </>,
                    { show: answer },
                  )}
                </li>
              ))}
            </ul>
            <p className={classes.meta}>
              {answered} of {total} confirmed or answered by a person
              {toLookAtAgain > 0 && <>, {to(`${toLookAtAgain} to look at again`, { show: 'again' })}</>}
            </p>
          </div>
          <div>
            {next ? (
              <p className={classes.next}>
                <span className={classes.meta}>{nextWords[next.why] ?? 'Next to confirm'}:</span> {to(next.question, { item: next.id })}
              </p>
            ) : (
              <p>
                <Status tone="good">Every question is answered</Status>
              </p>
            )}
            <LastAnswered checklist={checklist} />
          </div>
        </>
      )}
    </li>
  );
}

function LastAnswered({ checklist: { lastAnswered } }: { checklist: ChecklistLine }) {
  const nameOf = usePersonNames();
  if (!lastAnswered) return null;
  const name = nameOf(lastAnswered.by);
  return (
    <p className={classes.meta}>
      Last answered {name && `by ${name}, `}
      <Instant at={lastAnswered.at} />
    </p>
  );
}
