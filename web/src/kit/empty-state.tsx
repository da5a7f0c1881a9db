import type { ReactNode } from 'react';
import classes from './kit.module.css';

/** One sentence on what belongs here, and the one button that starts it where the person may. */
export function EmptyState({ sentence, action }: { sentence: string; action?: ReactNode }) {
  return (
    <div className={classes.empty}>
      <p>{sentence}</p>
      {action}
    </div>
  );
}
