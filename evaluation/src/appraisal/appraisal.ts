import { z } from 'zod';
import { type DataOf, defineKind } from '../records/index.ts';
import { studyDesigns } from './study-design.ts';

/** Where data come from in the sense of Regulation (EU) 2017/745, Article 2(48); anything else is not clinical data. */
export const clinicalDataSources = {
  i: 'clinical investigation of the device',
  ii: 'clinical investigation or other study, reported in the literature, of an equivalent device',
  iii: 'peer-reviewed report on other clinical experience of the device or an equivalent device',
  iv: 'clinically relevant information from post-market surveillance, in particular PMCF',
  none: 'not clinical data in the sense of Article 2(48)',
} as const;

/** What an item can contribute, the strongest first. */
export const contributions = ['pivotal', 'supporting', 'background', 'rejected'] as const;

/** What an item can be used for (MEDDEV 2.7/1 rev. 4, 9.2). */
export const appraisalPurposes = ['performance', 'safety', 'benefit-risk', 'state of the art'] as const;

/** What one appraisal of one item by one tool says; those fields are optional that came later than the first records. */
export const appraisalContent = {
  /** Id of the reference or data set. */
  itemId: z.string(),
  /** Id of the tool in `appraisal/tools`. */
  tool: z.string().default('imdrf-n56'),
  /** The outcome parameter whose result is judged, for tools that judge results; without it the study as a whole. */
  outcomeParameterId: z.string().optional(),
  /** The design as the appraiser sees it. */
  design: z.enum(studyDesigns).optional(),
  /** Grade by criterion, for instance `{ "D": "D1", "T": "T1" }`. Grades are a profile; no sum is made of them. */
  grades: z.record(z.string(), z.string()).default({}),
  /** Judgements by domain that differ from what the tool's algorithm gives, each with its reason. */
  overrides: z
    .record(z.string(), z.object({ judgement: z.string().min(1), reason: z.string().trim().min(1, 'say why it differs') }))
    .optional(),
  /** What supports the judgement, by domain: quotations and explanations. */
  support: z.record(z.string(), z.string()).optional(),
  dataSource: z.enum(Object.keys(clinicalDataSources) as ['i', 'ii', 'iii', 'iv', 'none']).optional(),
  /** What the item is used for; an item can be fit for safety and unfit for performance. */
  purposes: z.array(z.enum(appraisalPurposes)).default([]),
  /** What the item contributes; needed from one appraisal of each item, whatever further tools it is appraised with. */
  contribution: z.enum(contributions).optional(),
  justification: z.string().default(''),
} as const;

/** What an item of evidence (a reference or a data set) was judged to be worth, by one published tool: the only appraisal, or what two appraisers settled on. */
export const appraisalKind = defineKind({
  name: 'appraisal',
  prefix: 'apr',
  title: 'appraisal',
  needsReason: true,
  schema: z.object({
    ...appraisalContent,
    /** The independent appraisals it settles, where two appraised. */
    settles: z.array(z.string()).optional(),
    /** How their differences were settled; needed where there are any. */
    resolution: z.string().optional(),
  }),
  label: ({ contribution, tool }) => (contribution ? `${contribution} by ${tool}` : `by ${tool}`),
});

/** What an appraisal holds. */
export type Appraisal = DataOf<typeof appraisalKind>;
