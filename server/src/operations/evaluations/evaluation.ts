import { assert, done } from '@cerulean/evaluation/base';
import { create, update } from '@cerulean/evaluation/records';
import { roles } from '@cerulean/evaluation/team';
import { sql } from 'kysely';
import { z } from 'zod';
import { evaluationKind, membershipKind } from '../../store/kinds.ts';
import { changing, reading } from '../operation.ts';
import { evaluationInput, storedSchema } from '../record-operations.ts';

const row = z.object({
  id: z.string(),
  title: z.string(),
  device: z.string(),
  class: z.string(),
  version: z.number().int(),
  nextEvaluationOn: z.string().nullable(),
  openSignals: z.number().int(),
  openActions: z.number().int(),
  openGaps: z.number().int(),
  members: z.number().int(),
  role: z.enum(roles),
  updatedAt: z.string(),
});

export default [
  reading({
    id: 'evaluation.evaluation.list',
    title: 'Lists the evaluations one is in the team of, with what needs attention.',
    method: 'GET',
    path: '/evaluations',
    permission: 'signed-in',
    input: z.object({}),
    output: z.object({ evaluations: z.array(row) }),
    read: async ({ system, person }) => {
      const result = await sql<z.input<typeof row>>`
        select e.chain as id, e.data ->> 'title' as title, m.data ->> 'role' as role,
          coalesce(d.data ->> 'name', '') as device, coalesce(d.data ->> 'class', '') as class,
          coalesce((select max((r.data ->> 'number')::int) from record r where r.chain = e.chain and r.kind = 'release'), 0) as version,
          p.data ->> 'nextEvaluationOn' as "nextEvaluationOn",
          (select count(*)::int from record s where s.chain = e.chain and s.kind = 'signal' and s.data ->> 'state' <> 'closed') as "openSignals",
          (select count(*)::int from record a where a.chain = e.chain and a.kind = 'action' and not a.data ? 'disposition') as "openActions",
          (select count(*)::int from record g where g.chain = e.chain and g.kind = 'gap' and g.data ->> 'state' = 'open') as "openGaps",
          coalesce((select c.count::int from record_count c where c.chain = e.chain and c.kind = 'membership'), 0) as members,
          to_char(coalesce((select a.at from audit_entry a where a.chain = e.chain order by a.sequence desc limit 1), e.updated_at) at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "updatedAt"
        from record m
        join record e on e.chain = m.chain and e.kind = 'evaluation'
        left join record d on d.chain = m.chain and d.kind = 'device'
        left join record p on p.chain = m.chain and p.kind = 'plan'
        where m.kind = 'membership' and m.data ->> 'personId' = ${person.id}
        order by title`.execute(system.database);
      return done({ evaluations: result.rows });
    },
  }),
  changing({
    id: 'evaluation.evaluation.create',
    title: 'Begins an evaluation; who begins it becomes its administrator.',
    method: 'POST',
    path: '/evaluations',
    permission: 'administer',
    input: z.object({ title: evaluationKind.schema.shape.title }),
    output: z.object({ id: z.string() }),
    // An evaluation begins in a chain of its own, so it is begun before, and the installation's chain gets no entry.
    prepare: async ({ system, person }, { title }) => {
      const id = system.newId(evaluationKind.prefix);
      return system.door.change({
        chain: id,
        actor: { id: person.id, name: person.name },
        operation: 'evaluation.evaluation.create',
        permitted: async () => done(undefined),
        decide: async ({ newId }) =>
          done({
            changes: [
              create(evaluationKind, id, evaluationKind.schema.parse({ title })),
              create(membershipKind, newId(membershipKind.prefix), { personId: person.id, role: 'administrator' }),
            ],
            output: () => ({ id: id as string }),
          }),
      });
    },
    decide: async (_context, _input, prepared) => done({ changes: [], output: () => prepared }),
  }),
  changing({
    id: 'evaluation.evaluation.rename',
    title: 'Gives an evaluation another title.',
    method: 'POST',
    path: '/evaluations/:evaluation/title',
    permission: 'team.manage',
    input: z.object({ ...evaluationInput, version: z.number().int().min(1), title: evaluationKind.schema.shape.title }),
    output: storedSchema(evaluationKind.schema),
    decide: async ({ reader }, { version, title }) => {
      const existing = await reader.only(evaluationKind);
      assert(existing, 'an evaluation with a team has its own record');
      return done({
        changes: [update(evaluationKind, { id: existing.id, version }, { ...existing.data, title })],
        output: (records) => records.get(existing.id) as never,
      });
    },
  }),
  reading({
    id: 'evaluation.evaluation.get',
    title: 'Gives an evaluation with the number of records of each kind.',
    method: 'GET',
    path: '/evaluations/:evaluation',
    permission: 'evaluation.read',
    input: z.object(evaluationInput),
    output: z.object({
      record: storedSchema(evaluationKind.schema),
      role: z.enum(roles),
      device: z.string(),
      version: z.number().int(),
      sequence: z.number().int(),
      counts: z.record(z.string(), z.number().int()),
    }),
    read: async ({ evaluation, system }) => {
      const [record, head, counts, device, release] = await Promise.all([
        evaluation.reader.only(evaluationKind),
        evaluation.reader.head(),
        system.database.selectFrom('record_count').select(['kind', 'count']).where('chain', '=', evaluation.id).execute(),
        system.database
          .selectFrom('record')
          .select('data')
          .where('chain', '=', evaluation.id)
          .where('kind', '=', 'device')
          .executeTakeFirst(),
        system.database
          .selectFrom('record')
          .select(sql<number>`max((data ->> 'number')::int)`.as('number'))
          .where('chain', '=', evaluation.id)
          .where('kind', '=', 'release')
          .executeTakeFirst(),
      ]);
      return done({
        record: record!,
        role: evaluation.role,
        device: (device?.data as { name?: string } | undefined)?.name ?? '',
        version: release?.number ?? 0,
        sequence: head.sequence,
        counts: Object.fromEntries(counts.map(({ kind, count }) => [kind, count])),
      });
    },
  }),
] as const;
