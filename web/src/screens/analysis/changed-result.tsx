import { Button } from '@mantine/core';
import { useAcknowledged } from './acknowledged.ts';
import classes from './analysis.module.css';

/** Old and new numbers of a result until the person has taken note; nothing where they are as before. */
export function ChangedResult({ id, now }: { id: string; now: string }) {
  const { before, acknowledge } = useAcknowledged(id, now);
  if (before === undefined) return null;
  return (
    <div className={classes.changed} role="status">
      <span>
        Changed since you last looked: <del>{before}</del> → <ins>{now}</ins>
      </span>
      <Button variant="default" size="compact-sm" onClick={acknowledge}>
        I have seen it
      </Button>
    </div>
  );
}

/** The same as a short mark in a list. */
export function ChangedMark({ id, now }: { id: string; now: string }) {
  const { before } = useAcknowledged(id, now);
  if (before === undefined) return null;
  return (
    <span className={classes.mark}>
      was <del>{before.split(' · ')[0] === now.split(' · ')[0] ? before : before.split(' · ')[0]}</del>
    </span>
  );
}
