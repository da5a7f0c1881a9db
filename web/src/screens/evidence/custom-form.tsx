import type { DataOf, Kind, Stored } from '@cerulean/evaluation/records';
import { Button, Group, Modal, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useBlocker } from '@tanstack/react-router';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { ProblemError, toProblem } from '../../api/problem.ts';
import { usePerson } from '../../api/session.ts';
import { changesBetween, FieldChanges } from '../../kit/field-changes.tsx';
import { dropDraft, keepDraft, readDraft } from '../../kit/form/draft.ts';
import type { Values } from '../../kit/form/field.ts';
import { useConflict } from '../../kit/form/use-conflict.tsx';
import { formatInstant } from '../../kit/instant.tsx';
import { Problem } from '../../kit/problem.tsx';
import { ReasonDialog } from '../../kit/reason-dialog.tsx';
import classes from './custom-form.module.css';

/** What the drawing part of a form gets. `errors` are by JSON pointer into the data. */
export interface CustomFormState<Draft> {
  readonly values: Draft;
  readonly set: (changes: Partial<Draft>) => void;
  readonly errors: ReadonlyMap<string, string>;
}

interface CustomFormProps<K extends Kind, Draft extends Values> {
  readonly kind: K;
  /** Names the draft: evaluation, kind and what it is about. */
  readonly draftKey: string;
  readonly stored: Stored<DataOf<K>> | undefined;
  /** What is filled in from what is stored, or at the start. */
  readonly initial: Draft;
  /** The record's data as it is filled in; the kind's schema then says whether it can be saved. */
  readonly toData: (draft: Draft) => unknown;
  readonly save: (saving: { readonly data: DataOf<K>; readonly version: number; readonly reason: string | undefined }) => Promise<unknown>;
  /** Draws the fields. */
  readonly children: (state: CustomFormState<Draft>) => ReactNode;
  /** What is to be read beside the fields; below 1024 pixels it stands above them. */
  readonly beside: (values: Draft) => ReactNode;
  /** The words on the buttons that save, in order; the index of the one pressed is given to `onSaved`. */
  readonly saveLabels: readonly string[];
  /** What a change leads to elsewhere, said before it is saved. */
  readonly follows: string;
  readonly onSaved: (button: number) => void;
  readonly onCancel: () => void;
}

const address = ({ pathname, search }: { pathname: string; search: unknown }) => {
  const { record: _beside, ...rest } = search as Record<string, unknown>;
  return `${pathname} ${JSON.stringify(rest)}`;
};

/** Undefined and absent are the same in what is stored, so they must be in what is compared. */
const asStored = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

/**
 * A form for one record whose fields are drawn by hand, where a list of fields cannot show how they hang together. Like the kit's form it keeps
 * a draft, asks before it is left, asks for the reason of a change, and lets a conflict be resolved.
 */
