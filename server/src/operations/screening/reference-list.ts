import { done } from '@cerulean/evaluation/base';
import { referenceKind } from '@cerulean/evaluation/evidence';
import {
  pendingStandings,
  type StandingWord,
  screeningDecisionKind,
  screeningStages,
  settlingDecisions,
} from '@cerulean/evaluation/screening';
import { sql } from 'kysely';
import { z } from 'zod';
import { stageConditions } from '../../screening/rows.ts';
import { visibleDecisions } from '../../screening/visible.ts';
import { toStored } from '../../store/reader.ts';
import { DecisionsByPlace, decisionsAbout, readScreeningPlan } from '../../store/screening-rows.ts';
import { reading } from '../operation.ts';
import { evaluationInput, pageInput, storedSchema } from '../record-operations.ts';

const standings = ['waits for me', 'all', 'waiting', 'conflict', 'unsure', ...settlingDecisions] as const;
const listed = storedSchema(referenceKind.schema.omit({ abstract: true, keywords: true }));

export default [
  reading({
    id: 'screening.reference.list',
    title: 'Lists what is screened at a stage with where it stands, narrowed by standing, words and label; without abstracts.',
    method: 'GET',
    path: '/evaluations/:evaluation/screening/references',
    permission: 'evaluation.read',
    input: z.object({
      ...evaluationInput,
      ...pageInput,
      stage: z.enum(screeningStages),
      standing: z.enum(standings).default('waits for me'),
      query: z.string().trim().max(300).default(''),
      label: z.string().trim().max(60).default(''),
    }),
    output: z.object({
      records: z.array(
        listed.extend({
          standing: z.enum([...settlingDecisions, ...pendingStandings]).nullable(),
          decisions: z.array(storedSchema(screeningDecisionKind.schema)),
        }),
      ),
      total: z.number().int(),
      /** Every label that the person may see at this stage. */
      labels: z.array(z.string()),
    }),
    read: async ({ evaluation, person }, { stage, standing, query, label, offset, limit }) => {
      const { reader } = evaluation;
      const plan = await readScreeningPlan(reader);
      const { eligible, word, waitsFor, isUnsure, closed } = stageConditions(plan, stage);
      const me = sql<string>`${person.id}::text`;
      const search = query
        .split(/\s+/)
        .map((part) => part.replaceAll(/[^\p{L}\p{N}-]/gu, ''))
        .filter(Boolean)
        .map((part) => `'${part}':*`)
        .join(' & ');
      // A label of somebody else tells that they have decided, so only those of decisions that may be seen are looked at.
      const seen = sql<boolean>`(coalesce(d.data ->> 'reviewer', d.created_by) = ${me} or ${closed} or ${!plan.blinded || plan.reviewers[stage] === 1})`;
      const ofStage = sql<boolean>`d.chain = ${reader.chain} and d.kind = ${screeningDecisionKind.name} and d.data ->> 'stage' = ${stage}`;
      const conditions = [
        sql<boolean>`row.chain = ${reader.chain} and ${eligible}`,
        ...(search ? [sql<boolean>`row.search @@ to_tsquery('simple', ${search})`] : []),
        ...(standing === 'waits for me' ? [waitsFor(me)] : []),
        ...(standing === 'unsure' ? [isUnsure(me)] : []),
        ...(standing !== 'waits for me' && standing !== 'unsure' && standing !== 'all' ? [sql<boolean>`${word} = ${standing}`] : []),
        ...(label
          ? [
              sql<boolean>`exists (select 1 from record d where ${ofStage} and d.data ->> 'referenceId' = row.id and d.data -> 'labels' ? ${label} and ${seen})`,
            ]
          : []),
      ];
      const where = sql.join(conditions, sql` and `);
      const [page, count, labels] = await Promise.all([
        sql<Parameters<typeof toStored>[0] & { standing: StandingWord | null }>`
          with page as (select row.id, row.position, ${word} as standing from reference_row row where ${where} order by row.position offset ${offset} limit ${limit})
          select r.id, r.kind, r.version, r.data - 'abstract' - 'keywords' as data, r.created_at, r.created_by, r.updated_at, r.updated_by, page.standing
          from page join record r on r.chain = ${reader.chain} and r.id = page.id order by page.position`.execute(reader.database),
        sql<{ total: number }>`select count(*)::int as total from reference_row row where ${where}`.execute(reader.database),
        sql<{ label: string }>`
          select distinct jsonb_array_elements_text(d.data -> 'labels') as label
          from record d join reference_row row on row.chain = d.chain and row.id = d.data ->> 'referenceId'
          where ${ofStage} and d.data ? 'labels' and ${seen} order by 1`.execute(reader.database),
      ]);
      const ids = page.rows.map(({ id }) => id);
      const onlooker = { id: person.id, role: evaluation.role };
      const visible = visibleDecisions(plan, onlooker, await decisionsAbout(reader.database, reader.chain, ids));
      const places = new DecisionsByPlace(visible);
      return done({
        total: count.rows[0]!.total,
        labels: labels.rows.map((row) => row.label),
        records: page.rows.map((row) => ({ ...toStored(row), standing: row.standing, decisions: [...places.at(row.id, stage)] })) as never,
      });
    },
  }),
] as const;
