import type { Action } from '@cerulean/evaluation/quality-system';
import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { Link } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { useChange, useOperation } from '../../api/queries.ts';
import { useMay } from '../../frame/evaluation.ts';
import { useAddress } from '../../frame/use-search.ts';
import { ActForm } from '../../kit/form/act-form.tsx';
import { Instant } from '../../kit/instant.tsx';
import link from '../../kit/link.module.css';
import { Loading } from '../../kit/page.tsx';
import { Status } from '../../kit/status.tsx';
import classes from './quality-system.module.css';

interface ActionItemProps {
  readonly evaluation: string;
  readonly action: Action;
  /** The level of its heading on the page. */
  readonly heading?: 'h2' | 'h3';
  /** Where it came from, where the page does not say so already. */
  readonly origin?: { readonly label: string; readonly to: string; readonly params: Readonly<Record<string, string>> } | undefined;
}

const today = () => new Date().toISOString().slice(0, 10);

/** What stands with an action: asked, answered, verified. */
export function actionState({ data }: Action): 'asked' | 'answered' | 'verified' {
  return data.verified ? 'verified' : data.disposition ? 'answered' : 'asked';
}

/** One action with what became of it, and the forms to answer and to verify it. */
export function ActionItem({ evaluation, action, origin, heading: Heading = 'h3' }: ActionItemProps) {
  const { id, data } = action;
  const { disposition, verified } = data;
  const mayDispose = useMay('quality-system.dispose');
  const mayVerify = useMay('quality-system.decide');
  const [{ action: opened, act }, setAddress] = useAddress();
  const element = useRef<HTMLLIElement>(null);
  const here = opened === id;
  useEffect(() => {
    if (here) element.current?.scrollIntoView({ block: 'nearest' });
  }, [here]);
  const late = !disposition && data.due !== undefined && data.due < today();
  const start = (which: 'dispose' | 'verify') => setAddress({ action: id, act: which });
  const done = () => setAddress({ action: undefined, act: undefined });
  return (
    <li className={classes.action} ref={element}>
      <header>
        <div>
          <Heading>{data.title}</Heading>
          <span className={classes.meta}>
            asked of {data.target}
            {data.owner && ` · ${data.owner}`}
            {data.due && ` · due ${data.due}`}
            {origin && (
              <>
                {' · from '}
                <Link to={origin.to} params={origin.params as never} className={link.link}>
                  {origin.label}
                </Link>
              </>
            )}
          </span>
        </div>
        <div className={classes.acts} style={{ margin: 0, alignItems: 'center' }}>
          {verified ? (
            <Status tone="good">verified</Status>
          ) : disposition ? (
            <Status tone="quiet">answered, to be verified</Status>
          ) : (
            <Status tone={late ? 'bad' : 'caution'}>{late ? 'overdue' : 'no disposition yet'}</Status>
          )}
          {mayVerify && disposition && !verified && !(here && act) && (
            <Button size="xs" variant="default" onClick={() => start('verify')}>
              Verify
            </Button>
          )}
          {mayDispose && !verified && !(here && act) && (
            <Button size="xs" variant={disposition ? 'subtle' : 'filled'} onClick={() => start('dispose')}>
              {disposition ? 'Answer again' : 'Dispose of it'}
            </Button>
          )}
        </div>
      </header>
      {disposition && (
        <>
          <p>
            <strong>{disposition.outcome}</strong>: {disposition.reason}
          </p>
          <p className={classes.meta}>
            {disposition.disposedBy}, <Instant at={disposition.disposedAt} />
            {disposition.evidence
              ? ` · to be seen in ${disposition.evidence}`
              : disposition.outcome !== 'rejected' && ' · nothing named where it can be seen'}
          </p>
        </>
      )}
      {verified && (
        <p className={classes.meta}>
          Verified by {verified.by}, <Instant at={verified.at} />
          {verified.note && `: ${verified.note}`}
        </p>
      )}
      {here && act === 'dispose' && mayDispose && !verified && <DisposeForm evaluation={evaluation} action={action} onDone={done} />}
      {here && act === 'verify' && mayVerify && disposition && !verified && (
        <VerifyForm evaluation={evaluation} action={action} onDone={done} />
      )}
    </li>
  );
}

type Outcome = NonNullable<Action['data']['disposition']>['outcome'];
interface Disposition {
  readonly outcome: Outcome;
  readonly reason: string;
  readonly evidence: string;
}

function DisposeForm({ evaluation, action, onDone }: { evaluation: string; action: Action; onDone: () => void }) {
  const dispose = useChange('quality-system.action.dispose');
  const target = useOperation('quality-system.input.list', {}, { staleTime: 600_000 }).data?.targets.find(
    (each) => each.target === action.data.target,
  );
  if (!target) return <Loading lines={3} />;
  const [first] = target.dispositions as readonly Outcome[];
  return (
    <ActForm<Disposition>
      title="Dispose of this action"
      follows={`${target.title}: ${target.answeredBy} says what became of it. A rejection with its reason is an answer.`}
      action="Record the disposition"
      draftKey={`${evaluation} dispose ${action.id} ${action.version}`}
      initial={action.data.disposition ?? { outcome: first!, reason: '', evidence: '' }}
      fields={() => [
        {
          name: 'outcome',
          type: 'choice',
          label: 'What became of it',
          choices: (target.dispositions as readonly Outcome[]).map((value) => ({
            value,
            label: value.charAt(0).toUpperCase() + value.slice(1),
          })),
        },
        { name: 'reason', type: 'long-text', label: 'Reason', help: 'What was done, or why not.', required: true },
        { name: 'evidence', type: 'text', label: 'Where it can be seen', help: 'Document and version, or number of the record.' },
      ]}
      check={({ reason }): Record<string, string> => (reason.trim() ? {} : { '/reason': 'A disposition needs its reason.' })}
      onSubmit={async ({ outcome, reason, evidence }) => {
        await dispose.mutateAsync({ evaluation, id: action.id, outcome, reason, evidence });
        notifications.show({ message: 'The disposition is recorded.' });
        onDone();
      }}
      onCancel={onDone}
    />
  );
}

function VerifyForm({ evaluation, action, onDone }: { evaluation: string; action: Action; onDone: () => void }) {
  const verify = useChange('quality-system.action.verify');
  return (
    <ActForm<{ readonly reason: string }>
      title="Verify"
      follows="You confirm that what the disposition says can be seen. After this it cannot be answered again."
      action="Confirm"
      draftKey={`${evaluation} verify ${action.id} ${action.version}`}
      initial={{ reason: '' }}
      fields={() => [{ name: 'reason', type: 'long-text', label: 'What was looked at', required: true }]}
      check={({ reason }): Record<string, string> => (reason.trim() ? {} : { '/reason': 'Say what was looked at.' })}
      onSubmit={async ({ reason }) => {
        await verify.mutateAsync({ evaluation, id: action.id, reason });
        notifications.show({ message: 'The action is verified.' });
        onDone();
      }}
      onCancel={onDone}
    />
  );
}
