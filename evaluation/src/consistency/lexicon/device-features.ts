/** Something a device has or has not: what it contains, whether it sends data, whether its battery can be changed. */
export interface DeviceFeature {
  /** What a person calls it, as in a row of the table of statements. */
  readonly id: string;
  /** How the presence and the absence are told. */
  readonly has: string;
  readonly hasNot: string;
  /** Any text that tells of it has one of these words (folded). */
  readonly quick: RegExp;
  readonly present: RegExp;
  readonly absent: RegExp;
  /** Whether what a part has, the device has; else each thing of a system has or lacks it for itself. */
  readonly ofParts: boolean;
}

/** What a device can contain that the label has to name. The words are folded and stand in a group. */
function substance(id: string, words: string): DeviceFeature {
  const few = "(?:(?!(?:and|but|or|which|that|no|not|free|without)\\b)[\\p{L}\\d()'-]+,? ){0,4}?";
  const listed = `(?:[\\p{L}\\d()' -]{1,60}(?:,|,? (?:or|nor|and)(?: of)?) )?`;
  return {
    id,
    has: `contains ${id}`,
    hasNot: `is free of ${id}`,
    quick: new RegExp(`(?:${words})`, 'u'),
    present: new RegExp(
      `(?<!\\b(?:not|no|never|nothing|cannot|neither|nor|without)\\b[^.;:]{0,60})\\b(?:contain(?:s|ing)?|(?:is|are) (?:made|manufactured|produced|obtained|derived|extracted|taken|gained|prepared|woven|moulded|molded|plasticised|plasticized|softened|coated|impregnated|loaded|stabilised) (?:entirely |partly |mainly )?(?:of|from|with|out of|by)|made (?:of|from|with)|comes? from|consists? of|derived from|obtained from|softened with|(?<!\\b(?:free|absence|instead|use|lack|traces?|none|because|content|case|risk|[a-z]{1,2}|%) )of(?= (?:${words}))) ${few}(?:${words})(?![- ](?:free|allerg\\w+|sensitiv\\w+|like))\\b`,
      'gu',
    ),
    absent: new RegExp(
      `\\b(?:free (?:of|from) ${listed}${few}(?:${words})|(?:contains?|containing|has|have|with|uses?) (?:no|neither|none of) ${listed}${few}(?:${words})|(?:do(?:es)?|did)(?: not|n't) contain (?:any )?${listed}${few}(?:${words})|(?:is|are|was|were) not (?:made|manufactured|produced) (?:of|from|with) ${listed}${few}(?:${words})|without (?:(?:the )?(?:use|addition) of )?${listed}${few}(?:${words})|(?:${words})[- ]free|no (?:substances?|materials?|components?|parts?|ingredients?|tissues?) (?:of|from) ${few}(?:${words})|no (?:${words})(?= (?:in|inside) (?:it|the [\\p{L}-]+)\\W*$)|there is nothing (?:from|of) (?:${words})|nothing (?:in (?:it|them|the [\\p{L}-]+) )?(?:comes|is made|is derived|is obtained) (?:from|of) ${few}(?:${words}))(?! (?:allerg\\w+|sensitiv\\w+))\\b`,
      'gu',
    ),
    ofParts: true,
  };
}

const power = 'batter(?:y|ies)';
const changed = '(?:replaced|changed|exchanged|swapped|renewed)';

