import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { create } from '@cerulean/evaluation/records';
import type { Role } from '@cerulean/evaluation/team';
import type { FastifyInstance } from 'fastify';
import { Door, newId } from './door/door.ts';
import { folderStore } from './files/file-store.ts';
import { makeServer, sessionCookie } from './http/server.ts';
import { beginSession, readSession } from './http/session.ts';
import type { SignedIn, System } from './operations/operation.ts';
import { readSettings } from './settings.ts';
import { connect, migrate } from './store/database.ts';
import { startTestDatabase } from './store/embedded/test-database.ts';
import { evaluationKind, installation, membershipKind, personKind } from './store/kinds.ts';
import { Snapshots } from './store/snapshots.ts';
import { threadWork } from './work/work.ts';

/** A person of a test, who can send requests. */
export interface Visitor extends SignedIn {
  /** Sends a request as this person; the answer's status and JSON. */
  ask(method: 'GET' | 'POST' | 'PUT' | 'DELETE', path: string, body?: object): Promise<{ status: number; body: any; text: string }>;
}

/** A whole installation for one test file, on a database of its own. */
export interface TestInstallation {
  readonly system: System;
  readonly app: FastifyInstance;
  /** Adds a person who is signed in. */
  person(name: string, options?: { administrator?: boolean }): Promise<Visitor>;
  /** Begins an evaluation with a team. */
  evaluation(title: string, team: readonly (readonly [Visitor, Role])[]): Promise<string>;
  close(): Promise<void>;
}

export async function startTestInstallation(environment: Record<string, string> = {}): Promise<TestInstallation> {
  const { client: address, drop } = await startTestDatabase();
  const folder = await mkdtemp(join(tmpdir(), 'cerulean-installation-'));
  const database = connect({ ...address, max: 6 }, () => {});
  await migrate(database);
  const clock = () => new Date().toISOString();
  const work = threadWork({ threads: 1, database: address });
  const system: System = {
    settings: readSettings({ CERULEAN_LOG_LEVEL: 'silent', ...environment }),
    database,
    door: new Door(database, clock),
    files: folderStore(join(folder, 'files')),
    snapshots: new Snapshots(database, clock),
    work,
    clock,
    newId,
  };
  const app = await makeServer(system, { version: 'test' });
  const actor = { id: 'system', name: 'Test' };
  const permitted = async () => ({ ok: true as const, value: undefined });

  return {
    system,
    app,
    async person(name, { administrator = false } = {}) {
      const id = newId(personKind.prefix);
      const email = `${name.toLowerCase().replaceAll(/\W+/g, '.')}@example.org`;
      const added = await system.door.change({
        chain: installation,
        actor,
        operation: 'team.person.create',
        permitted,
        decide: async () => ({ ok: true, value: { changes: [create(personKind, id, { email, name, administrator, disabled: false })], output: () => id } }),
      });
      if (!added.ok) throw new Error(added.problem.message);
      const { token } = await beginSession(database, id, new Date(clock()), 12);
      const session = (await readSession(database, token, new Date(clock())))!;
      return {
        ...session.person,
        async ask(method, path, body) {
          const answer = await app.inject({ method, url: path, headers: { 'x-csrf-token': session.csrfToken }, cookies: { [sessionCookie]: token }, ...(body ? { payload: body } : {}) });
          const json = /json/.test(String(answer.headers['content-type']));
          return { status: answer.statusCode, body: json ? answer.json() : undefined, text: answer.body };
        },
      };
    },
    async evaluation(title, team) {
      const id = newId(evaluationKind.prefix);
      const begun = await system.door.change({
        chain: id,
        actor,
        operation: 'evaluation.evaluation.create',
        permitted,
        decide: async () => ({
          ok: true,
          value: {
            changes: [create(evaluationKind, id, { title }), ...team.map(([{ id: personId }, role]) => create(membershipKind, newId(membershipKind.prefix), { personId, role }))],
            output: () => id as string,
          },
        }),
      });
      if (!begun.ok) throw new Error(begun.problem.message);
      return begun.value;
    },
    async close() {
      await app.close();
      await work.close();
      await database.destroy();
      await drop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
