import { fold } from '../text/fold.ts';

const rivals =
  '(?:(?:with|by|in|on|at|from|under|through|for|to|after|treatment with|treated with|use of|using|those (?:with|of)|that of|any|the|your|a|an|most|all|many|its|our) )*(?:other|others|another|old|former|usual|ordinary|conventional|standard|traditional|common|normal|similar|competing|competitive|comparable|alternative|regular|classic(?:al)?|established|previous|earlier|older|rival|predecessors?)\\b(?! (?:patients?|people|persons?|adults?|users?|groups?|children|sites?|parts?|areas?|regions?|body|days?|times?|models? of the (?:device|series)|way|risks?|temperatures?|conditions?|values?|weight|size|doses?|rates?|settings?|speech|speed|levels?|amounts?|dressings? when)\\b)(?!\\s*(?:[.,;:)]|$))';
const methods =
  '(?:(?:with|by|in|after|an?|the|any) )*(?:stitch(?:es|ing)?|sutur\\w+|stapl\\w+|injections?|surgery|open (?:surgery|operations?|procedures?)|hand(?:-held)?|manual\\w*|scalpels?|needles?|finger ?(?:pricks?|sticks?)|drugs?|medication|medicines?|tablets?|plasters?|gauze|bandages?|glasses|crutches|screws|wires|plates|cement|masks?|tubes?|standard of care)\\b';
/** "Better than", "less often than" with something it is measured against that is another device or treatment. */
const than = new RegExp(
  `\\b(?:better|safer|faster|sooner|earlier|quicker|stronger|gentler|easier|shorter|longer|lower|higher|fewer|less|more|rarer|smaller|greater|quieter|lighter|milder|[a-z]{3,}[a-z]ier|[a-z]{3,}er|reduced)\\b[^.;:]{0,90}?\\bthan ${rivals}|\\b(?:better|safer|faster|sooner|quicker|gentler|easier|rarer|less|fewer|lower|shorter|more [a-z]+)\\b[^.;:]{0,70}?\\bthan ${methods}`,
  'u',
);
const unlike =
  /\b(?:unlike|in contrast to|compared (?:with|to)|as opposed to|superior (?:to|over)|outperforms?|outclass\w*|surpass\w*|ahead of)\b[^.;:]{0,30}?\b(?:other|conventional|ordinary|usual|standard|traditional|competing|similar|comparable|older)\b(?! (?:patients?|people|adults?|users?|groups?))/u;
const best =
  /\b(?:best|safest|fastest|most (?:accurate|reliable|effective|gentle|precise|durable|comfortable|modern|advanced)|gentlest|quietest|lowest|leading|only)\b[^.;:]{0,40}\b(?:on the market|of its kind|in its class|available(?: today)?|of all|worldwide|there is|in the world)\b|\bbest-in-class|\b(?:unmatched|unrivalled|unrivaled|unsurpassed|second to none|like no other|number one)\b/u;
const share =
  /\b(?:one in (?:two|three|four|five|six|seven|eight|nine|ten|\d+)|(?:a|one) (?:half|third|quarter|fifth)|two thirds|\d+(?:[.,]\d+)? ?(?:%|per ?cent)|half|twice|three times|many|(?<!\bso )far|much) (?:as (?:many|much|often|few|fast|accurate)|fewer|less|lower|more|better|faster|sooner)\b/u;
const noClaim =
  /\b(?:not|never|no|nor|neither|cannot|whether|hypothes\w+|aims?|aimed|objective|planned|endpoint|if|unless|rather than|older than|expected|question)\b/u;
/** A drawback is no advertisement. */
const drawback =
  /\b(?:higher|greater|increased|more (?:often|frequent\w*|likely|risk\w*)) [^.;]{0,40}\b(?:risk|infection|bleeding|pain|injur\w+|fail\w*|leak\w*|complication\w*)\b/u;

/** What stands after "than" in a comparison that gives an advantage. */
const advantage =
  /\b(?:better|safer|faster|sooner|earlier|quicker|stronger|gentler|easier|shorter|longer|lower|higher|fewer|less|more|rarer|smaller|greater|milder|reduced)\b[^.;:]{0,90}?\bthan (?!(?:a|an|the|one|two|three|half|\d)?[ ]?(?:\d|hours?|days?|weeks?|months?|years?|minutes?)\b)(?!(?:one|two|three|four|five|six|seven|eight|nine|ten|twenty|fifty|half|a (?:hundred|thousand|third|quarter|fifth|tenth))\b)([^.;:,]{4,70})/u;

/** What a folded sentence says the device is better than, whatever it is; "" where it says nothing of the kind. */
export function rivalIn(folded: string): string {
  return noClaim.test(folded) || drawback.test(folded) ? '' : (advantage.exec(folded)?.[1] ?? '');
}

/** What an evaluation says that nothing was compared with: "faster than bare metal", "against uncoated ones". */
export function uncomparedIn(folded: string): string {
  return (
    /\b(?:than|versus|against|over|compar\w+ (?:with|to)|differences? (?:to|from)|superior(?:ity)? (?:to|over)) ([^.;:,]{4,70})/u.exec(
      folded,
    )?.[1] ?? ''
  );
}

