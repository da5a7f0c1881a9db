import { dataSetKind, referenceKind } from '../evidence/index.ts';
import { all, type DataOf, type Snapshot, type Stored } from '../records/index.ts';
import { type Appraisal, appraisalKind } from './appraisal.ts';
import { appraisalTool, missingGrades, unknownGrades } from './profile.ts';

/** An item of evidence whose appraisal is missing or not whole. */
export interface MissingAppraisal {
  readonly itemId: string;
  readonly label: string;
  readonly appraisalId?: string;
  /** What is missing, each as a phrase: "no appraisal", "grade F", "justification", "source in Article 2(48)". */
  readonly missing: readonly string[];
}

/** The appraisals by the item they judge; an item can have several, one for each tool. */
export function appraisalsByItem(snapshot: Snapshot): ReadonlyMap<string, readonly Stored<DataOf<typeof appraisalKind>>[]> {
  const byItem = new Map<string, Stored<DataOf<typeof appraisalKind>>[]>();
  for (const appraisal of all(snapshot, appraisalKind)) {
    const list = byItem.get(appraisal.data.itemId);
    if (list) list.push(appraisal);
    else byItem.set(appraisal.data.itemId, [appraisal]);
  }
  return byItem;
}

/** Which of the included items (references or data sets) are not or not wholly appraised. Every included item is appraised, favourable or not (Annex XIV part A 1(c)). */
export function missingAppraisals(snapshot: Snapshot, includedIds: Iterable<string>): MissingAppraisal[] {
  const byItem = appraisalsByItem(snapshot);
  const wanted = new Set(includedIds);
  const labels = new Map<string, string>();
  for (const reference of all(snapshot, referenceKind))
    if (wanted.has(reference.id)) labels.set(reference.id, referenceKind.label(reference.data));
  for (const dataSet of all(snapshot, dataSetKind)) if (wanted.has(dataSet.id)) labels.set(dataSet.id, dataSetKind.label(dataSet.data));
  return [...wanted].flatMap((itemId) => {
    const label = labels.get(itemId) ?? itemId;
    const appraisals = byItem.get(itemId) ?? [];
    if (appraisals.length === 0) return [{ itemId, label, missing: ['no appraisal'] }];
    const lacking = appraisals.flatMap((appraisal) => {
      const missing = missingIn(appraisal.data);
      return missing.length > 0 ? [{ itemId, label, appraisalId: appraisal.id, missing }] : [];
    });
    const weighed = appraisals.some(({ data }) => data.contribution) || lacking.some(({ missing }) => missing.includes('contribution'));
    return weighed ? lacking : [...lacking, { itemId, label, missing: ['contribution'] }];
  });
}

/** Items of evidence that were rejected: every appraisal of them that says a contribution says so. */
export function rejectedItems(snapshot: Snapshot): Set<string> {
  const weighed = all(snapshot, appraisalKind).filter(({ data }) => data.contribution);
  const kept = new Set(weighed.filter(({ data }) => data.contribution !== 'rejected').map(({ data }) => data.itemId));
  return new Set(weighed.map(({ data }) => data.itemId).filter((id) => !kept.has(id)));
}

/** What an appraisal lacks. Source, purpose and justification belong to the appraisal that says what the item contributes. */
export function missingIn(appraisal: Appraisal): string[] {
  const tool = appraisalTool(appraisal.tool);
  const { contribution } = appraisal;
  const weighs = contribution !== undefined || tool?.weightHint !== undefined;
  return [
    ...(tool
      ? [
          ...missingGrades(tool, appraisal.grades).map((id) => `grade ${id}`),
          ...unknownGrades(tool, appraisal.grades).map((grade) => `a grade the tool knows in place of ${grade}`),
        ]
      : [`a tool that is known in place of ${appraisal.tool}`]),
    ...(weighs && !appraisal.dataSource ? ['source in Article 2(48)'] : []),
    ...(weighs && contribution !== 'rejected' && appraisal.purposes.length === 0 ? ['purpose'] : []),
    ...(weighs && !contribution ? ['contribution'] : []),
    ...(weighs && !appraisal.justification.trim() ? ['justification'] : []),
  ];
}
