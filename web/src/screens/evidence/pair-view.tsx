import { Button, Radio, Switch, Table, Title } from '@mantine/core';
import { useMemo, useState } from 'react';
import type { InputOf } from '../../api/client.ts';
import type { Key } from '../../frame/registry.ts';
import { Status } from '../../kit/status.tsx';
import { useDecisionKeys } from '../screening/use-decision-keys.ts';
import { likelihoodNames, type QueuedPair } from './duplicate-queue.ts';
import { fieldNames } from './duplicate-reason.ts';
import classes from './duplicates.module.css';
import { type Choice, differingWords, firstChoice, nextChoice, type PairField, pairFields, takenFields } from './pair-fields.ts';

type Decision = InputOf<'evidence.duplicate.decide'>['pairs'][number];

const help: readonly Key[] = [
  { keys: 'S', does: 'One publication' },
  { keys: 'N', does: 'Two publications' },
  { keys: 'J', does: 'Next pair' },
  { keys: 'K', does: 'Previous pair' },
  { keys: 'U', does: 'Take the last answer back' },
  { keys: 'X', does: 'Let the other reference stand for both' },
  { keys: '1 … 9', does: 'Left, right or both for the first, second … field that differs' },
];

interface PairViewProps {
  readonly pair: QueuedPair;
  readonly position: string;
  readonly mayEdit: boolean;
  readonly working: boolean;
  readonly onAnswer: (decision: Decision) => void;
  readonly onNext: (() => void) | undefined;
  readonly onPrevious: (() => void) | undefined;
  readonly onUndo: (() => void) | undefined;
}

/** Two references beside each other, field by field: what differs is marked, and what the publication is to say can be chosen. */
export function PairView({ pair, position, mayEdit, working, onAnswer, onNext, onPrevious, onUndo }: PairViewProps) {
  const [swapped, setSwapped] = useState(false);
  const [choices, setChoices] = useState<Readonly<Record<string, Choice>>>({});
  const [left, right] = swapped ? [pair.right, pair.left] : [pair.left, pair.right];
  const rows = useMemo(() => pairFields(left.data, right.data), [left, right]);
  const differing = rows.filter(({ differs }) => differs);
  const choiceOf = (row: PairField): Choice => choices[row.field] ?? firstChoice(row, !pair.differing.includes('kind'));
  const choose = (row: PairField, choice: Choice) => setChoices({ ...choices, [row.field]: choice });
  const swap = () => {
    setSwapped(!swapped);
    setChoices({});
  };
  const answer = (same: boolean) =>
    onAnswer({
      left: left.id,
      right: right.id,
      same,
      ...(same ? { keep: left.id, taken: takenFields(left.data, right.data, rows, choiceOf) } : {}),
    });
  const [keysOn, setKeysOn] = useDecisionKeys(
    mayEdit
      ? {
          s: () => answer(true),
          n: () => answer(false),
          j: onNext,
          k: onPrevious,
          u: onUndo,
          x: swap,
          ...Object.fromEntries(
            differing.slice(0, 9).map((row, index) => [String(index + 1), () => choose(row, nextChoice(row, choiceOf(row)))]),
          ),
        }
      : { j: onNext, k: onPrevious },
    help,
  );
  const agree = fieldNames(pair.agreeing);
  const differ = fieldNames(pair.differing);
  return (
    <section aria-label={`Pair ${position}`}>
      <Title order={2} className={classes.pairTitle}>
        Pair {position} <Status tone={pair.likelihood === 'high' ? 'caution' : 'quiet'}>{likelihoodNames[pair.likelihood]}</Status>
      </Title>
      <p className={classes.sentence}>
        {agree && `Alike in ${agree}. `}
        {differ && `Different in ${differ}.`}
      </p>
      <div className={`${classes.answers} no-print`}>
        {mayEdit && (
          <>
            <Button onClick={() => answer(true)} loading={working}>
              One publication
            </Button>
            <Button variant="default" onClick={() => answer(false)} disabled={working}>
              Two publications
            </Button>
          </>
        )}
        <Button variant="subtle" onClick={onPrevious} disabled={!onPrevious}>
          Previous
        </Button>
        <Button variant="subtle" onClick={onNext} disabled={!onNext}>
          Next
        </Button>
        {mayEdit && (
          <>
            <Button variant="subtle" onClick={onUndo} disabled={!onUndo || working}>
              Take the last answer back
            </Button>
            <Button variant="subtle" onClick={swap}>
              Swap
            </Button>
          </>
        )}
        <Switch size="xs" label="Keys" checked={keysOn} onChange={(event) => setKeysOn(event.currentTarget.checked)} />
      </div>
      <Table className={classes.pair} layout="fixed">
        <Table.Thead>
          <Table.Tr>
            <Table.Th className={classes.fieldColumn}>Field</Table.Th>
            <Table.Th>
              Stands for both
              <Source reference={left} />
            </Table.Th>
            <Table.Th>
              Duplicate
              <Source reference={right} />
            </Table.Th>
            {mayEdit && <Table.Th className={classes.choiceColumn}>The publication says</Table.Th>}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map((row) => (
            <Table.Tr key={row.field} data-differs={row.differs || undefined}>
              <Table.Th scope="row">
                {row.title}
                {row.differs && <span className={classes.differs}>differs</span>}
              </Table.Th>
              <Table.Td>
                <Marked text={row.left} other={row.right} marking={row.differs} />
              </Table.Td>
              <Table.Td>
                <Marked text={row.right} other={row.left} marking={row.differs} />
              </Table.Td>
              {mayEdit && (
                <Table.Td>
                  {row.differs && (
                    <Radio.Group
                      label={`${row.title}: the publication says`}
                      labelProps={{ className: 'visually-hidden' }}
                      value={choiceOf(row)}
                      onChange={(value) => choose(row, value as Choice)}
                    >
                      <div className={classes.choices}>
                        {differing.indexOf(row) < 9 && <kbd aria-hidden>{differing.indexOf(row) + 1}</kbd>}
                        <Radio size="xs" value="left" label="Left" />
                        <Radio size="xs" value="right" label="Right" />
                        {row.joins && <Radio size="xs" value="both" label="Both" />}
                      </div>
                    </Radio.Group>
                  )}
                </Table.Td>
              )}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </section>
  );
}

function Source({ reference: { data } }: { reference: QueuedPair['left'] }) {
  return <span className={classes.source}>{[data.source?.database, data.source?.file].filter(Boolean).join(' · ')}</span>;
}

function Marked({ text, other, marking }: { text: string; other: string; marking: boolean }) {
  if (text === '') return <span className={classes.quiet}>—</span>;
  if (!marking || other === '') return <span className={classes.value}>{text}</span>;
  let position = 0;
  return (
    <span className={classes.value}>
      {differingWords(text, other).map((piece) => {
        position += piece.text.length;
        return piece.marked ? <mark key={position}>{piece.text}</mark> : <span key={position}>{piece.text}</span>;
      })}
    </span>
  );
}
