/** The fields of a record that are compared, by the names people use. */
export const comparedFields = [
  'title',
  'authors',
  'year',
  'journal',
  'volume',
  'issue',
  'pages',
  'doi',
  'pmid',
  'registration',
  'abstract',
  'kind',
] as const;
export type ComparedField = (typeof comparedFields)[number];
