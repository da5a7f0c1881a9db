import { z } from 'zod';
import { defineKind } from '../records/index.ts';
import { screeningStages } from './screening-decision.ts';

/** What somebody said while reviewers who disagree talked about a reference; it stays beside the decisions. */
export const screeningRemarkKind = defineKind({
  name: 'screening-remark',
  prefix: 'srm',
  title: 'remark on a conflict',
  plural: 'remarks on conflicts',
  schema: z.object({
    referenceId: z.string(),
    stage: z.enum(screeningStages),
    text: z.string().trim().min(1, 'say something').max(4000),
  }),
  label: (data) => `remark at ${data.stage}`,
});
