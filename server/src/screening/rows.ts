import type { ScreeningPlan, ScreeningStage } from '@cerulean/evaluation/screening';
import { type RawBuilder, sql } from 'kysely';

/** The columns of a reference's row at one stage, as `row` in a query. */
const columns = {
  'title and abstract': {
    word: 'row.title_decision',
    settled: 'row.title_settled',
    unsure: 'row.title_unsure',
    closed: 'row.title_closed',
  },
  'full text': {
    word: 'row.full_text_decision',
    settled: 'row.full_text_settled',
    unsure: 'row.full_text_unsure',
    closed: 'row.full_text_closed',
  },
} as const;

/** Conditions on `reference_row row` at one stage, for queues and counts. */
export interface StageConditions {
  /** References that are screened at this stage at all. */
  readonly eligible: RawBuilder<boolean>;
  /** Where it stands. */
  readonly word: RawBuilder<string | null>;
  /** Both reviewers may see what the other decided. */
  readonly closed: RawBuilder<boolean>;
  /** Nothing has to be decided about it any more. */
  readonly decided: RawBuilder<boolean>;
  /** It waits for this person, who has not looked at it or is unsure. */
  readonly waitsFor: (person: RawBuilder<string>) => RawBuilder<boolean>;
  readonly isUnsure: (person: RawBuilder<string>) => RawBuilder<boolean>;
  readonly hasSettled: (person: RawBuilder<string>) => RawBuilder<boolean>;
}

/** The conditions under a plan. With one reviewer a reference is anybody's, with two it waits for each person until two have settled. */
export function stageConditions(plan: ScreeningPlan, stage: ScreeningStage): StageConditions {
  const { word, settled, unsure, closed } = columns[stage];
  const two = plan.reviewers[stage] === 2;
  const undecided = sql<boolean>`(${sql.ref(word)} is null or ${sql.ref(word)} not in ('include', 'exclude', 'not retrieved'))`;
  return {
    eligible:
      stage === 'full text'
        ? sql<boolean>`row.duplicate_of is null and row.title_decision = 'include'`
        : sql<boolean>`row.duplicate_of is null`,
    word: sql<string | null>`${sql.ref(word)}`,
    closed: sql<boolean>`${sql.ref(closed)}`,
    decided: sql<boolean>`not ${undecided}`,
    waitsFor: (person) =>
      two
        ? sql<boolean>`(${undecided} and not ${person} = any(${sql.ref(settled)}) and (not ${sql.ref(closed)} or ${person} = any(${sql.ref(unsure)})))`
        : undecided,
    isUnsure: (person) =>
      two ? sql<boolean>`${person} = any(${sql.ref(unsure)})` : sql<boolean>`coalesce(${sql.ref(word)} = 'unsure', false)`,
    hasSettled: (person) => sql<boolean>`${person} = any(${sql.ref(settled)})`,
  };
}
