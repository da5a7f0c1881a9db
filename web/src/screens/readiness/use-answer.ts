import type { ReadinessAnswerWord } from '@cerulean/evaluation/readiness';
import { useChange } from '../../api/queries.ts';
import type { Item } from './use-checklists.ts';

interface Given {
  readonly answer: ReadinessAnswerWord;
  readonly reason?: string;
  readonly evidence?: readonly number[];
}

/** Answers questions of a checklist on what the person saw of each. */
export function useAnswer(evaluation: string, checklist: string) {
  const give = useChange('readiness.answer.give');
  const withdraw = useChange('readiness.answer.withdraw');
  const answer = (item: Item, { answer, reason, evidence }: Given) =>
    give.mutateAsync({
      evaluation,
      checklist,
      item: item.id,
      version: item.given?.version ?? 0,
      basis: item.basis,
      answer,
      ...(reason === undefined ? {} : { reason }),
      ...(evidence === undefined ? {} : { evidence: [...evidence] }),
    });
  return {
    answer,
    /** Takes what is suggested now, for the reason that stands with it. */
    confirm: (item: Item) => answer(item, { answer: item.suggestion.answer, ...(item.given ? { reason: item.suggestion.reason } : {}) }),
    /** Lets an answer stand although what it rests on changed. */
    keep: (item: Item) => answer(item, { answer: item.answer, reason: item.reason }),
    withdraw: (item: Item, reason: string) =>
      withdraw.mutateAsync({ evaluation, checklist, item: item.id, version: item.given?.version ?? 0, reason }),
  };
}
