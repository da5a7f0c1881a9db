import { Kbd, Modal, Table } from '@mantine/core';
import { type Key, useListedKeys } from './registry.ts';
import { commandKey } from './top-bar.tsx';

const everywhere: readonly Key[] = [
  { keys: `${commandKey} K`, does: 'Find a record, page or command' },
  { keys: '?', does: 'Show these keys' },
  { keys: 'Esc', does: 'Close what lies on top' },
];

/** The keys that work here and now. */
export default function Keys({ onClose }: { onClose: () => void }) {
  const here = useListedKeys();
  return (
    <Modal opened onClose={onClose} title="Keys">
      <KeyTable caption="Everywhere" keys={everywhere} />
      {here.length > 0 && <KeyTable caption="On this page" keys={here} />}
    </Modal>
  );
}

function KeyTable({ caption, keys }: { caption: string; keys: readonly Key[] }) {
  return (
    <Table captionSide="top" mb="md">
      <Table.Caption ta="left" fw={600}>
        {caption}
      </Table.Caption>
      <Table.Tbody>
        {keys.map(({ keys: combination, does }) => (
          <Table.Tr key={combination}>
            <Table.Th scope="row" w={120}>
              {combination.split(' ').map((key) => (
                <Kbd key={key} mr={4}>
                  {key}
                </Kbd>
              ))}
            </Table.Th>
            <Table.Td>{does}</Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}
