import type { DataOf } from '../records/index.ts';
import { answerableRequirements, type RegulatedDevice } from '../regulation/index.ts';
import type { requirementKind } from './requirement.ts';

/**
 * The requirement records an evaluation starts with, one for each requirement of the framework that is answered by itself.
 * Whether it needs clinical evidence is our default (see `ClinicalEvidenceDefault`): "normally yes" counts, "possibly" is left to the evaluators.
 * With a device at hand, requirements that plainly do not concern it start as not applicable, with the reason.
 */
export function defaultRequirements(frameworkId: string, device?: RegulatedDevice): DataOf<typeof requirementKind>[] {
  return answerableRequirements(frameworkId).map((requirement) => {
    const { concerns } = requirement;
    const applicable = !concerns || !device || concerns.device(device);
    const specific = concerns !== undefined && device !== undefined && applicable;
    const needsClinicalEvidence =
      applicable && (requirement.clinicalEvidence === 'Y' || (requirement.clinicalEvidence === 'Y/P' && specific));
    return {
      framework: frameworkId,
      number: requirement.number,
      applicable,
      applicabilityReason: applicable ? '' : (concerns?.otherwise ?? ''),
      needsClinicalEvidence,
      methods: needsClinicalEvidence ? ['clinical data' as const] : [],
      evidenceIds: [],
      conclusion: '',
      conformity: 'open' as const,
    };
  });
}
