import { done, trouble } from '@cerulean/evaluation/base';
import { create, update } from '@cerulean/evaluation/records';
import { z } from 'zod';
import { makeOneTimeLink } from '../../http/session.ts';
import { installation, personKind } from '../../store/kinds.ts';
import { ChainReader } from '../../store/reader.ts';
import { changing, reading } from '../operation.ts';
import { storedSchema } from '../record-operations.ts';

const person = storedSchema(personKind.schema);

/** The people of the installation. Nobody is removed, since the records name them; an account is disabled. */
export default [
  reading({
    id: 'team.person.list',
    title: 'Lists everybody who can sign in.',
    method: 'GET',
    path: '/people',
    permission: 'administer',
    input: z.object({}),
    output: z.object({ records: z.array(person) }),
    read: async ({ system }) => done({ records: await new ChainReader(system.database, installation).all(personKind) }),
  }),
  changing({
    id: 'team.person.create',
    title: 'Adds a person, who then needs a one-time link to sign in.',
    method: 'POST',
    path: '/people',
    permission: 'administer',
    input: z.object({ data: personKind.schema }),
    output: person,
    decide: async ({ newId }, { data }) => {
      const id = newId(personKind.prefix);
      return done({ changes: [create(personKind, id, data)], output: (records) => records.get(id) as never });
    },
  }),
  changing({
    id: 'team.person.update',
    title: 'Changes a person, or disables the account.',
    method: 'PUT',
    path: '/people/:id',
    permission: 'administer',
    input: z.object({ id: z.string(), version: z.number().int().min(1), data: personKind.schema, reason: z.string().optional() }),
    output: person,
    decide: async ({ reader, person: asking }, input) => {
      const existing = await reader.find(personKind, input.id);
      if (!existing) return trouble('not-found', 'There is no such person.');
      if (existing.id === asking.id && (input.data.disabled || !input.data.administrator)) {
        return trouble('conflict', 'You cannot take your own administrator rights or disable yourself.', {
          remedy: 'Ask another administrator.',
        });
      }
      return done({
        changes: [update(personKind, { id: existing.id, version: input.version }, input.data)],
        output: (records) => records.get(existing.id) as never,
      });
    },
  }),
  reading({
    id: 'team.person.make-link',
    title: 'Makes a one-time sign-in for a person; it works once, for three days.',
    method: 'POST',
    path: '/people/:id/link',
    permission: 'administer',
    input: z.object({ id: z.string() }),
    output: z.object({ path: z.string() }),
    read: async ({ system }, { id }) => {
      const found = await new ChainReader(system.database, installation).find(personKind, id);
      if (!found) return trouble('not-found', 'There is no such person.');
      return done({ path: `/sign-in#token=${await makeOneTimeLink(system.database, id, new Date(system.clock()))}` });
    },
  }),
] as const;
