import { Button, Group, Modal, TagsInput, Text, Textarea } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { call } from '../../api/client.ts';
import { invalidate } from '../../api/queries.ts';
import { Problem } from '../../kit/problem.tsx';
import { wordsToTeach } from './misunderstood.ts';
import type { DossierFinding } from './use-consistency.ts';

interface SynonymDialogProps {
  readonly evaluation: string;
  readonly finding: DossierFinding;
  readonly onClose: () => void;
}

/** Teaches that words mean the same in this dossier, so that they are no longer held against each other. */
export function SynonymDialog({ evaluation, finding, onClose }: SynonymDialogProps) {
  const client = useQueryClient();
  const [words, setWords] = useState<string[]>(() => wordsToTeach(finding));
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const [working, setWorking] = useState(false);
  const [problem, setProblem] = useState<unknown>();
  const teach = async () => {
    setTried(true);
    if (words.length < 2 || !reason.trim()) return;
    setWorking(true);
    setProblem(undefined);
    try {
      await call('consistency.taught-synonym.create', { evaluation, data: { words, reason: reason.trim() } });
      // The whole dossier is checked again, which nobody has to wait for here.
      void invalidate(client, evaluation);
      notifications.show({ message: 'The words are taken for the same from now on.' });
      onClose();
    } catch (error) {
      setProblem(error);
      setWorking(false);
    }
  };
  return (
    <Modal opened onClose={onClose} title="These words mean the same" size="lg">
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void teach();
        }}
      >
        {problem !== undefined && <Problem error={problem} />}
        <Text size="sm" mb="md">
          Every document of this evaluation is then checked again with them taken for the same. It can be withdrawn under Checks.
        </Text>
        <TagsInput
          data-autofocus
          label="Words"
          description="Two or more names or phrases; Enter after each."
          value={words}
          onChange={(next) => setWords(next)}
          error={tried && words.length < 2 && 'Give at least two.'}
        />
        <Textarea
          mt="md"
          label="Reason"
          description="It stands in the records with your name and the time."
          autosize
          minRows={2}
          maxLength={2000}
          required
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
          error={tried && !reason.trim() && 'Say in a few words why.'}
        />
        <Group justify="flex-end" mt="md">
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
          <Button type="submit" loading={working}>
            Teach
          </Button>
        </Group>
      </form>
    </Modal>
  );
}