/** What reviewers ask of every device and documents contradict each other about. General knowledge, unverified. */
export const deviceFeatures: readonly DeviceFeature[] = [
  substance('latex', '(?:natural )?(?:rubber )?latex|natural rubber'),
  substance('phthalates', 'phthalates?|d(?:ehp|inp|idp|bp)'),
  substance('animal material', 'animals?|animal[- ](?:derived|origin)|bovine|porcine|cattle|calf|pigs?|cows?|gelatine?'),
  substance('human material', 'human (?:blood|plasma|tissues?|cells?|serum|albumin|origin)|donors?'),
  substance('medicinal substances', 'medicinal (?:substances?|products?)|(?:antibiotics?|antimicrobial (?:agents?|substances?))'),
  substance('PVC', 'pvc|polyvinyl ?chloride'),
  substance('nickel', 'nickel'),
  substance('nanomaterial', 'nano-?(?:materials?|particles?)'),
  {
    id: 'sending of data',
    has: 'sends data by radio',
    hasNot: 'sends no data by radio',
    quick: /radio|wireless|bluetooth|wi-?fi|wlan|transmit|transmission|network/u,
    present:
      /\b(?:send(?:s|ing)?|transmit(?:s|ted)?|transfer(?:s|red)?|pass(?:es|ed)?|connect(?:s|ed)?|pair(?:s|ed)?|linked|talks?|communicat\w+|upload(?:s|ed)?)\b[^.;]{0,60}\b(?:(?:by|via|over|through|using) (?:a |the )?(?:bluetooth|wi-?fi|wlan|radio|wireless|mobile network)|wirelessly)|\b(?:has|have|contains?|with) an? (?:built-in |integrated )?(?:bluetooth|wi-?fi|radio|wireless) (?:module|interface|link|connection|transmitter)\b/gu,
    absent:
      /\b(?:has|have|contains?|with|there is) no (?:radio|wireless|bluetooth|wi-?fi|network)(?: (?:or \p{L}+ )?(?:module|interface|link|connection|transmitter|function|communication))?\b|\bwithout (?:any )?(?:radio|wireless|bluetooth|wi-?fi)\b|\b(?:are|is) not (?:transmitted|sent anywhere|passed on by radio)\b|\bdoes not (?:transmit|send)(?: any)? (?:data|readings|values|anything)\b/gu,
    ofParts: false,
  },
  {
    id: 'change of the battery',
    has: 'has a battery that can be changed',
    hasNot: 'has a battery that cannot be changed',
    quick: /batter/u,
    present: new RegExp(
      `(?<!\\b(?:not|never|cannot|no)\\b[^.;]{0,30})\\b(?:(?:replace|change|exchange|swap|renew|put in|pop in|fit|insert)(?: out)? (?:in )?(?:the |a |an )?(?:(?:fresh|new|empty|flat|old|spent|used|button|coin|two|both|set of) ){0,2}${power}|${power} (?:can|may|must|should|is|are) (?:to )?(?:be )?${changed}|(?:user-?|ex)?(?:replaceable|changeable|exchangeable) ${power})\\b`,
      'gu',
    ),
    absent: new RegExp(
      `\\b(?:${power} (?:cannot|can not|can't|must not|may not|is not to|are not to) be ${changed}|${power} (?:is|are) (?:not|non-?) ?(?:replaceable|changeable|exchangeable|user-?replaceable)|non-?(?:replaceable|changeable|exchangeable) ${power}|${power} (?:is|are) (?:sealed|welded|moulded)(?: in)?|sealed(?:-in)? ${power})\\b`,
      'gu',
    ),
    ofParts: false,
  },
  {
    id: 'alarm',
    has: 'has an alarm',
    hasNot: 'has no alarm',
    quick: /alarm/u,
    present:
      /\b(?:an?|the) (?:(?:acoustic|audible|visual|loud|red) )?alarm (?:sounds|is (?:given|raised|triggered|sounded)|goes off|rings)\b|\b(?:device|system|monitor|pump|it) (?:gives|raises|sounds|triggers) an? (?:(?:acoustic|audible|visual) )?alarm\b/gu,
    absent:
      /\b(?:has|have|gives?|raises?|with|there is|there are|sounds?) no (?:(?:acoustic|audible|visual|own|built-in) )?alarms?(?: (?:function|of its own|system))?(?= ?(?:[.,;)]|$|and\b|so\b|or (?:display|software)))|\bwithout (?:an |any )?alarms?(?: function)?(?= ?(?:[.,;)]|$))/gu,
    ofParts: false,
  },
  {
    id: 'software',
    has: 'contains software',
    hasNot: 'contains no software',
    quick: /software|firmware/u,
    present:
      /\b(?:embedded|built-in) software\b|\b(?:software|firmware) (?:version|release) \d|\b(?:contains?|has|have|includes?|runs?|comprises?) (?:its own |an? |embedded )?(?:software|firmware)\b|\b(?:software|firmware) of the device (?:is|was|has|calculates|controls|warns)\b/gu,
    absent:
      /\b(?:contains?|has|have|includes?|with|there is) no (?:software|firmware|electronics)\b|\bdoes not contain (?:any )?software\b/gu,
    ofParts: false,
  },
  {
    id: 'measuring function',
    has: 'has a measuring function',
    hasNot: 'has no measuring function',
    quick: /measuring function|class im\b/u,
    present: /(?<!\b(?:no|not|without)\b[^.;]{0,40})\b(?:with|has|have) an? measuring function\b|\bclass im\b/gu,
    absent: /\b(?:has|have|with|there is|without)(?: a| any)?(?: no)? measuring function\b(?<=\b(?:no|without)\b[^.;]{0,30})/gu,
    ofParts: false,
  },
];
