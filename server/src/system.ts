import { mkdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { newId, Door } from './door/door.ts';
import { folderStore } from './files/file-store.ts';
import type { System } from './operations/operation.ts';
import type { Settings } from './settings.ts';
import { connect, migrate } from './store/database.ts';
import { startEmbedded } from './store/embedded/postgres.ts';
import { Snapshots } from './store/snapshots.ts';
import { threadWork } from './work/work.ts';

/** The only place that chooses what the program is made of. `close` leaves nothing running. */
export async function openSystem(settings: Settings, log: (line: string) => void): Promise<{ system: System; close(): Promise<void> }> {
  const dataDirectory = resolve(settings.dataDirectory);
  await mkdir(dataDirectory, { recursive: true, mode: 0o700 });
  const embedded = settings.databaseUrl ? undefined : await startEmbedded({ dataDir: join(dataDirectory, 'database'), log });
  const database = connect(embedded ? embedded.client : { connectionString: settings.databaseUrl }, (error) => log(`database connection lost: ${error.message}`));
  const work = threadWork();
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
  return {
    system,
    async close() {
      await work.close();
      await database.destroy();
      await embedded?.stop();
    },
  };
}
