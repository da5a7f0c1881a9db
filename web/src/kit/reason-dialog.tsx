import { Button, Group, Modal, Text, Textarea } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { Problem } from './problem.tsx';

interface ReasonDialogProps {
  readonly title: string;
  /** What will follow, said before it happens. */
  readonly follows: ReactNode;
  /** The word on the button that does it. */
  readonly action: string;
  readonly destructive?: boolean;
  /** False where the record may change without a reason; the dialog then only says what will follow. */
  readonly needsReason: boolean;
  /** Does it; trouble it throws is shown here and the reason is kept. */
  readonly onConfirm: (reason: string | undefined) => Promise<void>;
  readonly onClose: () => void;
}

/** Asks for the reason of a regulated act and says what will follow, before it is done. */
export function ReasonDialog({ title, follows, action, destructive = false, needsReason, onConfirm, onClose }: ReasonDialogProps) {
  const [reason, setReason] = useState('');
  const [missing, setMissing] = useState(false);
  const [working, setWorking] = useState(false);
  const [problem, setProblem] = useState<unknown>();
  const confirm = async () => {
    if (needsReason && !reason.trim()) return setMissing(true);
    setWorking(true);
    setProblem(undefined);
    try {
      await onConfirm(reason.trim() || undefined);
    } catch (error) {
      setProblem(error);
      setWorking(false);
    }
  };
  return (
    <Modal opened onClose={onClose} title={title} size="lg">
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void confirm();
        }}
      >
        {problem !== undefined && <Problem error={problem} />}
        <Text component="div" size="sm" mb="md">
          {follows}
        </Text>
        {needsReason && (
          <Textarea
            data-autofocus
            label="Reason"
            description="It stands in the records with your name and the time."
            placeholder="Why?"
            autosize
            minRows={2}
            maxLength={2000}
            required
            value={reason}
            onChange={(event) => {
              setReason(event.currentTarget.value);
              setMissing(false);
            }}
            error={missing && 'Say in a few words why.'}
          />
        )}
        <Group justify="flex-end" mt="md">
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
          <Button type="submit" loading={working} {...(destructive ? { color: 'red.8' } : {})}>
            {action}
          </Button>
        </Group>
      </form>
    </Modal>
  );
}
