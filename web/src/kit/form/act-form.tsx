import { Button, Title } from '@mantine/core';
import { type ReactNode, useRef, useState } from 'react';
import { Problem } from '../problem.tsx';
import classes from './form.module.css';

interface ActFormProps {
  readonly title: string;
  /** What will follow, said before it is done. */
  readonly follows?: ReactNode;
  /** The word on the button that does it. */
  readonly action: string;
  /** Looks at the form before it is sent; false where something is missing and shown at its field. */
  readonly check: () => boolean;
  /** Does it; trouble it throws is shown here and what was typed stays. */
  readonly onSubmit: () => Promise<void>;
  readonly onCancel: () => void;
  readonly children: ReactNode;
}

/** A form for one act within a page, such as a step of a signal: its fields, what will follow, and its two buttons. */
export function ActForm({ title, follows, action, check, onSubmit, onCancel, children }: ActFormProps) {
  const form = useRef<HTMLFormElement>(null);
  const [working, setWorking] = useState(false);
  const [problem, setProblem] = useState<unknown>();
  const submit = async () => {
    if (!check()) {
      setTimeout(() => form.current?.querySelector<HTMLElement>('[aria-invalid="true"], [data-error]')?.focus());
      return;
    }
    setWorking(true);
    setProblem(undefined);
    try {
      await onSubmit();
    } catch (error) {
      setProblem(error);
    } finally {
      setWorking(false);
    }
  };
  return (
    <form
      ref={form}
      className={`${classes.form} ${classes.act}`}
      aria-label={title}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <Title order={2}>{title}</Title>
      {follows && <div className={classes.help}>{follows}</div>}
      {problem !== undefined && <Problem error={problem} />}
      <div className={classes.fields}>{children}</div>
      <div className={classes.actFoot}>
        <Button type="submit" loading={working}>
          {action}
        </Button>
        <Button variant="default" onClick={onCancel}>
          Cancel
        </Button>
      </div>
    </form>
  );
}
