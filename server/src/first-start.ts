import { assert } from '@cerulean/evaluation/base';
import { create, type DataOf, type Stored } from '@cerulean/evaluation/records';
import { makeOneTimeLink } from './http/session.ts';
import type { System } from './operations/operation.ts';
import { installation, personKind } from './store/kinds.ts';
import { ChainReader } from './store/reader.ts';

/** Who acts where no person does: the first start and the command line of the installation's owner. */
export const owner = { id: 'system', name: 'Installation' };

/** The first administrator's address where nobody has chosen one yet. */
export const firstAddress = 'admin@localhost';

/** Everybody who can sign in; an empty installation gets its first administrator. `first` is true where it was empty. */
export async function ensureAdministrator(system: System): Promise<{ people: Stored<DataOf<typeof personKind>>[]; first: boolean }> {
  const reader = new ChainReader(system.database, installation);
  const people = await reader.all(personKind);
  if (people.length > 0) return { people, first: false };
  const added = await system.door.change({
    chain: installation,
    actor: owner,
    operation: 'team.person.create',
    permitted: async () => ({ ok: true, value: undefined }),
    decide: async ({ newId, reader: locked }) => {
      const there = (await locked.count(personKind)) > 0;
      const data = { email: firstAddress, name: 'Administrator', administrator: true, disabled: false };
      return { ok: true, value: { changes: there ? [] : [create(personKind, newId(personKind.prefix), data)], output: () => undefined } };
    },
  });
  assert(added.ok, 'the first administrator could not be added');
  return { people: await reader.all(personKind), first: true };
}

/** A one-time sign-in for an administrator, as long as none has set a password; undefined where nothing is needed. */
export async function firstSignIn(system: System): Promise<{ email: string; path: string; first: boolean; personId: string } | undefined> {
  const { people, first } = await ensureAdministrator(system);
  const administrators = people.filter(({ data }) => data.administrator && !data.disabled);
  const ids = administrators.map(({ id }) => id as string);
  const known =
    ids.length > 0 ? await system.database.selectFrom('credential').select('person_id').where('person_id', 'in', ids).execute() : [];
  const [administrator] = administrators;
  if (!administrator || known.length > 0) return undefined;
  const token = await makeOneTimeLink(system.database, administrator.id, new Date(system.clock()));
  return { email: administrator.data.email, path: `/sign-in#token=${token}`, first, personId: administrator.id };
}
