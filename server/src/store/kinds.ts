import { estimateKind, extractedValueKind, extractionCheckKind, extractionFieldKind, outcomeKind } from '@cerulean/evaluation/analysis';
import { appraisalKind, appraisalPlanKind, certaintyRatingKind, independentAppraisalKind } from '@cerulean/evaluation/appraisal';
import { benefitRiskKind, conclusionKind, gapKind } from '@cerulean/evaluation/conclusions';
import {
  consistencyCheckKind,
  dossierDocumentKind,
  findingDecisionKind,
  statementCorrectionKind,
  taughtSynonymKind,
} from '@cerulean/evaluation/consistency';
import { claimKind, deviceKind, intendedPurposeKind, requirementKind, riskKind } from '@cerulean/evaluation/device';
import { defaultCitationStyle, releaseKind, sectionKind } from '@cerulean/evaluation/documents';
import {
  columnMappingKind,
  dataSetKind,
  duplicateDecisionKind,
  fileKind,
  importKind,
  noticeKind,
  noticeListKind,
  referenceKind,
} from '@cerulean/evaluation/evidence';
import { outcomeParameterKind, planKind, questionKind } from '@cerulean/evaluation/plan';
import { actionKind, decisionKind, signalKind } from '@cerulean/evaluation/quality-system';
import { promisedChangeKind, readinessAnswerKind } from '@cerulean/evaluation/readiness';
import { defineKind, type Kind } from '@cerulean/evaluation/records';
import { criterionKind, screeningDecisionKind, screeningPlanKind, screeningRemarkKind } from '@cerulean/evaluation/screening';
import { retrievalKind, searchProtocolKind, searchRunKind } from '@cerulean/evaluation/search';
import { evaluatorKind, roles } from '@cerulean/evaluation/team';
import { acceptedHoleKind } from '@cerulean/evaluation/traceability';
import { z } from 'zod';

/** The evaluation itself, as a record in its own chain; its id is the chain's id. */
export const evaluationKind = defineKind({
  name: 'evaluation',
  prefix: 'eva',
  title: 'evaluation',
  single: true,
  schema: z.object({
    title: z.string().trim().min(1, 'an evaluation needs a title').max(300),
    /** Id of the citation style of its documents. */
    citationStyle: z.string().default(defaultCitationStyle),
  }),
  label: (data) => data.title,
});

/** That a person belongs to the team of an evaluation, and as what. */
export const membershipKind = defineKind({
  name: 'membership',
  prefix: 'mem',
  title: 'membership',
  needsReason: true,
  schema: z.object({ personId: z.string(), role: z.enum(roles) }),
  label: (data) => data.role,
});

/** Somebody who can sign in. Password hashes are kept apart and never stand in the records. */
export const personKind = defineKind({
  name: 'person',
  prefix: 'per',
  title: 'person',
  plural: 'people',
  schema: z.object({
    // Installations inside a firm use addresses without a top-level domain, so no more is asked than a name and a host.
    email: z
      .string()
      .trim()
      .toLowerCase()
      .max(300)
      .regex(/^[^\s@]+@[^\s@]+$/, 'give an e-mail address'),
    name: z.string().trim().min(1, 'give a name').max(200),
    /** May manage people and create evaluations; sees no evaluation without being in its team. */
    administrator: z.boolean().default(false),
    disabled: z.boolean().default(false),
  }),
  label: (data) => data.name,
});

/** The chain that people and everything else outside an evaluation is recorded in. */
export const installation = 'installation';

const kinds = [
  evaluationKind,
  membershipKind,
  personKind,
  evaluatorKind,
  deviceKind,
  intendedPurposeKind,
  claimKind,
  riskKind,
  requirementKind,
  planKind,
  questionKind,
  outcomeParameterKind,
  referenceKind,
  columnMappingKind,
  importKind,
  dataSetKind,
  fileKind,
  duplicateDecisionKind,
  noticeKind,
  noticeListKind,
  searchProtocolKind,
  searchRunKind,
  retrievalKind,
  criterionKind,
  screeningDecisionKind,
  screeningPlanKind,
  screeningRemarkKind,
  appraisalPlanKind,
  appraisalKind,
  independentAppraisalKind,
  certaintyRatingKind,
  extractionFieldKind,
  extractedValueKind,
  outcomeKind,
  extractionCheckKind,
  estimateKind,
  conclusionKind,
  benefitRiskKind,
  gapKind,
  signalKind,
  decisionKind,
  actionKind,
  acceptedHoleKind,
  sectionKind,
  releaseKind,
  dossierDocumentKind,
  findingDecisionKind,
  statementCorrectionKind,
  taughtSynonymKind,
  consistencyCheckKind,
  readinessAnswerKind,
  promisedChangeKind,
] as const;

/** Every kind of record by its name. */
export const kindsByName: ReadonlyMap<string, Kind> = new Map(kinds.map((kind) => [kind.name, kind as unknown as Kind]));
