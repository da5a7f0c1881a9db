import { Modal, TextInput } from '@mantine/core';
import IconSearch from '@tabler/icons-react/dist/esm/icons/IconSearch.mjs';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { type KeyboardEvent, useEffect, useId, useMemo, useState } from 'react';
import { useOperation } from '../api/queries.ts';
import { usePerson } from '../api/session.ts';
import { useEvaluationId } from './evaluation.ts';
import classes from './palette.module.css';
import { recordLabel } from './record-label.ts';
import { useCommands } from './registry.ts';
import { pathOfKind, steps } from './steps.ts';

interface Entry {
  readonly id: string;
  readonly group: string;
  readonly title: string;
  readonly detail?: string;
  readonly run: () => void;
}

interface ListedRecord {
  readonly id: string;
  readonly kind: string;
  readonly data: unknown;
}

const shownMax = 40;

const focusNow = (field: HTMLInputElement | null) => field?.focus();

/** Finds pages, commands, evaluations and every record that was loaded, by a few letters of each word. */
export default function Palette({ onClose, onKeys }: { onClose: () => void; onKeys: () => void }) {
  const [text, setText] = useState('');
  const [current, setCurrent] = useState(0);
  const listId = useId();
  const entries = useEntries(onKeys);
  const found = useMemo(() => search(entries, text), [entries, text]);
  const chosenId = found[current] && `${listId}-${current}`;
  useEffect(() => {
    if (chosenId) document.getElementById(chosenId)?.scrollIntoView({ block: 'nearest' });
  }, [chosenId]);
  const choose = (entry: Entry | undefined) => {
    if (!entry) return;
    onClose();
    entry.run();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'ArrowDown') setCurrent((index) => Math.min(index + 1, found.length - 1));
    else if (event.key === 'ArrowUp') setCurrent((index) => Math.max(index - 1, 0));
    else if (event.key === 'Enter') choose(found[current]);
    else return;
    event.preventDefault();
  };
  return (
    <Modal
      opened
      onClose={onClose}
      withCloseButton={false}
      size="lg"
      padding={0}
      yOffset="10vh"
      attributes={{ content: { 'aria-label': 'Find' } }}
    >
      <TextInput
        // What is typed right after the key must not be lost while the dialog is still coming up.
        ref={focusNow}
        size="md"
        variant="unstyled"
        leftSection={<IconSearch size={18} aria-hidden />}
        placeholder="Find a record, page or command"
        aria-label="Find a record, page or command"
        role="combobox"
        aria-expanded
        aria-controls={listId}
        aria-activedescendant={chosenId}
        value={text}
        onChange={(event) => {
          setText(event.currentTarget.value);
          setCurrent(0);
        }}
        onKeyDown={onKeyDown}
      />
      <div id={listId} role="listbox" aria-label="Found" className={classes.list}>
        {found.map((entry, index) => (
          // Keys belong to the field above, as the pattern of a combobox has it.
          // biome-ignore lint/a11y/useKeyWithClickEvents: see above
          <div
            key={entry.id}
            id={`${listId}-${index}`}
            role="option"
            tabIndex={-1}
            aria-selected={index === current}
            className={classes.entry}
            onClick={() => choose(entry)}
            onMouseMove={() => setCurrent(index)}
          >
            <span className={classes.title}>{entry.title}</span>
            {entry.detail && <span className={classes.detail}>{entry.detail}</span>}
            <span className={classes.group}>{entry.group}</span>
          </div>
        ))}
      </div>
      {found.length === 0 && (
        <p className={classes.nothing} role="status">
          Nothing loaded here is called “{text}”. Records are found once their list was opened.
        </p>
      )}
    </Modal>
  );
}

function search(entries: readonly Entry[], text: string): Entry[] {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  const found: Entry[] = [];
  for (const entry of entries) {
    const place = `${entry.title} ${entry.detail ?? ''} ${entry.group}`.toLowerCase();
    if (words.every((word) => place.includes(word))) found.push(entry);
    if (found.length === shownMax) break;
  }
  return found;
}

function useEntries(onKeys: () => void): readonly Entry[] {
  const evaluation = useEvaluationId();
  const navigate = useNavigate();
  const client = useQueryClient();
  const commands = useCommands();
  const person = usePerson();
  const evaluations = useOperation('evaluation.evaluation.list', {}).data?.evaluations;
  return useMemo(() => {
    const go =
      (to: string, params: Record<string, string> = {}, search: Record<string, string> = {}) =>
      () =>
        void navigate({ to, params, search } as never);
    const pages = evaluation
      ? steps.flatMap((step) =>
          (step.pages ?? [{ title: step.title, path: step.path }]).map((page) => ({
            id: `page ${page.path}`,
            group: 'Page',
            title: page.title,
            ...(page.title === step.title ? {} : { detail: step.title }),
            run: go(page.path, { evaluation }),
          })),
        )
      : [];
    const installation: Entry[] = [
      { id: 'page /', group: 'Page', title: 'Evaluations', run: go('/') },
      ...(person.administrator ? [{ id: 'page /people', group: 'Page', title: 'People', run: go('/people') }] : []),
      { id: 'page /password', group: 'Page', title: 'Change password', run: go('/password') },
    ];
    const records = new Map<string, Entry>();
    if (evaluation) {
      for (const [, data] of client.getQueriesData<{ records?: readonly ListedRecord[] }>({ queryKey: [evaluation] })) {
        for (const { id, kind, data: recordData } of Array.isArray(data?.records) ? data.records : []) {
          const path = pathOfKind(kind);
          const title = recordLabel(recordData);
          if (path && title)
            records.set(id, { id, group: kind.replaceAll('-', ' '), title, run: go(path, { evaluation }, { record: id }) });
        }
      }
    }
    return [
      ...commands.map(({ title, run }, index) => ({ id: `command ${index}`, group: 'Command', title, run })),
      ...pages,
      ...(evaluations ?? []).map(({ id, title, device }) => ({
        id: `evaluation ${id}`,
        group: 'Evaluation',
        title,
        ...(device && device !== title ? { detail: device } : {}),
        run: go('/e/$evaluation', { evaluation: id }),
      })),
      ...installation,
      { id: 'command keys', group: 'Command', title: 'Show the keys', run: onKeys },
      ...records.values(),
    ];
  }, [evaluation, navigate, client, commands, person.administrator, evaluations, onKeys]);
}
