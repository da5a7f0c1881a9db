import { Button } from '@mantine/core';
import IconAlertCircle from '@tabler/icons-react/dist/esm/icons/IconAlertCircle.mjs';
import { toProblem } from '../api/problem.ts';
import { titleOfPointer } from './field-title.ts';
import classes from './kit.module.css';

/** What happened, where, and what to do about it. */
export function Problem({ error, onRetry }: { error: unknown; onRetry?: () => void }) {
  const { title, remedy, fields } = toProblem(error);
  return (
    <div className={classes.problem} role="alert">
      <IconAlertCircle size={18} aria-hidden />
      <div>
        <p>
          <strong>{title}</strong> {remedy}
        </p>
        {fields.length > 1 && (
          <ul>
            {fields.map(({ pointer, message }) => (
              <li key={pointer + message}>
                {titleOfPointer(pointer)}: {message}
              </li>
            ))}
          </ul>
        )}
        {onRetry && (
          <Button variant="default" size="xs" mt={8} onClick={onRetry}>
            Try again
          </Button>
        )}
      </div>
    </div>
  );
}
