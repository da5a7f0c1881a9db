import { Title } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useOperation } from '../../api/queries.ts';
import { useAddress } from '../../frame/use-search.ts';
import link from '../../kit/link.module.css';
import { Loading } from '../../kit/page.tsx';
import { Problem } from '../../kit/problem.tsx';
import classes from './traceability.module.css';
import { WalkList } from './walk-list.tsx';
import { branchesOf, kindWord } from './walk-tree.ts';

/** Kinds of node that are no records and have no history of their own. */
const noRecord = new Set(['section', 'disposition', 'instructions-for-use']);
const shownFirst = 12;

/** What a record rests on and what rests on it, for the drawer beside every page; nothing for records that are no part of the trace. */
export default function TraceThread({ evaluation, record }: { evaluation: string; record: string }) {
  const [, setAddress] = useAddress();
  const { data, error, refetch } = useOperation('traceability.thread.get', { evaluation, id: record, depth: 2 });
  const directions = useMemo(
    () =>
      data && [
        { title: 'Rests on', branches: branchesOf(record, data.restsOn) },
        { title: 'Rests on it', branches: branchesOf(record, data.restedOnBy) },
      ],
    [data, record],
  );
  if (data?.node.kind === '') return null;
  if (error) return <Problem error={error} onRetry={() => void refetch()} />;
  if (!directions) return <Loading lines={4} />;
  const walk = (id: string) => ({ to: '/e/$evaluation/traceability/walk', params: { evaluation }, search: { node: id } as never }) as const;
  return (
    <div className={classes.compact}>
      {directions.map(({ title, branches }) => (
        <section key={title}>
          <Title order={3}>{title}</Title>
          {branches.length === 0 ? (
            <p className={classes.why}>
              {title === 'Rests on' ? 'Nothing is linked that it rests on.' : 'Nothing is linked that rests on it.'}
            </p>
          ) : (
            <WalkList
              branches={branches.slice(0, shownFirst)}
              openTo={1}
              show={(node) =>
                noRecord.has(node.kind) ? (
                  <Link {...walk(node.id)} className={classes.name}>
                    {node.label || kindWord(node.kind)}
                  </Link>
                ) : (
                  <button type="button" className={classes.name} onClick={() => setAddress({ record: node.id }, { replace: false })}>
                    {node.label || kindWord(node.kind)}
                  </button>
                )
              }
            />
          )}
          {branches.length > shownFirst && <p className={classes.why}>and {branches.length - shownFirst} more</p>}
        </section>
      ))}
      <p>
        <Link {...walk(record)} className={link.link}>
          Walk the whole thread
        </Link>
      </p>
    </div>
  );
}
