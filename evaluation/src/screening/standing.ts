import {
  type DecisionData,
  independentDecision,
  reviewerOf,
  type ScreeningStage,
  type SettlingDecision,
  type StoredDecision,
} from './screening-decision.ts';
import { isBlinded, type ScreeningPlan } from './screening-plan.ts';

/** Where a stage stands that is not settled: somebody was unsure, a second reviewer is needed, or two reviewers disagree. */
export const pendingStandings = ['unsure', 'waiting', 'conflict'] as const;

/** In one word where a reference stands at one stage; undefined where nobody decided anything. */
export type StandingWord = SettlingDecision | (typeof pendingStandings)[number];

/** Where a reference stands at one stage, taking all its decisions together. */
export interface Standing {
  readonly word: StandingWord | undefined;
  /** The criterion of what was decided; undefined while nothing is. */
  readonly criterionId?: string | undefined;
  readonly note: string;
  /** Those whose decision it is; nobody while nothing is decided. */
  readonly decidedBy: readonly string[];
  /** When the last of them decided. */
  readonly decidedAt?: string | undefined;
}

/** Nobody decided anything. */
export const openStanding: Standing = { word: undefined, note: '', decidedBy: [] };

/**
 * The effective decision of one stage from all decisions about a reference there, in order of creation. An adjudication counts before all.
 * With one reviewer the decision made or changed last counts, in a tie the one created later. With two it needs two who agree; at full text
 * they must exclude by the same criterion, because the reason is reported. What a reviewer is unsure about waits for that reviewer.
 */
export function standingOf(decisions: readonly StoredDecision[], reviewers: 1 | 2): Standing {
  const adjudication = newest(decisions.filter(({ data }) => data.adjudication));
  if (adjudication) return settled([adjudication]);
  const last = newest(decisions);
  if (!last) return openStanding;
  if (reviewers === 1) return last.data.decision === 'unsure' ? { ...openStanding, word: 'unsure' } : settled([last]);
  const made = decisions.filter(({ data }) => data.decision !== 'unsure');
  if (made.length < 2) return { ...openStanding, word: 'waiting' };
  return made.every(({ data }) => isSame(data, made[0]!.data)) ? settled(made) : { ...openStanding, word: 'conflict' };
}

function newest(decisions: readonly StoredDecision[]): StoredDecision | undefined {
  return decisions.reduce<StoredDecision | undefined>(
    (last, decision) => (last && last.updatedAt > decision.updatedAt ? last : decision),
    undefined,
  );
}

function isSame(left: DecisionData, right: DecisionData): boolean {
  if (left.decision !== right.decision) return false;
  return left.decision !== 'exclude' || left.stage !== 'full text' || left.criterionId === right.criterionId;
}

/** Several agree, so the first criterion and every note are told. */
function settled(decisions: readonly StoredDecision[]): Standing {
  const notes = new Set(decisions.map(({ data }) => data.note.trim()).filter(Boolean));
  return {
    word: decisions[0]!.data.decision,
    criterionId: decisions.find(({ data }) => data.criterionId)?.data.criterionId,
    note: [...notes].join(' / '),
    decidedBy: decisions.map(reviewerOf),
    decidedAt: newest(decisions)!.updatedAt,
  };
}

/** Whether two reviewers have each settled on something, or an adjudicator has: from then on they may see each other's decisions. */
export function isClosed(decisions: readonly StoredDecision[]): boolean {
  return (
    decisions.some(({ data }) => data.adjudication) || decisions.filter(({ data }) => independentDecision(data) !== undefined).length >= 2
  );
}

/**
 * Whether somebody who may still decide has to be kept from what others decided about a reference at a stage. Whoever may decide could be the
 * second reviewer, so this holds for each of them, whatever else they may.
 */
export function isHidden(plan: ScreeningPlan, stage: ScreeningStage, decisions: readonly StoredDecision[]): boolean {
  return isBlinded(plan, stage) && !isClosed(decisions);
}
