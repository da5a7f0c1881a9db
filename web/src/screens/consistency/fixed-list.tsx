import { attributeTitles } from '@cerulean/evaluation/consistency';
import { Status } from '../../kit/status.tsx';
import classes from './consistency.module.css';
import type { FixedFinding } from './use-consistency.ts';
import { severityTitles } from './words.ts';

/** Findings of the recorded check that are no longer there. */
export function FixedList({ fixed }: { fixed: readonly FixedFinding[] }) {
  if (fixed.length === 0) return <p className={classes.hint}>Nothing of the recorded check is fixed yet.</p>;
  return (
    <ul className={classes.fixed} aria-label="Fixed since the recorded check">
      {fixed.map(({ fingerprint, attribute, severity, message }) => (
        <li key={fingerprint}>
          <Status tone="good">fixed</Status>
          <div>
            {message}
            <div className={classes.quiet}>
              {severityTitles[severity]} · {attributeTitles[attribute]}
            </div>
          </div>
        </li>
      ))}
    </ul>
  );
}
