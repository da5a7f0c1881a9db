import { canonicalJson, type Digest } from '../base/index.ts';
import { all, type DataOf, type Stored } from '../records/index.ts';
import type { Anchor } from './anchor.ts';
import type { Checklist, ChecklistItem, ReadinessAnswerWord, ReadinessContext } from './checklist.ts';
import { checklists } from './checklists/index.generated.ts';
import { readinessAnswerKind } from './readiness-answer.ts';

type ReadinessAnswer = Stored<DataOf<typeof readinessAnswerKind>>;

/** How an item stands: only suggested, answered by a person, or answered before what it rests on changed. */
export type ItemState = 'suggested' | 'answered' | 'to look at again';

/** An item with what counts as its answer now. */
export interface AnsweredItem extends ChecklistItem {
  readonly state: ItemState;
  /** The person's answer, or the suggestion where nobody answered. */
  readonly answer: ReadinessAnswerWord;
  readonly reason: string;
  readonly evidence: readonly Anchor[];
  /** Digest to store with an answer that is given now. */
  readonly basis: string;
  readonly given?: { readonly id: string; readonly version: number; readonly by: string; readonly at: string };
}

/** A checklist with the answers that count now. */
export interface ChecklistState {
  readonly id: string;
  readonly title: string;
  readonly purpose: string;
  readonly references: readonly string[];
  readonly items: readonly AnsweredItem[];
  readonly counts: Readonly<Record<ReadinessAnswerWord, number>>;
  /** Items whose suggestion is something else than open. */
  readonly suggested: number;
  readonly toLookAtAgain: number;
}

/** Digest of what was suggested and on what: it changes with every change of the evidence. */
export function basisOf({ question, suggestion }: Pick<ChecklistItem, 'question' | 'suggestion'>, digest: Digest): string {
  return digest(canonicalJson({ question, suggestion }));
}

/** One checklist with the answers people gave; the newest answer to an item counts. */
export function checklistState(
  checklist: Checklist,
  context: ReadinessContext,
  answers: readonly ReadinessAnswer[],
  digest: Digest,
): ChecklistState {
  const given = new Map<string, ReadinessAnswer>();
  for (const record of answers) if (record.data.checklist === checklist.id) given.set(record.data.item, record);
  const items = checklist.items(context).map((item): AnsweredItem => {
    const basis = basisOf(item, digest);
    const record = given.get(item.id);
    if (!record) return { ...item, ...item.suggestion, state: 'suggested', basis };
    const { answer, reason, anchors, basis: then } = record.data;
    return {
      ...item,
      state: then === basis ? 'answered' : 'to look at again',
      answer,
      reason,
      evidence: anchors,
      basis,
      given: { id: record.id, version: record.version, by: record.updatedBy, at: record.updatedAt },
    };
  });
  const count = (answer: ReadinessAnswerWord) => items.filter((item) => item.answer === answer).length;
  return {
    id: checklist.id,
    title: checklist.title,
    purpose: checklist.purpose,
    references: checklist.references,
    items,
    counts: {
      met: count('met'),
      partly: count('partly'),
      'not met': count('not met'),
      'not applicable': count('not applicable'),
      open: count('open'),
      yes: count('yes'),
      no: count('no'),
    },
    suggested: items.filter(({ suggestion }) => suggestion.answer !== 'open').length,
    toLookAtAgain: items.filter(({ state }) => state === 'to look at again').length,
  };
}

/** Every checklist with the answers that stand in the snapshot. */
export function readiness(context: ReadinessContext, digest: Digest): ChecklistState[] {
  const answers = all(context.snapshot, readinessAnswerKind);
  return checklists.map((checklist) => checklistState(checklist, context, answers, digest));
}
