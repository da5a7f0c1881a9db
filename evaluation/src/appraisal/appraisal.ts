import { z } from 'zod';
import { defineKind } from '../records/index.ts';
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

/** What somebody judged one item of evidence (a reference or a data set) to be worth, by one published tool. */
export const appraisalKind = defineKind({
  name: 'appraisal',
  prefix: 'apr',
  title: 'appraisal',
  needsReason: true,
  schema: z.object({
    /** Id of the reference or data set. */
    itemId: z.string(),
    /** Id of the tool in `appraisal/tools`. */
    tool: z.string().default('imdrf-n56'),
    /** One appraiser's own judgement, or what two appraisers settled on. */
    standing: z.enum(['own', 'consensus']).default('own'),
    /** The outcome parameter whose result is judged, for tools that judge results; without it the study as a whole. */
    outcomeParameterId: z.string().optional(),
    /** The design as the appraiser sees it. */
    design: z.enum(studyDesigns).optional(),
    /** Grade by criterion, for instance `{ "D": "D1", "T": "T1" }`. Grades are a profile; no sum is made of them. */
    grades: z.record(z.string(), z.string()).default({}),
    /** Judgements by domain that differ from what the tool's algorithm gives, each with its reason. */
    overrides: z
      .record(z.string(), z.object({ judgement: z.string().min(1), reason: z.string().trim().min(1, 'say why it differs') }))
      .default({}),
    /** What supports the judgement, by domain: quotations and explanations. */
    support: z.record(z.string(), z.string()).default({}),
    dataSource: z.enum(Object.keys(clinicalDataSources) as ['i', 'ii', 'iii', 'iv', 'none']).optional(),
    /** What the item is used for; an item can be fit for safety and unfit for performance (MEDDEV 2.7/1 rev. 4, 9.2). */
    purposes: z.array(z.enum(['performance', 'safety', 'benefit-risk', 'state of the art'])).default([]),
    /** What the item contributes; needed from one appraisal of each item, whatever further tools it is appraised with. */
    contribution: z.enum(contributions).optional(),
    justification: z.string().default(''),
    /** How the differences were settled, where it is a consensus. */
    resolution: z.string().default(''),
  }),
  label: (data) => [data.contribution, data.standing === 'consensus' ? 'consensus' : '', `by ${data.tool}`].filter(Boolean).join(' '),
});
