import { Button, Title } from '@mantine/core';
import { type ReactNode, useEffect, useSyncExternalStore } from 'react';
import classes from './evidence.module.css';
import type { FileOnItsWay, FileQueue } from './file-queue.ts';
import { Progress } from './progress.tsx';

/** The files of an evaluation in a queue. While any is on its way, the window asks before it is closed. */
export function useFilesOnTheirWay<Report>(queue: FileQueue<Report>, evaluation: string) {
  const files = useSyncExternalStore(queue.subscribe, queue.read).filter((file) => file.evaluation === evaluation);
  const over = files.filter(({ status }) => status !== 'waiting' && status !== 'sending').length;
  const busy = over < files.length;
  useEffect(() => {
    if (!busy) return;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', ask);
    return () => window.removeEventListener('beforeunload', ask);
  }, [busy]);
  return { files, over, busy };
}

interface FilesOnTheirWayProps<Report> {
  readonly queue: FileQueue<Report>;
  readonly evaluation: string;
  /** What is being done: "Importing files". */
  readonly title: string;
  /** The heading once all are over. */
  readonly overTitle: string;
  /** One file as an entry of the list. */
  readonly children: (file: FileOnItsWay<Report>) => ReactNode;
}

/** How each file of a queue fares, with a way to clear those that are over; nothing where there is none. */
export function FilesOnTheirWay<Report>({ queue, evaluation, title, overTitle, children }: FilesOnTheirWayProps<Report>) {
  const { files, over, busy } = useFilesOnTheirWay(queue, evaluation);
  if (files.length === 0) return null;
  return (
    <div className={classes.onTheirWay}>
      <div>
        <Title order={2} fz="1rem">
          {busy ? 'On the way' : overTitle}
        </Title>
        {over > 0 && (
          <Button variant="subtle" size="compact-sm" onClick={() => queue.clear(evaluation)}>
            Clear the list
          </Button>
        )}
      </div>
      {busy && <Progress title={title} done={over} total={files.length} />}
      <ul aria-label="Files on the way">{files.map(children)}</ul>
    </div>
  );
}
