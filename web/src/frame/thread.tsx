import type { claimKind } from '@cerulean/evaluation/device';
import { describeCriterion } from '@cerulean/evaluation/documents';
import type { DataOf } from '@cerulean/evaluation/records';
import { Button, CloseButton, Title } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { lazy, Suspense, useEffect, useState } from 'react';
import type { OutputOf } from '../api/client.ts';
import { useOperation } from '../api/queries.ts';
import { Copyable } from '../kit/copyable.tsx';
import { FieldChanges } from '../kit/field-changes.tsx';
import { describeValue, titleOfField } from '../kit/field-title.ts';
import { Instant } from '../kit/instant.tsx';
import { Loading } from '../kit/page.tsx';
import { Problem } from '../kit/problem.tsx';
import classes from './frame.module.css';
import { pathOfKind } from './steps.ts';
import thread from './thread.module.css';
import { useAddress } from './use-search.ts';

const TraceThread = lazy(() => import('../screens/traceability/thread.tsx'));

type Version = OutputOf<'records.entry.history'>['versions'][number];

const shownFirst = 8;

/** What hangs on the selected record: what it says now, and every version with who, when, why and which field. */
export default function Thread({ evaluation, record }: { evaluation: string; record: string }) {
  const [, setAddress] = useAddress();
  const { data, error, refetch } = useOperation('records.entry.history', { evaluation, id: record });
  const [all, setAll] = useState(false);
  const close = () => setAddress({ record: undefined });
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (event.key === 'Escape' && !event.defaultPrevented && !document.querySelector('[role="dialog"], [role="menu"], [role="listbox"]'))
        setAddress({ record: undefined });
    };
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  }, [setAddress]);
  const newest = data?.versions[0];
  const path = newest && pathOfKind(newest.kind);
  return (
    <aside className={classes.thread} aria-label="Selected record">
      <div className={thread.head}>
        <div>
          <p className={thread.kind}>{newest?.kindTitle ?? ' '}</p>
          <Title order={2}>{newest?.label ?? ''}</Title>
        </div>
        <CloseButton onClick={close} aria-label="Close the selected record" />
      </div>
      <p className={thread.id}>
        <Copyable text={record} />
      </p>
      {error ? (
        <Problem error={error} onRetry={() => void refetch()} />
      ) : !data ? (
        <Loading />
      ) : newest ? (
        <>
          {path && newest.action !== 'remove' && (
            <Link to={path} params={{ evaluation }} search={{ record } as never} className={thread.link}>
              Show where it is listed
            </Link>
          )}
          <Content data={newest.data} />
          {newest.action !== 'remove' && (
            <Suspense fallback={<Loading lines={3} />}>
              <TraceThread evaluation={evaluation} record={record} />
            </Suspense>
          )}
          <Title order={3} mt="lg" mb="xs">
            History
          </Title>
          <ol className={thread.history}>
            {(all ? data.versions : data.versions.slice(0, shownFirst)).map((version) => (
              <Entry key={version.sequence} version={version} />
            ))}
          </ol>
          {!all && data.versions.length > shownFirst && (
            <Button variant="subtle" size="compact-sm" onClick={() => setAll(true)}>
              Show {data.versions.length - shownFirst} earlier
            </Button>
          )}
        </>
      ) : (
        <p>There is nothing about this record.</p>
      )}
    </aside>
  );
}

function Content({ data }: { data: unknown }) {
  if (typeof data !== 'object' || data === null) return null;
  const fields = Object.entries(data)
    .map(([name, value]) => [name, name === 'acceptanceCriterion' && value ? describeAcceptance(value) : describeValue(value)] as const)
    .filter(([, text]) => text !== 'nothing');
  return (
    <dl className={thread.fields}>
      {fields.map(([name, text]) => (
        <div key={name}>
          <dt>{titleOfField(name)}</dt>
          <dd>{text}</dd>
        </div>
      ))}
    </dl>
  );
}

/** A claim's criterion in display units. Which exposure a rate counts, the outcome parameter says, which is not at hand here. */
function describeAcceptance(criterion: NonNullable<DataOf<typeof claimKind>['acceptanceCriterion']>): string {
  const { derivation, fixedOn } = criterion;
  return [
    describeCriterion(criterion, ''),
    derivation && `Derivation: ${derivation.trim().replace(/\.$/, '')}`,
    fixedOn && `Fixed on ${fixedOn}`,
  ]
    .filter(Boolean)
    .join('. ');
}

const acts = { create: 'added', update: 'changed', remove: 'removed', event: 'recorded' } as const;

function Entry({ version }: { version: Version }) {
  return (
    <li>
      <div>
        <strong>{version.actor.name}</strong> {acts[version.action]} it{version.action === 'update' && `, version ${version.version}`}
        <div className={thread.when}>
          <Instant at={version.at} /> · entry {version.sequence}
        </div>
      </div>
      {version.reason && <p className={thread.reason}>“{version.reason}”</p>}
      {version.changes.length > 0 && <FieldChanges changes={version.changes as never} />}
    </li>
  );
}
