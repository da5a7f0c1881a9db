import { Button, Group, Modal, Radio, Table, Text } from '@mantine/core';
import { useState } from 'react';
import { describeValue, titleOfPointer } from '../field-title.ts';
import { Instant } from '../instant.tsx';
import { Problem } from '../problem.tsx';
import { type Difference, differences, merged } from './merge.ts';

interface ConflictDialogProps {
  readonly title: string;
  readonly base: unknown;
  /** What somebody else saved meanwhile. */
  readonly theirs: { readonly data: unknown; readonly version: number; readonly updatedAt: string };
  readonly yours: unknown;
  /** Saves the chosen whole onto their version. */
  readonly onSave: (data: Record<string, unknown>, version: number) => Promise<void>;
  readonly onClose: () => void;
}

/** Two people changed one record: both versions field by field, a choice for each, and saving again. Nothing is lost in silence. */
export function ConflictDialog({ title, base, theirs, yours, onSave, onClose }: ConflictDialogProps) {
  const found = differences(base, theirs.data, yours);
  const [chosen, setChosen] = useState<ReadonlyMap<string, 'theirs' | 'yours'>>(
    () => new Map(found.flatMap(({ pointer, usual }) => (usual ? [[pointer, usual] as const] : []))),
  );
  const [saving, setSaving] = useState(false);
  const [problem, setProblem] = useState<unknown>();
  const open = found.filter(({ pointer }) => !chosen.has(pointer)).length;
  const save = async () => {
    setSaving(true);
    setProblem(undefined);
    try {
      await onSave(merged(theirs.data, found, chosen), theirs.version);
    } catch (error) {
      setProblem(error);
      setSaving(false);
    }
  };
  return (
    <Modal opened onClose={onClose} title={title} size="xl">
      {problem !== undefined && <Problem error={problem} />}
      <Text size="sm" mb="sm">
        Somebody else saved this record at <Instant at={theirs.updatedAt} /> while you worked on it. Choose for each field what is to stand;
        where only one of you changed it, that side is chosen.
      </Text>
      {found.length === 0 ? (
        <Text size="sm">Both versions say the same; there is nothing to choose.</Text>
      ) : (
        <Table.ScrollContainer minWidth={600}>
          <Table verticalSpacing="xs" layout="fixed">
            <Table.Thead>
              <Table.Tr>
                <Table.Th w="24%">Field</Table.Th>
                <Table.Th>Saved now</Table.Th>
                <Table.Th>Yours</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {found.map((difference) => (
                <Row
                  key={difference.pointer}
                  difference={difference}
                  chosen={chosen.get(difference.pointer)}
                  onChoose={(side) => setChosen(new Map(chosen).set(difference.pointer, side))}
                />
              ))}
            </Table.Tbody>
          </Table>
        </Table.ScrollContainer>
      )}
      <Group justify="flex-end" mt="md">
        {open > 0 && (
          <Text size="sm" c="dimmed" role="status">
            {open === 1 ? 'One field was changed by both of you.' : `${open} fields were changed by both of you.`}
          </Text>
        )}
        <Button variant="default" onClick={onClose}>
          Back to the form
        </Button>
        <Button onClick={() => void save()} loading={saving} disabled={open > 0}>
          Save again
        </Button>
      </Group>
    </Modal>
  );
}

function Row({
  difference,
  chosen,
  onChoose,
}: {
  difference: Difference;
  chosen: 'theirs' | 'yours' | undefined;
  onChoose: (side: 'theirs' | 'yours') => void;
}) {
  const title = titleOfPointer(difference.pointer);
  return (
    <Table.Tr>
      <Table.Th scope="row">{title}</Table.Th>
      {(['theirs', 'yours'] as const).map((side) => (
        <Table.Td key={side}>
          <Radio
            name={difference.pointer}
            checked={chosen === side}
            onChange={() => onChoose(side)}
            label={describeValue(difference[side])}
            aria-label={`${title}, ${side === 'theirs' ? 'saved now' : 'yours'}: ${describeValue(difference[side])}`}
          />
        </Table.Td>
      ))}
    </Table.Tr>
  );
}
