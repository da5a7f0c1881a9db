import {
  type CheckState,
  type ExtractedValue,
  type ExtractionCheck,
  extractedValueKind,
  type ValueSuggestion,
  valueText,
} from '@cerulean/evaluation/analysis';
import type { Stored } from '@cerulean/evaluation/records';
import { Button, Checkbox, MultiSelect, NativeSelect, Textarea, TextInput } from '@mantine/core';
import { type Ref, useEffect, useImperativeHandle, useRef, useState } from 'react';
import { useRecordChanges } from '../../../api/records.ts';
import { Problem } from '../../../kit/problem.tsx';
import type { SelectedPassage } from '../../../kit/reading/selected-passage.ts';
import { CheckStatus, PassageButton } from './check-status.tsx';
import { Difference } from './difference.tsx';
import classes from './extraction.module.css';
import { draftOf, type Field, readDraft, type ValueDraft, withPassage } from './value-draft.ts';

/** What a page can ask of a card: to take selected words. */
export interface ValueCardHandle {
  readonly take: (passage: SelectedPassage) => void;
}

interface ValueCardProps {
  readonly evaluation: string;
  readonly itemId: string;
  readonly fullTextFileId: string | undefined;
  readonly field: Field;
  readonly stored: Stored<ExtractedValue> | undefined;
  readonly state: CheckState;
  readonly check: Stored<ExtractionCheck> | undefined;
  readonly suggestion: ValueSuggestion | undefined;
  /** Whether selected words go to it. */
  readonly active: boolean;
  readonly onActive: () => void;
  readonly onShow: (place: SelectedPassage) => void;
  readonly ref: Ref<ValueCardHandle>;
}

/** One field of the form for one item. It is kept when the person goes on to another field. */
export function ValueCard(props: ValueCardProps) {
  const { evaluation, itemId, fullTextFileId, field, stored, state, check, suggestion, active, onActive, onShow, ref } = props;
  const changes = useRecordChanges('analysis', extractedValueKind, evaluation);
  const [draft, setDraft] = useState<ValueDraft>(() => draftOf(field, stored?.data));
  const [base, setBase] = useState(stored);
  const [problem, setProblem] = useState<unknown>();
  const [saving, setSaving] = useState(false);
  const card = useRef<HTMLFieldSetElement>(null);
  const typed = JSON.stringify(draft);
  const dirty = typed !== JSON.stringify(draftOf(field, base?.data));
  const read = readDraft(field, draft);

  // What somebody else saved meanwhile is shown where nothing was typed over it.
  useEffect(() => {
    if (dirty || saving || stored?.version === base?.version) return;
    setBase(stored);
    setDraft(draftOf(field, stored?.data));
  }, [stored, base, dirty, saving, field]);
  useEffect(() => {
    if (!dirty) return;
    const warn = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', warn);
    return () => window.removeEventListener('beforeunload', warn);
  }, [dirty]);

  const save = async (next: ValueDraft) => {
    const { value, trouble } = readDraft(field, next);
    if (trouble || saving || JSON.stringify(next) === JSON.stringify(draftOf(field, base?.data))) return;
    setProblem(undefined);
    setSaving(true);
    try {
      if (value === undefined) {
        if (!base) return;
        await changes.remove(base);
        setBase(undefined);
        setDraft(draftOf(field, undefined));
        return;
      }
      const { notReported, page, quote, notes } = next;
      const data = extractedValueKind.schema.parse({
        itemId,
        fieldId: field.id,
        value,
        notReported,
        page,
        quote,
        notes,
        ...(fullTextFileId && page !== 'abstract' && page !== 'record' ? { fileId: fullTextFileId } : {}),
      });
      const saved = (await (base ? changes.update(base.id, base.version, data) : changes.create(data))) as Stored<ExtractedValue>;
      setBase(saved);
    } catch (error) {
      setProblem(error);
    } finally {
      setSaving(false);
    }
  };
  const set = (more: Partial<ValueDraft>) => setDraft((before) => ({ ...before, ...more }));
  /** For changes that are whole by themselves, which need not wait until the field is left. */
  const setAndSave = (more: Partial<ValueDraft>) => {
    const next = { ...draft, ...more };
    setDraft(next);
    void save(next);
  };
  useImperativeHandle(ref, () => ({ take: (passage) => setAndSave(withPassage(field, draft, passage)) }));

  const suggested = suggestion && !base && !dirty ? suggestion : undefined;
  const place = { page: draft.page, quote: draft.quote };
  return (
    <fieldset
      ref={card}
      className={classes.card}
      data-active={active || undefined}
      onFocus={onActive}
      onBlur={(event) => {
        if (!card.current?.contains(event.relatedTarget as Node | null)) void save(draft);
      }}
    >
      <legend>
        {field.data.title}
        {field.data.unit && <span className={classes.quiet}> ({field.data.unit})</span>}
      </legend>
      {field.data.guidance && <p className={classes.quiet}>{field.data.guidance}</p>}
      {problem !== undefined && <Problem error={problem} onRetry={() => void save(draft)} />}
      <div className={classes.row}>
        <ValueInput
          field={field}
          draft={draft}
          trouble={read.trouble}
          onChange={set}
          onWhole={setAndSave}
          onEnter={() => void save(draft)}
        />
        <TextInput
          className={classes.page}
          aria-label={`Page of ${field.data.title}`}
          placeholder="page"
          value={draft.page}
          onChange={(event) => set({ page: event.currentTarget.value })}
        />
        <Checkbox
          className={classes.notReported}
          label="not reported"
          aria-label={`${field.data.title} is not reported`}
          checked={draft.notReported}
          onChange={(event) =>
            setAndSave({
              notReported: event.currentTarget.checked,
              ...(event.currentTarget.checked ? { value: draftOf(field, undefined).value } : {}),
            })
          }
        />
      </div>
      {draft.quote && <PassageButton place={place} onShow={onShow} />}
      {suggested && (
        <p className={classes.suggestion}>
          <span>
            {suggested.page === 'abstract' ? 'The abstract says' : 'The record says'}{' '}
            <strong>{valueText(field.data, { value: suggested.value, notReported: false })}</strong>
          </span>
          <Button
            variant="default"
            size="compact-sm"
            onClick={() => setAndSave({ ...draftOf(field, undefined), ...suggested, value: String(suggested.value) })}
          >
            Take it<span className="visually-hidden"> for {field.data.title}</span>
          </Button>
          {suggested.quote && <PassageButton place={suggested} onShow={onShow} />}
        </p>
      )}
      <p className={classes.saved} aria-live="polite">
        {saving ? 'Saving …' : dirty ? 'Not saved yet' : base ? <CheckStatus state={state} /> : ''}
      </p>
      {base && state === 'difference' && check && (
        <Difference evaluation={evaluation} check={check} onTake={take(field, check.data, setAndSave)} onShow={onShow} />
      )}
    </fieldset>
  );
}

