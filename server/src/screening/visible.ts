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

/** Whether an evaluation holds decisions that a person must not read yet. */
export async function hasHiddenDecisions(reader: ChainReader, onlooker: Onlooker): Promise<boolean> {
  const plan = await readScreeningPlan(reader);
  if (!isBlind(plan, onlooker)) return false;
  const open = screeningStages.filter((stage) => plan.reviewers[stage] === 2).map((stage) => openToOthers[stage](onlooker.id));
  const found =
    await sql`select 1 from reference_row row where row.chain = ${reader.chain} and (${sql.join(open, sql` or `)}) limit 1`.execute(
      reader.database,
    );
  return found.rows.length > 0;
}

/** References about which others have decided at a stage that is not closed. */
const openToOthers = {
  'title and abstract': (person: string) =>
    sql`(not row.title_closed and exists (select 1 from unnest(row.title_settled || row.title_unsure) other where other <> ${person}))`,
  'full text': (person: string) =>
    sql`(not row.full_text_closed and exists (select 1 from unnest(row.full_text_settled || row.full_text_unsure) other where other <> ${person}))`,
};
