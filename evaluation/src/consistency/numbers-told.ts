import { keptByDocument } from './kept-by-document.ts';
import type { Passage } from './passage.ts';
import { readNumbers } from './text/numbers.ts';

/** The passages of a document by the numbers that stand in them, in order. */
export const passagesByNumber = keptByDocument(({ passages, language }): ReadonlyMap<number, readonly Passage[]> => {
  const found = new Map<number, Passage[]>();
  for (const passage of passages)
    for (const value of new Set(readNumbers(passage.text, language).map((number) => number.value))) {
      const there = found.get(value);
      if (there) there.push(passage);
      else found.set(value, [passage]);
    }
  return found;
});
