import { appraisalKind, type ClinicalDataSource, clinicalDataHint } from '../appraisal/index.ts';
import { dataSetKind, referenceKind } from '../evidence/index.ts';
import type { DataOf, Stored } from '../records/index.ts';
import type { View } from './view.ts';

/** The hierarchy of MDCG 2020-6 (April 2020), Appendix III, restated; 1 is the strongest. Its ranks are approximate and may vary by device and question. */
export const evidenceRanks = {
  1: { title: 'high-quality clinical investigations that cover all variants, indications, populations and durations', clinicalData: true },
  2: { title: 'high-quality clinical investigations with some gaps', clinicalData: true },
  3: { title: 'outcomes of high-quality systems of data collection such as registries', clinicalData: true },
  4: { title: 'studies with possible flaws of method, whose data can still be quantified and justified', clinicalData: true },
  5: { title: 'reliable and quantifiable data of an equivalent device', clinicalData: true },
  6: { title: 'evaluation of the state of the art, similar devices included', clinicalData: false },
  7: { title: 'complaints and vigilance data', clinicalData: true },
  8: { title: 'proactive surveillance such as surveys', clinicalData: true },
  9: { title: 'individual case reports on the device', clinicalData: true },
  10: { title: 'compliance with non-clinical parts of common specifications', clinicalData: false },
  11: { title: 'simulated use, animal or cadaver testing with users', clinicalData: false },
  12: { title: 'pre-clinical and bench testing, standards', clinicalData: false },
} as const;
export type EvidenceRank = keyof typeof evidenceRanks;

/** A rank that is suggested for an item of evidence, with its reason; a person can justify another. */
export interface RankSuggestion {
  readonly rank: EvidenceRank;
  readonly reason: string;
}

type Appraisal = DataOf<typeof appraisalKind>;
type Item = Stored<DataOf<typeof referenceKind> | DataOf<typeof dataSetKind>>;

/** Suggests a rank from where the data come from and what the appraisal says it is worth; undefined while that is not known. */
export function evidenceRank(item: Item, appraisal: Appraisal | undefined): RankSuggestion | undefined {
  const strong = appraisal?.contribution === 'pivotal';
  if (item.kind === dataSetKind.name) {
    switch ((item.data as DataOf<typeof dataSetKind>).type) {
      case 'clinical investigation':
      case 'PMCF study':
        return strong
          ? {
              rank: 2,
              reason: 'a study of the device, appraised as pivotal; 1 where it covers every variant, indication, population and duration',
            }
          : { rank: 4, reason: 'a study of the device that was not appraised as pivotal' };
      case 'registry':
        return strong
          ? { rank: 3, reason: 'a registry, appraised as pivotal' }
          : { rank: 4, reason: 'a registry whose quality was not appraised as pivotal' };
      case 'complaints and sales':
      case 'vigilance':
        return { rank: 7, reason: 'complaints and vigilance never show safety by themselves' };
      case 'usability':
        return { rank: 11, reason: 'simulated use' };
      case 'bench or preclinical':
        return { rank: 12, reason: 'no use in patients' };
    }
  }
  const reference = item.data as DataOf<typeof referenceKind>;
  const source: ClinicalDataSource | undefined = appraisal?.dataSource ?? clinicalDataHint(item, appraisal?.grades)?.source;
  const kinds = [...reference.publicationTypes, reference.title].join(' ');
  switch (source) {
    case undefined:
      return undefined;
    case 'none':
      return { rank: 6, reason: 'no clinical data of the device: it serves the state of the art' };
    case 'ii':
      return { rank: 5, reason: 'a study of an equivalent device' };
    default:
      if (/\bcase (?:reports?|series)\b/i.test(kinds)) return { rank: 9, reason: 'a case report' };
      if (/\b(?:survey|questionnaire)\b/i.test(kinds)) return { rank: 8, reason: 'a survey' };
      if (/\bregist(?:ry|er)\b/i.test(kinds))
        return strong
          ? { rank: 3, reason: 'a registry, appraised as pivotal' }
          : { rank: 4, reason: 'a registry that was not appraised as pivotal' };
      return source === 'i' && strong
        ? { rank: 2, reason: 'a clinical investigation of the device, appraised as pivotal' }
        : { rank: 4, reason: 'a publication on the device whose data can be quantified' };
  }
}

/** The items with an id, with the appraisal that weighs most. */
export function rankedItems(
  view: View,
  ids: Iterable<string>,
): { item: Item; appraisal: Appraisal | undefined; rank: RankSuggestion | undefined }[] {
  const weights = ['pivotal', 'supporting', 'background', 'rejected'] as const;
  return [...new Set(ids)].flatMap((id) => {
    const item: Item | undefined =
      view.all(referenceKind).find((record) => record.id === id) ?? view.all(dataSetKind).find((record) => record.id === id);
    if (!item) return [];
    const appraisals = view
      .all(appraisalKind)
      .filter(({ data }) => data.itemId === id)
      .map(({ data }) => data);
    const appraisal = weights.flatMap((weight) => appraisals.filter(({ contribution }) => contribution === weight))[0];
    return appraisal?.contribution === 'rejected' ? [] : [{ item, appraisal, rank: evidenceRank(item, appraisal) }];
  });
}
