import { mkdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { done, type Outcome } from '@cerulean/evaluation/base';
import { Door, newId } from './door/door.ts';
import { folderStore } from './files/file-store.ts';
import type { System } from './operations/operation.ts';
import type { Settings } from './settings.ts';
import { connect, migrate } from './store/database.ts';
import { startEmbedded } from './store/embedded/postgres.ts';
import { Snapshots } from './store/snapshots.ts';
import { threadWork } from './work/work.ts';

/** A running program without its web server. */
export interface OpenSystem {
  readonly system: System;
  close(): Promise<void>;
}

/** The only place that chooses what the program is made of. `close` leaves nothing running. */
export async function openSystem(settings: Settings, log: (line: string) => void): Promise<Outcome<OpenSystem>> {
  const dataDirectory = resolve(settings.dataDirectory);
  await mkdir(dataDirectory, { recursive: true, mode: 0o755 });
  const started = settings.databaseUrl ? undefined : await startEmbedded({ dataDir: join(dataDirectory, 'database'), log });
  if (started && !started.ok) return started;
  const embedded = started?.value;
  const address = embedded ? { ...embedded.client } : { connectionString: settings.databaseUrl };
  const database = connect(address, (error) => log(`A database connection was lost: ${error.message}`));
  const work = threadWork({ database: address });
  try {
    await migrate(database);
  } catch (error) {
    await database.destroy();
    await embedded?.stop();
    throw error;
  }
  const clock = () => new Date().toISOString();
  const system: System = {
    settings,
    database,
    door: new Door(database, clock),
    files: folderStore(join(dataDirectory, 'files')),
    snapshots: new Snapshots(database, clock),
    work,
    clock,
    newId,
  };
  return done({
    system,
    async close() {
      await work.close();
      await database.destroy();
      await embedded?.stop();
    },
  });
}
