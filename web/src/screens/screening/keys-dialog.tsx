import { Button, Checkbox, Modal, NativeSelect, Table } from '@mantine/core';
import { useState } from 'react';
import { type Bindings, bindableKey, type DeskAction, deskActions, keyTitle, presetOf, presets, withKey } from './key-bindings.ts';
import classes from './screening.module.css';

interface KeysDialogProps {
  readonly bindings: Bindings;
  readonly onBindings: (bindings: Bindings) => void;
  readonly on: boolean;
  readonly onOn: (on: boolean) => void;
  readonly onClose: () => void;
}

const own = 'own';

/** Chooses keys that hands already know, and gives single actions other ones. */
export function KeysDialog({ bindings, onBindings, on, onOn, onClose }: KeysDialogProps) {
  const [waiting, setWaiting] = useState<DeskAction>();
  const [said, setSaid] = useState('');
  const preset = presetOf(bindings);
  const press = (event: React.KeyboardEvent, action: DeskAction) => {
    if (waiting !== action || event.key === 'Tab' || event.key === 'Shift') return;
    event.preventDefault();
    event.stopPropagation();
    const key = bindableKey(event.key);
    if (event.key !== 'Escape' && !key) {
      setSaid('This key has a meaning everywhere; press another one.');
      return;
    }
    if (key) onBindings(withKey(bindings, action, key));
    setSaid('');
    setWaiting(undefined);
  };
  return (
    <Modal opened onClose={onClose} title="Keys of the desk" closeOnEscape={waiting === undefined}>
      <Checkbox label="Single keys decide" checked={on} onChange={(event) => onOn(event.currentTarget.checked)} />
      <NativeSelect
        mt="md"
        label="Keys"
        value={preset?.id ?? own}
        data={[...presets.map(({ id, title }) => ({ value: id, label: title })), ...(preset ? [] : [{ value: own, label: 'My own' }])]}
        onChange={(event) => {
          const chosen = presets.find(({ id }) => id === event.currentTarget.value);
          if (chosen) onBindings(chosen.keys);
        }}
      />
      <Table mt="md">
        <Table.Tbody>
          {deskActions.map(({ id, title }) => (
            <Table.Tr key={id}>
              <Table.Th scope="row" fw={400}>
                {title}
              </Table.Th>
              <Table.Td w={150}>
                <Button
                  size="compact-sm"
                  variant={waiting === id ? 'filled' : 'default'}
                  aria-label={
                    waiting === id ? `Press the new key for ${title}` : `Change the key for ${title}, now ${keyTitle(bindings[id])}`
                  }
                  onClick={() => setWaiting(waiting === id ? undefined : id)}
                  onKeyDown={(event) => press(event, id)}
                  onBlur={() => setWaiting(undefined)}
                >
                  {waiting === id ? 'Press a key' : keyTitle(bindings[id])}
                </Button>
              </Table.Td>
            </Table.Tr>
          ))}
          <Table.Tr>
            <Table.Th scope="row" fw={400}>
              Exclude by a criterion
            </Table.Th>
            <Table.Td>1 … 9</Table.Td>
          </Table.Tr>
        </Table.Tbody>
      </Table>
      <p role="status" className={classes.small}>
        {said || 'An action whose key is taken gets the key that becomes free. The keys are kept in this browser.'}
      </p>
      <Button mt="md" variant="default" onClick={onClose}>
        Done
      </Button>
    </Modal>
  );
}
