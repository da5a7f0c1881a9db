import { done, type Outcome, trouble } from '@cerulean/evaluation/base';
import { create, remove, update } from '@cerulean/evaluation/records';
import { roles } from '@cerulean/evaluation/team';
import { z } from 'zod';
import { installation, membershipKind, personKind } from '../../store/kinds.ts';
import { ChainReader } from '../../store/reader.ts';
import { changing, reading } from '../operation.ts';
import { evaluationInput, storedSchema } from '../record-operations.ts';

const membership = storedSchema(membershipKind.schema);
const reason = z.string().trim().max(2000).optional();

/** An evaluation always keeps somebody who runs it. */
async function keepsAdministrator(reader: ChainReader, without: string): Promise<Outcome<void>> {
  const left = (await reader.all(membershipKind)).filter(({ id, data }) => id !== without && data.role === 'administrator');
  return left.length > 0
    ? done(undefined)
    : trouble('conflict', 'An evaluation needs at least one administrator.', { remedy: 'Make somebody else administrator first.' });
}

export default [
  reading({
    id: 'team.membership.list',
    title: 'Lists the team of the evaluation.',
    method: 'GET',
    path: '/evaluations/:evaluation/team/members',
    permission: 'evaluation.read',
    input: z.object(evaluationInput),
    output: z.object({ members: z.array(membership.extend({ name: z.string(), email: z.string() })) }),
    read: async ({ evaluation, system }) => {
      const people = new Map(
        (await new ChainReader(system.database, installation).all(personKind)).map(({ id, data }) => [id as string, data]),
      );
      const members = await evaluation.reader.all(membershipKind);
      return done({
        members: members.map((member) => ({
          ...member,
          name: people.get(member.data.personId)?.name ?? member.data.personId,
          email: people.get(member.data.personId)?.email ?? '',
        })),
      });
    },
  }),
  changing({
    id: 'team.membership.create',
    title: 'Takes a person into the team.',
    method: 'POST',
    path: '/evaluations/:evaluation/team/members',
    permission: 'team.manage',
    input: z.object({ ...evaluationInput, data: membershipKind.schema, reason }),
    output: membership,
    // People stand in another chain, which is looked at before this one is locked; nobody is ever removed from it.
    prepare: async ({ system }, { data }) =>
      (await new ChainReader(system.database, installation).find(personKind, data.personId))
        ? done(undefined)
        : trouble('not-found', 'There is no such person.'),
    decide: async ({ newId }, { data }) => {
      const id = newId(membershipKind.prefix);
      return done({ changes: [create(membershipKind, id, data)], output: (records) => records.get(id) as never });
    },
  }),
  changing({
    id: 'team.membership.update',
    title: 'Gives a member of the team another role.',
    method: 'PUT',
    path: '/evaluations/:evaluation/team/members/:id',
    permission: 'team.manage',
    input: z.object({ ...evaluationInput, id: z.string(), version: z.number().int(), role: z.enum(roles), reason }),
    output: membership,
    decide: async ({ reader }, input) => {
      const existing = await reader.find(membershipKind, input.id);
      if (!existing) return trouble('not-found', 'This person is not in the team.');
      const kept = input.role === 'administrator' ? done(undefined) : await keepsAdministrator(reader, existing.id);
      if (!kept.ok) return kept;
      return done({
        changes: [update(membershipKind, { id: existing.id, version: input.version }, { ...existing.data, role: input.role })],
        output: (records) => records.get(existing.id) as never,
      });
    },
  }),
  changing({
    id: 'team.membership.remove',
    title: 'Takes a person out of the team; what they did stays in the records.',
    method: 'DELETE',
    path: '/evaluations/:evaluation/team/members/:id',
    permission: 'team.manage',
    input: z.object({ ...evaluationInput, id: z.string(), version: z.coerce.number().int(), reason }),
    output: z.object({ id: z.string() }),
    decide: async ({ reader }, input) => {
      const existing = await reader.find(membershipKind, input.id);
      if (!existing) return trouble('not-found', 'This person is not in the team.');
      const kept = await keepsAdministrator(reader, existing.id);
      if (!kept.ok) return kept;
      return done({ changes: [remove(membershipKind, { id: existing.id, version: input.version })], output: () => ({ id: existing.id }) });
    },
  }),
] as const;
