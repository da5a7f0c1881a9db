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

/** Names that spreadsheets, CSL and other programs use, lower case. */
const spokenTypes: Record<string, ReferenceType> = {
  'journal article': 'article',
  journalarticle: 'article',
  'article-journal': 'article',
  'review-article': 'article',
  review: 'article',
  editorial: 'article',
  letter: 'article',
  inproceedings: 'conference paper',
  conferencepaper: 'conference paper',
  'paper-conference': 'conference paper',
  proceedings: 'conference paper',
  incollection: 'chapter',
  inbook: 'chapter',
  'book chapter': 'chapter',
  booksection: 'chapter',
  phdthesis: 'thesis',
  mastersthesis: 'thesis',
  techreport: 'report',
  dataset: 'data set',
  webpage: 'web page',
  online: 'web page',
  'article-newspaper': 'newspaper article',
  newspaperarticle: 'newspaper article',
  'article-magazine': 'magazine article',
  magazinearticle: 'magazine article',
  document: 'other',
  misc: 'other',
};

/** The kind behind a RIS type such as `JOUR`; `other` for a type nobody knows. */
export function typeFromRis(name: string): ReferenceType {
  return byRis.get(name.trim().toUpperCase()) ?? typeFromWords(name);
}

/** The kind behind a word that a file uses, for instance `Journal Article` or `inproceedings`; `other` where it says nothing. */
export function typeFromWords(words: string): ReferenceType {
  const name = words.trim().toLowerCase();
  return name in referenceTypes ? (name as ReferenceType) : (spokenTypes[name] ?? 'other');
}

/** The names of a kind in CSL and RIS. */
export function typeNames(type: string): { readonly csl: string; readonly ris: string } {
  return referenceTypes[type as ReferenceType] ?? referenceTypes[typeFromWords(type)];
}
