import { type dataSetKind, referenceKind } from '../evidence/index.ts';
import type { DataOf, Stored } from '../records/index.ts';

/** How the data of an item were gathered, as far as it decides which appraisal tool fits. */
export const studyDesigns = [
  'systematic review',
  'randomised trial',
  'non-randomised trial',
  'cohort study',
  'case-control study',
  'cross-sectional study',
  'case series',
  'case report',
  'diagnostic accuracy study',
  'registry',
  'surveillance data',
  'bench or preclinical',
] as const;
export type StudyDesign = (typeof studyDesigns)[number];

/** A suggestion of the design with the words it rests on; a person decides. */
export interface StudyDesignHint {
  readonly design: StudyDesign;
  readonly reason: string;
}

const ofDataSet: Record<DataOf<typeof dataSetKind>['type'], StudyDesign | undefined> = {
  'clinical investigation': undefined,
  'PMCF study': 'cohort study',
  registry: 'registry',
  'complaints and sales': 'surveillance data',
  vigilance: 'surveillance data',
  'bench or preclinical': 'bench or preclinical',
  usability: 'bench or preclinical',
};

/** What titles and publication types call each design, the more particular first: a randomised trial of a diagnostic test is a randomised trial. */
const words: readonly (readonly [StudyDesign, RegExp])[] = [
  ['systematic review', /\b(?:systematic review|meta-?analys[ei]s|umbrella review)\b/i],
  ['non-randomised trial', /\b(?:non-?randomi[sz]ed|quasi-?(?:experimental|randomi[sz]ed)|historical(?:ly)? control(?:s|led)?)\b/i],
  ['randomised trial', /\brandomi[sz]ed\b|\brandomi[sz]ation\b|\brct\b/i],
  [
    'diagnostic accuracy study',
    /\b(?:diagnostic (?:accuracy|performance|test)|sensitivity and specificity|(?:accuracy|validation) of\b.*\b(?:detect\w*|diagnos\w*)|receiver operating)\b/i,
  ],
  ['case-control study', /\bcase[- ]control(?:led)?\b/i],
  ['case series', /\bcase series\b|\bseries of \w+ (?:cases|patients)\b|\bconsecutive (?:cases|patients)\b/i],
  ['registry', /\bregist(?:ry|er|ries)\b/i],
  ['cross-sectional study', /\bcross[- ]sectional\b|\bprevalence (?:study|survey)\b|\bsurvey\b/i],
  [
    'cohort study',
    /\b(?:cohort|follow-?up study|longitudinal|retrospective (?:study|analysis|review)|prospective (?:observational )?study)\b/i,
  ],
  ['case report', /\bcase reports?\b|\breport of (?:a|one|two|three) cases?\b/i],
  ['non-randomised trial', /\b(?:controlled clinical trial|clinical trial|comparative study)\b/i],
  ['cohort study', /\bobservational study\b/i],
  ['bench or preclinical', /\b(?:in vitro|bench (?:test|study)\w*|animal (?:model|study)|cadaver(?:ic)?|porcine|ovine)\b/i],
];

/**
 * The design an item probably has, from its publication types and its title, and for data sets from their type. Publication types are read first since an
 * indexer assigned them; MEDLINE indexes case series under "Case Reports", so that a title that says series goes before that type.
 */
export function studyDesignHint(item: Stored<DataOf<typeof referenceKind> | DataOf<typeof dataSetKind>>): StudyDesignHint | undefined {
  if (item.kind !== referenceKind.name) {
    const { type, title } = item.data as DataOf<typeof dataSetKind>;
    const design = ofDataSet[type] ?? said(title)?.design ?? 'cohort study';
    return { design, reason: `the data set is of the type "${type}"` };
  }
  const { publicationTypes, title } = item.data as DataOf<typeof referenceKind>;
  const byTitle = said(title);
  const indexed = words.flatMap(([design, pattern]) => {
    const type = publicationTypes.find((each) => pattern.test(each));
    return type ? [{ design, reason: `indexed as "${type}"` }] : [];
  })[0];
  if (!indexed) return byTitle;
  const vague = indexed.design === 'case report' || /clinical trial|comparative study|observational study/i.test(indexed.reason);
  return vague && byTitle && indexed.design !== 'randomised trial' ? byTitle : indexed;
}

function said(title: string): StudyDesignHint | undefined {
  for (const [design, pattern] of words) {
    const found = pattern.exec(title)?.[0];
    if (found) return { design, reason: `the title says "${found}"` };
  }
  return undefined;
}
