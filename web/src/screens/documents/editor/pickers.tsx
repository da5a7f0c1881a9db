import { citeShort } from '@cerulean/evaluation/evidence';
import { Button, CloseButton, Group, Modal, SegmentedControl } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useMemo, useState, useSyncExternalStore } from 'react';
import { useOperation } from '../../../api/queries.ts';
import { useEvaluationId } from '../../../frame/evaluation.ts';
import { Problem } from '../../../kit/problem.tsx';
import { type Choice, ChoiceList, matches } from './choice-list.tsx';
import classes from './editor.module.css';
import type { Names, ReferenceName } from './names.ts';

interface PickerProps<Value> {
  readonly names: Names;
  /** What stands there now, where a person changes it. */
  readonly value: Value | undefined;
  readonly onPick: (value: Value) => void;
  readonly onClose: () => void;
}

/** Chooses a fact of the record by its name, value or key. */
export function FactPicker({ names, value, onPick, onClose }: PickerProps<string>) {
  const { facts } = useSyncExternalStore(names.subscribe, names.get);
  const [query, setQuery] = useState('');
  const choices = useMemo(
    () =>
      [...(facts?.values() ?? [])]
        .filter(({ group, label, text, key }) => matches(`${group} ${label} ${text} ${key}`, query))
        .map(({ key, group, label, text }): Choice => ({ id: key, group, label: text, detail: label === text ? undefined : label })),
    [facts, query],
  );
  return (
    <Modal opened onClose={onClose} title={value === undefined ? 'Insert a fact' : 'Change the fact'} size="lg">
      <p className={classes.explanation}>A fact shows what the record says now. When the record changes, the sentence changes with it.</p>
      <ChoiceList
        label="Fact"
        placeholder="Search by name, value or key"
        query={query}
        onQuery={setQuery}
        choices={choices}
        empty={facts ? 'No fact matches.' : 'The facts are on the way.'}
        onChoose={onPick}
      />
    </Modal>
  );
}

const groupOfTarget = { section: 'Sections', table: 'Tables', figure: 'Figures' } as const;

/** Chooses a section, table or figure to refer to. */
export function CrossReferencePicker({ names, value, onPick, onClose }: PickerProps<string>) {
  const { targets } = useSyncExternalStore(names.subscribe, names.get);
  const [query, setQuery] = useState('');
  const choices = useMemo(
    () =>
      [...(targets?.values() ?? [])]
        .filter(({ label, title }) => matches(`${label} ${title}`, query))
        .map(
          ({ id, label, title, kind }): Choice => ({
            id,
            group: groupOfTarget[kind],
            label,
            detail: label.includes(title) ? undefined : title,
          }),
        ),
    [targets, query],
  );
  return (
    <Modal
      opened
      onClose={onClose}
      title={value === undefined ? 'Refer to a part of the document' : 'Change the cross-reference'}
      size="lg"
    >
      <p className={classes.explanation}>The number follows when the document is made; nothing has to be renumbered by hand.</p>
      <ChoiceList
        label="Section, table or figure"
        placeholder="Search by number, title or caption"
        query={query}
        onQuery={setQuery}
        choices={choices}
        empty="Nothing matches."
        onChoose={onPick}
      />
    </Modal>
  );
}

const listedAtOnce = 50;

/** Chooses one or more references that are cited together. */
export function CitationPicker({ names, value, onPick, onClose }: PickerProps<readonly string[]>) {
  const evaluation = useEvaluationId();
  const [query, setQuery] = useState('');
  const [searched] = useDebouncedValue(query, 150);
  const [state, setState] = useState<'included' | 'unique'>('included');
  const [chosen, setChosen] = useState<readonly string[]>(value ?? []);
  const [found, setFound] = useState<ReadonlyMap<string, ReferenceName>>(new Map());
  const { references } = useSyncExternalStore(names.subscribe, names.get);
  const { data, error } = useOperation(
    'evidence.reference.list',
    { evaluation, state, query: searched, limit: listedAtOnce, sort: 'author' },
    { keepPrevious: true },
  );
  const choices = (data?.records ?? []).map(
    ({ id, data: reference }): Choice => ({
      id,
      group: state === 'included' ? 'Included publications' : 'All publications',
      label: citeShort(reference),
      detail: [reference.title, reference.container].filter(Boolean).join(' · '),
      chosen: chosen.includes(id),
    }),
  );
  const toggle = (id: string) => {
    const record = data?.records.find((reference) => reference.id === id);
    if (record) setFound(new Map(found).set(id, { label: citeShort(record.data), title: record.data.title }));
    setChosen(chosen.includes(id) ? chosen.filter((other) => other !== id) : [...chosen, id]);
  };
  const labelOf = (id: string) => found.get(id)?.label ?? references.get(id)?.label ?? id;
  const done = () => {
    if (chosen.length === 0) return;
    names.addReferences(found);
    onPick(chosen);
  };
  return (
    <Modal opened onClose={onClose} title={value === undefined ? 'Cite' : 'Change the citation'} size="lg">
      {error && <Problem error={error} />}
      <Group justify="space-between" mb="sm">
        <SegmentedControl
          size="xs"
          aria-label="Which references"
          value={state}
          onChange={(next) => setState(next as typeof state)}
          data={[
            { value: 'included', label: 'Included' },
            { value: 'unique', label: 'All references' },
          ]}
        />
        <span className={classes.hint}>Enter adds or takes out, Ctrl Enter cites</span>
      </Group>
      <ChoiceList
        label="References"
        placeholder="Search by author, title, year, DOI or PMID"
        query={query}
        onQuery={setQuery}
        choices={choices}
        {...(data ? { total: data.total } : {})}
        empty={data ? 'No reference matches.' : 'The references are on the way.'}
        several
        onChoose={toggle}
        onDone={done}
      />
      <div className={classes.citing}>
        {chosen.length === 0 ? (
          <span className={classes.hint}>Nothing chosen yet.</span>
        ) : (
          <ul aria-label="Cited here">
            {chosen.map((id) => (
              <li key={id}>
                {labelOf(id)}
                <CloseButton
                  size="xs"
                  aria-label={`Take out ${labelOf(id)}`}
                  onClick={() => setChosen(chosen.filter((other) => other !== id))}
                />
              </li>
            ))}
          </ul>
        )}
        <Button onClick={done} disabled={chosen.length === 0}>
          {chosen.length > 1 ? `Cite ${chosen.length} references` : 'Cite'}
        </Button>
      </div>
    </Modal>
  );
}
