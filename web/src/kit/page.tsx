import { Skeleton, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { useEvaluation } from '../frame/evaluation.ts';
import classes from './kit.module.css';

interface PageProps {
  readonly title: string;
  /** One or two sentences on what belongs here. */
  readonly description?: ReactNode;
  readonly actions?: ReactNode;
  /** Links to the pages beside this one. */
  readonly tabs?: ReactNode;
  readonly children: ReactNode;
}

/** The frame of every screen: its one heading, what it is for, what can be done, and the title of the window. */
export function Page({ title, description, actions, tabs, children }: PageProps) {
  const opened = useEvaluation();
  const name = opened ? opened.device || opened.record.data.title : '';
  return (
    <>
      <title>{[title, name, 'Cerulean'].filter(Boolean).join(' · ')}</title>
      <div className={classes.pageHead}>
        <div>
          <Title order={1}>{title}</Title>
          {description && <p className={classes.description}>{description}</p>}
        </div>
        {actions && <div className={`${classes.actions} no-print`}>{actions}</div>}
      </div>
      {tabs}
      {children}
    </>
  );
}

/** What a page shows while its data is on the way: the shape of lines, never a blank. */
export function Loading({ lines = 6 }: { lines?: number }) {
  return (
    <div aria-busy="true">
      <span className="visually-hidden" role="status">
        Loading
      </span>
      {Array.from({ length: lines }, (_, line) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: lines have nothing else to tell them apart
        <Skeleton key={line} height={14} mb={14} width={`${92 - ((line * 17) % 40)}%`} />
      ))}
    </div>
  );
}
