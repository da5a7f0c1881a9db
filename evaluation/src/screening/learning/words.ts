/** What a screener sees of a record first, and all that a model reads of it. */
export interface ScreeningText {
  readonly title: string;
  readonly abstract: string;
}

const wordPattern = /[\p{L}\p{N}_]{2,}/gu;

/**
 * The words of a text in lower case: runs of at least two letters, digits or underscores. The same words as the pattern `\w\w+` of
 * scikit-learn's vectorisers gives, on which the published settings of ASReview rest.
 */
export function wordsOf(text: string): string[] {
  return text.toLowerCase().match(wordPattern) ?? [];
}

const tokenPattern = /[\p{L}\p{N}_]+|[^\p{L}\p{N}_\s]/gu;

/**
 * The words of a text in lower case, single letters and numbers among them, and every punctuation mark as a word of its own. The marks show how
 * a text is written: "(n = 30)" and "p < 0.05" are frequent in reports of studies and rare in essays about them.
 */
export function wordsAndMarksOf(text: string): string[] {
  return text.toLowerCase().match(tokenPattern) ?? [];
}
