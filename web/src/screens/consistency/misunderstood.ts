import type { DossierFinding } from './use-consistency.ts';

/** The longest value that can be a word or a phrase to teach rather than a whole sentence, in letters. */
const phraseMax = 60;

/** What a finding compared, where it is words that could mean the same: numbers cannot. */
export function wordsToTeach({ compared }: Pick<DossierFinding, 'compared'>): string[] {
  const words = [...new Set(compared.map((value) => value.trim()))].filter(
    (value) => value !== '' && value.length <= phraseMax && !/\d/.test(value),
  );
  return words.length > 1 ? words : [];
}
