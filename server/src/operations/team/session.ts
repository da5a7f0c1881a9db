import { done, trouble } from '@cerulean/evaluation/base';
import type { DataOf } from '@cerulean/evaluation/records';
import { hash, verify } from '@node-rs/argon2';
import { z } from 'zod';
import { beginSession, readSession, takeOneTimeLink } from '../../http/session.ts';
import { installation, personKind } from '../../store/kinds.ts';
import { ChainReader } from '../../store/reader.ts';
import { type OperationContext, reading } from '../operation.ts';

// RFC 9106 and OWASP 2024: argon2id with 64 MiB and three passes; about a quarter of a second on an ordinary server.
const hashing = { memoryCost: 65_536, timeCost: 3, parallelism: 1 } as const;
/** A hash of no password, so that an unknown address takes as long as a wrong password. */
const nobody = hash('', hashing);

const password = z.string().min(12, 'a password needs at least 12 characters').max(500);
const signedIn = z.object({
  person: z.object({ id: z.string(), name: z.string(), email: z.string(), administrator: z.boolean() }).nullable(),
  csrfToken: z.string(),
  needsPassword: z.boolean(),
});

async function begin({ system, session }: OperationContext, personId: string) {
  const { token, expiresAt } = await beginSession(system.database, personId, new Date(system.clock()), system.settings.sessionHours);
  session.set(token, expiresAt);
  const begun = await readSession(system.database, token, new Date(system.clock()));
  if (!begun) return trouble('sign-in-failed', 'This account is disabled.', { remedy: 'Ask an administrator of the installation.' });
  const { id, name, email, administrator } = begun.person;
  const credential = await system.database.selectFrom('credential').select('person_id').where('person_id', '=', id).executeTakeFirst();
  return done({ person: { id, name, email, administrator }, csrfToken: begun.csrfToken, needsPassword: !credential });
}

/**
 * Signing in and out. Sessions are not records: they change nothing that an auditor must be able to replay, so these operations write their own
 * tables and do not go through the door.
 */
export default [
  reading({
    id: 'team.session.get',
    title: 'Says who is signed in.',
    method: 'GET',
    path: '/session',
    permission: 'public',
    input: z.object({}),
    output: signedIn,
    read: async ({ system, person, session }) => {
      if (!person) return done({ person: null, csrfToken: '', needsPassword: false });
      const credential = await system.database
        .selectFrom('credential')
        .select('person_id')
        .where('person_id', '=', person.id)
        .executeTakeFirst();
      const { id, name, email, administrator } = person;
      return done({ person: { id, name, email, administrator }, csrfToken: session.csrfToken, needsPassword: !credential });
    },
  }),
  reading({
    id: 'team.session.sign-in',
    title: 'Signs in with e-mail address and password.',
    method: 'POST',
    path: '/session/sign-in',
    permission: 'public',
    input: z.object({ email: z.string().trim().toLowerCase().max(300), password: z.string().max(500) }),
    output: signedIn,
    read: async (context, { email, password: given }) => {
      const row = await context.system.database
        .selectFrom('record')
        .leftJoin('credential', 'credential.person_id', 'record.id')
        .select(['record.id', 'record.data', 'credential.password_hash'])
        .where('record.chain', '=', installation)
        .where('record.kind', '=', 'person')
        .where((where) => where(where.fn('jsonb_extract_path_text', ['record.data', where.val('email')]), '=', email))
        .executeTakeFirst();
      const right = await verify(row?.password_hash ?? (await nobody), given);
      if (!row?.password_hash || !right || (row.data as DataOf<typeof personKind>).disabled) {
        return trouble('sign-in-failed', 'E-mail address or password is wrong.', {
          remedy: 'Try again, or ask an administrator for a one-time sign-in.',
        });
      }
      return begin(context, row.id);
    },
  }),
  reading({
    id: 'team.session.use-link',
    title: 'Signs in with a one-time link.',
    method: 'POST',
    path: '/session/use-link',
    permission: 'public',
    input: z.object({ token: z.string().max(200) }),
    output: signedIn,
    read: async (context, { token }) => {
      const personId = await takeOneTimeLink(context.system.database, token, new Date(context.system.clock()));
      if (!personId)
        return trouble('sign-in-failed', 'This one-time sign-in was used already or is too old.', {
          remedy: 'Ask for a new one: cerulean people reset EMAIL prints it.',
        });
      return begin(context, personId);
    },
  }),
  reading({
    id: 'team.session.set-password',
    title: 'Sets the own password; every other session of the person ends.',
    method: 'POST',
    path: '/session/password',
    permission: 'signed-in',
    input: z.object({ current: z.string().max(500).optional(), password }),
    output: z.object({}),
    read: async ({ system, person }, { current, password: wanted }) => {
      const credential = await system.database
        .selectFrom('credential')
        .select('password_hash')
        .where('person_id', '=', person.id)
        .executeTakeFirst();
      if (credential && !(await verify(credential.password_hash, current ?? ''))) {
        return trouble('sign-in-failed', 'The current password is wrong.', {
          fields: [{ pointer: '/current', message: 'this is not your current password' }],
        });
      }
      const row = { person_id: person.id, password_hash: await hash(wanted, hashing), changed_at: new Date(system.clock()) };
      await system.database
        .insertInto('credential')
        .values(row)
        .onConflict((conflict) => conflict.column('person_id').doUpdateSet(row))
        .execute();
      await system.database
        .deleteFrom('session')
        .where('person_id', '=', person.id)
        .where('token_hash', '!=', person.sessionHash)
        .execute();
      return done({});
    },
  }),
  reading({
    id: 'team.session.sign-out',
    title: 'Ends the session.',
    method: 'POST',
    path: '/session/sign-out',
    permission: 'signed-in',
    input: z.object({}),
    output: z.object({}),
    read: async ({ system, person, session }) => {
      await system.database.deleteFrom('session').where('token_hash', '=', person.sessionHash).execute();
      session.clear();
      return done({});
    },
  }),
  reading({
    id: 'team.colleague.list',
    title: 'Lists the people who can be taken into a team: name and address only.',
    method: 'GET',
    path: '/colleagues',
    permission: 'signed-in',
    input: z.object({}),
    output: z.object({ people: z.array(z.object({ id: z.string(), name: z.string(), email: z.string() })) }),
    read: async ({ system }) => {
      const people = await new ChainReader(system.database, installation).all(personKind);
      return done({
        people: people.filter(({ data }) => !data.disabled).map(({ id, data }) => ({ id, name: data.name, email: data.email })),
      });
    },
  }),
] as const;
