import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, readFileSync, realpathSync, statfsSync, statSync } from 'node:fs';
import { chmod, chown, mkdir, mkdtemp, readdir, rm, rmdir, stat } from 'node:fs/promises';
import { availableParallelism, tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Defect, done, type Outcome, trouble } from '@cerulean/evaluation/base';
import pg from 'pg';
import { findPostgresBinaries } from './binaries.ts';
import { databaseUser, makeCluster, postgresEnvironment } from './cluster.ts';
import { choosePostgresUser, type PostgresUser } from './postgres-user.ts';

/** Where a database of the embedded PostgreSQL is reached; it goes straight into a `pg` client or pool. */
export interface SocketAddress {
  /** Folder of the socket, readable by the user who started Cerulean (and root) only. */
  readonly host: string;
  readonly user: string;
  readonly database: string;
}

/** A running embedded PostgreSQL. */
export interface EmbeddedPostgres {
  /** The database `cerulean`, which is there from the first start on. */
  readonly client: SocketAddress;
  /** True where another living process started the server and we only share it; `stop` then leaves it running. */
  readonly shared: boolean;
  /** Makes a database, empty or as a copy of another to which nobody is connected, and tells where it is. */
  createDatabase(name: string, template?: string): Promise<SocketAddress>;
  /** Removes a database and ends every connection to it. */
  dropDatabase(name: string): Promise<void>;
  /** Ends connections, writes everything to disk and waits until the server is gone. */
  stop(): Promise<void>;
}

export interface EmbeddedPostgresOptions {
  /** Folder that belongs to the embedded database; it is made when missing. */
  readonly dataDir: string;
  /** Hears what PostgreSQL reports, line by line, except about ordinary events such as start and stop. */
  readonly log?: (line: string) => void;
  /** Tests need no protection against power loss and run faster without. Nobody else passes false. */
  readonly durable?: boolean;
}

/**
 * Starts PostgreSQL over `dataDir`, or shares the one that another living Cerulean runs over it. The server listens on a socket in a private
 * folder and nowhere else, ends when this process ends however that happens, and is started again should it ever end by itself.
 */
export async function startEmbedded(options: EmbeddedPostgresOptions): Promise<Outcome<EmbeddedPostgres>> {
  const binaries = findPostgresBinaries();
  if (!binaries.ok) return binaries;
  const wanted = resolve(options.dataDir);
  try {
    await mkdir(wanted, { recursive: true, mode: 0o711 });
  } catch (error) {
    return trouble('unavailable', `The folder ${wanted} for the database cannot be made: ${(error as Error).message}.`, {
      remedy: 'Choose a folder that can be written with --data.',
    });
  }
  const folder = realpathSync(wanted);
  const cluster = join(folder, 'cluster');
  const user = choosePostgresUser(cluster, [folder, binaries.value.folder]);
  if (!user.ok) return user;
  const made = await makeCluster(folder, cluster, binaries.value, user.value);
  if (!made.ok) return made;

  for (;;) {
    const running = await findRunning(cluster);
    if (running) {
      await ensureDatabase(running);
      return done(shareEmbedded(running));
    }
    const server = await superviseServer(binaries.value.postgres, cluster, user.value, options);
    if (server.ok) {
      await ensureDatabase(server.value.host);
      return done(handle(server.value.host, false, server.value.stop));
    }
    // Where another process was a moment faster, the next round finds its server.
    if (!readLock(cluster)) return server;
  }
}

/** A server that another process started and keeps, reached by the folder of its socket. */
export function shareEmbedded(host: string): EmbeddedPostgres {
  return handle(host, true, async () => {});
}

function handle(host: string, shared: boolean, stop: () => Promise<void>): EmbeddedPostgres {
  const address = (database: string): SocketAddress => ({ host, user: databaseUser, database });
  return {
    client: address(databaseUser),
    shared,
    async createDatabase(name, template) {
      const from = template === undefined ? '' : ` TEMPLATE ${pg.escapeIdentifier(template)}`;
      await maintain(host, (client) => client.query(`CREATE DATABASE ${pg.escapeIdentifier(name)}${from}`));
      return address(name);
    },
    async dropDatabase(name) {
      await maintain(host, (client) => client.query(`DROP DATABASE IF EXISTS ${pg.escapeIdentifier(name)} WITH (FORCE)`));
    },
    stop,
  };
}

async function ensureDatabase(host: string): Promise<void> {
  await maintain(host, async (client) => {
    const { rowCount } = await client.query('SELECT FROM pg_database WHERE datname = $1', [databaseUser]);
    if (rowCount) return;
    await client.query(`CREATE DATABASE ${pg.escapeIdentifier(databaseUser)}`).catch((error: pg.DatabaseError) => {
      // 23505 and 42P04: a process that shares the server made it at the same moment.
      if (error.code !== '23505' && error.code !== '42P04') throw error;
    });
  });
}

