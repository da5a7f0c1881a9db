import type { Stage } from './screening-queue.ts';

/** The stages as they stand in addresses and on buttons. */
export const stages: readonly { readonly value: string; readonly label: string; readonly stage: Stage }[] = [
  { value: 'title', label: 'Title and abstract', stage: 'title and abstract' },
  { value: 'full-text', label: 'Full text', stage: 'full text' },
];

/** The stage that an address asks for; title and abstract where it asks for none. */
export function stageOf(asked: string | undefined) {
  return stages.find((each) => each.value === asked) ?? stages[0]!;
}
