import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import type { OutputOf } from '../../api/client.ts';
import { useChange, useOperation } from '../../api/queries.ts';
import { useMay } from '../../frame/evaluation.ts';
import { Problem } from '../../kit/problem.tsx';
import { Status } from '../../kit/status.tsx';
import classes from './quality-system.module.css';

type Proposal = OutputOf<'quality-system.proposal.list'>['proposals'][number];

/** Signals that the records themselves propose; somebody takes each over, with the event that made it due. */
export function Proposals({ evaluation }: { evaluation: string }) {
  const { data } = useOperation('quality-system.proposal.list', { evaluation });
  const mayRecord = useMay('quality-system.signal');
  const record = useChange('quality-system.signal.create');
  const navigate = useNavigate();
  const [taking, setTaking] = useState<string>();
  const proposals = data?.proposals ?? [];
  if (proposals.length === 0) return null;
  const take = async ({ key, data: proposed }: Proposal) => {
    setTaking(key);
    try {
      const { state: _state, clinicallyRelevant: _relevant, triageReason: _reason, ...signal } = proposed;
      const made = await record.mutateAsync({ evaluation, data: signal });
      notifications.show({ message: 'The signal is recorded; it needs a decision from now on.' });
      await navigate({ to: '/e/$evaluation/quality-system/signals/$signal', params: { evaluation, signal: made.id } });
    } catch {
      // The mutation keeps the trouble; it is shown above the list.
    } finally {
      setTaking(undefined);
    }
  };
  return (
    <section className={classes.banner} data-tone="caution" aria-label="Proposed signals">
      <Status tone="caution">
        <strong>The records propose {proposals.length === 1 ? 'a signal' : `${proposals.length} signals`}</strong>
      </Status>
      {record.error && <Problem error={record.error} />}
      {proposals.map((proposal) => (
        <div key={`${proposal.data.trigger?.id} ${proposal.key}`} className={classes.proposal}>
          <div>
            {proposal.data.title}
            {proposal.data.description && <p>{proposal.data.description}</p>}
          </div>
          {mayRecord && (
            <Button variant="default" size="xs" loading={taking === proposal.key} onClick={() => void take(proposal)}>
              Record as signal
            </Button>
          )}
        </div>
      ))}
    </section>
  );
}