async function maintain<Value>(host: string, work: (client: pg.Client) => Promise<Value>): Promise<Value> {
  const client = new pg.Client({ host, user: databaseUser, database: 'postgres' });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** What `postmaster.pid` says: the process, the folder of its socket, and its state (`ready` when it answers). */
interface Lock {
  readonly pid: number;
  readonly socketFolder: string;
  readonly state: string;
}

/** Reads the lock of a living PostgreSQL over the cluster. A lock whose process is gone, or is something else by now, counts as none. */
function readLock(cluster: string): Lock | undefined {
  const lines = readLockLines(cluster);
  const pid = Number(lines?.[0]);
  if (!lines || !commandLine(pid)?.includes(`\0-D\0${cluster}\0`)) return undefined;
  return { pid, socketFolder: lines[4] ?? '', state: (lines[7] ?? '').trim() };
}

function readLockLines(cluster: string): string[] | undefined {
  try {
    return readFileSync(join(cluster, 'postmaster.pid'), 'utf8').split('\n');
  } catch {
    return undefined;
  }
}

/** The words of a living process, each ended by a zero byte. Anybody may read them, also in containers that hide the rest of /proc. */
function commandLine(pid: number): string | undefined {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8');
  } catch {
    return undefined;
  }
}

/**
 * The socket folder of a server that another living process supervises. A server whose supervisor is gone is stopped first: it is either on its
 * way down already, or nothing would ever stop it.
 */
async function findRunning(cluster: string): Promise<string | undefined> {
  for (let waited = 0; ; waited += 20) {
    const lock = readLock(cluster);
    if (!lock) {
      await removeLeftovers(cluster);
      return undefined;
    }
    const supervised = isSupervised(lock.pid);
    if (supervised && lock.state === 'ready' && (await answers(lock.socketFolder))) return lock.socketFolder;
    if (!supervised && waited % 5_000 === 0) signal(lock.pid, 'SIGINT');
    await pause(20);
  }
}

/**
 * Removes what a killed server left and nobody else would. PostgreSQL replaces the lock of a process that is gone, but refuses to start where
 * another program has that number by now. `postmaster.opts` is written after the lock: without a lock it names no living server's socket.
 */
async function removeLeftovers(cluster: string): Promise<void> {
  const pid = Number(readLockLines(cluster)?.[0]);
  if (pid > 0 && commandLine(pid) !== undefined && !readLock(cluster)) await rm(join(cluster, 'postmaster.pid'), { force: true });
  const options = join(cluster, 'postmaster.opts');
  const socketFolder = existsSync(options) ? /"-k" "([^"]+)"/.exec(readFileSync(options, 'utf8'))?.[1] : undefined;
  if (socketFolder === undefined || !basename(socketFolder).startsWith(socketPrefix) || readLock(cluster)) return;
  await rm(socketFolder, { recursive: true, force: true }).catch(() => {
    // It belongs to somebody else by now; ours is gone with the reboot.
  });
}

/** A supervised server is a child of the process that its cluster name tells; when that process ends, the kernel gives it another parent. */
function isSupervised(pid: number): boolean {
  const supervisor = /\0cluster_name=cerulean-(\d+)\0/.exec(commandLine(pid) ?? '')?.[1];
  try {
    return supervisor !== undefined && supervisor === /^PPid:\s*(\d+)$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
  } catch {
    return false;
  }
}

async function answers(host: string): Promise<boolean> {
  return maintain(host, (client) => client.query('SELECT')).then(
    () => true,
    () => false,
  );
}

function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch {
    // It is gone already, which is what the signal was for.
  }
}

/** Starts the server and keeps it running in the same socket folder until it is stopped. */
async function superviseServer(
  postgres: string,
  cluster: string,
  user: PostgresUser,
  options: EmbeddedPostgresOptions,
): Promise<Outcome<{ host: string; stop(): Promise<void> }>> {
  const log = options.log ?? (() => {});
  const host = await makeSocketFolder(user);
  const command = [...user.prefix, postgres, '-D', cluster, '-k', host, ...serverSettings(options.durable ?? true)];
  let stopping = false;
  let restarts = 0;
  let server = launch(command, log);

  const watch = (): void => {
    server.process.once('exit', (status, signalled) => {
      if (stopping) return;
      restarts += 1;
      log(`The embedded database ended by itself (${signalled ?? `status ${status}`}); starting it again.`);
      setTimeout(
        () => {
          if (stopping) return;
          server = launch(command, log);
          watch();
        },
        Math.min(100 * 2 ** restarts, 10_000),
      ).unref();
    });
  };

  while (server.process.exitCode === null && server.process.signalCode === null) {
    const lock = readLock(cluster);
    if (lock?.pid === server.process.pid && lock?.state === 'ready') {
      watch();
      const stop = async (): Promise<void> => {
        stopping = true;
        await stopServer(server.process);
        await rm(host, { recursive: true, force: true });
      };
      return done({ host, stop });
    }
    await pause(5);
  }
  await server.drained;
  await rm(host, { recursive: true, force: true });
  const reason = server.recentLines.findLast((line) => line.startsWith('FATAL') || line.includes('rror')) ?? server.recentLines.at(-1);
  return trouble('unavailable', `The embedded database in ${cluster} does not start: ${reason ?? 'it gave no reason.'}`, {
    remedy: 'See the log for details; restore a backup if the folder was changed or the disk failed.',
  });
}

