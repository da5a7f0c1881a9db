import { Button, Checkbox, NativeSelect } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useEvaluationId, useMay } from '../../frame/evaluation.ts';
import type { Key } from '../../frame/registry.ts';
import { useAddress } from '../../frame/use-search.ts';
import { EmptyState } from '../../kit/empty-state.tsx';
import { Loading, Page } from '../../kit/page.tsx';
import { usePersonNames } from '../../kit/person-names.ts';
import { Problem } from '../../kit/problem.tsx';
import { ReasonDialog } from '../../kit/reason-dialog.tsx';
import { StepTabs } from '../../kit/step-tabs.tsx';
import { useDownload } from '../../kit/use-download.ts';
import { useDecisionKeys } from '../screening/use-decision-keys.ts';
import { AnswerDialog } from './answer-dialog.tsx';
import { AnswerWord } from './answer-word.tsx';
import { type Act, mayConfirm, Question } from './question.tsx';
import { questionNumbers } from './question-number.ts';
import classes from './readiness.module.css';
import { matches, showChoices, showFrom } from './show.ts';
import { Timeline } from './timeline.tsx';
import { useAnswer } from './use-answer.ts';
import { type Item, type OpenChecklist, useChecklist, useChecklists } from './use-checklists.ts';
import { answersFor, answerTones } from './words.ts';

const keys: readonly Key[] = [
  { keys: 'j', does: 'Next question' },
  { keys: 'k', does: 'Previous question' },
  { keys: 'y', does: 'Confirm what is suggested' },
  { keys: 'Enter', does: 'Answer otherwise' },
];

/** Whether the consultation of an expert panel takes place; its dates stand below the criteria. */
const consultation = 'article-54';
/** The item that says what follows from the others. */
const consultationResult = '54-result';

/** One checklist: its questions in order, each to be confirmed or answered otherwise. */
export default function ChecklistScreen() {
  const evaluation = useEvaluationId();
  const { checklist: id = '' } = useParams({ strict: false }) as { checklist?: string };
  const { data, error, refetch } = useChecklist(evaluation, id);
  const download = useDownload();
  return (
    <Page
      title={data?.title ?? 'Checklist'}
      description={data && `${data.purpose} Source: ${data.references.join('; ')}.`}
      tabs={<StepTabs word="readiness" />}
      actions={<ChecklistChoice evaluation={evaluation} chosen={id} />}
    >
      {download.problem !== undefined && <Problem error={download.problem} />}
      {error && !data ? (
        <Problem error={error} onRetry={() => void refetch()} />
      ) : !data ? (
        <Loading lines={14} />
      ) : data.items.length === 0 ? (
        <EmptyState
          sentence="Nothing is asked yet: this list holds what was promised in answers to the notified body against the released text."
          action={
            <Button renderRoot={(props) => <Link to="/e/$evaluation/readiness/promised-changes" params={{ evaluation }} {...props} />}>
              Record promised changes
            </Button>
          }
        />
      ) : (
        <>
          {id === consultation && <Result items={data.items} />}
          <Questions key={id} evaluation={evaluation} checklist={data} />
          {id === consultation && <Timeline evaluation={evaluation} download={download} />}
        </>
      )}
    </Page>
  );
}

function ChecklistChoice({ evaluation, chosen }: { evaluation: string; chosen: string }) {
  const { data } = useChecklists(evaluation);
  const navigate = useNavigate();
  if (!data) return null;
  return (
    // The other kind of list keeps its choices in the page while it is closed, and single keys rest while choices are there.
    <NativeSelect
      aria-label="Checklist"
      w={300}
      data={data.checklists.map(({ id, title }) => ({ value: id, label: title }))}
      value={chosen}
      onChange={(event) => {
        const params = { evaluation, checklist: event.currentTarget.value };
        void navigate({ to: '/e/$evaluation/readiness/checklists/$checklist', params });
      }}
    />
  );
}

