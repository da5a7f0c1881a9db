import { Button, Group, Modal, Text, Title } from '@mantine/core';
import { useBlocker } from '@tanstack/react-router';
import { type ReactNode, useEffect, useMemo, useRef, useState } from 'react';
import type { z } from 'zod';
import { toProblem } from '../../api/problem.ts';
import { usePerson } from '../../api/session.ts';
import { formatInstant } from '../instant.tsx';
import { Problem } from '../problem.tsx';
import { dropDraft, keepDraft, readDraft } from './draft.ts';
import { type Field, type Path, type SectionOf, toData, toValues, type Values, withValueAt } from './field.ts';
import { FieldInput, FormContext } from './field-input.tsx';
import classes from './form.module.css';

/** Thrown by a form's `onSubmit` where the person went back to the form: nothing was saved and nothing is wrong. */
export class Abandoned extends Error {}

/** What a form gives to be saved: the data, and what it was made from. */
export interface Submission<Data> {
  readonly data: Data;
  readonly version: number;
  readonly base: unknown;
}

/** What is stored after a submission; the form goes on from it. */
export interface Saved<Data> {
  readonly data: Data;
  readonly version: number;
}

interface RecordFormProps<Data> {
  /** Names the draft: evaluation, kind and record. */
  readonly draftKey: string;
  readonly schema: z.ZodType<Data>;
  readonly sections: readonly SectionOf<Data>[];
  /** What is stored; undefined for a new record. */
  readonly stored: { readonly data: Data; readonly version: number } | undefined;
  /** What holds while nothing is stored; the form starts from it. */
  readonly initial?: Data | undefined;
  readonly submitLabel: string;
  /** Saves. Trouble it throws is shown above the form and at its fields; what was typed stays. */
  readonly onSubmit: (submission: Submission<Data>) => Promise<Saved<Data>>;
  readonly onCancel?: () => void;
  /** Whether leaving one address for another leaves this form. */
  readonly leaves?: (current: { pathname: string; search: unknown }, next: { pathname: string; search: unknown }) => boolean;
  readonly children?: ReactNode;
}

/** A schema's own words where it has some; plain ones for what it says about types. */
function sentenceOf({ code, message }: z.core.$ZodIssue): string {
  if (message.includes('received undefined') || message === 'Too small: expected string to have >=1 characters') return 'this is needed';
  if (code === 'invalid_type' && message.includes('expected number')) return 'write a number, for instance 0.5';
  if (code === 'invalid_type' && message.includes('expected int')) return 'write a whole number';
  if (code === 'invalid_format' && message.includes('date')) return 'write a day as 2026-11-22';
  return message;
}

const otherPage = (current: { pathname: string }, next: { pathname: string }) => current.pathname !== next.pathname;