/** PostgreSQL marks ordinary and remarkable events alike as LOG; these tell of a crash, of recovery or of a failing disk. */
const remarkable = /terminated by signal|exited with exit code [^01]|interrupted|not properly shut down|recovery|could not|fail/;

function launch([program, ...parameters]: readonly string[], log: (line: string) => void) {
  const recentLines: string[] = [];
  // Its own process group: Ctrl-C in a terminal would otherwise stop the database while our last requests still write.
  const child = spawn(program!, parameters, { cwd: '/', env: postgresEnvironment, stdio: ['ignore', 'ignore', 'pipe'], detached: true });
  child.once('error', (error) => recentLines.push(error.message));
  let rest = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    const lines = (rest + text).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) {
      recentLines.push(line);
      if (!line.startsWith('LOG:') || remarkable.test(line)) log(line);
    }
    recentLines.splice(0, recentLines.length - 20);
  });
  const drained = new Promise<void>((resolve) => child.once('close', () => resolve()));
  return { process: child as ChildProcess, recentLines, drained };
}

/** Fast shutdown; a server that does not end in half a minute is ended hard, and recovers at its next start from what it has on disk. */
async function stopServer(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  child.kill('SIGINT');
  const impatience = setTimeout(() => child.kill('SIGQUIT'), 30_000);
  await gone;
  clearTimeout(impatience);
}

const socketPrefix = 'cerulean-socket-';

/** A socket path may have 107 bytes, and every user in it must be able to pass through its folders; /tmp is the place that fits both. */
async function makeSocketFolder(user: PostgresUser): Promise<string> {
  const passable = (folder: string) => !user.owner || (statSync(folder).mode & 0o001) !== 0;
  const place = [tmpdir(), '/tmp'].find((folder) => folder.length < 60 && existsSync(folder) && passable(folder));
  if (place === undefined) throw new Defect('neither the temporary folder nor /tmp can hold the socket of the database');
  await removeAbandonedSocketFolders(place);
  const folder = await mkdtemp(join(place, socketPrefix));
  await chmod(folder, 0o700);
  if (user.owner) await chown(folder, user.owner.uid, user.owner.gid);
  return folder;
}

/** A killed server leaves an empty folder; a living one has its socket in there, and one that is about to start made its folder just now. */
async function removeAbandonedSocketFolders(place: string): Promise<void> {
  for (const name of (await readdir(place)).filter((entry) => entry.startsWith(socketPrefix))) {
    const folder = join(place, name);
    const abandoned = async () => (await stat(folder)).mtimeMs < Date.now() - 60_000 && (await rmdir(folder));
    // Not empty, somebody else's, or gone already: all three are left alone.
    await abandoned().catch(() => {});
  }
}

function serverSettings(durable: boolean): string[] {
  const settings: Record<string, string> = {
    listen_addresses: '',
    unix_socket_permissions: '0700',
    cluster_name: `cerulean-${process.pid}`,
    max_connections: '100',
    max_logical_replication_workers: '0',
    shared_buffers: '128MB',
    work_mem: '16MB',
    maintenance_work_mem: '128MB',
    random_page_cost: '1.1',
    max_parallel_workers: String(availableParallelism()),
    jit: 'off',
    max_wal_size: '512MB',
    min_wal_size: '80MB',
    checkpoint_timeout: '15min',
    checkpoint_completion_target: '0.9',
    // Containers often give /dev/shm 64 MB, too little for parallel queries; a mapped file then serves instead.
    dynamic_shared_memory_type: sharedMemoryBytes() >= 256 * 1024 * 1024 ? 'posix' : 'mmap',
    timezone: 'UTC',
    log_timezone: 'UTC',
    log_line_prefix: '',
    log_min_messages: 'warning',
    // A statement that fails is told to the caller, who logs it with its context.
    log_min_error_statement: 'panic',
    log_checkpoints: 'off',
    ...(durable ? {} : { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', io_method: 'sync', autovacuum: 'off' }),
  };
  return Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
}

function sharedMemoryBytes(): number {
  try {
    const { blocks, bsize } = statfsSync('/dev/shm');
    return blocks * bsize;
  } catch {
    return 0;
  }
}
