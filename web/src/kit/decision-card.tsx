import type { ReactNode } from 'react';
import classes from './evidence.module.css';
import { Instant } from './instant.tsx';

interface DecisionCardProps {
  readonly outcome: ReactNode;
  readonly reason: string;
  readonly decidedBy: string;
  readonly decidedAt: string;
  readonly valuesSeen: readonly {
    readonly name: string;
    readonly value: number;
    readonly unit: string;
    readonly expected?: number | undefined;
  }[];
  readonly superseded?: boolean;
  readonly children?: ReactNode;
}

/** Who decided what, when, against which values and why. It is never edited; a later decision supersedes it. */
export function DecisionCard({ outcome, reason, decidedBy, decidedAt, valuesSeen, superseded = false, children }: DecisionCardProps) {
  return (
    <article className={classes.decision} data-superseded={superseded || undefined}>
      <header>
        <strong>{outcome}</strong>
        {superseded && <span> (superseded by a later decision)</span>}
        <p>
          {decidedBy}, <Instant at={decidedAt} />
        </p>
      </header>
      <p className="prose">{reason}</p>
      {valuesSeen.length > 0 && (
        <table>
          <caption>Values seen</caption>
          <thead>
            <tr>
              <th scope="col">What</th>
              <th scope="col">Value</th>
              <th scope="col">Expected</th>
            </tr>
          </thead>
          <tbody>
            {valuesSeen.map(({ name, value, unit, expected }) => (
              <tr key={name}>
                <th scope="row">{name}</th>
                <td>{[value, unit].filter((part) => part !== '').join(' ')}</td>
                <td>{expected ?? '—'}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {children}
    </article>
  );
}
