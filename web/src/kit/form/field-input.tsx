import { type UnitId, units } from '@cerulean/evaluation/base';
import { ActionIcon, Button, Checkbox, MultiSelect, NativeSelect, Select, TagsInput, Textarea, TextInput } from '@mantine/core';
import IconCalendar from '@tabler/icons-react/dist/esm/icons/IconCalendar.mjs';
import IconPlus from '@tabler/icons-react/dist/esm/icons/IconPlus.mjs';
import IconTrash from '@tabler/icons-react/dist/esm/icons/IconTrash.mjs';
import { createContext, type ReactNode, useContext, useRef, useState } from 'react';
import { type BoundsDraft, type QuantityDraft, withUnit } from './bounds.ts';
import { type Field, type Path, pointerOf, type Scale, toValues, type Values, valueAt } from './field.ts';
import classes from './form.module.css';
import { fromShown, toShown } from './scale.ts';

/** What the fields of one form share. */
export interface FormState {
  readonly values: unknown;
  readonly set: (path: Path, value: unknown) => void;
  /** What is wrong, by JSON pointer. */
  readonly errors: ReadonlyMap<string, string>;
}

export const FormContext = createContext<FormState>({ values: {}, set: () => {}, errors: new Map() });

/** From this many choices on a list is searched rather than looked through. */
const searchedFrom = 12;

/** One field of a form, drawn from its description. */
export function FieldInput({ field, parent = [] }: { field: Field; parent?: Path }) {
  const form = useContext(FormContext);
  const path = [...parent, field.name];
  const pointer = pointerOf(path);
  const value = valueAt(form.values, path);
  const set = (next: unknown) => form.set(path, next);
  const error = form.errors.get(pointer);
  const common = { label: field.label, description: field.help, error };
  switch (field.type) {
    case 'text':
      return (
        <TextInput
          {...common}
          withAsterisk={field.required ?? false}
          placeholder={field.placeholder}
          maxLength={field.maxLength}
          value={value as string}
          onChange={(event) => set(event.currentTarget.value)}
          {...(field.identifier ? { styles: { input: { fontFamily: 'var(--mantine-font-family-monospace)' } }, spellCheck: false } : {})}
        />
      );
    case 'long-text':
      return (
        <Textarea
          {...common}
          withAsterisk={field.required ?? false}
          autosize
          minRows={field.rows ?? 2}
          maxRows={24}
          value={value as string}
          onChange={(event) => set(event.currentTarget.value)}
        />
      );
    case 'number': {
      const scale = field.scale?.(valueAt(form.values, parent) as Values, form.values as Values);
      return (
        <NumberInput
          {...common}
          required={field.required ?? false}
          integer={field.integer ?? false}
          scale={scale ?? { factor: 1, unit: field.unit ?? '' }}
          value={value as number | string}
          onChange={set}
        />
      );
    }
    case 'date':
      return <DateInput {...common} required={field.required ?? false} value={value as string} onChange={set} />;
    case 'choice':
      if (field.choices.length >= searchedFrom) {
        return (
          <Select
            {...common}
            searchable
            clearable={field.optional ?? false}
            clearButtonProps={{ 'aria-label': `Clear ${field.label}` }}
            data={field.choices.map((choice) => ({ ...choice }))}
            value={(value as string) || null}
            onChange={(next) => set(next ?? '')}
            nothingFoundMessage="Nothing found"
          />
        );
      }
      return (
        <NativeSelect
          {...common}
          maw={460}
          data={[...(field.optional ? [{ value: '', label: '—' }] : []), ...field.choices.map((choice) => ({ ...choice }))]}
          value={value as string}
          onChange={(event) => set(event.currentTarget.value)}
        />
      );
    case 'choices':
      return (
        <MultiSelect
          {...common}
          searchable
          clearable
          hidePickedOptions
          data={field.choices.map((choice) => ({ ...choice }))}
          value={[...(value as readonly string[])]}
          onChange={set}
          nothingFoundMessage="Nothing found"
        />
      );
    case 'tags':
      return (
        <TagsInput
          {...common}
          value={[...(value as readonly string[])]}
          onChange={set}
          splitChars={[';']}
          placeholder="Type and press Enter"
        />
      );
    case 'yes-no':
      return <Checkbox {...common} checked={value as boolean} onChange={(event) => set(event.currentTarget.checked)} />;
    case 'sentences':
      return <Sentences field={field} value={value as readonly string[]} set={set} error={error} />;
    case 'quantity':
      return (
        <FieldSet label={field.label} help={field.help} error={error ?? below(form.errors, pointer)}>
          <div className={classes.end}>
            <span />
            <QuantityInput
              name={field.label}
              units={field.units}
              value={value as QuantityDraft}
              onNumber={(next) => set({ ...(value as QuantityDraft), value: next })}
              onUnit={(unit) => set({ ...(value as QuantityDraft), unit })}
            />
          </div>
        </FieldSet>
      );
    case 'bounds':
      return <BoundsInput field={field} value={value as BoundsDraft} set={set} error={error ?? below(form.errors, pointer)} />;
    case 'group':
      return (
        <FieldSet label={field.label} help={field.help} error={error}>
          {value === undefined ? (
            <AddButton onClick={() => set(toValues(field.fields, undefined))}>{field.add}</AddButton>
          ) : (
            <div className={classes.nested}>
              {field.fields.map((inner) => (
                <FieldInput key={inner.name} field={inner} parent={path} />
              ))}
              {field.add && <RemoveButton label={field.label.toLowerCase()} onClick={() => set(undefined)} />}
            </div>
          )}
        </FieldSet>
      );
    case 'list': {
      const items = value as readonly unknown[];
      return (
        <FieldSet label={field.label} help={field.help} error={error}>
          {items.map((_, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: every input is controlled, so its place is its identity
            <fieldset key={index} className={`${classes.set} ${classes.nested}`} aria-label={`${field.label} ${index + 1}`}>
              {field.fields.map((inner) => (
                <FieldInput key={inner.name} field={inner} parent={[...path, index]} />
              ))}
              <RemoveButton
                label={`${field.label.toLowerCase()} ${index + 1}`}
                onClick={() => set(items.filter((_item, other) => other !== index))}
              />
            </fieldset>
          ))}
          <AddButton onClick={() => set([...items, toValues(field.fields, undefined)])}>{field.add}</AddButton>
        </FieldSet>
      );
    }
  }
}

