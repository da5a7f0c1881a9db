import { create } from '@cerulean/evaluation/records';
import { makeOneTimeLink } from './http/session.ts';
import type { System } from './operations/operation.ts';
import { installation, personKind } from './store/kinds.ts';
import { ChainReader } from './store/reader.ts';

/** Who acts where no person does: the first start and the command line of the installation's owner. */
export const owner = { id: 'system', name: 'Installation' };

/** The first administrator's address where nobody has chosen one yet. */
export const firstAddress = 'admin@localhost';

/**
 * Makes sure that somebody can sign in: adds the first administrator to an empty installation, and gives a one-time sign-in as long as no
 * administrator has set a password. Undefined where nothing is needed.
 */
export async function firstSignIn(system: System): Promise<{ email: string; path: string; first: boolean; personId: string } | undefined> {
  const reader = new ChainReader(system.database, installation);
  let people = await reader.all(personKind);
  const first = people.length === 0;
  if (first) {
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
    if (!added.ok) throw new Error(added.problem.message);
    people = await reader.all(personKind);
  }
  const administrators = people.filter(({ data }) => data.administrator && !data.disabled);
  const known = await system.database
    .selectFrom('credential')
    .select('person_id')
    .where(
      'person_id',
      'in',
      administrators.map(({ id }) => id as string),
    )
    .execute();
  const [administrator] = administrators;
  if (!administrator || known.length > 0) return undefined;
  const token = await makeOneTimeLink(system.database, administrator.id, new Date(system.clock()));
  return { email: administrator.data.email, path: `/sign-in#token=${token}`, first, personId: administrator.id };
}
