/**
 * What kind of publication a reference is. Each kind is paired with the type of the same thing in CSL 1.0.2 (Appendix III, item types),
 * and with the RIS type it is written as.
 */
export const referenceTypes = {
  article: { csl: 'article-journal', ris: 'JOUR' },
  book: { csl: 'book', ris: 'BOOK' },
  chapter: { csl: 'chapter', ris: 'CHAP' },
  'conference paper': { csl: 'paper-conference', ris: 'CPAPER' },
  thesis: { csl: 'thesis', ris: 'THES' },
  report: { csl: 'report', ris: 'RPRT' },
  preprint: { csl: 'article', ris: 'UNPB' },
  standard: { csl: 'standard', ris: 'STAND' },
  patent: { csl: 'patent', ris: 'PAT' },
  legislation: { csl: 'legislation', ris: 'STAT' },
  'data set': { csl: 'dataset', ris: 'DATA' },
  'web page': { csl: 'webpage', ris: 'ELEC' },
  'newspaper article': { csl: 'article-newspaper', ris: 'NEWS' },
  'magazine article': { csl: 'article-magazine', ris: 'MGZN' },
  other: { csl: 'document', ris: 'GEN' },
} as const;
export type ReferenceType = keyof typeof referenceTypes;

/** The RIS types that are not what their kind is written as, and what they mean. */
const otherRisTypes: Record<string, ReferenceType> = {
  EJOUR: 'article',
  JFULL: 'article',
  ABST: 'article',
  INPR: 'article',
  EBOOK: 'book',
  EDBOOK: 'book',
  SER: 'book',
  ECHAP: 'chapter',
  CONF: 'conference paper',
  UNPD: 'preprint',
  MANSCPT: 'preprint',
  GOVDOC: 'report',
  LEGAL: 'legislation',
  BILL: 'legislation',
  DBASE: 'data set',
  AGGR: 'data set',
  WEB: 'web page',
  BLOG: 'web page',
};

const byRis = new Map<string, ReferenceType>([
  ...Object.entries(otherRisTypes),
  ...Object.entries(referenceTypes).map(([type, names]) => [names.ris, type as ReferenceType] as const),
]);

/** Names that spreadsheets, CSL, EndNote, Zotero, BibTeX, Scopus and Web of Science use; only their letters count, lower case. */
const spokenTypes: Record<string, readonly string[]> = {
  article: [
    'journal article',
    'article journal',
    'journal',
    'electronic article',
    'review article',
    'review',
    'editorial',
    'letter',
    'note',
    'short survey',
    'erratum',
    'article in press',
    'data paper',
    'suppperiodical',
    'periodical',
  ],
  book: [
    'edited book',
    'electronic book',
    'collection',
    'mvbook',
    'book set',
    'reference',
    'serial',
    'monograph',
    'encyclopedia',
    'dictionary',
  ],
  chapter: [
    'book section',
    'book chapter',
    'in collection',
    'in book',
    'electronic book section',
    'in reference',
    'bookinbook',
    'suppbook',
    'suppcollection',
    'entry dictionary',
    'entry encyclopedia',
    'encyclopedia article',
    'dictionary entry',
  ],
  'conference paper': [
    'in proceedings',
    'proceedings',
    'proceedings article',
    'paper conference',
    'conference',
    'conference proceedings',
    'conference abstract',
    'conference review',
    'meeting abstract',
    'presentation',
    'speech',
    'mvproceedings',
  ],
  thesis: [
    'phd thesis',
    'masters thesis',
    'master thesis',
    'bachelors thesis',
    'dissertation',
    'doctoral dissertation',
    'dissertation thesis',
  ],
  report: [
    'tech report',
    'technical report',
    'government document',
    'manual',
    'document report',
    'working paper',
    'discussion paper',
    'press release',
    'pamphlet',
  ],
  preprint: ['unpublished', 'unpublished work', 'manuscript', 'posted content'],
  legislation: [
    'statute',
    'bill',
    'legal rule or regulation',
    'legal rule',
    'regulation',
    'hearing',
    'case',
    'legal case',
    'jurisdiction',
    'legal',
  ],
  'data set': ['online database', 'aggregated database', 'dataset'],
  'web page': [
    'online',
    'electronic',
    'www',
    'website',
    'web site',
    'internet resource',
    'blog',
    'blog post',
    'post weblog',
    'post',
    'forum post',
    'webpage',
  ],
  'newspaper article': ['newspaper', 'article newspaper'],
  'magazine article': ['magazine', 'article magazine'],
  other: ['document', 'misc', 'generic'],
};

const lettersOf = (words: string) => words.toLowerCase().replace(/[^a-z]/g, '');

const bySpokenName = new Map<string, ReferenceType>([
  ...Object.entries(spokenTypes).flatMap(([type, names]) => names.map((name) => [lettersOf(name), type as ReferenceType] as const)),
  ...Object.entries(referenceTypes).map(([type]) => [lettersOf(type), type as ReferenceType] as const),
]);

/** The kind behind a RIS type such as `JOUR`; `other` for a type nobody knows. */
export function typeFromRis(name: string): ReferenceType {
  return byRis.get(name.trim().toUpperCase()) ?? typeFromWords(name);
}

/** The kind behind a word that a file uses, for instance `Journal Article` or `inproceedings`; `other` where it says nothing. */
export function typeFromWords(words: string): ReferenceType {
  return bySpokenName.get(lettersOf(words)) ?? 'other';
}

/** The kind behind the publication types of PubMed, which name article types as well. */
export function typeFromPublicationTypes(publicationTypes: readonly string[]): ReferenceType {
  const names = publicationTypes.map((name) => name.toLowerCase());
  if (names.includes('preprint')) return 'preprint';
  if (names.includes('book') || names.includes('books')) return 'book';
  if (names.includes('technical report')) return 'report';
  if (names.includes('dataset')) return 'data set';
  return 'article';
}

/** A kind, with its names in CSL and RIS. */
export function typeNames(type: string): { readonly name: ReferenceType; readonly csl: string; readonly ris: string } {
  const name = type in referenceTypes ? (type as ReferenceType) : typeFromWords(type);
  return { name, ...referenceTypes[name] };
}
