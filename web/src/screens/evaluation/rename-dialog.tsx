import { Button, Group, Modal, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useChange } from '../../api/queries.ts';
import { Problem } from '../../kit/problem.tsx';

interface RenameDialogProps {
  readonly evaluation: string;
  readonly record: { readonly version: number; readonly data: { readonly title: string } };
  readonly onClose: () => void;
}

/** Gives the evaluation another title; the device's name and released documents stay as they are. */
export function RenameDialog({ evaluation, record, onClose }: RenameDialogProps) {
  const [title, setTitle] = useState(record.data.title);
  const [missing, setMissing] = useState(false);
  // The version the dialog was opened with: who renamed it meanwhile is not overwritten unseen.
  const [version] = useState(record.version);
  const rename = useChange('evaluation.evaluation.rename');
  const save = async () => {
    if (!title.trim()) return setMissing(true);
    const renamed = await rename.mutateAsync({ evaluation, version, title }).catch(() => undefined);
    if (renamed) onClose();
  };
  return (
    <Modal opened onClose={onClose} title="Rename the evaluation">
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        {rename.error && <Problem error={rename.error} />}
        <TextInput
          data-autofocus
          label="Title"
          description="The name of the device and released documents stay as they are; the old title stays in the records."
          maxLength={300}
          value={title}
          error={missing && 'An evaluation needs a title.'}
          onChange={(event) => {
            setTitle(event.currentTarget.value);
            setMissing(false);
          }}
        />
        <Group justify="flex-end" mt="md">
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
          <Button type="submit" loading={rename.isPending} disabled={title.trim() === record.data.title}>
            Rename
          </Button>
        </Group>
      </form>
    </Modal>
  );
}
