import { type ChildProcess, spawn } from 'node:child_process';
import { chmod, mkdtemp, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const main = fileURLToPath(new URL('../../server/src/main.ts', import.meta.url));

/** A folder for an installation of a test; the database of root runs as another user, who must pass through it. */
export async function makeDataFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'cerulean-bad-day-'));
  await chmod(folder, 0o711);
  return folder;
}

/** The real server, as `npm start` runs it, in a process of its own. */
export interface RunningServer {
  readonly url: string;
  readonly process: ChildProcess;
  /** What it has written to standard error so far. */
  output(): string;
  /** The token of the one-time sign-in it printed; undefined once somebody has a password. */
  readonly oneTimeToken: string | undefined;
  /** Kills it the hard way, and on request its database too, and waits until it is gone. */
  kill(withDatabase?: boolean): Promise<void>;
  /** Asks it to stop and gives its exit status. */
  stop(): Promise<number | null>;
}

/** What starts the server instead of Node itself, for instance a shell that sets a limit first. */
export interface StartOptions {
  readonly port?: number;
  readonly environment?: Record<string, string>;
  readonly launcher?: (command: readonly string[]) => readonly string[];
}

export async function startServer(
  data: string,
  { port = 0, environment = {}, launcher = (command) => command }: StartOptions = {},
): Promise<RunningServer> {
  const [program, ...args] = launcher([process.execPath, main, 'serve', '--data', data, '--port', String(port)]);
  const child = spawn(program!, args, {
    env: { PATH: process.env.PATH, TMPDIR: tmpdir(), CERULEAN_EXAMPLE: 'false', CERULEAN_LOG_LEVEL: 'error', ...environment },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let output = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    output += text;
  });
  const gone = new Promise<number | null>((resolve) => child.once('close', resolve));
  const url = await new Promise<string>((resolve, reject) => {
    const look = () => {
      const found = /is ready at (http:\S+)/.exec(output)?.[1];
      if (found) resolve(found);
    };
    child.stderr.on('data', look);
    void gone.then((status) => reject(new Error(`the server ended with status ${status}: ${output}`)));
  });
  // The sign-in is printed right after the address.
  for (let waited = 0; waited < 50 && !output.includes('#token='); waited += 10) await new Promise((resolve) => setTimeout(resolve, 10));
  return {
    url,
    process: child,
    output: () => output,
    oneTimeToken: /#token=([\w-]+)/.exec(output)?.[1],
    async kill(withDatabase = false) {
      const database = withDatabase
        ? Number((await readFile(join(data, 'database', 'cluster', 'postmaster.pid'), 'utf8')).split('\n')[0])
        : undefined;
      child.kill('SIGKILL');
      if (database) process.kill(database, 'SIGKILL');
      await gone;
    },
    async stop() {
      child.kill('SIGTERM');
      return gone;
    },
  };
}

/** A person at a browser: keeps the session over restarts of the server. */
export interface Session {
  readonly cookie: string;
  readonly csrfToken: string;
}

export async function signIn(server: RunningServer): Promise<Session> {
  const answer = await fetch(`${server.url}/api/session/use-link`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ token: server.oneTimeToken }),
  });
  if (answer.status !== 200) throw new Error(`the one-time sign-in was refused: ${await answer.text()}`);
  const { csrfToken } = (await answer.json()) as { csrfToken: string };
  return { csrfToken, cookie: answer.headers.getSetCookie()[0]!.split(';')[0]! };
}

interface Answer {
  readonly status: number;
  // biome-ignore lint/suspicious/noExplicitAny: A test says what it expects of an answer; it is checked by its expectation.
  readonly body: any;
}

/** Sends one request of a person; a body that is no form goes as JSON. */
export async function ask(
  server: { readonly url: string },
  { cookie, csrfToken }: Session,
  method: string,
  path: string,
  body?: object,
): Promise<Answer> {
  const form = body instanceof FormData;
  const answer = await fetch(`${server.url}/api${path}`, {
    method,
    headers: { cookie, 'x-csrf-token': csrfToken, ...(body && !form ? { 'content-type': 'application/json' } : {}) },
    ...(body ? { body: form ? body : JSON.stringify(body) } : {}),
  });
  const text = await answer.text();
  return { status: answer.status, body: /json/.test(answer.headers.get('content-type') ?? '') ? JSON.parse(text) : text };
}

/** A form with one file in it. */
export function fileForm(name: string, content: string | Uint8Array<ArrayBuffer>, fields: Record<string, string> = {}): FormData {
  const form = new FormData();
  for (const [field, value] of Object.entries(fields)) form.append(field, value);
  form.append('file', new Blob([content]), name);
  return form;
}
