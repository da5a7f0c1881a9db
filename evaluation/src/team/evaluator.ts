import { z } from 'zod';
import { isoDate } from '../base/index.ts';
import { defineKind } from '../records/index.ts';

/** What the evaluators must know between them, from MEDDEV 2.7/1 revision 4 (June 2016), section 6.4. */
export const competences = {
  'EV-1': 'research methodology (clinical investigation design and biostatistics)',
  'EV-2': 'information management (database retrieval, librarianship)',
  'EV-3': 'regulatory requirements',
  'EV-4': 'medical writing (systematic review and appraisal)',
  'EV-5': 'the device technology and its application',
  'EV-6': 'diagnosis and management of the condition, alternatives and standards of treatment',
} as const;
export type CompetenceId = keyof typeof competences;

/** A person responsible for the evaluation, with qualification and declared interests as the report must show them (MEDDEV 2.7/1 rev. 4, 6.4 and A11). */
export const evaluatorKind = defineKind({
  name: 'evaluator',
  prefix: 'evr',
  title: 'evaluator',
  needsReason: true,
  schema: z.object({
    name: z.string().trim().min(1),
    role: z.string().trim().default(''),
    qualification: z.string().default(''),
    yearsOfExperience: z.number().int().min(0).max(80).optional(),
    competences: z.array(z.enum(Object.keys(competences) as [CompetenceId, ...CompetenceId[]])).default([]),
    curriculumVitaeDate: isoDate.optional(),
    declaredInterests: z.string().default(''),
    declarationDate: isoDate.optional(),
    deviationJustification: z.string().default(''),
  }),
  label: (data) => data.name,
});
