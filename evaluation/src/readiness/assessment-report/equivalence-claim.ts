import { appraisalKind } from '../../appraisal/index.ts';
import { planKind } from '../../plan/index.ts';
import type { Anchor } from '../anchor.ts';
import { type Suggestion, suggest } from '../checklist.ts';
import type { View } from '../view.ts';

/** Whether the evaluation claims equivalence, and where that shows. */
export interface EquivalenceClaim {
  readonly state: 'claimed' | 'not claimed' | 'not said';
  readonly evidence: readonly Anchor[];
}

const headings = /equivalen/i;
const refused =
  /\bno (?:claim (?:of|to) )?equivalence\b|\bequivalence\b[^.;]{0,60}\b(?:is|was) not (?:claimed|used|demonstrated|intended)|\bnot claim(?:ed|ing)? (?:any )?equivalence|\bwithout (?:a claim of |claiming )?equivalence/i;
const asserted =
  /\bequivalen(?:ce|t)\b[^.;]{0,80}\b(?:is claimed|was claimed|is demonstrated|was demonstrated|has been demonstrated|is established|is considered|were considered|is deemed)\b|\bequivalent device (?:is|used|selected)\b|\bclaim(?:s|ed)? (?:of )?equivalence\b|\bequivalent to (?:the )?\p{Lu}/u;

/** Reads it from what the texts say, from an uploaded demonstration, and from evidence that was appraised as data of an equivalent device. */
export function equivalenceClaim(view: View): EquivalenceClaim {
  const types = ['cer', 'cep', 'cear', 'equivalence'] as const;
  const says = [
    ...view.told(planKind, ({ appraisalPlan, scope }) => [appraisalPlan, scope].find((text) => refused.test(text))),
    ...view.text(headings, refused, { types, deniedToo: true }),
  ];
  const used = view.told(
    appraisalKind,
    ({ dataSource, contribution }) => dataSource === 'ii' && contribution !== 'rejected' && 'appraised as data of an equivalent device',
  );
  if (used.length > 0) return { state: 'claimed', evidence: used };
  if (says.length > 0) return { state: 'not claimed', evidence: says };
  const claims = [...view.documents('equivalence'), ...view.text(headings, asserted, { types, onlyThere: true })];
  return claims.length > 0 ? { state: 'claimed', evidence: claims } : { state: 'not said', evidence: [] };
}

/** The answer to a question that arises only where equivalence is claimed. */
export function whereClaimed(answer: (view: View, claim: EquivalenceClaim) => Suggestion): (view: View) => Suggestion {
  return (view) => {
    const claim = equivalenceClaim(view);
    if (claim.state === 'not claimed') return suggest('not applicable', 'Equivalence is not claimed.', claim.evidence);
    if (claim.state === 'not said')
      return suggest('open', 'Nothing says whether equivalence is claimed; say so in the report, also where it is not.');
    return answer(view, claim);
  };
}