/** Takes what the second person read into the card; undefined where it is no value of the field. */
function take(field: Field, { reads, page, quote }: ExtractionCheck, onTake: (draft: Partial<ValueDraft>) => void) {
  const value = field.data.type === 'choices' ? reads.split(/\s*;\s*/) : reads;
  const draft = { ...draftOf(field, undefined), value, page, quote };
  const read = readDraft(field, draft);
  const fits =
    read.value !== undefined && (!field.data.type.startsWith('choice') || [value].flat().every((one) => field.data.choices.includes(one)));
  return fits ? () => onTake({ value, notReported: false, ...(page ? { page } : {}), ...(quote ? { quote } : {}) }) : undefined;
}

interface ValueInputProps {
  readonly field: Field;
  readonly draft: ValueDraft;
  readonly trouble: string | undefined;
  readonly onChange: (more: Partial<ValueDraft>) => void;
  readonly onWhole: (more: Partial<ValueDraft>) => void;
  readonly onEnter: () => void;
}

function ValueInput({ field, draft, trouble, onChange, onWhole, onEnter }: ValueInputProps) {
  const { title, type, choices } = field.data;
  const common = { className: classes.value!, 'aria-label': title, disabled: draft.notReported, error: trouble };
  switch (type) {
    case 'choice':
      return (
        <NativeSelect
          {...common}
          data={[{ value: '', label: '—' }, ...choices.map((choice) => ({ value: choice, label: choice }))]}
          value={draft.value as string}
          onChange={(event) => onWhole({ value: event.currentTarget.value })}
        />
      );
    case 'choices':
      return <MultiSelect {...common} hidePickedOptions data={choices} value={[...draft.value]} onChange={(value) => onWhole({ value })} />;
    case 'number':
      return (
        <TextInput
          {...common}
          inputMode="decimal"
          value={draft.value as string}
          onChange={(event) => onChange({ value: event.currentTarget.value })}
          onKeyDown={(event) => event.key === 'Enter' && onEnter()}
        />
      );
    case 'text':
      return (
        <Textarea
          {...common}
          autosize
          minRows={1}
          maxRows={8}
          value={draft.value as string}
          onChange={(event) => onChange({ value: event.currentTarget.value })}
        />
      );
    default:
      return type satisfies never;
  }
}
