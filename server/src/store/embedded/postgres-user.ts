import { existsSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { done, type Outcome, trouble } from '@cerulean/evaluation/base';

/** The user id of `nobody` on every Linux distribution with glibc. PostgreSQL refuses to run as root. */
const nobody = 65534;

/** How a PostgreSQL program is started so that it runs as the right user and ends with us. */
export interface PostgresUser {
  /** What stands before the program on the command line. */
  readonly prefix: readonly string[];
  /** The owner that files of the cluster must have; undefined where that is the present user. */
  readonly owner: { uid: number; gid: number } | undefined;
}

/**
 * Chooses the user. An ordinary user runs PostgreSQL as itself; root runs it as the owner of the existing cluster or as `nobody`.
 * `setpriv --pdeathsig` makes the kernel stop PostgreSQL when our process ends, even by kill -9.
 *
 * Where a folder on the way is closed to others, as /root is, the dropped user keeps one capability: to read and pass through folders.
 */
export function choosePostgresUser(cluster: string, folders: readonly string[]): Outcome<PostgresUser> {
  const setpriv = ['/usr/bin/setpriv', '/bin/setpriv'].find((path) => existsSync(path));
  const owner = existsSync(cluster) ? statSync(cluster) : undefined;
  const present = process.getuid!();
  if (present !== 0) {
    if (owner && owner.uid !== present) {
      return trouble('unavailable', `The database in ${cluster} belongs to another user (uid ${owner.uid}).`, {
        remedy: 'Start Cerulean as that user or as root, or choose another data folder with --data.',
      });
    }
    return done({ prefix: setpriv ? [setpriv, '--pdeathsig', 'INT'] : [], owner: undefined });
  }
  if (!setpriv) {
    return trouble(
      'unavailable',
      'The embedded database cannot run as root, and the program setpriv, which changes the user, is missing.',
      {
        remedy: 'Install util-linux, start Cerulean as an ordinary user, or set DATABASE_URL.',
      },
    );
  }
  const ids = owner && owner.uid !== 0 ? { uid: owner.uid, gid: owner.gid } : { uid: nobody, gid: nobody };
  const prefix = [setpriv, '--pdeathsig', 'INT', `--reuid=${ids.uid}`, `--regid=${ids.gid}`, '--clear-groups'];
  const closed = folders.map((folder) => firstClosedFolder(folder, ids)).find((folder) => folder !== undefined);
  if (closed !== undefined) {
    const capability = passingCapability();
    if (!capability) {
      return trouble('unavailable', `The embedded database runs as an ordinary user, who cannot pass through ${closed}.`, {
        remedy: 'Install Cerulean and keep its data outside that folder (--data), or start it as an ordinary user.',
      });
    }
    prefix.push(`--inh-caps=+${capability}`, `--ambient-caps=+${capability}`);
  }
  return done({ prefix, owner: ids });
}

/** The first folder from the root on that a user may not pass through. */
function firstClosedFolder(path: string, ids: { uid: number; gid: number }): string | undefined {
  const ancestors: string[] = [];
  for (let folder = realpathSync(path); ; folder = dirname(folder)) {
    ancestors.unshift(folder);
    if (folder === dirname(folder)) break;
  }
  return ancestors.find((folder) => {
    const { uid, gid, mode } = statSync(folder);
    return (mode & (uid === ids.uid ? 0o100 : gid === ids.gid ? 0o010 : 0o001)) === 0;
  });
}

/** The narrower of the two capabilities that let a process pass through closed folders, where we have one to hand on. */
function passingCapability(): string | undefined {
  const permitted = /^CapPrm:\s*([0-9a-f]+)$/m.exec(readFileSync('/proc/self/status', 'utf8'))?.[1] ?? '0';
  const has = (bit: number) => ((BigInt(`0x${permitted}`) >> BigInt(bit)) & 1n) === 1n;
  return has(2) ? 'dac_read_search' : has(1) ? 'dac_override' : undefined;
}
