import { workerData } from 'node:worker_threads';
import { connect, type Database } from '../store/database.ts';
import { Snapshots } from '../store/snapshots.ts';

let database: Database | undefined;
let snapshots: Snapshots | undefined;

/** The database as a worker thread reads it. Two connections are enough, since a thread does one task at a time. */
export function threadDatabase(): Database {
  database ??= connect({ ...(workerData as { database: object }).database, max: 2 }, () => {});
  return database;
}

/**
 * Snapshots as a worker thread reads and keeps them itself, so that a large evaluation is never copied between threads.
 */
export function threadSnapshots(): Snapshots {
  snapshots ??= new Snapshots(threadDatabase(), () => new Date().toISOString());
  return snapshots;
}