/** What is wrong anywhere inside a field of several inputs. */
function below(errors: ReadonlyMap<string, string>, pointer: string): string | undefined {
  for (const [place, message] of errors) if (place.startsWith(`${pointer}/`)) return message;
  return undefined;
}

function FieldSet({
  label,
  help,
  error,
  children,
}: {
  label: string;
  help?: string | undefined;
  error?: string | undefined;
  children: ReactNode;
}) {
  return (
    <fieldset className={classes.set} aria-invalid={error ? true : undefined}>
      <legend>{label}</legend>
      {help && <p>{help}</p>}
      {children}
      {error && (
        <p className={classes.error} role="alert">
          {error}
        </p>
      )}
    </fieldset>
  );
}

function AddButton({ onClick, children }: { onClick: () => void; children: ReactNode }) {
  return (
    <Button variant="default" size="xs" leftSection={<IconPlus size={14} aria-hidden />} onClick={onClick}>
      {children}
    </Button>
  );
}

function RemoveButton({ label, onClick }: { label: string; onClick: () => void }) {
  return (
    <div>
      <Button variant="subtle" color="gray" size="compact-sm" leftSection={<IconTrash size={14} aria-hidden />} onClick={onClick}>
        Remove {label}
      </Button>
    </div>
  );
}

function Sentences({
  field,
  value,
  set,
  error,
}: {
  field: { label: string; help?: string; add?: string };
  value: readonly string[];
  set: (next: unknown) => void;
  error: string | undefined;
}) {
  const last = useRef<HTMLTextAreaElement>(null);
  const add = () => {
    set([...value, '']);
    setTimeout(() => last.current?.focus());
  };
  return (
    <FieldSet label={field.label} help={field.help} error={error}>
      {value.map((text, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: every input is controlled, so its place is its identity
        <div key={index} className={classes.line}>
          <Textarea
            ref={index === value.length - 1 ? last : undefined}
            autosize
            minRows={1}
            aria-label={`${field.label} ${index + 1}`}
            value={text}
            onChange={(event) => set(value.map((other, place) => (place === index ? event.currentTarget.value : other)))}
          />
          <ActionIcon
            onClick={() => set(value.filter((_, place) => place !== index))}
            aria-label={`Remove ${field.label.toLowerCase()} ${index + 1}`}
          >
            <IconTrash size={16} aria-hidden />
          </ActionIcon>
        </div>
      ))}
      <AddButton onClick={add}>{field.add ?? 'Add'}</AddButton>
    </FieldSet>
  );
}

interface QuantityInputProps {
  readonly name: string;
  readonly units: readonly UnitId[];
  readonly value: QuantityDraft;
  readonly onNumber: (next: string) => void;
  readonly onUnit: (unit: UnitId) => void;
}

