import { TextInput } from '@mantine/core';
import IconCheck from '@tabler/icons-react/dist/esm/icons/IconCheck.mjs';
import IconSearch from '@tabler/icons-react/dist/esm/icons/IconSearch.mjs';
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import classes from './editor.module.css';

/** One line to choose from. */
export interface Choice {
  readonly id: string;
  readonly group: string;
  readonly label: string;
  readonly detail?: string | undefined;
  /** Whether it is chosen already, where several can be. */
  readonly chosen?: boolean;
}

interface ChoiceListProps {
  readonly label: string;
  readonly placeholder: string;
  readonly query: string;
  readonly onQuery: (query: string) => void;
  readonly choices: readonly Choice[];
  /** How many there are, where not all are here. */
  readonly total?: number;
  readonly empty: string;
  readonly several?: boolean;
  readonly onChoose: (id: string) => void;
  /** Ctrl-Enter, where several can be chosen. */
  readonly onDone?: () => void;
}

/** More than this is not drawn; typing narrows the list. */
const shownMax = 150;

/** A field to type into and the lines that match. Arrow keys move, Enter chooses; the cursor stays in the field. */
export function ChoiceList({
  label,
  placeholder,
  query,
  onQuery,
  choices,
  total,
  empty,
  several = false,
  onChoose,
  onDone,
}: ChoiceListProps) {
  const id = useId();
  const [at, setAt] = useState(0);
  const list = useRef<HTMLDivElement>(null);
  const shown = choices.slice(0, shownMax);
  const active = Math.min(at, shown.length - 1);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another query begins at the top
  useEffect(() => setAt(0), [query]);
  useEffect(() => {
    list.current?.querySelector(`[data-index="${active}"]`)?.scrollIntoView({ block: 'nearest' });
  }, [active]);

  const onKey = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1, PageDown: 8, PageUp: -8 }[event.key];
    if (step !== undefined) setAt(Math.max(0, Math.min(shown.length - 1, active + step)));
    else if (event.key === 'Enter' && (event.ctrlKey || event.metaKey) && onDone) onDone();
    else if (event.key === 'Enter' && shown[active]) onChoose(shown[active].id);
    else if (event.key !== 'Enter') return;
    event.preventDefault();
  };
  const groups = [...new Set(shown.map(({ group }) => group))];
  const left = (total ?? choices.length) - shown.length;
  return (
    <>
      <TextInput
        data-autofocus
        role="combobox"
        aria-label={label}
        aria-expanded
        aria-controls={`${id}-list`}
        aria-autocomplete="list"
        aria-activedescendant={shown[active] ? `${id}-${active}` : undefined}
        leftSection={<IconSearch size={16} aria-hidden />}
        placeholder={placeholder}
        value={query}
        onChange={(event) => onQuery(event.currentTarget.value)}
        onKeyDown={onKey}
        autoComplete="off"
      />
      <div
        ref={list}
        id={`${id}-list`}
        role="listbox"
        aria-label={label}
        aria-multiselectable={several || undefined}
        className={classes.choices}
        tabIndex={-1}
      >
        {groups.map((group) => (
          // biome-ignore lint/a11y/useSemanticElements: a fieldset has no place in a list of options
          <div key={group} role="group" aria-label={group}>
            <div className={classes.choiceGroup} aria-hidden>
              {group}
            </div>
            {shown.map(
              (choice, index) =>
                choice.group === group && (
                  // biome-ignore lint/a11y/useKeyWithClickEvents: the field above takes every key for these lines
                  <div
                    key={choice.id}
                    tabIndex={-1}
                    id={`${id}-${index}`}
                    data-index={index}
                    role="option"
                    aria-selected={several ? choice.chosen === true : index === active}
                    data-active={index === active || undefined}
                    className={classes.choice}
                    onMouseDown={(event) => event.preventDefault()}
                    onClick={() => {
                      setAt(index);
                      onChoose(choice.id);
                    }}
                  >
                    {several && <span className={classes.choiceMark}>{choice.chosen && <IconCheck size={16} aria-hidden />}</span>}
                    <span>
                      <span className={classes.choiceLabel}>{choice.label}</span>
                      {choice.detail && <span className={classes.choiceDetail}>{choice.detail}</span>}
                    </span>
                  </div>
                ),
            )}
          </div>
        ))}
      </div>
      <p className={classes.choiceCount} role="status">
        {shown.length === 0
          ? empty
          : left > 0
            ? `${left.toLocaleString('en')} more; type to narrow them.`
            : `${shown.length} to choose from.`}
      </p>
    </>
  );
}

/** Whether every word typed begins a word of the text. */
export function matches(text: string, query: string): boolean {
  const words = text.toLowerCase();
  return query
    .toLowerCase()
    .split(/\s+/)
    .every((typed) => {
      for (let at = words.indexOf(typed); at >= 0; at = words.indexOf(typed, at + 1))
        if (at === 0 || !/[\p{L}\p{N}]/u.test(words[at - 1]!)) return true;
      return false;
    });
}
