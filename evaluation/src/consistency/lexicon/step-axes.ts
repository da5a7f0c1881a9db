/** Something that can be done to a thing and undone or left, in the many words of instructions. */
export interface StepAxis {
  readonly id: string;
  /** It is done: "immerse", "put under water". */
  readonly does: RegExp;
  /** The opposite is done: "discard" against "use again". */
  readonly undoes?: RegExp;
  /** Both states belong to normal use at different moments ("open", "close"), so that only the same moment counts. */
  readonly passing: boolean;
}

const axis = (id: string, passing: boolean, does: string, undoes?: string): StepAxis => ({
  id,
  passing,
  does: new RegExp(`\\b(?:${does})\\b`, 'u'),
  ...(undoes ? { undoes: new RegExp(`\\b(?:${undoes})\\b`, 'u') } : {}),
});

/** Actions by meaning. They are compared together with the object and the moment, never alone. */
export const stepAxes: readonly StepAxis[] = [
  axis(
    'put into liquid',
    false,
    'immers\\w+|submer\\w+|soak\\w*|steep(?:s|ed|ing)?|dip(?:s|ped|ping)?|dunk\\w*|(?:lay|lays|laid|put|puts|place[sd]?|hold|holds|held|leave|left|run|rinse[sd]?|bathe[sd]?|drop|wash(?:ed)?)\\b[^.;,]{0,40}?\\b(?:in|into|under)\\b[^.;,]{0,30}?(?:water|liquid|bath|solution|suds|tap|sink|bowl)',
    'wip(?:e|ed|ing) only|only (?:be )?wiped|(?:keep|kept) dry',
  ),
  axis(
    'use again',
    false,
    're-?us(?:e|ed|es|ing)|re-?insert\\w*|re-?seat\\w*|re-?appl(?:y|ied|ying|ies)|re-?implant\\w*|(?:used?|using|insert(?:ed|ing)?|seat(?:ed)?|put|puts|push(?:ed)?|fit(?:ted)?|placed?|attach(?:ed)?|fired?|screw(?:ed)?|drive|driven|applied|apply|mount(?:ed)?|implanted|stuck|stick|goes|go|take|taken|set)\\b[^.;,]{0,40}?\\b(?:(?<!\\b(?:out|off|away|up|down) )again|once more|one more time|a second time|anew|several times|more than once|repeatedly|back (?:on|in|into|onto))|next few \\w+|(?:used?|drawn up|draw up|kept|keep|worn|passed on|given|stored?)\\b[^.;,]{0,40}?\\b(?:for|by|to|on|with|at) (?:the |an? |your )?(?:(?:next|another|further|later) (?:\\w+ )?(?:patients?|persons?|users?|treatments?|procedures?|sessions?|doses?|locks?|operations?|infusions?)|(?:up to \\w+|several) (?:\\w+ )?(?:patients|persons|people))',
    'discard\\w*|dispos(?:e|ed|al)\\b(?! of properly)|thrown? away|throw (?:it )?away|withdrawn from use|taken out of use|rejected|single[- ]use|used once(?! (?:more|again))|use (?:each |every |it )?(?:\\w+ )?(?:only )?once(?! (?:more|again))|(?:a )?(?:new|fresh) (?=(?:\\w+ ){0,3}(?:(?:for|at|before|with) (?:every|each)|per) )|thrown out|emptied away|poured away',
  ),
  axis(
    'sterilise again',
    false,
    're-?sterili[sz]\\w+|re-?process(?:ed|ing)?|sterili[sz]\\w* (?:again|once|anew|a second time|repeatedly)|(?:may|can) (?:then |also )?be (?:\\w+ )?(?:autoclaved|sterili[sz]ed)',
  ),
  axis(
    'cut',
    false,
    'cut(?:ting)?(?! off)|trim(?:s|med|ming)?|crop\\w*|snip\\w*|shorten (?:it|the)|(?:be|is|are) shortened|shortening of the|ground (?:down|off)|grind\\w*',
  ),
  axis('bend', false, 'bend(?:s|ing)?|bent|reshap\\w+|contour(?:ed|ing)?|kink(?:ed|ing)?'),
  axis(
    'cover',
    false,
    '(?<!\\b(?:the|an?|its|this|your|outer|inner|battery|protective) )cover(?! (?:is|may|can|must|of))|covered|covering|wrap(?:s|ped|ping)?|drape[ds]?|under (?:a|the|your) (?:\\w+ )?(?:blanket|duvet|pillow|towel|quilt|bedclothes|clothes|clothing|bedding)|(?:in|inside|into) (?:a|the|your) (?:\\w+ )?(?:bag|cupboard|drawer|closet|wardrobe)',
    'uncovered|unobstructed|unblocked|(?:keep|kept|stays?|remains?)\\b[^.;,]{0,25}? (?:free|clear)',
  ),
  axis(
    'silence the alarm',
    false,
    'silencing|muting|(?:mut(?:e|ed|ing)|silenc(?:e|ed|ing)|switch(?:ed|ing)? off|turn(?:ed|ing)? (?:off|down)|disabl(?:e|ed|ing)|deactivat\\w+|ignor(?:e|ed|ing)|suppress(?:ed|ing)?|paus(?:e|ed|ing))\\b[^.;,]{0,30}\\balarms?(?![^.;]*\\b(?:minutes?|seconds?|briefly|temporarily|short)\\b)|alarms?\\b[^.;,]{0,40}\\b(?:mut(?:e|ed|ing)|silenc(?:e|ed|ing)|switched off|turned (?:off|down)|off|disabled|deactivated|ignored|suppressed|paused)(?![^.;]*\\b(?:minutes?|seconds?|briefly|temporarily|short)\\b)',
    'alarms?\\b[^.;,]{0,30}\\b(?:(?:switched|turned|stays?|remains?|kept|left|are|is) on|active|audible|enabled)',
  ),
  axis('heat', false, 'heat(?:ed|ing)?|warm(?:ed|ing)? (?:it |them |the \\w+ )?(?:up )?(?:in|on|with|over|under|by)|boil\\w*', undefined),
  axis('microwave or oven', false, 'microwav\\w*|ovens?|hair ?dryers?|radiators?|hot plates?'),
  axis(
    'machine wash',
    false,
    'washing machines?|dishwashers?|machine[- ]wash\\w*|wash\\w* (?:it |them )?(?:by|in a|in the) machine|tumble[- ]dr\\w+',
  ),
  axis('tap water', false, 'tap water|(?:under|from) (?:the |a )?(?:running )?tap|under running water|faucet'),
  axis('freeze', false, 'freez\\w+|frozen|deep-freez\\w*|ice box'),
  axis('shake', false, 'shak(?:e|es|en|ing)|agitat\\w+|vortex\\w*'),
  axis('massage', false, 'rub(?:s|bed|bing)?|massag\\w+|scrub(?:bed|bing)?|scratch\\w*'),
  axis(
    'share',
    false,
    'shar(?:e|ed|ing)|lend|lent|pass(?:ed)? on|give it to|(?:used?|worn) by (?:another|other|several|more than one|family)|family members?',
  ),
  axis('take apart', false, 'open(?:ed|ing)? the (?:housing|case|casing)|disassembl\\w*|dismantl\\w*|taken? apart|unscrew\\w*'),
  axis(
    'apply force',
    false,
    'force[ds]?|forcing|hammer\\w*|against (?:the |some |slight )?resistance|harder|with a blow',
    'without (?:any )?force|no force',
  ),
  axis('modify', false, 'modif(?:y|ied|ying|ication)|alter(?:ed|ing|ations?)?|drill(?:ed)? (?:a )?holes?'),
  axis('smoke', false, 'smok(?:e|ing)|cigarettes?|candles?|open (?:flames?|fire)|naked flames?|light(?:ed|ing)? a'),
  axis('raise', true, 'rais(?:e|ed|ing)|pulled up|put up|folded up', 'lowered|lowering|lower (?:the|it)|let down|folded down|put down'),
  axis('open', true, 'open(?:s|ed|ing)?|ajar|unlock\\w*', 'clos(?:e|ed|es|ing|ure)|shut|locked'),
  axis(
    'attach',
    true,
    'connect(?:s|ed|ing|ion)?|st[iu]ck(?:s|ing)? (?:it |them |the \\w+ )?on|put(?:s|ting)? on|attach(?:ed|ing|ment)?|coupled?|coupling|hook(?:ed)? up|joined|(?:in|put|kept|keep|left|leave|stays?|remains?)\\b[^.;,]{0,30}?\\b(?:in place|in situ|attached|connected|on the (?:patient|skin|body)|inserted|mounted|fitted)|(?:is|are|be) (?:in place|in situ)|(?:kept|left|stays?|remains?) (?:on|in)(?! (?:stock|mind|hand|call|use|contact|touch|display))\\b|with (?:the|your) \\w+ (?:in|on)(?= (?:place|the|your)\\b|[,.]|$)|(?:keep|leave|wear) (?:it|them|the \\w+|your \\w+)(?: \\w+)? (?:in|on)|(?:stays?|remains?|left|kept|leave)\\b[^.;,]{0,20}? (?:in|on|inside) (?:the|your|its|an?)|insert(?:ed|ing|ion)?|plugged in|on the line|worn',
    'disconnect(?:ed|ing|ion)?|detach(?:ed|ing|ment)?|remov(?:e|ed|al|ing)|unplug(?:ged|ging)?|withdraw(?:n|al|ing)?|pull(?:ed|ing)? (?:it |them |the [\\w -]{1,25} )?(?:out|off)|(?:take|takes|taken|taking) (?:it |them |the [\\w -]{1,25} |your [\\w -]{1,25} )?(?:out|off)|plug (?:to be |is |must be )?pulled|extract(?:ed|ion|ing)?|taken off|(?:must|has to|is to|should) be off|(?:shields?|caps?|covers?|masks?|cuffs?|goggles|gloves|electrodes?|pads?|lens(?:es)?) (?:is |are )?off|unscrew(?:ed|ing)?|left off|lifted off|dismount\\w*',
  ),
  axis(
    'power',
    true,
    '(?:motor|pump|unit|device|current|laser|machine|lamp) (?:is |being )?on|(?:motor|pump|unit|device|laser|machine|lamp|infusion|stimulat\\w+) (?:runs|works|is (?:running|working))|switch(?:es|ed|ing)? (?:(?:it|them|the \\w+|your \\w+) )?on|turn(?:s|ed|ing)? (?:(?:it|them|the \\w+|your \\w+) )?on|running|powered|live|under power|plugged in|in operation|operating|charging|connected to the (?:mains|power)',
    '(?:motor|pump|unit|device|current|laser|machine|lamp) (?:is |being )?off|(?:motor|pump|unit|device|laser|machine|lamp|infusion|stimulat\\w+) (?:is|has been|must be|has) (?:first )?stopped|stop(?:s|ped|ping)? the (?:motor|pump|unit|device|laser|machine|lamp|infusion|stimulat\\w+)|switch(?:es|ed|ing)?[- ](?:(?:it|them|the \\w+|your \\w+) )?off|turn(?:s|ed|ing)?[- ](?:(?:it|them|the \\w+|your \\w+) )?off|power(?:ed)? (?:off|down)|unplug(?:ged|ging)?|mains plug|disconnected from (?:the )?(?:mains|power)|standstill',
  ),
  axis(
    'inflate',
    true,
    'inflat(?:e|ed|ing|ion)|blown? up|filled balloon',
    'deflat(?:e|ed|ing|ion)|emptied|empty(?:ing)?|let (?:the )?(?:air|water) out',
  ),
  axis('fill', true, 'fill(?:s|ed|ing)?|re-?fill\\w*|top(?:ped|ping)? up'),
  axis(
    'prime',
    true,
    'prim(?:e|ed|ing)|vent(?:ed|ing)|de-?air\\w*|purg(?:e|ed|ing)|flush(?:ed|ing)?|air (?:is |has been )?(?:removed|expelled)',
  ),
  axis('clean', true, 'clean(?:s|ed|ing)?|wip(?:e|ed|ing)|wash(?:ed|ing)?|disinfect(?:ed|ing|ion)?|rins(?:e|ed|ing)|reprocess(?:ed|ing)?'),
  axis(
    'bathe',
    true,
    'shower(?:s|ing)?|bath(?:s|e|ing)?|swim(?:s|ming)?|sauna|pool|(?:patient|wearer|user|you) wash(?:es)?(?! (?:it|the|them|your)\\b)',
  ),
  axis(
    'check',
    true,
    'check(?:s|ed|ing)?|test(?:s|ed|ing)?|inspect(?:ed|ing|ion)?|verif(?:y|ied|ying|ication)|confirm(?:ed|ing|ation)?|examin(?:e|ed|ing|ation)',
  ),
  axis('charge', true, 're-?charg(?:e|ed|ing)|charg(?:e|ed|ing)|charger'),
  axis('sleep', true, 'sleep(?:s|ing)?|asleep|night|overnight|bed'),
  axis('dry', true, 'dr(?:y|ied|ying)'),
  axis('expose to MRI', true, 'mri|mr scan|magnetic resonance|scanner'),
];
