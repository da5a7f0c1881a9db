import { workerData } from 'node:worker_threads';
import { connect } from '../store/database.ts';
import { Snapshots } from '../store/snapshots.ts';

let snapshots: Snapshots | undefined;

/**
 * Snapshots as a worker thread reads and keeps them itself, so that a large evaluation is never copied between threads. Two connections are
 * enough, since a thread does one task at a time.
 */
export function threadSnapshots(): Snapshots {
  snapshots ??= new Snapshots(
    connect({ ...(workerData as { database: object }).database, max: 2 }, () => {}),
    () => new Date().toISOString(),
  );
  return snapshots;
}
