import {
  defaultScreeningPlan,
  isClosed,
  reviewerOf,
  type ScreeningPlan,
  type ScreeningStage,
  type StoredDecision,
  screeningDecisionKind,
  screeningPlanKind,
  standingOf,
} from '@cerulean/evaluation/screening';
import { sql } from 'kysely';
import type { Database } from './database.ts';
import { type ChainReader, toStored } from './reader.ts';

/** So many references are brought up to date in one statement. */
const portion = 5_000;

/** The screening plan of an evaluation, or what holds before one is written. */
export async function readScreeningPlan(reader: ChainReader): Promise<ScreeningPlan> {
  return (await reader.only(screeningPlanKind))?.data ?? defaultScreeningPlan;
}

/** Decisions about some references, in order of creation. */
export async function decisionsAbout(database: Database, chain: string, references: readonly string[]): Promise<StoredDecision[]> {
  if (references.length === 0) return [];
  const rows = await sql<Parameters<typeof toStored>[0]>`
    select id, kind, version, data, created_at, created_by, updated_at, updated_by from record
    where chain = ${chain} and kind = ${screeningDecisionKind.name} and data ->> 'referenceId' = any(${references}) order by position`.execute(
    database,
  );
  return rows.rows.map((row) => toStored(row));
}

/** Decisions by reference and stage. */
export class DecisionsByPlace {
  readonly #places = new Map<string, StoredDecision[]>();

  constructor(decisions: Iterable<StoredDecision>) {
    for (const decision of decisions) {
      const key = `${decision.data.stage} ${decision.data.referenceId}`;
      const list = this.#places.get(key);
      if (list) list.push(decision);
      else this.#places.set(key, [decision]);
    }
  }

  at(referenceId: string, stage: ScreeningStage): readonly StoredDecision[] {
    return this.#places.get(`${stage} ${referenceId}`) ?? [];
  }
}

/** Writes where references stand at each stage, as the records now say: of some references, or of all that anybody has decided about. */
export async function writeStandingsOf(database: Database, chain: string, references: readonly string[] | 'all'): Promise<void> {
  const plan = await sql<{
    data: ScreeningPlan;
  }>`select data from record where chain = ${chain} and kind = ${screeningPlanKind.name}`.execute(database);
  const { reviewers } = plan.rows[0]?.data ?? defaultScreeningPlan;
  const ids =
    references !== 'all'
      ? references
      : (
          await sql<{ id: string }>`select distinct data ->> 'referenceId' as id from record
            where chain = ${chain} and kind = ${screeningDecisionKind.name}`.execute(database)
        ).rows.map(({ id }) => id);
  for (let start = 0; start < ids.length; start += portion) {
    const some = ids.slice(start, start + portion);
    const places = new DecisionsByPlace(await decisionsAbout(database, chain, some));
    const rows = some.map((id) => {
      const title = places.at(id, 'title and abstract');
      const fullText = places.at(id, 'full text');
      const standing = standingOf(fullText, reviewers['full text']);
      return {
        id,
        title_decision: standingOf(title, reviewers['title and abstract']).word ?? null,
        title_settled: whoSettled(title),
        title_unsure: whoIsUnsure(title),
        title_closed: isClosed(title),
        full_text_decision: standing.word ?? null,
        full_text_criterion: standing.criterionId ?? null,
        full_text_settled: whoSettled(fullText),
        full_text_unsure: whoIsUnsure(fullText),
        full_text_closed: isClosed(fullText),
      };
    });
    await sql`
      update reference_row set title_decision = s.title_decision, title_settled = s.title_settled, title_unsure = s.title_unsure,
        title_closed = s.title_closed, full_text_decision = s.full_text_decision, full_text_criterion = s.full_text_criterion,
        full_text_settled = s.full_text_settled, full_text_unsure = s.full_text_unsure, full_text_closed = s.full_text_closed
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
        as s(id text, title_decision text, title_settled text[], title_unsure text[], title_closed boolean, full_text_decision text,
          full_text_criterion text, full_text_settled text[], full_text_unsure text[], full_text_closed boolean)
      where reference_row.chain = ${chain} and reference_row.id = s.id`.execute(database);
  }
}

/** Reviewers whose decision settles a stage for them; an adjudication is nobody's own. */
const whoSettled = (decisions: readonly StoredDecision[]) =>
  decisions.filter(({ data }) => data.decision !== 'unsure' && !data.adjudication).map(reviewerOf);
const whoIsUnsure = (decisions: readonly StoredDecision[]) => decisions.filter(({ data }) => data.decision === 'unsure').map(reviewerOf);
