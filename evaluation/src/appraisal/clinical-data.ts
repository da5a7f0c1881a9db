import { type dataSetKind, referenceKind } from '../evidence/index.ts';
import type { DataOf, Stored } from '../records/index.ts';
import type { clinicalDataSources } from './appraisal.ts';
import type { Grades } from './tool.ts';

export type ClinicalDataSource = keyof typeof clinicalDataSources;

/** A suggestion where an item stands in Article 2(48), with its reason; a person decides. */
export interface ClinicalDataHint {
  readonly source: ClinicalDataSource;
  readonly reason: string;
}

const ofDataSet: Record<DataOf<typeof dataSetKind>['type'], ClinicalDataHint> = {
  'clinical investigation': { source: 'i', reason: 'A clinical investigation of the device is source (i).' },
  'PMCF study': { source: 'iv', reason: 'Post-market clinical follow-up is source (iv).' },
  registry: { source: 'iv', reason: 'Registry data gathered in post-market surveillance are source (iv).' },
  'complaints and sales': {
    source: 'iv',
    reason: 'Complaints are source (iv) where they are clinically relevant; they never show safety by themselves.',
  },
  vigilance: { source: 'iv', reason: 'Vigilance data are source (iv); they find risks and give no true frequencies.' },
  'bench or preclinical': { source: 'none', reason: 'The data do not come from the use of a device in patients.' },
  usability: { source: 'none', reason: 'Usability tests are not clinical data unless they come from clinical use.' },
};

/**
 * Where an item probably stands in Regulation (EU) 2017/745, Article 2(48). For publications the grade D of IMDRF N56 tells the device:
 * data on other devices are not clinical data, however good they are.
 */
export function clinicalDataHint(
  item: Stored<DataOf<typeof referenceKind> | DataOf<typeof dataSetKind>>,
  grades: Grades = {},
): ClinicalDataHint | undefined {
  if (item.kind !== referenceKind.name) return ofDataSet[(item.data as DataOf<typeof dataSetKind>).type];
  const { publicationTypes, title } = item.data as DataOf<typeof referenceKind>;
  const study = [...publicationTypes, title].some((text) =>
    /\b(trial|clinical study|cohort|observational study|randomi[sz]ed|comparative study)\b/i.test(text),
  );
  if (grades.D === 'D3')
    return {
      source: 'none',
      reason: 'It concerns another device; such data serve the state of the art and are not clinical data of this device.',
    };
  if (grades.D === 'D2') {
    return study
      ? {
          source: 'ii',
          reason: 'It looks like a study of a device graded equivalent (D2), which is source (ii) where equivalence is demonstrated.',
        }
      : {
          source: 'iii',
          reason:
            'It concerns a device graded equivalent (D2) and does not look like a study; where it is peer-reviewed it is source (iii).',
        };
  }
  if (grades.D === 'D1') {
    return study
      ? {
          source: 'i',
          reason:
            'It looks like a study of the device itself (D1); as a clinical investigation it is source (i), otherwise a peer-reviewed report, source (iii).',
        }
      : {
          source: 'iii',
          reason:
            'It concerns the device itself (D1) and does not look like an investigation; where it is peer-reviewed it is source (iii).',
        };
  }
  return undefined;
}
