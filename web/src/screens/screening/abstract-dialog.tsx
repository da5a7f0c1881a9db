import { Button, Group, Modal, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { call } from '../../api/client.ts';
import { Problem } from '../../kit/problem.tsx';
import type { QueuedReference } from './screening-queue.ts';

interface AbstractDialogProps {
  readonly evaluation: string;
  readonly item: Pick<QueuedReference, 'id' | 'data'>;
  readonly onCorrected: (record: Pick<QueuedReference, 'id' | 'version' | 'data'>) => void;
  readonly onClose: () => void;
}

/** Corrects the title or the abstract of the reference on the screen; what stood there before stays in its history. */
export function AbstractDialog({ evaluation, item, onCorrected, onClose }: AbstractDialogProps) {
  const [title, setTitle] = useState(item.data.title);
  const [abstract, setAbstract] = useState(item.data.abstract);
  const [reason, setReason] = useState('');
  const [problem, setProblem] = useState<unknown>();
  const [working, setWorking] = useState(false);
  const save = async () => {
    setWorking(true);
    setProblem(undefined);
    try {
      // The newest version is read just before it is changed, so that what others corrected meanwhile is kept.
      const newest = await call('evidence.reference.get', { evaluation, id: item.id });
      const data = { ...newest.data, title: title.trim(), abstract: abstract.trim() };
      const saved = await call('evidence.reference.update', {
        evaluation,
        id: item.id,
        version: newest.version,
        data,
        ...(reason.trim() ? { reason: reason.trim() } : {}),
      });
      onCorrected(saved);
      onClose();
    } catch (error) {
      setProblem(error);
    } finally {
      setWorking(false);
    }
  };
  return (
    <Modal opened onClose={onClose} title="Correct title and abstract" size="xl">
      {problem !== undefined && <Problem error={problem} />}
      <Textarea label="Title" autosize minRows={1} value={title} onChange={(event) => setTitle(event.currentTarget.value)} />
      <Textarea
        mt="md"
        label="Abstract"
        autosize
        minRows={10}
        maxRows={22}
        value={abstract}
        onChange={(event) => setAbstract(event.currentTarget.value)}
        data-autofocus
      />
      <TextInput
        mt="md"
        label="Why"
        placeholder="For instance: taken from the publisher’s page"
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      <Group mt="lg">
        <Button loading={working} disabled={title === item.data.title && abstract === item.data.abstract} onClick={() => void save()}>
          Save the correction
        </Button>
        <Button variant="default" onClick={onClose}>
          Cancel
        </Button>
      </Group>
    </Modal>
  );
}
