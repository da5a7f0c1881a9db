import type { InjectOptions } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { operations } from '../operations/index.generated.ts';
import type { Operation } from '../operations/operation.ts';
import { startTestInstallation, type TestInstallation, type Visitor } from '../test-installation.ts';
import { makeServer, sessionCookie } from './server.ts';
import { beginSession, makeOneTimeLink } from './session.ts';

let installation: TestInstallation;
let administrator: Visitor;
beforeAll(async () => {
  installation = await startTestInstallation({ CERULEAN_SIGN_IN_ATTEMPTS_MAX: '5' });
  administrator = await installation.person('Grace', { administrator: true });
});
afterAll(() => installation.close());

const password = 'correct horse battery';

const signIn = (email: string, given: string, request: Partial<InjectOptions> = {}) =>
  installation.app.inject({ method: 'POST', url: '/api/session/sign-in', payload: { email, password: given }, ...request });

/** What the browser keeps of an answer, to be sent with the next request. */
function cookieOf(answer: { cookies: { name: string; value: string }[] }) {
  return answer.cookies.find(({ name }) => name === sessionCookie);
}

const whoIs = async (cookie: string) =>
  (await installation.app.inject({ method: 'GET', url: '/api/session', cookies: { [sessionCookie]: cookie } })).json().person;

async function withPassword(name: string): Promise<Visitor> {
  const person = await installation.person(name);
  expect((await person.ask('POST', '/api/session/password', { password })).status).toBe(200);
  return person;
}

describe('a password', () => {
  it('signs in, with the address in any case and with blanks around it', async () => {
    const ada = await withPassword('Ada');
    const answer = await signIn(`  ${ada.email.toUpperCase()} `, password);
    expect([answer.statusCode, answer.json().person.id, answer.json().needsPassword]).toEqual([200, ada.id, false]);
    expect((await whoIs(cookieOf(answer)!.value)).id).toBe(ada.id);
  });

  it('is kept as an argon2id hash of at least 64 MiB and three passes, and nowhere in the records', async () => {
    const person = await withPassword('Hash');
    const row = await installation.system.database
      .selectFrom('credential')
      .selectAll()
      .where('person_id', '=', person.id)
      .executeTakeFirstOrThrow();
    expect(row.password_hash).toMatch(/^\$argon2id\$v=19\$m=65536,t=3,p=1\$/);
    const entries = await installation.system.database
      .selectFrom('audit_entry')
      .select('data')
      .where('record_id', '=', person.id)
      .execute();
    expect(entries.length).toBeGreaterThan(0);
    for (const { data } of entries) expect(data).not.toMatch(/argon2|correct horse/);
  });

  it.each([
    ['a wrong password', async () => ({ email: (await withPassword('Wrong')).email, given: 'correct horse batterx' })],
    ['an unknown address', async () => ({ email: 'nobody@example.org', given: password })],
    ['a person who never set one', async () => ({ email: (await installation.person('Fresh')).email, given: '' })],
    ['a disabled account', async () => ({ email: (await disabledPerson('Disabled')).email, given: password })],
  ])('of %s is refused with the same words and no cookie', async (_what, attempt) => {
    const { email, given } = await attempt();
    const answer = await signIn(email, given);
    expect([answer.statusCode, answer.json().code, answer.json().title]).toEqual([
      401,
      'sign-in-failed',
      'E-mail address or password is wrong.',
    ]);
    expect(cookieOf(answer)).toBeUndefined();
  });

  it('needs twelve characters', async () => {
    const answer = await (await installation.person('Short')).ask('POST', '/api/session/password', { password: 'elevenchars' });
    expect([answer.status, answer.body.code, answer.body.fields[0].pointer]).toEqual([422, 'input-invalid', '/password']);
  });

  it('is changed only by somebody who knows the present one, and ends every other session', async () => {
    const person = await withPassword('Change');
    const elsewhere = cookieOf(await signIn(person.email, password))!.value;
    const refused = await person.ask('POST', '/api/session/password', { current: 'not the one', password: 'another long password' });
    expect([refused.status, refused.body.fields]).toEqual([401, [{ pointer: '/current', message: 'this is not your current password' }]]);
    expect((await whoIs(elsewhere)).id).toBe(person.id);
    expect((await person.ask('POST', '/api/session/password', { current: password, password: 'another long password' })).status).toBe(200);
    expect(await whoIs(elsewhere)).toBeNull();
    expect((await person.ask('GET', '/api/session')).body.person.id).toBe(person.id);
    expect((await signIn(person.email, password)).statusCode).toBe(401);
    expect((await signIn(person.email, 'another long password')).statusCode).toBe(200);
  });
});

async function disabledPerson(name: string) {
  const person = await withPassword(name);
  const { body } = await administrator.ask('GET', '/api/people');
  const record = body.records.find(({ id }: { id: string }) => id === person.id);
  const change = { version: record.version, data: { ...record.data, disabled: true } };
  expect((await administrator.ask('PUT', `/api/people/${person.id}`, change)).status).toBe(200);
  return person;
}

describe('a disabled account', () => {
  it('loses its session at once, and a one-time link does not bring it back', async () => {
    const person = await disabledPerson('Gone');
    expect((await person.ask('GET', '/api/session')).body.person).toBeNull();
    expect((await person.ask('GET', '/api/evaluations')).status).toBe(401);
    const token = await makeOneTimeLink(installation.system.database, person.id, new Date());
    const answer = await installation.app.inject({ method: 'POST', url: '/api/session/use-link', payload: { token } });
    expect([answer.statusCode, answer.json().code]).toEqual([401, 'sign-in-failed']);
    const cookie = cookieOf(answer);
    if (cookie) expect(await whoIs(cookie.value)).toBeNull();
  });
});

