import type { ClaimAssessment } from '@cerulean/evaluation/conclusions';

/** Something about a claim that needs attention, what to do about it, and where. */
interface NextStep {
  readonly text: string;
  readonly link: { readonly label: string; readonly to: string; readonly search: Readonly<Record<string, string>> } | undefined;
}

/** What is missing, stale or odd about a claim, each with what to do; in the order in which it is best done. */
export function nextSteps(
  assessment: Pick<
    ClaimAssessment,
    'claim' | 'holes' | 'stale' | 'differs' | 'estimatesDisagree' | 'criterionFixedAfterResults' | 'remarks'
  >,
): readonly NextStep[] {
  const { claim, holes, stale, remarks } = assessment;
  const editClaim = (label: string): NextStep['link'] => ({ label, to: '/e/$evaluation/device/claims', search: { edit: claim.id } });
  const parameter = claim.data.outcomeParameterId;
  return remarks.map((text): NextStep => {
    if (holes.includes('no outcome parameter') && text.includes('no outcome parameter'))
      return { text, link: editClaim('Name the outcome parameter') };
    if (holes.includes('no criterion') && text.includes('no acceptance criterion')) return { text, link: editClaim('Fix the criterion') };
    if (holes.includes('no estimate') && text.includes('no computed estimate')) {
      return {
        text,
        link: {
          label: 'Make an estimate',
          to: '/e/$evaluation/analysis/estimates',
          search: {
            edit: 'new',
            ...(parameter ? { parameter } : {}),
            ...(claim.data.acceptanceCriterion ? { measure: claim.data.acceptanceCriterion.measure } : {}),
          },
        },
      };
    }
    if (stale.length > 0 && (text.includes('has changed since') || text.includes('no longer there')))
      return { text: `${text} Look at it and conclude again.`, link: undefined };
    if (assessment.criterionFixedAfterResults && text.includes('fixed'))
      return { text: `${text} Say so in the reason.`, link: editClaim('Correct the day it was fixed') };
    return { text, link: undefined };
  });
}

/** Whether a claim needs somebody: something is missing, stale, or the recorded verdict is not the computed one on other numbers. */
export function needsAttention({ holes, stale }: Pick<ClaimAssessment, 'holes' | 'stale'>): boolean {
  return holes.length > 0 || stale.length > 0;
}
