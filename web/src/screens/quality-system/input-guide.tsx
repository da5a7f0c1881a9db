import type { OutputOf } from '../../api/client.ts';
import classes from './quality-system.module.css';

type Input = OutputOf<'quality-system.input.list'>['inputs'][number];

/** What to check before a kind of signal is decided, why it matters, and by when it should be decided. */
export function InputGuide({
  input,
  withDue = true,
  withReason = true,
}: {
  input: Input | undefined;
  withDue?: boolean;
  withReason?: boolean;
}) {
  if (!input) return null;
  return (
    <aside className={classes.guide} aria-label={`About this kind of signal: ${input.title}`}>
      {withReason && <p>{input.why}</p>}
      <p>
        <strong>What to check</strong>
      </p>
      <ul>
        {input.check.map((question) => (
          <li key={question}>{question}</li>
        ))}
      </ul>
      {withDue && (
        <p className={classes.meta}>
          To be decided {input.dueDays === 1 ? 'within a day' : `within ${input.dueDays} days`} of detection ({input.basis}).
        </p>
      )}
    </aside>
  );
}