/** What follows for the consultation, above the steps that lead there. */
function Result({ items }: { items: readonly Item[] }) {
  const result = items.find(({ id }) => id === consultationResult);
  if (!result) return null;
  return (
    <div className={classes.result}>
      <p>
        <AnswerWord answer={result.answer} />{' '}
        <span className={classes.meta}>{result.state === 'suggested' ? 'suggested' : 'answered'}</span>
      </p>
      <p className={classes.reason}>{result.reason}</p>
      <p className={classes.meta}>
        Each criterion and each exemption stands below with its reasoning and its source; the notified body decides.
      </p>
    </div>
  );
}

interface Section {
  readonly section: string;
  readonly title: string;
  readonly items: readonly Item[];
}

function sectionsOf(items: readonly Item[]): Section[] {
  const sections = new Map<string, { section: string; title: string; items: Item[] }>();
  for (const item of items) {
    const there = sections.get(item.section) ?? { section: item.section, title: item.sectionTitle, items: [] };
    there.items.push(item);
    sections.set(item.section, there);
  }
  return [...sections.values()];
}

function Questions({ evaluation, checklist }: { evaluation: string; checklist: OpenChecklist }) {
  const { items } = checklist;
  const mayAnswer = useMay('conclusions.edit');
  const nameOf = usePersonNames();
  const [{ show: shownBy, item: asked }, setAddress] = useAddress();
  const show = showFrom(shownBy);
  const shown = useMemo(() => items.filter((item) => matches(item, show)), [items, show]);
  const sections = useMemo(() => sectionsOf(shown), [shown]);
  const documents = useMemo(() => new Map(checklist.documents.map(({ id, name }) => [name, id])), [checklist.documents]);
  const numbers = useMemo(() => questionNumbers(items), [items]);
  const numberOf = ({ id }: Item) => numbers.get(id) ?? id;
  const usualNotes = useMemo(() => repeatedNotes(items), [items]);
  const [current, setCurrent] = useState(asked);
  const [answering, setAnswering] = useState<string>();
  const [withdrawing, setWithdrawing] = useState<string>();
  const [working, setWorking] = useState<string>();
  const [problem, setProblem] = useState<unknown>();
  const acts = useAnswer(evaluation, checklist.id);
  useEffect(() => setCurrent(asked), [asked]);

  const at = shown.findIndex(({ id }) => id === current);
  const currentItem = shown[at];
  const move = (by: number) => {
    const next = shown[at < 0 ? 0 : Math.min(Math.max(at + by, 0), shown.length - 1)];
    if (next) setCurrent(next.id);
  };
  const run = async (item: Item, act: (item: Item) => Promise<unknown>) => {
    if (working !== undefined) return;
    const next = shown[shown.indexOf(item) + 1];
    setWorking(item.id);
    setProblem(undefined);
    try {
      await act(item);
      setCurrent(next?.id ?? item.id);
    } catch (error) {
      setProblem(error);
    } finally {
      setWorking(undefined);
    }
  };
  const acting = useRef((_act: Act, _item: Item) => {});
  acting.current = (act, item) => {
    if (act === 'answer') setAnswering(item.id);
    else if (act === 'withdraw') setWithdrawing(item.id);
    else void run(item, acts[act]);
  };
  const onAct = useCallback((act: Act, item: Item) => acting.current(act, item), []);
  const [single, setSingle] = useDecisionKeys(
    {
      j: () => move(1),
      k: () => move(-1),
      y: mayAnswer && currentItem && mayConfirm(currentItem) ? () => void run(currentItem, acts.confirm) : undefined,
      // On a link or button Enter does what that says.
      enter:
        mayAnswer && currentItem && !document.activeElement?.closest('a, button, summary, input')
          ? () => setAnswering(currentItem.id)
          : undefined,
    },
    keys,
  );
  const itemOf = (id: string | undefined) => items.find((item) => item.id === id);
  const answered = itemOf(answering);
  const withdrawn = itemOf(withdrawing);
  return (
    <>
      <div className={`${classes.tools} no-print`}>
        <fieldset className={classes.show}>
          <legend className="visually-hidden">Show</legend>
          {showChoices(items, show).map(({ show: choice, title, count }) => (
            <button
              key={choice}
              type="button"
              aria-pressed={choice === show}
              data-tone={answerTones[choice as keyof typeof answerTones]}
              onClick={() => setAddress({ show: choice, item: undefined })}
            >
              {title} <span>{count}</span>
            </button>
          ))}
        </fieldset>
        {sections.length > 4 && (
          <NativeSelect
            size="xs"
            w={170}
            aria-label="Go to section"
            data={[
              { value: '', label: 'Go to section' },
              ...sections.map(({ section, title }) => ({ value: section, label: headOf(section, title) })),
            ]}
            value=""
            onChange={(event) => document.getElementById(`section-${event.currentTarget.value}`)?.scrollIntoView({ block: 'start' })}
          />
        )}
      </div>
      <div className={classes.status}>
        <p className={classes.meta} role="status">
          {checklist.answered} of {items.length} confirmed or answered by a person
          {checklist.toLookAtAgain > 0 && `, ${checklist.toLookAtAgain} to look at again`}
          {checklist.pending.length > 0 && `; still being read: ${checklist.pending.join(', ')}`}
        </p>
        <Checkbox
          size="xs"
          className="no-print"
          label="Single keys (?)"
          checked={single}
          onChange={(event) => setSingle(event.currentTarget.checked)}
        />
      </div>
      {problem !== undefined && <Problem error={problem} />}
      {shown.length === 0 && <p className={classes.meta}>No question is left here. Choose another list above.</p>}
      {sections.map(({ section, title, items: inSection }) => (
        <section key={section} className={classes.section} aria-labelledby={`section-${section}`}>
          <h2 id={`section-${section}`}>{headOf(section, title)}</h2>
          <ul className={classes.questions}>
            {inSection.map((item) => (
              <Question
                key={item.id}
                evaluation={evaluation}
                checklist={checklist.id}
                item={item}
                number={numberOf(item)}
                current={item.id === current}
                openSource={item.source.note !== undefined && !usualNotes.has(item.source.note)}
                mayAnswer={mayAnswer}
                working={working === item.id}
                documents={documents}
                nameOf={nameOf}
                onAct={onAct}
              />
            ))}
          </ul>
        </section>
      ))}
      {answered && (
        <AnswerDialog
          key={answered.id + answered.basis}
          evaluation={evaluation}
          item={answered}
          number={numberOf(answered)}
          answers={answersFor(items)}
          documents={documents}
          onAnswer={async (given) => {
            await acts.answer(answered, given);
            setAnswering(undefined);
            notifications.show({ message: `${numberOf(answered)} is answered.` });
          }}
          onClose={() => setAnswering(undefined)}
        />
      )}
      {withdrawn && (
        <ReasonDialog
          title={`Take back the answer to ${numberOf(withdrawn)}?`}
          action="Take it back"
          needsReason
          follows={`${withdrawn.question} It then stands as suggested: ${withdrawn.suggestion.answer}. What was answered stays in the records.`}
          onConfirm={async (reason) => {
            await acts.withdraw(withdrawn, reason!);
            setWithdrawing(undefined);
          }}
          onClose={() => setWithdrawing(undefined)}
        />
      )}
    </>
  );
}

/** Notes that stand with several questions say nothing about the single one. */
function repeatedNotes(items: readonly Item[]): ReadonlySet<string> {
  const notes = items.flatMap(({ source }) => source.note ?? []);
  return new Set(notes.filter((note, index) => notes.indexOf(note) !== index));
}

function headOf(section: string, title: string): string {
  return [section, title].filter((part, index, parts) => part && parts.indexOf(part) === index).join('  ');
}
