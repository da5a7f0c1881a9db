import type { ReadinessAnswerWord } from '@cerulean/evaluation/readiness';
import { Button, Checkbox, Group, Modal, Radio, Textarea } from '@mantine/core';
import { useState } from 'react';
import { Problem } from '../../kit/problem.tsx';
import { Place } from './evidence.tsx';
import classes from './readiness.module.css';
import type { Item } from './use-checklists.ts';
import { answerTitles } from './words.ts';

interface AnswerDialogProps {
  readonly evaluation: string;
  readonly item: Item;
  readonly number: string;
  readonly answers: readonly ReadinessAnswerWord[];
  readonly documents: ReadonlyMap<string, string>;
  /** Stores it; trouble it throws is shown here and what was typed stays. */
  readonly onAnswer: (given: { answer: ReadinessAnswerWord; reason?: string; evidence: readonly number[] }) => Promise<void>;
  readonly onClose: () => void;
}

/** Asks for an answer, for its reason where it is another than the suggested one, and for the places it rests on. */
export function AnswerDialog({ evaluation, item, number, answers, documents, onAnswer, onClose }: AnswerDialogProps) {
  const { question, suggestion, given } = item;
  const [answer, setAnswer] = useState<ReadinessAnswerWord | undefined>(given && item.answer);
  const [reason, setReason] = useState(given ? item.reason : '');
  const [evidence, setEvidence] = useState<readonly number[]>(suggestion.evidence.map((_, index) => index));
  const [missing, setMissing] = useState<'answer' | 'reason'>();
  const [working, setWorking] = useState(false);
  const [problem, setProblem] = useState<unknown>();
  // A change of an answer that stands is told why, whatever it is changed to.
  const needsReason = given !== undefined || (answer !== undefined && answer !== suggestion.answer);
  const store = async () => {
    if (answer === undefined) return setMissing('answer');
    if (needsReason && !reason.trim()) return setMissing('reason');
    setWorking(true);
    setProblem(undefined);
    try {
      await onAnswer({ answer, ...(reason.trim() ? { reason: reason.trim() } : {}), evidence });
    } catch (error) {
      setProblem(error);
      setWorking(false);
    }
  };
  return (
    <Modal opened onClose={onClose} title={`Answer ${number}`} size="lg">
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void store();
        }}
      >
        {problem !== undefined && <Problem error={problem} />}
        <p className={classes.asked}>{question}</p>
        <p className={classes.meta}>
          Suggested: {answerTitles[suggestion.answer].toLowerCase()}. {suggestion.reason}
        </p>
        <Radio.Group
          label="Answer"
          required
          mt="md"
          value={answer ?? null}
          onChange={(value) => {
            setAnswer(value as ReadinessAnswerWord);
            setMissing(undefined);
          }}
          error={missing === 'answer' && 'Choose an answer.'}
        >
          <Group mt={6} gap="lg">
            {answers.map((word, index) => (
              <Radio key={word} value={word} label={answerTitles[word]} {...(index === 0 ? { 'data-autofocus': true } : {})} />
            ))}
          </Group>
        </Radio.Group>
        <Textarea
          mt="md"
          label="Reason"
          description="It stands in the records and in the report with your name."
          placeholder="Why?"
          autosize
          minRows={2}
          maxLength={2000}
          required={needsReason}
          value={reason}
          onChange={(event) => {
            setReason(event.currentTarget.value);
            setMissing(undefined);
          }}
          error={missing === 'reason' && 'Say in a few words why your answer is another.'}
        />
        {suggestion.evidence.length > 0 && (
          <Checkbox.Group
            mt="md"
            label="It rests on"
            value={evidence.map(String)}
            onChange={(chosen) => setEvidence(chosen.map(Number).sort((one, other) => one - other))}
          >
            <div className={classes.places}>
              {suggestion.evidence.map((anchor, index) => (
                <Checkbox
                  key={JSON.stringify(anchor)}
                  value={String(index)}
                  label={<Place evaluation={evaluation} anchor={anchor} documents={documents} />}
                />
              ))}
            </div>
          </Checkbox.Group>
        )}
        <Group justify="flex-end" mt="md">
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
          <Button type="submit" loading={working}>
            Answer
          </Button>
        </Group>
      </form>
    </Modal>
  );
}