const comparing =
  /\b(?:better|safer|faster|sooner|earlier|quicker|stronger|gentler|easier|shorter|longer|lower|higher|fewer|less|more|rarer|smaller|greater|reduced)\b[^.;:]{0,60}?\bthan\b(?! (?:\d|(?:one|two|three|four|five|six|seven|eight|nine|ten|twenty|fifty|half|a (?:hundred|thousand|third|quarter|fifth|tenth))\b|(?:a|an) (?:hour|day|week|month|year|minute)))|\bsuperior\w*|\boutperform\w*|\badvantage\w* over\b/u;

/** Whether a folded sentence measures something against something else at all. */
export function compares(folded: string): boolean {
  return comparing.test(folded);
}

/** Whether a folded sentence puts the device above other devices or treatments. */
export function comparesFavourably(folded: string): boolean {
  return (
    !noClaim.test(folded) &&
    !drawback.test(folded) &&
    (than.test(folded) || unlike.test(folded) || best.test(folded) || (share.test(folded) && /\b(?:than|compared)\b/.test(folded)))
  );
}

const noComparison =
  /\b(?:no |without (?:an? |any )?|lacks? (?:an? |any )?|lacked an? )(?:\w+ ){0,2}?(?:comparison|comparator|comparative|control(?:led)? (?:group|arm)|controls)\b|\bsingle[- ]arm(?:ed)?\b|\buncontrolled (?:study|trial|observation|series|cohort)|\bone[- ]arm(?:ed)?\b|\b(?:not|never|neither)\b[^.;]{0,40}\b(?:been )?compared\b(?! (?:by|in))|\bcomparisons?\b[^.;]{0,50}\b(?:not|no|never)\b|\bother (?:\w+ ){1,3}were not (?:studied|tested|examined|investigated|included)|\bcomparative (?:data|stud\w+|evidence|results?)\b[^.;]{0,40}\b(?:not|no|lack\w*|missing|absent|unavailable)\b|\b(?:absence|lack) of (?:\w+ )?compar\w+|\bsuperior\w*\b[^.;]{0,50}\b(?:not|neither|nor|cannot|no)\b|\b(?:not|no|neither|nor)\b[^.;]{0,40}\bsuperior\w*/u;
const noConclusion =
  /\b(?:no|neither)\b[^.;]{0,20}\b(?:statements?|conclusions?|claims?|inferences?)\b[^.;]{0,60}\b(?:possible|drawn|made|allowed|permitted|supported|justified|against|compared|than|better|other|over)\b|\b(?:cannot|can not|could not|does not|do not|did not|not)\b[^.;]{0,20}\b(?:be )?(?:allow\w*|permit\w*|support\w*|justif\w+|conclude\w*|say|said|stated?|claim\w*|shown?|demonstrated?|infer\w*|derived?)\b[^.;]{0,60}\b(?:statement|conclusion|claim|comparison|better|lower|rarer|fewer|less|than|superior\w*|shorter|faster|other|safer|advantage|difference)|\b(?:lower|rarer|fewer|better|less|shorter|faster|safer|advantage|superior\w*|frequent)\b[^.;]{0,70}\b(?:cannot be|not be|never be|is not|are not|was not|were not) (?:concluded|claimed|stated|said|derived|inferred|shown)|\b(?:statements?|claims?|conclusions?) (?:about|on|of|that|regarding)\b[^.;]{0,60}\b(?:not|cannot|no)\b|\bno claim (?:is|was|will be) made|\bwhether\b[^.;]{0,90}\b(?:remains?|is|are|stays?) (?:still )?(?:open|unclear|unknown|unproven|uncertain)/u;
const noDifference =
  /\b(?:not|no)\b[^.;]{0,25}\b(?:statistically )?significant(?:ly)? (?:difference|differen\w+|lower|better|fewer|shorter|higher|reduc\w+)|\b(?:not|no) (?:statistically )?significant\b|\bdid not differ\b|\bno difference\b/u;

/** What a folded sentence of an evaluation says against comparisons: that nothing was compared, that nothing follows, or that no difference was found. */
export function noComparisonIn(folded: string): 'general' | 'specific' | '' {
  if (!/\b(?:no|not|never|neither|without|cannot|lack\w*|single|one|uncontrolled|nor|whether|absence)\b/u.test(folded)) return '';
  if (noConclusion.test(folded) || noDifference.test(folded)) return 'specific';
  return noComparison.test(folded) ? 'general' : '';
}

const supporting =
  /\b(?:lower|fewer|less|shorter|better|faster|higher|reduced|superior|longer|improved|more|rarer)\b[^.;]{0,80}\b(?:than|compared (?:with|to)|versus|vs\.?|against|in (?:favour|favor) of)\b/u;

/** Whether a folded sentence of an evaluation reports an advantage over something else. */
export function reportsAdvantage(folded: string): boolean {
  return supporting.test(folded) && !/\b(?:not|no|never|cannot|neither|whether|than expected|than planned)\b/u.test(folded);
}

/** Words of comparisons that tell nothing of what is compared. */
export const comparisonWords: ReadonlySet<string> = new Set(
  fold(
    'better safer faster sooner less more fewer lower higher often other conventional usual ordinary standard study studies data statement statements conclusion claim claims comparison compared comparator possible group single arm device devices result results significant significantly difference differ show shown allow tested test other others made make rate rates show shows observed patient patients people use used using',
  ).split(' '),
);
