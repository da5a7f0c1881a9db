import { readFileSync } from 'node:fs';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { create } from '@cerulean/evaluation/records';
import { makeServer, sessionCookie } from '../server/src/http/server.ts';
import { beginSession, readSession } from '../server/src/http/session.ts';
import type { System } from '../server/src/operations/operation.ts';
import { readSettings } from '../server/src/settings.ts';
import { installation, personKind } from '../server/src/store/kinds.ts';
import { loadEvaluation, readExported } from '../server/src/store/load-evaluation.ts';
import { openSystem } from '../server/src/system.ts';

/** A whole installation for a benchmark: the real database with its protection against power loss, the real server, one person signed in. */
export interface BenchInstallation {
  readonly system: System;
  /** Sends one request over HTTP, a form as a form and everything else as JSON; what is no 200 is an error. */
  ask(method: string, path: string, body?: object): Promise<{ bytes: number; json: () => unknown }>;
  /** The shipped example as an evaluation of the person. */
  example(): Promise<string>;
  close(): Promise<void>;
}

const actor = { id: 'system', name: 'Benchmark' };

export async function startInstallation(): Promise<BenchInstallation> {
  const folder = await mkdtemp(join(tmpdir(), 'cerulean-bench-'));
  await chmod(folder, 0o711);
  const opened = await openSystem(readSettings({ CERULEAN_DATA: folder, CERULEAN_LOG_LEVEL: 'silent' }), () => {});
  if (!opened.ok) throw new Error(opened.problem.message);
  const { system, close } = opened.value;
  const app = await makeServer(system, { version: 'benchmark' });
  const url = await app.listen({ host: '127.0.0.1', port: 0 });
  const person = system.newId(personKind.prefix);
  const added = await system.door.change({
    chain: installation,
    actor,
    operation: 'team.person.create',
    permitted: async () => ({ ok: true, value: undefined }),
    decide: async () => ({
      ok: true,
      value: {
        changes: [create(personKind, person, { email: 'ada@example.org', name: 'Ada', administrator: true, disabled: false })],
        output: () => undefined,
      },
    }),
  });
  if (!added.ok) throw new Error(added.problem.message);
  const { token } = await beginSession(system.database, person, new Date(system.clock()), 12);
  const session = await readSession(system.database, token, new Date(system.clock()));
  const headers = { cookie: `${sessionCookie}=${token}`, 'x-csrf-token': session?.csrfToken ?? '' };
  return {
    system,
    async ask(method, path, body) {
      const form = body instanceof FormData;
      const answer = await fetch(`${url}/api${path}`, {
        method,
        headers: body && !form ? { ...headers, 'content-type': 'application/json' } : headers,
        ...(body ? { body: form ? body : JSON.stringify(body) } : {}),
      });
      const content = Buffer.from(await answer.arrayBuffer());
      if (answer.status !== 200) throw new Error(`${method} ${path} answered ${answer.status}: ${content.toString('utf8').slice(0, 500)}`);
      return { bytes: content.length, json: () => JSON.parse(content.toString('utf8')) as unknown };
    },
    async example() {
      const file = new URL('../examples/anti-infective-central-venous-catheter/evaluation.json', import.meta.url);
      const read = readExported(readFileSync(file, 'utf8'), 'evaluation.json', system.clock());
      const loaded = read.ok ? await loadEvaluation(system, read.value.snapshot, actor, person) : read;
      if (!loaded.ok) throw new Error(loaded.problem.message);
      return loaded.value.id;
    },
    async close() {
      await app.close();
      await close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
