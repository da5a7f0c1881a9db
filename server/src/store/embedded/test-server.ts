import { existsSync } from 'node:fs';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startEmbedded } from './postgres.ts';

/** Tells the processes of a test run where the server for their databases listens. */
export const testServerVariable = 'CERULEAN_TEST_DATABASE_SERVER';

/** Set-up of a whole test run, called by vitest once: one PostgreSQL without protection against power loss, in a temporary folder. */
export default async function startTestServer(): Promise<(() => Promise<void>) | undefined> {
  if (process.env[testServerVariable] !== undefined) return undefined;
  await removeLeftovers();
  const folder = await mkdtemp(join(tmpdir(), `${folderPrefix}${process.pid}-`));
  const server = await startEmbedded({ dataDir: folder, durable: false });
  if (!server.ok) throw new Error(`${server.problem.message} ${server.problem.remedy ?? ''}`);
  process.env[testServerVariable] = server.value.client.host;
  return async () => {
    delete process.env[testServerVariable];
    await server.value.stop();
    await rm(folder, { recursive: true, force: true });
  };
}

const folderPrefix = 'cerulean-test-';

/** A test run that was killed leaves its folder; the next run removes it. */
async function removeLeftovers(): Promise<void> {
  for (const name of await readdir(tmpdir())) {
    if (!name.startsWith(folderPrefix)) continue;
    if (existsSync(`/proc/${name.slice(folderPrefix.length).split('-')[0]}`)) continue;
    await rm(join(tmpdir(), name), { recursive: true, force: true }).catch(() => {
      // Another user's folder stays for that user's next run.
    });
  }
}
