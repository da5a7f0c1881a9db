import { z } from 'zod';
import { readDoi } from './identifiers.ts';

/** What a link between two publications says, after the comments and corrections that PubMed keeps. */
export const linkKinds = [
  'retraction',
  'concern',
  'erratum',
  'comment',
  'republication',
  'update',
  'preprint',
  'summary',
  'data set',
  'registration',
] as const;
export type LinkKind = (typeof linkKinds)[number];

/**
 * A link from one publication to another, as the record itself carries it. `in` means that the other one says it about this one: a study with a
 * `retraction` `in` another publication was retracted; a preprint has its article under `preprint` `in`. `of` means that this one says it about the other: it is the notice, the comment, the update.
 * A `registration` names a trial register and the number there.
 */
export const referenceLinkSchema = z.object({
  kind: z.enum(linkKinds),
  direction: z.enum(['in', 'of']),
  pmid: z.string().default(''),
  doi: z.string().default(''),
  /** The citation or number as it stands in the record. */
  text: z.string().default(''),
});
export type ReferenceLink = z.output<typeof referenceLinkSchema>;

type LinkMeaning = readonly [kind: LinkKind, direction: ReferenceLink['direction']];

/** Tags of the MEDLINE display format that link to another publication, with the names of the same links in PubMed XML (`RefType`). */
const meanings: readonly (readonly [tag: string, refType: string, meaning: LinkMeaning])[] = [
  ['RIN', 'RetractionIn', ['retraction', 'in']],
  ['ROF', 'RetractionOf', ['retraction', 'of']],
  ['PRIN', 'PartialRetractionIn', ['retraction', 'in']],
  ['PROF', 'PartialRetractionOf', ['retraction', 'of']],
  ['RRI', 'RetractedandRepublishedIn', ['retraction', 'in']],
  ['RRF', 'RetractedandRepublishedFrom', ['retraction', 'of']],
  ['ECI', 'ExpressionOfConcernIn', ['concern', 'in']],
  ['ECF', 'ExpressionOfConcernFor', ['concern', 'of']],
  ['EIN', 'ErratumIn', ['erratum', 'in']],
  ['EFR', 'ErratumFor', ['erratum', 'of']],
  ['CIN', 'CommentIn', ['comment', 'in']],
  ['CON', 'CommentOn', ['comment', 'of']],
  ['CRI', 'CorrectedandRepublishedIn', ['republication', 'in']],
  ['CRF', 'CorrectedandRepublishedFrom', ['republication', 'of']],
  ['RPI', 'RepublishedIn', ['republication', 'in']],
  ['RPF', 'RepublishedFrom', ['republication', 'of']],
  ['', 'ReprintIn', ['republication', 'in']],
  ['', 'ReprintOf', ['republication', 'of']],
  ['UIN', 'UpdateIn', ['update', 'in']],
  ['UOF', 'UpdateOf', ['update', 'of']],
  ['SPIN', 'SummaryForPatientsIn', ['summary', 'in']],
  ['ORI', 'OriginalReportIn', ['summary', 'of']],
  ['DDIN', 'DatasetDescribedIn', ['data set', 'in']],
  ['DRIN', 'DatasetUseReportedIn', ['data set', 'in']],
  ['', 'AssociatedDataset', ['data set', 'in']],
  ['', 'AssociatedPublication', ['data set', 'of']],
];
const byTag = new Map(meanings.flatMap(([tag, , meaning]) => (tag === '' ? [] : [[tag, meaning] as const])));
const byRefType = new Map(meanings.map(([, refType, meaning]) => [refType.toLowerCase(), meaning] as const));

/** Servers of preprints as PubMed abbreviates them; it links a preprint and its article as an update. */
const preprintServer = /\b(?:bioRxiv|medRxiv|arXiv|ChemRxiv|PsyArXiv|Res Sq|Research Square|SSRN|Preprints?)\b/i;

function linkOf([named, direction]: LinkMeaning, text: string, pmid: string): ReferenceLink | undefined {
  const kind = named === 'update' && direction === 'of' && preprintServer.test(text) ? 'preprint' : named;
  const citation = text.replace(/\s+/g, ' ').trim();
  const doi = readDoi(citation);
  if (citation === '' && pmid === '') return undefined;
  return { kind, direction, pmid: pmid || (/\bPMID: ?([1-9]\d{0,8})\b/.exec(citation)?.[1] ?? ''), doi, text: citation };
}

/** The link under a tag of the MEDLINE display format, such as `RIN - J Example. 2004;1:2. PMID: 1`; undefined for every other tag. */
export function linkFromMedline(tag: string, text: string): ReferenceLink | undefined {
  if (tag === 'SI') return registrationIn(text);
  const meaning = byTag.get(tag);
  return meaning && linkOf(meaning, text, '');
}

/** The tag a link is written under in the MEDLINE display format. */
export function medlineTag({ kind, direction }: Pick<ReferenceLink, 'kind' | 'direction'>): string {
  if (kind === 'registration') return 'SI';
  const asked = kind === 'preprint' ? 'update' : kind;
  return meanings.find(([tag, , meaning]) => tag !== '' && meaning[0] === asked && meaning[1] === direction)?.[0] ?? '';
}

/** The link under a `RefType` of PubMed XML; undefined for a type that links to no publication of interest. */
export function linkFromPubmedXml(refType: string, citation: string, pmid: string): ReferenceLink | undefined {
  const meaning = byRefType.get(refType.toLowerCase());
  return meaning && linkOf(meaning, citation, pmid);
}

/** The links of a record that is itself a preprint: what updates it is its article. */
export function linksOfPreprint(links: readonly ReferenceLink[]): ReferenceLink[] {
  return links.map((link) => (link.kind === 'update' && link.direction === 'in' ? { ...link, kind: 'preprint' } : link));
}

/** Registers of trials among the data banks that PubMed names, and the form of their numbers. */
const registration =
  /\b(?:NCT\d{8}|ISRCTN\d{8}|EudraCT\s?\d{4}-\d{6}-\d{2}|ACTRN\d{14}p?|ChiCTR[-\w]{4,20}|CTRI\/\d{4}\/\d{2,3}\/\d{6}|DRKS\d{8}|IRCT\w{6,20}|JPRN-\w{4,20}|KCT\d{7}|NTR\d{1,5}|NL-OMON\d{1,6}|PACTR\d{10,16}|RBR-\w{5,8}|SLCTR\/\d{4}\/\d{3}|TCTR\d{11}|UMIN\d{9}|jRCT\w{9,12})\b/i;

/** Whether a number of a register may stand in a text: nearly all have five digits in a row, and looking for those is cheap. */
function mayHoldRegistration(text: string): boolean {
  return /\d{5}/.test(text) || text.includes('NTR') || text.includes('RBR-') || text.includes('SLCTR/');
}
const everyRegistration = new RegExp(registration.source, 'gi');

/** A trial registration such as `ClinicalTrials.gov/NCT01234567`; undefined where a text names none. */
export function registrationIn(text: string): ReferenceLink | undefined {
  const number = registration.exec(text)?.[0];
  return number === undefined ? undefined : { kind: 'registration', direction: 'in', pmid: '', doi: '', text: number };
}

/**
 * The trial that an abstract says it was registered as. An abstract that names one number names the study's own; one that names several, as reviews do,
 * names none for certain.
 */
export function registrationInAbstract(abstract: string): ReferenceLink | undefined {
  const numbers = mayHoldRegistration(abstract) ? (abstract.match(everyRegistration) ?? []) : [];
  return new Set(numbers.map((number) => number.toUpperCase())).size === 1 ? registrationIn(numbers[0]!) : undefined;
}
