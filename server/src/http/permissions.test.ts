import { may, permissions, roles } from '@cerulean/evaluation/team';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { operations } from '../operations/index.generated.ts';
import type { Operation } from '../operations/operation.ts';
import { startTestInstallation, type TestInstallation, type Visitor } from '../test-installation.ts';

let installation: TestInstallation;
let evaluation: string;
let outsider: Visitor;
const people = new Map<string, Visitor>();
const all = operations as readonly Operation[];
const inEvaluation = all.filter((operation) => operation.path.includes(':evaluation'));

beforeAll(async () => {
  installation = await startTestInstallation();
  for (const role of roles) people.set(role, await installation.person(role));
  outsider = await installation.person('outsider', { administrator: true });
  evaluation = await installation.evaluation(
    'Catheter',
    roles.map((role) => [people.get(role)!, role] as const),
  );
});
afterAll(() => installation.close());

const pathOf = (operation: Operation, id: string) =>
  `/api${operation.path
    .replace(':evaluation', id)
    .replace(':document', 'cer')
    .replaceAll(/:(\w+)/g, 'nothing_1')}`;

describe('every operation of an evaluation', () => {
  it('is there to be tested', () => {
    expect(inEvaluation.length).toBeGreaterThan(100);
    for (const operation of inEvaluation) expect(permissions).toContain(operation.permission);
    for (const operation of all.filter((one) => !inEvaluation.includes(one)))
      expect(['public', 'signed-in', 'administer']).toContain(operation.permission);
  });

  it.each(inEvaluation.map((operation) => [operation.id, operation] as const))(
    '%s is refused to exactly the roles that lack its permission',
    async (_id, operation) => {
      for (const role of roles) {
        // An input nobody could mean is refused only after the permission was checked, so that nothing is changed by asking.
        const { status, body } = await people
          .get(role)!
          .ask(
            operation.method,
            pathOf(operation, evaluation),
            operation.method === 'GET' || operation.method === 'DELETE' ? undefined : {},
          );
        const refused = status === 403 && body?.code === 'not-permitted';
        expect(refused, `${role} on ${operation.id}: ${status} ${body?.code}`).toBe(!may(role, operation.permission as never));
      }
    },
  );

  it.each(inEvaluation.map((operation) => [operation.id, operation] as const))(
    '%s answers somebody outside the team as if the evaluation did not exist',
    async (_id, operation) => {
      const payload = operation.method === 'GET' || operation.method === 'DELETE' ? undefined : {};
      const real = await outsider.ask(operation.method, pathOf(operation, evaluation), payload);
      const invented = await outsider.ask(operation.method, pathOf(operation, 'eva_0000'), payload);
      expect(real.status).toBe(404);
      expect(real.text).toBe(invented.text);
    },
  );

  it.each(all.filter(({ permission }) => permission !== 'public').map((operation) => [operation.id, operation] as const))(
    '%s asks a visitor to sign in',
    async (_id, operation) => {
      const answer = await installation.app.inject({
        method: operation.method,
        url: pathOf(operation, evaluation),
        ...(operation.method === 'GET' || operation.method === 'DELETE' ? {} : { payload: {} }),
      });
      expect([answer.statusCode, answer.json().code]).toEqual([401, 'sign-in-needed']);
    },
  );
});

describe('the list of evaluations', () => {
  it('holds only those one is in the team of', async () => {
    const own = await people.get('auditor')!.ask('GET', '/api/evaluations');
    expect(own.body.evaluations.map((one: { id: string }) => one.id)).toEqual([evaluation]);
    const none = await outsider.ask('GET', '/api/evaluations');
    expect(none.body.evaluations).toEqual([]);
  });
});

describe('operations of the installation', () => {
  it('are refused to those who do not administer it', async () => {
    const administering = all.filter(({ permission }) => permission === 'administer');
    expect(administering.length).toBeGreaterThan(3);
    for (const operation of administering) {
      const { body } = await people
        .get('administrator')!
        .ask(operation.method, pathOf(operation, evaluation), operation.method === 'GET' ? undefined : {});
      expect(body?.code, operation.id).toBe('not-permitted');
    }
  });

  it('refuse a request that carries no token against forgery', async () => {
    const answer = await installation.app.inject({
      method: 'POST',
      url: '/api/session/sign-in',
      headers: { 'sec-fetch-site': 'cross-site' },
      payload: { email: 'a@b.org', password: 'x' },
    });
    expect(answer.json().code).toBe('not-permitted');
  });
});
