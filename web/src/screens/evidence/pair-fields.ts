import { type Author, type Bibliographic, type TakenFields, writeAuthor } from '@cerulean/evaluation/evidence';

type Field = keyof TakenFields;
export type Choice = 'left' | 'right' | 'both';

/** One field of two references beside each other. */
export interface PairField {
  readonly field: Field;
  readonly title: string;
  readonly left: string;
  readonly right: string;
  readonly differs: boolean;
  /** Whether both can be kept in one field. */
  readonly joins: boolean;
}

type Join = (left: never, right: never) => unknown;
const list = (left: readonly string[], right: readonly string[]): string[] => {
  const known = new Set(left.map((word) => word.toLowerCase()));
  return [...left, ...right.filter((word) => !known.has(word.toLowerCase()))];
};
const authors = (left: readonly Author[], right: readonly Author[]): Author[] => {
  const known = new Set(left.map(writeAuthor));
  return [...left, ...right.filter((author) => !known.has(writeAuthor(author)))];
};
const joined = (between: string) => (left: string, right: string) => [left, right].filter(Boolean).join(between);

/** What can be compared, in the order in which it is read. Identifiers and numbers are one or the other. */
const fields: readonly { readonly field: Field; readonly title: string; readonly join?: Join }[] = [
  { field: 'title', title: 'Title', join: joined(' / ') },
  { field: 'authors', title: 'Authors', join: authors },
  { field: 'container', title: 'Journal', join: joined(' / ') },
  { field: 'year', title: 'Year' },
  { field: 'volume', title: 'Volume' },
  { field: 'issue', title: 'Issue' },
  { field: 'pages', title: 'Pages' },
  { field: 'doi', title: 'DOI' },
  { field: 'pmid', title: 'PubMed id' },
  { field: 'pmcid', title: 'PMC id' },
  { field: 'type', title: 'Type' },
  { field: 'publicationTypes', title: 'Publication types', join: list },
  { field: 'language', title: 'Language', join: joined('; ') },
  { field: 'url', title: 'Address' },
  { field: 'keywords', title: 'Keywords', join: list },
  { field: 'abstract', title: 'Abstract', join: joined('\n\n') },
];

function textOf(reference: Bibliographic, field: Field): string {
  if (field === 'authors') return reference.authors.map(writeAuthor).join('; ');
  const value = reference[field];
  return Array.isArray(value) ? value.join('; ') : String(value ?? '').trim();
}

/** The fields that at least one of two references has. */
export function pairFields(left: Bibliographic, right: Bibliographic): PairField[] {
  return fields
    .map(({ field, title, join }) => {
      const [one, other] = [textOf(left, field), textOf(right, field)];
      return { field, title, left: one, right: other, differs: one !== other, joins: join !== undefined && one !== '' && other !== '' };
    })
    .filter((row) => row.left !== '' || row.right !== '');
}

const identifiers: ReadonlySet<Field> = new Set(['doi', 'pmid', 'pmcid', 'url', 'type', 'publicationTypes']);

/**
 * What is chosen at first: what stands there already, and what it leaves out from the other. A text of another kind, such as the preprint of an
 * article, has identifiers of its own, which are not those of the article.
 */
export const firstChoice = ({ field, left }: PairField, sameKind: boolean): Choice =>
  left === '' && (sameKind || !identifiers.has(field)) ? 'right' : 'left';

/** The choice after this one, for going round by a key. */
export function nextChoice({ joins }: PairField, choice: Choice): Choice {
  if (choice === 'left') return 'right';
  return choice === 'right' && joins ? 'both' : 'left';
}

/** The fields that the reference which stands for both takes over. */
export function takenFields(
  left: Bibliographic,
  right: Bibliographic,
  rows: readonly PairField[],
  choiceOf: (row: PairField) => Choice,
): TakenFields {
  return Object.fromEntries(
    rows.flatMap((row) => {
      const choice = row.differs ? choiceOf(row) : 'left';
      if (choice === 'left') return [];
      const value = right[row.field];
      if (choice === 'right') return [[row.field, value ?? null]];
      const join = fields.find(({ field }) => field === row.field)!.join!;
      return [[row.field, join(left[row.field] as never, value as never)]];
    }),
  );
}

/** A text in pieces, those marked whose words the other text does not have. */
export function differingWords(text: string, other: string): { readonly text: string; readonly marked: boolean }[] {
  const words = (whole: string) => whole.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  const known = new Set(words(other));
  const pieces: { text: string; marked: boolean }[] = [];
  for (const piece of text.split(/(\s+)/)) {
    const blank = piece.trim() === '';
    const marked = blank ? (pieces.at(-1)?.marked ?? false) : words(piece).some((word) => !known.has(word));
    const last = pieces.at(-1);
    if (last && last.marked === marked) last.text += piece;
    else pieces.push({ text: piece, marked });
  }
  return pieces.filter(({ text: piece }) => piece !== '');
}
