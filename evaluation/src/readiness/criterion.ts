import type { ChecklistItem, ItemSource, Suggestion } from './checklist.ts';
import type { View } from './view.ts';

/** One question of a checklist as it is written down, before it is answered. */
export interface Criterion {
  readonly id: string;
  readonly clause: string;
  readonly source: ItemSource;
  readonly question: string;
  readonly suggest: (view: View) => Suggestion;
}

/** A part of a checklist with its questions in order. */
export interface CriterionSection {
  readonly section: string;
  readonly title: string;
  readonly criteria: readonly Criterion[];
}

/** Answers every question of the sections. */
export function itemsOf(view: View, sections: readonly CriterionSection[]): ChecklistItem[] {
  return sections.flatMap(({ section, title, criteria }) =>
    criteria.map(({ id, clause, source, question, suggest }) => ({
      id,
      section,
      sectionTitle: title,
      clause,
      source,
      question,
      suggestion: suggest(view),
    })),
  );
}
