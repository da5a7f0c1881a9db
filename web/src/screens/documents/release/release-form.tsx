import { Button, Group, Modal, Text, Textarea } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useEffect, useState } from 'react';
import { useChange } from '../../../api/queries.ts';
import { usePerson } from '../../../api/session.ts';
import { useEvaluationId } from '../../../frame/evaluation.ts';
import { dropDraft, keepDraft, readDraft } from '../../../kit/form/draft.ts';
import { Problem } from '../../../kit/problem.tsx';
import classes from './release.module.css';

interface ReleaseFormProps {
  readonly document: string;
  readonly title: string;
  readonly number: number;
  readonly blocked: boolean;
  readonly holes: number;
}

/** The statement of a new version, and the release itself, with what will follow said before. */
export function ReleaseForm({ document, title, number, blocked, holes }: ReleaseFormProps) {
  const evaluation = useEvaluationId();
  const person = usePerson();
  const key = `${person.id} ${evaluation} release ${document} ${number}`;
  const [statement, setStatement] = useState(() => String(readDraft(key)?.values.statement ?? ''));
  const [missing, setMissing] = useState(false);
  const [confirming, setConfirming] = useState(false);
  const [problem, setProblem] = useState<unknown>();
  const release = useChange('documents.release.create');
  useEffect(() => {
    if (statement) keepDraft(key, { values: { statement }, version: 0, base: undefined, at: new Date().toISOString() });
    else dropDraft(key);
  }, [key, statement]);

  const confirm = async () => {
    setProblem(undefined);
    try {
      await release.mutateAsync({ evaluation, document, statement: statement.trim() });
      setStatement('');
      notifications.show({ message: `Version ${number} of the ${title.toLowerCase()} is released.` });
    } catch (error) {
      setProblem(error);
    }
    setConfirming(false);
  };
  return (
    <form
      noValidate
      className={classes.form}
      onSubmit={(event) => {
        event.preventDefault();
        if (statement.trim()) setConfirming(true);
        else setMissing(true);
      }}
    >
      {problem !== undefined && <Problem error={problem} />}
      <Textarea
        label={`Statement of version ${number}`}
        description={
          number === 1
            ? 'What this version concludes, in a sentence or two.'
            : 'What changed since the version before, and what this one concludes.'
        }
        autosize
        minRows={2}
        maxLength={4000}
        required
        value={statement}
        error={missing && 'Say what this version states or changes.'}
        onChange={(event) => {
          setStatement(event.currentTarget.value);
          setMissing(false);
        }}
      />
      <Group mt="sm" gap="sm">
        <Button type="submit" disabled={blocked}>
          Release version {number}
        </Button>
        {blocked && (
          <Text size="sm" c="dimmed">
            What stands in the way above must be settled first.
          </Text>
        )}
      </Group>
      {confirming && (
        <Modal opened onClose={() => setConfirming(false)} title={`Release version ${number}?`} size="lg">
          <ul className={classes.follows}>
            <li>
              The {title.toLowerCase()} is frozen as version {number} with your name and today’s date: text, tables, figures, numbers and
              references. Nothing in it can change afterwards, and it cannot be taken back.
            </li>
            <li>Its SHA-256 digest goes into the records, so that anybody can check the frozen version against it.</li>
            <li>The next change of the record or of the text belongs to the draft of version {number + 1}.</li>
            {holes > 0 && (
              <li>
                <strong>{holes === 1 ? 'One hole stays in it as it is.' : `${holes} holes stay in it as they are.`}</strong>
              </li>
            )}
          </ul>
          <blockquote className={classes.statement}>{statement.trim()}</blockquote>
          <Group justify="flex-end" mt="md">
            <Button variant="default" onClick={() => setConfirming(false)}>
              Cancel
            </Button>
            <Button data-autofocus loading={release.isPending} onClick={() => void confirm()}>
              Release version {number}
            </Button>
          </Group>
        </Modal>
      )}
    </form>
  );
}
