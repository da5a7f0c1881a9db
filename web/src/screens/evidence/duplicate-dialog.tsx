import { Button, Group, Modal, Text, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useState } from 'react';
import type { OutputOf } from '../../api/client.ts';
import { useOperation } from '../../api/queries.ts';
import { useEvaluationId } from '../../frame/evaluation.ts';
import { Problem } from '../../kit/problem.tsx';
import { authorsText, placeText } from './citation.tsx';
import classes from './evidence.module.css';

interface DuplicateDialogProps {
  readonly reference: OutputOf<'evidence.reference.get'>;
  readonly onChoose: (of: string) => Promise<void>;
  readonly onClose: () => void;
}

/** Finds the reference that this one is a duplicate of. The search starts with the words of its own title. */
export function DuplicateDialog({ reference, onChoose, onClose }: DuplicateDialogProps) {
  const evaluation = useEvaluationId();
  const [text, setText] = useState(() => reference.data.title.split(/\s+/).slice(0, 5).join(' '));
  const [query] = useDebouncedValue(text, 200);
  const [chosen, setChosen] = useState<string>();
  const [problem, setProblem] = useState<unknown>();
  const [saving, setSaving] = useState(false);
  const { data, error } = useOperation(
    'evidence.reference.list',
    { evaluation, query, state: 'unique', limit: 20 },
    { keepPrevious: true },
  );
  const candidates = data?.records.filter(({ id }) => id !== reference.id) ?? [];
  const save = () => {
    if (!chosen) return;
    setSaving(true);
    setProblem(undefined);
    onChoose(chosen).catch((trouble: unknown) => {
      setProblem(trouble);
      setSaving(false);
    });
  };
  return (
    <Modal opened onClose={onClose} title="Mark as a duplicate" size="xl">
      {problem !== undefined && <Problem error={problem} />}
      <Text size="sm" mb="md">
        “{reference.data.title || '(no title)'}” then counts as a duplicate in the PRISMA figure and is not screened. Both records stay, and
        it can be taken back.
      </Text>
      <TextInput
        data-autofocus
        label="Which reference stands for it?"
        placeholder="Words of title or authors"
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      {error ? (
        <Problem error={error} />
      ) : (
        <ul className={classes.candidates} aria-label="References found">
          {candidates.map(({ id, data: candidate }) => (
            <li key={id}>
              <button type="button" aria-pressed={chosen === id} onClick={() => setChosen(id)}>
                {candidate.title || '(no title)'}
                <br />
                <span className={classes.quiet}>
                  {[authorsText(candidate.authors), placeText(candidate), candidate.source?.database].filter(Boolean).join(' · ')}
                </span>
              </button>
            </li>
          ))}
        </ul>
      )}
      {data && candidates.length === 0 && (
        <Text size="sm" c="dimmed" mt="sm" role="status">
          No other reference matches these words.
        </Text>
      )}
      <Group justify="flex-end" mt="md">
        <Button variant="default" onClick={onClose}>
          Cancel
        </Button>
        <Button disabled={!chosen} loading={saving} onClick={save}>
          Mark as duplicate
        </Button>
      </Group>
    </Modal>
  );
}
