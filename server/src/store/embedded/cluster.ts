import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { chown, mkdir, readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { done, type Outcome, trouble } from '@cerulean/evaluation/base';
import type { PostgresBinaries } from './binaries.ts';
import type { PostgresUser } from './postgres-user.ts';

/** The major version that the installed PostgreSQL reads and writes. */
const major = '18';

/** The superuser of every cluster we make; it can be reached over the private socket only. */
export const databaseUser = 'cerulean';

/**
 * Makes the cluster on first use. It is made under a temporary name and renamed when complete, so that a process killed on the way
 * leaves nothing that a later start could mistake for a database.
 */
export async function makeCluster(
  folder: string,
  cluster: string,
  binaries: PostgresBinaries,
  user: PostgresUser,
): Promise<Outcome<undefined>> {
  if (existsSync(join(cluster, 'PG_VERSION'))) {
    const version = readFileSync(join(cluster, 'PG_VERSION'), 'utf8').trim();
    if (version === major) return done(undefined);
    return trouble(
      'unavailable',
      `The database in ${cluster} was written by PostgreSQL ${version}; this Cerulean brings PostgreSQL ${major}.`,
      {
        remedy: 'Make a backup with the Cerulean that wrote it, and restore that with this one.',
      },
    );
  }
  await removeHalfMade(folder);
  const unfinished = join(folder, `${unfinishedPrefix}${process.pid}-${randomBytes(4).toString('hex')}`);
  await mkdir(unfinished, { mode: 0o700 });
  if (user.owner) await chown(unfinished, user.owner.uid, user.owner.gid);
  const settings = ['-U', databaseUser, '--auth-local=trust', '--auth-host=reject', '-E', 'UTF8', '--data-checksums', '--no-instructions'];
  const locale = ['--locale=C.UTF-8', '--locale-provider=builtin', '--builtin-locale=C.UTF-8'];
  const run = await runToEnd([...user.prefix, binaries.initdb, '-D', unfinished, ...settings, ...locale]);
  if (run.status !== 0) {
    await rm(unfinished, { recursive: true, force: true });
    return trouble('unavailable', `The embedded database could not be made in ${folder}: ${lastLine(run.complaints)}`, {
      remedy: run.complaints.includes('user does not exist')
        ? 'Give this user an entry in /etc/passwd, start Cerulean as a user who has one, or set DATABASE_URL.'
        : 'Check that the folder can be written and that the disk has 200 MB free.',
    });
  }
  try {
    await rename(unfinished, cluster);
  } catch (error) {
    // Another process finished first; its cluster is as good as ours.
    if (!existsSync(join(cluster, 'PG_VERSION'))) throw error;
    await rm(unfinished, { recursive: true, force: true });
  }
  return done(undefined);
}

const unfinishedPrefix = 'unfinished-';

/** Removes what a killed process left, but not what a living one is making. */
async function removeHalfMade(folder: string): Promise<void> {
  for (const name of await readdir(folder)) {
    const pid = name.startsWith(unfinishedPrefix) ? name.slice(unfinishedPrefix.length).split('-')[0] : undefined;
    if (pid && !existsSync(`/proc/${pid}`)) await rm(join(folder, name), { recursive: true, force: true });
  }
}

function runToEnd([program, ...parameters]: readonly string[]): Promise<{ status: number | null; complaints: string }> {
  return new Promise((resolve) => {
    const child = spawn(program!, parameters, { cwd: '/', env: postgresEnvironment, stdio: ['ignore', 'ignore', 'pipe'] });
    let complaints = '';
    child.stderr.setEncoding('utf8').on('data', (text: string) => (complaints += text));
    child.once('error', (error) => resolve({ status: null, complaints: error.message }));
    child.once('close', (status) => resolve({ status, complaints }));
  });
}

/** What PostgreSQL sees of the environment: nothing of ours, so that it starts alike everywhere. */
export const postgresEnvironment = { PATH: '/usr/bin:/bin', LC_ALL: 'C.UTF-8', TZ: 'UTC' };

function lastLine(text: string): string {
  const lines = text.trim().split('\n');
  return (
    (lines.findLast((line) => line.includes('error') || line.includes('FATAL')) ?? lines.at(-1) ?? '').trim() || 'initdb gave no reason.'
  );
}