function QuantityInput({ name, units: offered, value, onNumber, onUnit }: QuantityInputProps) {
  const choices = offered.includes(value.unit) ? offered : [...offered, value.unit];
  return (
    <>
      <TextInput
        inputMode="decimal"
        aria-label={`${name}: number`}
        value={String(value.value)}
        onChange={(event) => onNumber(event.currentTarget.value)}
      />
      <NativeSelect
        aria-label={`${name}: unit`}
        data={choices.map((unit) => ({ value: unit, label: units[unit].name === unit ? unit : `${unit} (${units[unit].name})` }))}
        value={value.unit}
        onChange={(event) => onUnit(event.currentTarget.value as UnitId)}
      />
    </>
  );
}

function BoundsInput({
  field,
  value,
  set,
  error,
}: {
  field: { label: string; help?: string; units: readonly UnitId[] };
  value: BoundsDraft;
  set: (next: BoundsDraft) => void;
  error: string | undefined;
}) {
  return (
    <FieldSet label={field.label} help={field.help ?? 'Leave an end empty where the range is open.'} error={error}>
      {(['from', 'to'] as const).map((end) => (
        <div key={end} className={classes.end}>
          <span>{end}</span>
          <QuantityInput
            name={`${field.label} ${end}`}
            units={field.units}
            value={value[end]}
            onNumber={(next) => set({ ...value, [end]: { ...value[end], value: next } })}
            onUnit={(unit) => set(withUnit(value, end, unit))}
          />
          <Checkbox
            size="sm"
            label="included"
            aria-label={`${field.label} ${end}: included`}
            checked={end === 'from' ? value.fromIncluded : value.toIncluded}
            onChange={(event) => set({ ...value, [`${end}Included`]: event.currentTarget.checked })}
          />
        </div>
      ))}
    </FieldSet>
  );
}

interface NumberInputProps {
  readonly label: string;
  readonly description?: ReactNode;
  readonly error?: ReactNode;
  readonly required: boolean;
  readonly integer: boolean;
  readonly scale: Scale;
  /** As it is stored; a text while it is no number. */
  readonly value: number | string;
  readonly onChange: (value: number | string) => void;
}

/** A number in the unit people read it in. What is being typed stays as typed; where the unit changes, the number follows. */
function NumberInput({ required, integer, scale: { factor, unit }, value, onChange, ...common }: NumberInputProps) {
  const [typed, setTyped] = useState({ text: '', factor: Number.NaN, value: '' as number | string });
  const text = typed.factor === factor && typed.value === value ? typed.text : toShown(value, factor);
  const unitWidth = unit ? unit.length * 8 + 16 : undefined;
  return (
    <TextInput
      {...common}
      withAsterisk={required}
      inputMode={integer ? 'numeric' : 'decimal'}
      styles={{ wrapper: { maxWidth: unitWidth ? Math.max(220, unitWidth + 110) : 220 } }}
      rightSection={unit ? <span>{unit}</span> : undefined}
      rightSectionWidth={unitWidth}
      rightSectionPointerEvents="none"
      value={text}
      onChange={(event) => {
        const next = fromShown(event.currentTarget.value, factor);
        setTyped({ text: event.currentTarget.value, factor, value: next });
        onChange(next);
      }}
    />
  );
}

interface DateInputProps {
  readonly label: string;
  readonly description?: ReactNode;
  readonly error?: ReactNode;
  readonly required: boolean;
  readonly value: string;
  readonly onChange: (value: string) => void;
}

/** A day as 2026-11-22 whatever the browser's language, with the browser's own calendar behind the button. */
export function DateInput({ required, value, onChange, ...common }: DateInputProps) {
  const picker = useRef<HTMLInputElement>(null);
  return (
    <TextInput
      {...common}
      withAsterisk={required}
      maw={220}
      placeholder="2026-11-22"
      inputMode="numeric"
      maxLength={10}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value.trim())}
      rightSection={
        <>
          <input
            ref={picker}
            type="date"
            tabIndex={-1}
            aria-hidden
            value={value}
            onChange={(event) => onChange(event.currentTarget.value)}
            style={{ position: 'absolute', inset: 0, opacity: 0, pointerEvents: 'none', width: 1 }}
          />
          <ActionIcon onClick={() => picker.current?.showPicker()} aria-label={`${common.label}: choose in a calendar`}>
            <IconCalendar size={16} aria-hidden />
          </ActionIcon>
        </>
      }
    />
  );
}
