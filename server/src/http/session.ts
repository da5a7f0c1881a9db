import { randomBytes } from 'node:crypto';
import type { DataOf } from '@cerulean/evaluation/records';
import type { SignedIn } from '../operations/operation.ts';
import type { Database } from '../store/database.ts';
import { installation, type personKind } from '../store/kinds.ts';
import { sha256 } from '../store/reader.ts';

/** A random 256-bit token, and the digest it is stored under. */
export function makeToken(): { token: string; hash: string } {
  const token = randomBytes(32).toString('base64url');
  return { token, hash: sha256(token) };
}

/** Begins a session for a person. The token goes into the cookie and is stored nowhere. */
export async function beginSession(
  database: Database,
  personId: string,
  now: Date,
  hours: number,
): Promise<{ token: string; expiresAt: Date }> {
  const { token, hash } = makeToken();
  const expiresAt = new Date(now.getTime() + hours * 3_600_000);
  await database.deleteFrom('session').where('expires_at', '<', now).execute();
  await database
    .insertInto('session')
    .values({ token_hash: hash, person_id: personId, csrf_token: makeToken().token, created_at: now, expires_at: expiresAt })
    .execute();
  return { token, expiresAt };
}

/** Who a session token belongs to, with the token that requests must carry against forgery; undefined where the session has ended. */
export async function readSession(
  database: Database,
  token: string,
  now: Date,
): Promise<{ person: SignedIn; csrfToken: string } | undefined> {
  const hash = sha256(token);
  const row = await database
    .selectFrom('session')
    .innerJoin('record', (join) =>
      join.onRef('record.id', '=', 'session.person_id').on('record.chain', '=', installation).on('record.kind', '=', 'person'),
    )
    .select(['session.csrf_token', 'record.id', 'record.data'])
    .where('session.token_hash', '=', hash)
    .where('session.expires_at', '>', now)
    .executeTakeFirst();
  if (!row) return undefined;
  const person = row.data as DataOf<typeof personKind>;
  if (person.disabled) return undefined;
  return {
    person: { id: row.id, name: person.name, email: person.email, administrator: person.administrator, sessionHash: hash },
    csrfToken: row.csrf_token,
  };
}

/** Makes a link that signs a person in once; earlier unused links of that person stop working. */
export async function makeOneTimeLink(database: Database, personId: string, now: Date, hours = 72): Promise<string> {
  const { token, hash } = makeToken();
  await database.deleteFrom('one_time_link').where('person_id', '=', personId).where('used_at', 'is', null).execute();
  await database
    .insertInto('one_time_link')
    .values({
      token_hash: hash,
      person_id: personId,
      created_at: now,
      expires_at: new Date(now.getTime() + hours * 3_600_000),
      used_at: null,
    })
    .execute();
  return token;
}

/** Uses a one-time link; the person it belongs to, or undefined where it is unknown, used or too old. */
export async function takeOneTimeLink(database: Database, token: string, now: Date): Promise<string | undefined> {
  const row = await database
    .updateTable('one_time_link')
    .set({ used_at: now })
    .where('token_hash', '=', sha256(token))
    .where('used_at', 'is', null)
    .where('expires_at', '>', now)
    .returning('person_id')
    .executeTakeFirst();
  return row?.person_id;
}
