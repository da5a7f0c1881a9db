import { Button } from '@mantine/core';
import { useRef } from 'react';
import classes from './evidence.module.css';

interface ProgressProps {
  /** What is being done: "Reading references". */
  readonly title: string;
  readonly done: number;
  readonly total: number;
  /** Writes the counts, for instance bytes as megabytes. */
  readonly describe?: (count: number) => string;
  readonly onCancel?: () => void;
}

/** How far long work is: what, how many of how many, the time left, and a way to stop it. */
export function Progress({ title, done, total, describe = (count) => count.toLocaleString('en'), onCancel }: ProgressProps) {
  const begun = useRef(performance.now());
  const seconds = (performance.now() - begun.current) / 1000;
  // The first moments say nothing about the rest.
  const left = seconds > 2 && done > 0 && done < total ? Math.ceil((seconds / done) * (total - done)) : undefined;
  return (
    <div className={classes.progress}>
      <span>{title}</span>
      <progress aria-label={title} max={total || undefined} value={total ? done : undefined} />
      <span>
        {describe(done)} of {describe(total)}
        {left !== undefined && `, about ${left < 90 ? `${left} s` : `${Math.round(left / 60)} min`} left`}
      </span>
      {onCancel && (
        <Button variant="subtle" size="compact-sm" onClick={onCancel}>
          Cancel
        </Button>
      )}
    </div>
  );
}