/** A form made from field descriptions. It keeps a draft, asks before it is left unsaved, and shows what is wrong where it is wrong. */
export function RecordForm<Data>({
  draftKey,
  schema,
  sections,
  stored,
  initial,
  submitLabel,
  onSubmit,
  onCancel,
  leaves = otherPage,
  children,
}: RecordFormProps<Data>) {
  const person = usePerson();
  const key = `${person.id} ${draftKey}`;
  const fields = useMemo(() => sections.flatMap((section) => section.fields) as unknown as readonly Field[], [sections]);
  const [draft, setDraft] = useState(() => readDraft(key));
  const [origin, setOrigin] = useState(() => ({
    version: draft?.version ?? stored?.version ?? 0,
    base: draft ? draft.base : (stored?.data ?? initial),
  }));
  const [values, setValues] = useState<Values>(() => draft?.values ?? toValues(fields, stored?.data ?? initial));
  const [errors, setErrors] = useState<ReadonlyMap<string, string>>(new Map());
  const [problem, setProblem] = useState<unknown>();
  const [saving, setSaving] = useState(false);
  // Set just before a saved form is left, so that leaving asks nothing.
  const settled = useRef(false);
  const form = useRef<HTMLFormElement>(null);

  const untouched = useMemo(() => JSON.stringify(toValues(fields, origin.base)), [fields, origin.base]);
  const dirty = JSON.stringify(values) !== untouched;

  useEffect(() => {
    if (settled.current) return;
    if (!dirty) return dropDraft(key);
    const timer = setTimeout(() => {
      if (!settled.current) keepDraft(key, { values, version: origin.version, base: origin.base, at: new Date().toISOString() });
    }, 300);
    return () => clearTimeout(timer);
  }, [values, dirty, key, origin]);

  const blocker = useBlocker({
    shouldBlockFn: ({ current, next }) => !settled.current && dirty && leaves(current, next),
    enableBeforeUnload: () => !settled.current && dirty,
    withResolver: true,
  });

  const startAgain = () => {
    dropDraft(key);
    setDraft(undefined);
    setOrigin({ version: stored?.version ?? 0, base: stored?.data ?? initial });
    setValues(toValues(fields, stored?.data ?? initial));
    setErrors(new Map());
    setProblem(undefined);
  };
  // Somebody else's change reaches a form nobody has typed into; one that is being filled in keeps its base, and saving asks.
  const newerStored = stored !== undefined && stored.version > origin.version && !dirty && !saving;
  useEffect(() => {
    if (!newerStored) return;
    setOrigin({ version: stored.version, base: stored.data });
    setValues(toValues(fields, stored.data));
  }, [newerStored, stored, fields]);
  const set = (path: Path, value: unknown) => {
    settled.current = false;
    setValues((previous) => withValueAt(previous, path, value) as Values);
    setErrors((previous) =>
      previous.size === 0 ? previous : new Map([...previous].filter(([pointer]) => pointer.split('/')[1] !== String(path[0]))),
    );
  };
  const showErrors = (found: readonly { readonly pointer: string; readonly message: string }[]) => {
    setErrors(new Map(found.map(({ pointer, message }) => [pointer.replace(/^\/data(?=\/)/, ''), message])));
    setTimeout(() => form.current?.querySelector<HTMLElement>('[aria-invalid="true"], [data-error]')?.focus());
  };
  const submit = async () => {
    setProblem(undefined);
    const data = JSON.parse(JSON.stringify(toData(fields, values))) as unknown;
    const parsed = schema.safeParse(data);
    if (!parsed.success) {
      return showErrors(
        parsed.error.issues.map((issue) => ({ pointer: `/${issue.path.map(String).join('/')}`, message: sentenceOf(issue) })),
      );
    }
    setErrors(new Map());
    setSaving(true);
    settled.current = true;
    try {
      const saved = await onSubmit({ data: parsed.data, ...origin });
      dropDraft(key);
      setDraft(undefined);
      setOrigin({ version: saved.version, base: saved.data });
      // What was typed while it was being saved stays, as a change to what is stored now.
      setValues((now) => (now === values ? toValues(fields, saved.data) : now));
    } catch (error) {
      settled.current = false;
      if (error instanceof Abandoned) return;
      setProblem(error);
      showErrors(toProblem(error).fields);
    } finally {
      setSaving(false);
    }
  };

  return (
    <form
      ref={form}
      className={classes.form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      {draft && dirty && (
        <div className={classes.draft} role="status">
          <span>What you typed until {formatInstant(draft.at)} was not saved; it is here again.</span>
          <Button variant="subtle" size="compact-sm" onClick={startAgain}>
            Discard it
          </Button>
        </div>
      )}
      {problem !== undefined && <Problem error={problem} />}
      {errors.size > 0 && problem === undefined && (
        <p className={classes.error} role="alert">
          {errors.size === 1 ? 'One field cannot be saved as it is.' : `${errors.size} fields cannot be saved as they are.`}
        </p>
      )}
      <FormContext.Provider value={{ values, set, errors }}>
        {sections.map((section, index) => (
          <section key={section.title ?? index} className={classes.section}>
            {section.title && <Title order={2}>{section.title}</Title>}
            {section.help && <p className={classes.help}>{section.help}</p>}
            <div className={classes.fields}>
              {(section.fields as unknown as readonly Field[]).map((field) => (
                <FieldInput key={field.name} field={field} />
              ))}
            </div>
          </section>
        ))}
      </FormContext.Provider>
      {children}
      <div className={`${classes.foot} no-print`}>
        <Button type="submit" loading={saving} disabled={stored !== undefined && stored.version > 0 && !dirty}>
          {submitLabel}
        </Button>
        {onCancel && (
          <Button variant="default" onClick={onCancel}>
            Cancel
          </Button>
        )}
        {dirty && (
          <Text size="sm" c="dimmed">
            Not saved yet; a draft is kept in this browser.
          </Text>
        )}
      </div>
      {blocker.status === 'blocked' && (
        <Modal opened onClose={blocker.reset} title="Leave without saving?">
          <Text size="sm">What you typed is not in the records. A draft can stay in this browser until you come back.</Text>
          <Group justify="flex-end" mt="md">
            <Button
              variant="subtle"
              color="gray"
              c="var(--bad)"
              onClick={() => {
                dropDraft(key);
                settled.current = true;
                blocker.proceed();
              }}
            >
              Discard
            </Button>
            <Button variant="default" onClick={blocker.proceed}>
              Leave, keep the draft
            </Button>
            <Button data-autofocus onClick={blocker.reset}>
              Stay
            </Button>
          </Group>
        </Modal>
      )}
    </form>
  );
}