export function CustomForm<K extends Kind, Draft extends Values>(props: CustomFormProps<K, Draft>) {
  const { kind, draftKey, stored, initial, toData, save, children, beside, saveLabels, follows, onSaved, onCancel } = props;
  const person = usePerson();
  const key = `${person.id} ${draftKey}`;
  const [draft, setDraft] = useState(() => readDraft(key));
  const [origin, setOrigin] = useState(() => ({
    version: draft?.version ?? stored?.version ?? 0,
    base: draft ? draft.base : stored?.data,
    initial,
  }));
  const [values, setValues] = useState<Draft>(() => (draft?.values as Draft | undefined) ?? initial);
  const [errors, setErrors] = useState<ReadonlyMap<string, string>>(new Map());
  const [problem, setProblem] = useState<unknown>();
  const [saving, setSaving] = useState(false);
  const [asking, setAsking] = useState<{ readonly data: DataOf<K>; readonly button: number }>();
  const settled = useRef(false);
  const pressed = useRef(0);
  const reason = useRef<string>(undefined);
  const form = useRef<HTMLFormElement>(null);

  // The list it was opened from may be scrolled far down.
  useEffect(() => {
    window.scrollTo(0, 0);
  }, []);
  const dirty = JSON.stringify(values) !== JSON.stringify(origin.initial);
  useEffect(() => {
    if (settled.current) return;
    if (!dirty) return dropDraft(key);
    const timer = setTimeout(() => {
      if (!settled.current) keepDraft(key, { values, version: origin.version, base: origin.base, at: new Date().toISOString() });
    }, 300);
    return () => clearTimeout(timer);
  }, [values, dirty, key, origin]);
  const blocker = useBlocker({
    shouldBlockFn: ({ current, next }) => !settled.current && dirty && address(current) !== address(next),
    enableBeforeUnload: () => !settled.current && dirty,
    withResolver: true,
  });

  const [store, conflict] = useConflict<DataOf<K> & object>({
    title: `This ${kind.title} was changed meanwhile`,
    base: origin.base,
    save: async (data, version) => {
      settled.current = true;
      try {
        await save({ data, version, reason: reason.current });
      } catch (error) {
        settled.current = false;
        throw error;
      }
      dropDraft(key);
      notifications.show({ message: `The ${kind.title} is saved.` });
      onSaved(pressed.current);
    },
  });
  const send = async (data: DataOf<K>) => {
    setProblem(undefined);
    setSaving(true);
    try {
      await store(data as DataOf<K> & object, origin.version);
    } catch (error) {
      // A conflict is asked about in its own dialog.
      if (error instanceof ProblemError && error.code === 'changed-meanwhile') return;
      setProblem(error);
      showErrors(toProblem(error).fields);
    } finally {
      setSaving(false);
    }
  };
  const showErrors = (found: readonly { readonly pointer: string; readonly message: string }[]) => {
    setErrors(new Map(found.map(({ pointer, message }) => [pointer.replace(/^\/data(?=\/)/, ''), message])));
    setTimeout(() => form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus());
  };
  const submit = () => {
    const parsed = kind.schema.safeParse(asStored(toData(values)));
    if (!parsed.success) {
      return showErrors(parsed.error.issues.map(({ path, message }) => ({ pointer: `/${path.map(String).join('/')}`, message })));
    }
    setErrors(new Map());
    const data = parsed.data as DataOf<K>;
    if (kind.needsReason && origin.version > 0) setAsking({ data, button: pressed.current });
    else void send(data);
  };
  const startAgain = () => {
    dropDraft(key);
    setDraft(undefined);
    setOrigin({ version: stored?.version ?? 0, base: stored?.data, initial });
    setValues(initial);
    setErrors(new Map());
    setProblem(undefined);
  };
  const set = (changes: Partial<Draft>) => {
    settled.current = false;
    setValues((previous) => ({ ...previous, ...changes }));
    setErrors(new Map());
  };
  const general = errors.get('/');

  return (
    <div className={classes.beside}>
      <form
        ref={form}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          submit();
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
        {children({ values, set, errors })}
        {problem !== undefined && <Problem error={problem} />}
        {errors.size > 0 && problem === undefined && (
          <p className={classes.error} role="alert">
            {general ?? (errors.size === 1 ? 'One field cannot be saved as it is.' : `${errors.size} fields cannot be saved as they are.`)}
          </p>
        )}
        <div className={`${classes.foot} no-print`}>
          {saveLabels.map((label, index) => (
            <Button
              key={label}
              type="submit"
              variant={index === 0 ? 'filled' : 'default'}
              loading={saving && pressed.current === index}
              disabled={(stored !== undefined && !dirty) || saving}
              onClick={() => {
                pressed.current = index;
              }}
            >
              {label}
            </Button>
          ))}
          <Button variant="default" onClick={onCancel}>
            Back
          </Button>
          {dirty && (
            <Text size="sm" c="dimmed">
              Not saved yet; a draft is kept in this browser.
            </Text>
          )}
        </div>
      </form>
      {beside(values)}
      {asking && (
        <ReasonDialog
          title={`Change this ${kind.title}`}
          action="Save"
          needsReason
          follows={
            <>
              <Text size="sm">{follows}</Text>
              <FieldChanges changes={changesBetween(origin.base, asking.data)} />
            </>
          }
          onConfirm={async (given) => {
            reason.current = given;
            pressed.current = asking.button;
            setAsking(undefined);
            await send(asking.data);
          }}
          onClose={() => setAsking(undefined)}
        />
      )}
      {conflict}
      {blocker.status === 'blocked' && (
        <Modal opened onClose={blocker.reset} title="Leave without saving?">
          <Text size="sm">What you typed is not in the records. A draft can stay in this browser until you come back.</Text>
          <Group justify="flex-end" mt="md">
            <Button
              variant="subtle"
              color="red.8"
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
    </div>
  );
}
