import { Link } from '@tanstack/react-router';
import { useOperation } from '../../api/queries.ts';
import link from '../../kit/link.module.css';
import { Status } from '../../kit/status.tsx';
import classes from './quality-system.module.css';

/** What blocks the release of the report, each with the way to it; nothing where nothing does. */
export function Blockers({ evaluation }: { evaluation: string }) {
  const { data } = useOperation('quality-system.blocker.list', { evaluation });
  const blockers = data?.blockers ?? [];
  if (blockers.length === 0) return null;
  return (
    <section className={classes.banner} aria-label="What blocks the release">
      <details open={blockers.length <= 4}>
        <summary>
          <Status tone="bad">
            <strong>
              The report cannot be released: {blockers.length} {blockers.length === 1 ? 'thing is' : 'things are'} open
            </strong>
          </Status>
        </summary>
        <ul>
          {blockers.map(({ code, recordId, sentence, remedy }) => (
            <li key={code + recordId}>
              {sentence}{' '}
              {code === 'action-not-disposed' ? (
                <Link
                  to="/e/$evaluation/quality-system/actions"
                  params={{ evaluation }}
                  search={{ action: recordId } as never}
                  className={link.link}
                >
                  {remedy}
                </Link>
              ) : code === 'retracted-evidence' ? (
                <Link to="/e/$evaluation/evidence" params={{ evaluation }} search={{ reference: recordId } as never} className={link.link}>
                  {remedy}
                </Link>
              ) : (
                <Link to="/e/$evaluation/quality-system/signals/$signal" params={{ evaluation, signal: recordId }} className={link.link}>
                  {remedy}
                </Link>
              )}
            </li>
          ))}
        </ul>
      </details>
    </section>
  );
}
