import type { ComparedField, Duplicate } from '@cerulean/evaluation/evidence';

const names: Partial<Record<ComparedField, string>> = {
  doi: 'DOI',
  pmid: 'PubMed id',
  registration: 'registration number',
  kind: 'kind of text',
};

export const fieldName = (field: ComparedField): string => names[field] ?? field;

/** Several fields in a sentence: "title, authors and year". */
export function fieldNames(fields: readonly ComparedField[]): string {
  const all = fields.map(fieldName);
  return all.length > 1 ? `${all.slice(0, -1).join(', ')} and ${all.at(-1)}` : (all[0] ?? '');
}

const given: Readonly<Record<Duplicate['by'], string>> = {
  exact: 'found by deduplication',
  certain: 'found by deduplication',
  person: 'decided by a person',
  doi: 'same DOI',
  pmid: 'same PubMed id',
  'title and year': 'same title and year',
};

/** Why one record was taken for a duplicate of another. */
export function duplicateReason({ by, agreeing, differing }: Duplicate): string {
  const agree = agreeing.length > 0 ? `: the same ${fieldNames(agreeing)}` : '';
  const differ = differing.length > 0 ? `, another ${fieldNames(differing)}` : '';
  return `${given[by]}${agree}${differ}`;
}
