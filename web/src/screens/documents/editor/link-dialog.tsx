import { Button, Group, Modal, TextInput } from '@mantine/core';
import { useState } from 'react';
import { linkable } from './extensions.ts';

interface LinkDialogProps {
  /** The address that is there; empty for a new link. */
  readonly address: string;
  /** Whether words are selected that become the link; without any the address is written. */
  readonly onPick: (address: string) => void;
  readonly onRemove: () => void;
  readonly onClose: () => void;
}

/** Asks for the address of a link. Only web and mail addresses come into a document. */
export function LinkDialog({ address, onPick, onRemove, onClose }: LinkDialogProps) {
  const [text, setText] = useState(address);
  const [wrong, setWrong] = useState(false);
  const pick = () => {
    const complete = /^[\w.-]+\.[a-z]{2,}(?:[/?#]|$)/i.test(text.trim()) ? `https://${text.trim()}` : text.trim();
    if (linkable.test(complete)) onPick(complete);
    else setWrong(true);
  };
  return (
    <Modal opened onClose={onClose} title={address ? 'Change the link' : 'Link'}>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          pick();
        }}
      >
        <TextInput
          data-autofocus
          label="Address"
          placeholder="https://…"
          value={text}
          onChange={(event) => {
            setText(event.currentTarget.value);
            setWrong(false);
          }}
          error={wrong && 'Write an address that begins with https:// or mailto:.'}
        />
        <Group justify="flex-end" mt="md">
          {address && (
            <Button variant="subtle" color="red.8" onClick={onRemove}>
              Remove the link
            </Button>
          )}
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
          <Button type="submit">Link</Button>
        </Group>
      </form>
    </Modal>
  );
}
