import type { ChecklistItem } from '@cerulean/evaluation/readiness';

/** Ids of records, which questions about single records have: a prefix of three letters and what follows. */
const recordId = /^[a-z]{3}_/;

/** What people call each question by: its id in the guidance, or its place in the list where it is about one record. */
export function questionNumbers(items: readonly Pick<ChecklistItem, 'id'>[]): ReadonlyMap<string, string> {
  return new Map(items.map(({ id }, index) => [id, recordId.test(id) ? String(index + 1) : id]));
}
