import type { DossierFinding, PlaceInDossier, StatementTable } from './use-consistency.ts';

/** The longest value that can be a word or a phrase to teach rather than a whole sentence, in letters. */
const phraseMax = 60;

/** What a finding compared, where it is words that could mean the same: numbers cannot. */
export function wordsToTeach({ compared }: Pick<DossierFinding, 'compared'>): string[] {
  const words = [...new Set(compared.map((value) => value.trim()))].filter(
    (value) => value !== '' && value.length <= phraseMax && !/\d/.test(value),
  );
  return words.length > 1 ? words : [];
}

/** The kinds of statements that were taken from a place of a finding: those about the finding's attribute, else all that stand in its words. */
export function statementKindsAt(
  place: Pick<PlaceInDossier, 'document' | 'passage' | 'quote'>,
  attribute: DossierFinding['attribute'],
  table: Pick<StatementTable, 'rows'>,
): string[] {
  const there = table.rows.filter(({ cells }) =>
    cells.some(
      ({ documentId, statements }) =>
        documentId === place.document && statements.some(({ passage, quote }) => passage === place.passage && quote === place.quote),
    ),
  );
  const about = there.filter((row) => row.attribute === attribute);
  return [...new Set((about.length > 0 ? about : there).map(({ kind }) => kind))];
}