describe('a one-time link', () => {
  const use = (token: string) => installation.app.inject({ method: 'POST', url: '/api/session/use-link', payload: { token } });

  it('signs in exactly once, also when two use it at the same moment', async () => {
    const person = await installation.person('Linked');
    const { body } = await administrator.ask('POST', `/api/people/${person.id}/link`);
    const token = body.path.split('#token=')[1];
    const answers = await Promise.all([use(token), use(token), use(token)]);
    expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([200, 401, 401]);
    expect(answers.find(({ statusCode }) => statusCode === 200)!.json()).toMatchObject({ person: { id: person.id }, needsPassword: true });
    expect((await use(token)).json().code).toBe('sign-in-failed');
  });

  it('is worth nothing once a newer one was made, or after three days', async () => {
    const person = await installation.person('Late');
    const first = await makeOneTimeLink(installation.system.database, person.id, new Date());
    const second = await makeOneTimeLink(installation.system.database, person.id, new Date());
    expect((await use(first)).statusCode).toBe(401);
    expect((await use(second)).statusCode).toBe(200);
    const old = await makeOneTimeLink(installation.system.database, person.id, new Date(Date.now() - 73 * 3_600_000));
    expect((await use(old)).statusCode).toBe(401);
  });

  it('is stored as a digest, and so is a session', async () => {
    const person = await installation.person('Stored');
    const token = await makeOneTimeLink(installation.system.database, person.id, new Date());
    const links = await installation.system.database.selectFrom('one_time_link').selectAll().execute();
    const sessions = await installation.system.database.selectFrom('session').selectAll().execute();
    expect(links.length * sessions.length).toBeGreaterThan(0);
    expect(JSON.stringify([links, sessions])).not.toContain(token);
    for (const { token_hash } of [...links, ...sessions]) expect(token_hash).toMatch(/^[0-9a-f]{64}$/);
  });
});

describe('a session', () => {
  it('ends after its hours', async () => {
    const person = await installation.person('Tired');
    const { database } = installation.system;
    const fresh = await beginSession(database, person.id, new Date(Date.now() - 11 * 3_600_000), 12);
    const stale = await beginSession(database, person.id, new Date(Date.now() - 12 * 3_600_000 - 1000), 12);
    expect((await whoIs(fresh.token)).id).toBe(person.id);
    expect(await whoIs(stale.token)).toBeNull();
  });

  it('ends with signing out, in the database and in the browser', async () => {
    const person = await installation.person('Leaving');
    const answer = await person.send({ method: 'POST', url: '/api/session/sign-out' });
    expect(cookieOf(answer)).toMatchObject({ value: '', path: '/' });
    expect((await person.ask('GET', '/api/session')).body.person).toBeNull();
  });

  it('of nobody is told as nobody', async () => {
    for (const cookie of ['', 'x', '\u0000', 'a'.repeat(5000)]) expect(await whoIs(encodeURIComponent(cookie))).toBeNull();
  });

  it.each([
    ['http', '', false],
    ['https', 'https://cerulean.example.org', true],
  ])('lies over %s in a cookie that scripts and other sites cannot use', async (_scheme, publicUrl, secure) => {
    const app = await makeServer({ ...installation.system, settings: { ...installation.system.settings, publicUrl } }, { version: 'test' });
    const person = await installation.person(`Cookie ${secure}`);
    const token = await makeOneTimeLink(installation.system.database, person.id, new Date());
    const answer = await app.inject({ method: 'POST', url: '/api/session/use-link', payload: { token } });
    expect(cookieOf(answer)).toMatchObject({ httpOnly: true, sameSite: 'Strict', path: '/' });
    expect((cookieOf(answer) as { secure?: boolean }).secure ?? false).toBe(secure);
    expect(answer.headers['strict-transport-security'] !== undefined).toBe(secure);
    expect(answer.headers['cache-control']).toBe('no-store');
    await app.close();
  });
});

describe('protection against forged requests', () => {
  let known: Promise<Visitor> | undefined;
  const forger = () => (known ??= installation.person('Forged', { administrator: true }));
  const changing = (operations as readonly Operation[]).filter(({ method }) => method !== 'GET');

  it.each(changing.map((operation) => [operation.id, operation] as const))(
    '%s is refused without the token of the session',
    async (_id, operation) => {
      const person = await forger();
      const url = `/api${operation.path.replaceAll(/:(\w+)/g, 'nothing_1')}`;
      for (const token of ['', 'x'.repeat(43)]) {
        const answer = await person.send({
          method: operation.method,
          url,
          headers: { 'x-csrf-token': token },
          ...(operation.method === 'DELETE' ? {} : { payload: {} }),
        });
        expect([answer.statusCode, answer.json().title]).toEqual([403, 'This request did not come from a page of Cerulean.']);
      }
    },
  );
});

describe('guessing', () => {
  it('is stopped after the attempts that the setting allows, for this account only', async () => {
    const victim = await withPassword('Victim');
    const spellings = [victim.email, victim.email.toUpperCase(), ` ${victim.email}`, `${victim.email}\t`, `${victim.email} `];
    for (const email of spellings) expect((await signIn(email, 'a wrong password')).statusCode).toBe(401);
    const stopped = await signIn(victim.email, password);
    expect([stopped.statusCode, stopped.json().code, stopped.headers['content-type']]).toEqual([
      429,
      'too-many-attempts',
      'application/problem+json; charset=utf-8',
    ]);
    expect(stopped.json().remedy).toContain('quarter of an hour');
    const other = await withPassword('Bystander');
    expect((await signIn(other.email, password)).statusCode).toBe(200);
  });
});
