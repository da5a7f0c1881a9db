import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { create } from '@cerulean/evaluation/records';
import type { Role } from '@cerulean/evaluation/team';
import type { FastifyInstance, InjectOptions, LightMyRequestResponse } from 'fastify';
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
  ask(method: 'GET' | 'POST' | 'PUT' | 'DELETE', path: string, body?: object): Promise<Answer>;
  /** Sends files as a form does, with fields beside them. */
  upload(path: string, files: readonly UploadedTestFile[], fields?: Record<string, string>): Promise<Answer>;
  /** Sends any request with this person's session and token; the whole answer. */
  send(request: InjectOptions): Promise<LightMyRequestResponse>;
}

interface Answer {
  readonly status: number;
  // biome-ignore lint/suspicious/noExplicitAny: A test says what it expects of an answer; it is checked by its expectation.
  readonly body: any;
  readonly text: string;
}

/** A file as a test uploads it. */
export interface UploadedTestFile {
  readonly name: string;
  readonly content: string | Uint8Array<ArrayBuffer>;
  readonly type?: string;
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

function asAnswer(answer: LightMyRequestResponse): Answer {
  const json = /json/.test(String(answer.headers['content-type']));
  return { status: answer.statusCode, body: json ? answer.json() : undefined, text: answer.body };
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
        decide: async () => ({
          ok: true,
          value: { changes: [create(personKind, id, { email, name, administrator, disabled: false })], output: () => id },
        }),
      });
      if (!added.ok) throw new Error(added.problem.message);
      const { token } = await beginSession(database, id, new Date(clock()), 12);
      const session = (await readSession(database, token, new Date(clock())))!;
      const send = (request: InjectOptions) =>
        app.inject({ ...request, headers: { 'x-csrf-token': session.csrfToken, ...request.headers }, cookies: { [sessionCookie]: token } });
      return {
        ...session.person,
        send,
        ask: async (method, path, body) => asAnswer(await send({ method, url: path, ...(body ? { payload: body } : {}) })),
        async upload(path, files, fields = {}) {
          const form = new FormData();
          for (const [name, value] of Object.entries(fields)) form.append(name, value);
          for (const { name, content, type } of files) form.append('file', new Blob([content], type ? { type } : {}), name);
          const encoded = new Response(form);
          const headers = { 'content-type': encoded.headers.get('content-type')! };
          return asAnswer(await send({ method: 'POST', url: path, headers, payload: Buffer.from(await encoded.arrayBuffer()) }));
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
            changes: [
              create(evaluationKind, id, evaluationKind.schema.parse({ title })),
              ...team.map(([{ id: personId }, role]) => create(membershipKind, newId(membershipKind.prefix), { personId, role })),
            ],
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
