import { Button, Title } from '@mantine/core';
import { useState } from 'react';
import { useChange, useOperation } from '../../api/queries.ts';
import { Instant } from '../../kit/instant.tsx';
import { usePersonNames } from '../../kit/person-names.ts';
import { Problem } from '../../kit/problem.tsx';
import { Status } from '../../kit/status.tsx';
import classes from './duplicates.module.css';

interface DecidedPairsProps {
  readonly evaluation: string;
  readonly mayEdit: boolean;
  readonly onTakenBack: () => void;
}

const atFirst = 20;

/** What people decided about pairs, the newest first; each decision can be taken back. */
export function DecidedPairs({ evaluation, mayEdit, onTakenBack }: DecidedPairsProps) {
  const nameOf = usePersonNames();
  const [limit, setLimit] = useState(atFirst);
  const { data, error } = useOperation('evidence.duplicate-decision.list', { evaluation, limit: String(limit) }, { keepPrevious: true });
  const takeBack = useChange('evidence.duplicate-decision.take-back');
  if (error) return <Problem error={error} />;
  if (!data || data.total === 0) return null;
  return (
    <section aria-label="Decided so far" className={classes.decided}>
      <Title order={2}>Decided so far ({data.total.toLocaleString('en')})</Title>
      {takeBack.error && <Problem error={takeBack.error} />}
      <ul>
        {data.records.map(({ id, version, data: decision, leftTitle, rightTitle, updatedAt, updatedBy }) => (
          <li key={id}>
            <div>
              <Status tone={decision.same ? 'good' : 'quiet'}>{decision.same ? 'One publication' : 'Two publications'}</Status>
              <div>{leftTitle}</div>
              <div>{rightTitle}</div>
              <div className={classes.quiet}>
                {nameOf(updatedBy)} <Instant at={updatedAt} />
              </div>
            </div>
            {mayEdit && (
              <Button
                variant="default"
                size="xs"
                loading={takeBack.isPending && takeBack.variables.id === id}
                onClick={() => takeBack.mutate({ evaluation, id, version }, { onSuccess: onTakenBack })}
                aria-label={`Take back: ${leftTitle}`}
              >
                Take back
              </Button>
            )}
          </li>
        ))}
      </ul>
      {data.total > data.records.length && (
        <Button variant="subtle" size="xs" onClick={() => setLimit(limit * 5)}>
          Show more
        </Button>
      )}
    </section>
  );
}
