import { Button, Text, Title } from '@mantine/core';
import { type ReactNode, useEffect, useMemo, useRef, useState } from 'react';
import { toProblem } from '../../api/problem.ts';
import { usePerson } from '../../api/session.ts';
import { formatInstant } from '../instant.tsx';
import { Problem } from '../problem.tsx';
import classes from './act-form.module.css';
import { dropDraft, keepDraft, readDraft } from './draft.ts';
import { type Field, type FieldOf, type Path, toData, toValues, type Values, withValueAt } from './field.ts';
import { FieldInput, FormContext } from './field-input.tsx';
import { settled } from './settle.ts';

interface ActFormProps<Data> {
  readonly title: string;
  /** Whether the form is the page itself, whose heading says what it is for. */
  readonly wholePage?: boolean;
  /** What will follow, said before it is done. */
  readonly follows?: ReactNode;
  /** The word on the button that does it. */
  readonly action: string;
  /** Names the draft: evaluation, act and record. */
  readonly draftKey: string;
  /** What the form starts from. */
  readonly initial: Data;
  /** The fields, which may depend on what is filled in so far. */
  readonly fields: (data: Data) => readonly FieldOf<Data>[];
  /** What is wrong, by JSON pointer into the data; empty where it can be sent. */
  readonly check?: (data: Data) => Readonly<Record<string, string>>;
  /** Does it; trouble it throws is shown here and what was typed stays. */
  readonly onSubmit: (data: Data) => Promise<void>;
  readonly onCancel: () => void;
  /** What stands between fields and buttons, for instance what the choice means. */
  readonly children?: (data: Data) => ReactNode;
}

/** A form for one act, such as a step of a signal: fields that may depend on each other, what will follow, two buttons. It keeps a draft. */
export function ActForm<Data extends object>(props: ActFormProps<Data>) {
  const { title, wholePage = false, follows, action, draftKey, initial, check, onSubmit, onCancel, children } = props;
  const fieldsOf = props.fields as unknown as (data: unknown) => readonly Field[];
  const person = usePerson();
  const key = `${person.id} ${draftKey}`;
  const [values, setValues] = useState<Values>(() => readDraft(key)?.values ?? toValues(fieldsOf(initial), initial));
  const [errors, setErrors] = useState<ReadonlyMap<string, string>>(new Map());
  const [working, setWorking] = useState(false);
  const [problem, setProblem] = useState<unknown>();
  const [restored, setRestored] = useState(() => readDraft(key)?.at);
  const touched = useRef(false);
  const form = useRef<HTMLFormElement>(null);

  const data = useMemo(() => toData(fieldsOf(values), values) as Data, [values, fieldsOf]);
  const fields = fieldsOf(data);
  useEffect(() => {
    if (!touched.current) return;
    const timer = setTimeout(() => {
      if (touched.current) keepDraft(key, { values, version: 0, base: undefined, at: new Date().toISOString() });
    }, 300);
    return () => clearTimeout(timer);
  }, [values, key]);
  // A list that opens on focus is passed over, so that it does not lie over the form.
  useEffect(() => form.current?.querySelector<HTMLElement>('input:not([aria-haspopup], [role="combobox"]), select, textarea')?.focus(), []);

  const set = (path: Path, value: unknown) => {
    touched.current = true;
    setValues((previous) => {
      const next = withValueAt(previous, path, value) as Values;
      return settled(fieldsOf(toData(fieldsOf(next), next)), next);
    });
    setErrors((previous) =>
      previous.size === 0 ? previous : new Map([...previous].filter(([pointer]) => pointer.split('/')[1] !== String(path[0]))),
    );
  };
  const showErrors = (found: ReadonlyMap<string, string>) => {
    setErrors(found);
    if (found.size > 0) setTimeout(() => form.current?.querySelector<HTMLElement>('[aria-invalid="true"], [data-error]')?.focus());
  };
  const finish = () => {
    touched.current = false;
    dropDraft(key);
  };
  const submit = async () => {
    setProblem(undefined);
    const wrong = new Map(Object.entries(check?.(data) ?? {}));
    showErrors(wrong);
    if (wrong.size > 0) return;
    setWorking(true);
    try {
      await onSubmit(data);
      finish();
    } catch (error) {
      setProblem(error);
      showErrors(new Map(toProblem(error).fields.map(({ pointer, message }) => [pointer.replace(/^\/data(?=\/)/, ''), message])));
    } finally {
      setWorking(false);
    }
  };

  return (
    <form
      ref={form}
      className={wholePage ? classes.page : classes.act}
      aria-label={title}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      {!wholePage && <Title order={2}>{title}</Title>}
      {follows && <div className={classes.follows}>{follows}</div>}
      {restored && (
        <div className={classes.restored} role="status">
          <span>What you typed until {formatInstant(restored)} was not sent; it is here again.</span>
          <Button
            variant="subtle"
            size="compact-sm"
            onClick={() => {
              finish();
              setRestored(undefined);
              setErrors(new Map());
              setValues(toValues(fieldsOf(initial), initial));
            }}
          >
            Discard it
          </Button>
        </div>
      )}
      {problem !== undefined && <Problem error={problem} />}
      <FormContext.Provider value={{ values, set, errors }}>
        <div className={classes.fields}>
          {fields.map((field) => (
            <FieldInput key={field.name} field={field} />
          ))}
        </div>
      </FormContext.Provider>
      {children?.(data)}
      <div className={classes.foot}>
        <Button type="submit" loading={working}>
          {action}
        </Button>
        <Button
          variant="default"
          onClick={() => {
            finish();
            onCancel();
          }}
        >
          Cancel
        </Button>
        {errors.size > 0 && (
          <Text size="sm" c="var(--mantine-color-error)" role="alert">
            {errors.size === 1 ? 'One field cannot be sent as it is.' : `${errors.size} fields cannot be sent as they are.`}
          </Text>
        )}
      </div>
    </form>
  );
}
