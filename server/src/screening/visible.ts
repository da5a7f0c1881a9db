import type { AuditEntry } from '@cerulean/evaluation/records';
import {
  type DecisionData,
  isHidden,
  reviewerOf,
  type ScreeningPlan,
  type StoredDecision,
  screeningDecisionKind,
  screeningStages,
} from '@cerulean/evaluation/screening';
import { may, type Role } from '@cerulean/evaluation/team';
import { sql } from 'kysely';
import type { ChainReader } from '../store/reader.ts';
import { DecisionsByPlace, decisionsAbout, readScreeningPlan } from '../store/screening-rows.ts';

/** Who looks. */
export interface Onlooker {
  readonly id: string;
  readonly role: Role;
}

/**
 * Whether a person is blinded at all. Whoever may decide could be the second reviewer of any reference, an administrator too, and is kept from
 * the decisions of others until two have settled. Who may not decide, such as an auditor, cannot be influenced and sees everything.
 */
export function isBlind(plan: ScreeningPlan, { role }: Onlooker): boolean {
  return plan.blinded && screeningStages.some((stage) => plan.reviewers[stage] === 2) && may(role, 'screening.decide');
}

/** Of all decisions about some references those that a person may see. */
export function visibleDecisions(plan: ScreeningPlan, onlooker: Onlooker, decisions: readonly StoredDecision[]): StoredDecision[] {
  if (!isBlind(plan, onlooker)) return [...decisions];
  const places = new DecisionsByPlace(decisions);
  return decisions.filter(
    (decision) =>
      reviewerOf(decision) === onlooker.id ||
      !isHidden(plan, decision.data.stage, places.at(decision.data.referenceId, decision.data.stage)),
  );
}

/** Which audit entries a person must not read, for the entries of one answer. */
export async function hiddenEntries(
  reader: ChainReader,
  onlooker: Onlooker,
  entries: readonly AuditEntry[],
): Promise<(entry: AuditEntry) => boolean> {
  const plan = await readScreeningPlan(reader);
  const others = entries.filter(({ kind, actor }) => kind === screeningDecisionKind.name && actor.id !== onlooker.id);
  if (others.length === 0 || !isBlind(plan, onlooker)) return () => false;
  const references = [...new Set(others.map(({ data }) => (data as DecisionData).referenceId))];
  const places = new DecisionsByPlace(await decisionsAbout(reader.database, reader.chain, references));
  const hidden = new Set(
    others.filter(({ data }) => {
      const { stage, referenceId } = data as DecisionData;
      return isHidden(plan, stage, places.at(referenceId, stage));
    }),
  );
  return (entry) => hidden.has(entry);
}

/**
 * The sequence number of the first audit entry that a person must not read, of the whole chain. A decision can be one of few, so whoever knows
 * the hash of such an entry, or of one after it, could try them all; hashes are given only before it.
 */
export async function firstHiddenEntry(reader: ChainReader, onlooker: Onlooker): Promise<number | undefined> {
  const plan = await readScreeningPlan(reader);
  if (!isBlind(plan, onlooker)) return undefined;
  const blinded = screeningStages.filter((stage) => plan.reviewers[stage] === 2);
  const found = await sql<{ first: number | null }>`
    select min(e.sequence)::int as first
    from (
      select sequence, data::jsonb ->> 'referenceId' as reference, data::jsonb ->> 'stage' as stage from audit_entry
      where chain = ${reader.chain} and kind = ${screeningDecisionKind.name} and actor_id <> ${onlooker.id}
    ) e
    left join reference_row row on row.chain = ${reader.chain} and row.id = e.reference
    where e.stage = any(${blinded}) and not coalesce(case e.stage when 'full text' then row.full_text_closed else row.title_closed end, false)`.execute(
    reader.database,
  );
  return found.rows[0]?.first ?? undefined;
}
