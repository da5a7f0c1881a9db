import { z } from 'zod';
import { defineKind } from '../records/index.ts';

/** Where data come from in the sense of Regulation (EU) 2017/745, Article 2(48); anything else is not clinical data. */
export const clinicalDataSources = {
  i: 'clinical investigation of the device',
  ii: 'clinical investigation or other study, reported in the literature, of an equivalent device',
  iii: 'peer-reviewed report on other clinical experience of the device or an equivalent device',
  iv: 'clinically relevant information from post-market surveillance, in particular PMCF',
  none: 'not clinical data in the sense of Article 2(48)',
} as const;

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
    /** Grade by criterion, for instance `{ "D": "D1", "T": "T1" }`. Grades are a profile; no sum is made of them. */
    grades: z.record(z.string(), z.string()).default({}),
    dataSource: z.enum(Object.keys(clinicalDataSources) as ['i', 'ii', 'iii', 'iv', 'none']).optional(),
    /** What the item is used for; an item can be fit for safety and unfit for performance (MEDDEV 2.7/1 rev. 4, 9.2). */
    purposes: z.array(z.enum(['performance', 'safety', 'benefit-risk', 'state of the art'])).default([]),
    contribution: z.enum(['pivotal', 'supporting', 'background', 'rejected']),
    justification: z.string().default(''),
  }),
  label: (data) => `${data.contribution} by ${data.tool}`,
});
