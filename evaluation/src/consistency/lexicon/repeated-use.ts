/** Whether a thing is used once, by one patient, by several one after another, or again (by whom is not said). `software` wears out with nobody. */
export type UseForm = 'for single use' | 'for one patient' | 'for several patients' | 'reusable' | 'supplied as software';

export interface UseTold {
  readonly form: UseForm;
  readonly start: number;
  readonly end: number;
}

const person =
  "(?:patients?|persons?|people|users?|wearers?|child(?:ren)?|infants?|newborns?|neonates?|bab(?:y|ies)|m[ae]n|wom[ae]n|mothers?|customers?|residents?|relatives?|friends?|clients?|donors?|siblings?|(?:family )?members?|one)(?:'s?)?";
const occasion =
  '(?:use|procedure|operation|surgery|treatment|session|application|injection|irrigation|infusion|measurement|puncture|intervention|examination|case|wear|biopsy|insertion|test|birth|feed|meal|rinse|cleaning)s?';
const next = `(?:(?:the|a|any|each|every) )?(?:next|another|second|further|new|other|others|different|several|someone else|somebody else|anyone else|third)`;
const many = '(?:several|many|multiple|different|various|consecutive|successive|numerous)';
/** What a person does to a thing before it is used again. */
const washed =
  '(?:re-?process|re-?sterili[sz]|sterili[sz]|autoclav|disinfect|decontaminat|clean|wash|launder|rins|boil|wip|sanitis|sanitiz)(?:e|ed|es|ing|s|d)?';
/** A few words between, none of which is of the room or the body: hands are washed before every patient. */
const object =
  '(?:(?!(?:not|never|no|nor|cannot|without|may|can|must|should|hands?|skin|rooms?|surfaces?|area|site|wound|bed|couch|table|mouth|teeth|eyes?|nose|ears?|face|data|reports?|results?)\\b)[\\p{L}\\d,()-]+ )';
/** What is used up otherwise than by patients: a battery lasts for twenty measurements and is used up by none of them. */
const spent =
  '(?<!\\b(?:batter(?:y|ies)|charges?|rooms?|courses?|reports?|results?|consents?|visits?|doses?|data|leaflets?|summar(?:y|ies)|documents?|guides?|instructions|information|appointments?|groups?|arms?|base units?|stations?|monitors?|printers?|devices?|systems?|plans?|therap(?:y|ies)|treatments?|sessions?|procedures?|hours?|days?|weeks?|staff|nurses?) )';
const counted = '(?:\\d+|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty|thirty|fifty|a hundred)';
const oftener = `(?:again(?! only)|anew|a second time|once more|more than once|repeatedly|over and over|(?:up to |about |at least )?(?:${counted}|several|many|multiple|a number of|further) (?:more |further )?times|twice)(?! (?:a|an|per|each|every|daily|in|within|weekly|the day)\\b)`;

const pattern = (source: string): RegExp => new RegExp(source, 'u');

/** What is said of single use in so many words; denied ("not a single-use device") it says nothing plain. */
const once: readonly RegExp[] = [
  pattern(
    '\\b(?:for )?single[- ]use(?: only| device| product)?\\b|\\bdisposable\\b|\\bone[- ](?:off|time) use\\b|\\bone time only\\b|\\bone (?:patient|person|child)(?:,| and)? one use\\b',
  ),
  pattern(
    `\\b(?:(?:to be )?(?:used?|worn|applied|inserted|implanted|fired)|works?|serves?) (?:(?:it|them|this|only|just|exactly|for|be) )*once\\b(?! (?:a|an|per|each|every|daily|in|within|weekly|monthly|more|again|the|it|they|you|your|opened|all|this|there)\\b)`,
  ),
  pattern(
    `\\b(?:one|a single) ${occasion} only\\b|\\b(?:one patient|intended|meant|made|designed|suitable|good|enough|serves?|lasts?|used?|for use) (?:only )?(?:for|in|during) (?:only |exactly |just )?(?:one|a single) ${occasion}\\b(?! (?:a|per|each|of)\\b)`,
  ),
  pattern(`${spent}\\b(?:is|are) for (?:only |just )?(?:one|a single) ${occasion}\\b(?! (?:a|per|each|of|at)\\b)`),
  pattern(
    `\\b(?:throw|thrown|bin|binned|discard|discarded|dispos(?:e|ed) of|waste) ${object}{0,5}?after (?:(?:(?:the|each|every|its|your|first|single|one|a) ){0,2}${occasion}|(?:each|every) ${person})\\b(?! by)`,
  ),
  pattern(
    `\\b(?:change|replace|renew|exchange) the ${object}{1,3}?(?:after|between|before|for) (?:each|every|one|a single) (?:new )?(?:${person}|${occasion})\\b`,
  ),
  pattern(
    `\\b(?:throw|thrown) (?:\\p{L}+ ){0,3}away after (?:(?:one|a single) (?!week|month|year|hour|minute)\\p{L}+|(?:each|every|the) day)\\b`,
  ),
  pattern(
    `\\bafter (?:(?:the|each|every|its|first|single|one|a) ){0,2}${occasion},? ${object}{0,5}?(?:thrown away|throw|discard(?:ed)?|disposed of|waste)\\b|\\b(?:throw|discard) (?:the|every|each) used ${object}|\\b(?:throw|thrown|discard|discarded|dispos(?:e|ed) of|bin) ${object}{0,4}?(?:afterwards|once the ${occasion} is (?:over|done|finished|complete\\w*))\\b|\\bonce (?:only )?and (?:then )?(?:throw|discard|bin|dispose)\\b`,
  ),
  pattern(
    `\\b(?:take|use|open|apply|insert|attach|fit|wear|put on)(?:s|n|d|ed)? (?:an? )?(?:new|fresh|unused) (?!reading|measurement|breath|dose|sample|photo|picture|image|look|test )${object}{1,3}?(?:each|every) time\\b|\\b(?:use|take|open)s? an? (?:new|fresh|unused) ${object}{1,3}?for (?:each|every) (?:new )?(?:${person}|${occasion})\\b|\\b(?:new|fresh|unused) ${object}{1,2}?(?:is|are|must be|has to be) (?:used|taken|opened|needed|fitted|put on|applied|inserted|attached|mounted|connected) (?:each time|every time|(?:for|before|with) (?:each|every) (?:new )?(?:${person}|${occasion}))\\b|\\b(?:is|are|must be) (?:changed|replaced|renewed|exchanged) (?:for|after|with|before) (?:each|every) (?:new )?(?:${person}|${occasion})\\b`,
  ),
  pattern('\\beinmalgebrauch|\\beinmalprodukt|\\bzum einmaligen gebrauch|\\busage unique|\\bun solo uso|\\bmonouso'),
];

/** What is used again; denied, it is used once. */
const again: readonly RegExp[] = [
  pattern('(?<!\\bnon-?)\\bre-?usable\\b(?! (?:alternatives?|systems?|taps?|instruments? of)\\b)'),
  pattern(
    `\\b(?:may|can|could|is|are|be|and|then|must) (?:be )?(?:safely )?re-?used\\b|\\bre-?used after\\b|\\b(?:and|then) re-?use (?:it|them)\\b|\\b${washed} (?:it |them )?and re-?use\\b|\\bre-?use (?:${object}{0,3})?(?:is|are) (?:explicitly )?(?:permitted|allowed|possible|foreseen|intended)\\b`,
  ),
  pattern(
    `(?<!\\b(?:have|has|had|having) )\\b(?:used?|uses|using|employed|serves?|fired|autoclaved|implanted|re-?sterili[sz]ed|worn) (?:it |them |this |the ${object}{1,2})?(?:for )?${oftener}`,
  ),
  pattern(
    `\\b(?:(?:can|may|must|should|is to|are to) (?:then )?be|is|are|being) (?:reprocessed|re-?sterili[sz]ed|autoclaved)\\b|\\bwithstands? (?:repeated |${counted} (?:cycles of )?|up to ${counted} (?:cycles of )?)?(?:reprocessing|sterili[sz]ation|autoclaving)\\b`,
  ),
  pattern(
    `\\b${washed} (?:(?:it|them|the) )?${object}{0,2}?(?:before|after|between) (?:each|every|two) (?:use|procedure|operation|treatment|session)s?\\b`,
  ),
  pattern(
    '(?<!patient[ -])(?<!patient, )\\bmulti(?:ple)?[- ]use\\b|\\b(?:intended|meant|made|designed|suitable|approved|validated|for|allows?|permits?) (?:for )?(?:repeated|renewed) use\\b',
  ),
  pattern(
    `\\b(?:use|used|keep|kept|serves?) (?:it |them |the ${object}{1,2})?(?:and \\p{L}+ )?for (?:up to |about )?(?:${counted}|several|another|other|a second|the next) (?:further |more |different |other )?(?:sessions|uses|procedures|treatments)\\b(?! (?:a|per|each|every)\\b)|\\b(?:go on|keep|continue|carry on) using the same\\b|\\bwill serve (?:you |him |her |them )?for (?:up to |about )?(?:a|several|${counted}) (?:days?|weeks?|months?|${occasion})\\b`,
  ),
  pattern(
    `\\b${washed} (?:(?:it|them|the) )?${object}{0,6}?and (?:then )?(?:keep|kept|use|used|put|store|stored|set|fit|fitted) (?:(?:it|them) )?(?:again |aside |away |back |on ){0,2}for the next (?!visit|appointment|week|day|month|year|hour|step|page)[\\p{L}-]+`,
  ),
  pattern(
    `${spent}\\b(?:lasts?|serves?|suffices?|does|is (?:enough|good|sufficient)) (?:for )?(?:up to |about |around |some |at most )?(?:${many}|${counted}) ${occasion}\\b(?! (?:a|per|each|every)\\b)`,
  ),
  pattern('\\bwiederverwendbar|\\breutilisable|\\breutilizable|\\briutilizzabile'),
];
/** What is put on again is used again where it was washed, taken off or used before: a tube that slipped is put back. */
const wornAgain = pattern(
  `\\b(?:wear|worn|put on|put it on|put them on|insert(?:ed)?|put back|put in|fit(?:ted)?|applied|apply|attach(?:ed)?) (?:it |them |the ${object}{1,2})?${oftener}`,
);
const madeReady = /\b(?:wash|rins|clean|boil|disinfect|sterili[sz]|wip|used|remov|after use|taken? off)/u;
/** Nouns that speak of repeated use only where somebody denies it: "reprocessing is not allowed", "not for reuse". */
const againNoun = pattern(
  `\\bre-?us(?:e|ed|able)\\b|\\b(?:reprocess(?:ed|ing)?|re-?sterili[sz](?:e|ed|ation|ing))\\b|\\b(?:renewed|repeated|second|further|another) use\\b|\\b(?:use|used|uses) (?:it |them |this |the ${object}{1,3}|a ${object}{1,3})?(?:again|a second time|twice|more than once)\\b`,
);

/** What goes from one patient to the next; denied, it belongs to one. */
const shared: readonly RegExp[] = [
  pattern(
    `\\b(?:hand|pass|giv|lend|lent|go|offer|serv|transfer|re-?assign)(?:e|ed|en|es|s|n)? (?:it |them |the ${object}{1,2})?(?:on |over )?(?:to |on to )?${next} ${person}\\b|\\b(?:handed|passed|given|lent|lend|pass(?: it| them)?|hand(?: it| them)?) (?:on )?to (?:anyone|anybody|others|someone else|somebody else)\\b`,
  ),
  pattern(
    `\\b(?:kept|keep|saved?|stored?|re-?used?|used?|re-?loaded|implanted|inserted|worn|placed|given|ready|prepared?|fresh|${washed}) ${object}{0,8}?(?:for|on|in|to|before|by|with) ${next} ${person}\\b(?! (?:groups?|visits?|information|who)\\b)`,
  ),
  pattern(`\\b${washed} ${object}{0,4}?between (?:two |different |the )?${person}\\b`),
  pattern(
    `\\b(?:used?|worn|employed|wear) (?:it |them |the ${object}{1,2})?(?:in turn )?(?:on|in|for|with) (?:up to |about )?(?:${many}|${counted}) (?:further |more |different |other |new )?patients\\b|\\b(?:used?|worn|shared?|wear) (?:in turn )?by (?:several|many|multiple|different|more than one|two or more|other) (?:further |more |different |other |new )?(?:patients|persons|people|wearers|children|members|family members)\\b|\\bserves? (?:up to |about )?(?:${many}|${counted}) (?:patients|persons|people|children|infants|wearers)\\b`,
  ),
  pattern(
    `${spent}\\b(?:serves?|lasts?|suffices?|does|is (?:enough|good|sufficient)) (?:for )?(?:up to |about |around |some |at most )?(?:${many}|${counted}) (?:${person}|cases)\\b(?! (?:a|per|each|every|at)\\b)`,
  ),
  pattern(
    `\\b(?:${washed}|used?|kept|good) (?:again )?(?:and (?:\\p{L}+ ){1,2})?for (?:up to |about |at most )?(?:${many}|${counted}) cases\\b(?! (?:a|per|each|every)\\b)`,
  ),
  pattern(
    `\\b(?:famil(?:y|ies)|siblings|members|residents|patients|clients|children|people|users|wearers) (?:of \\p{L}+ )?(?:can|may|could) (?:all |also |safely |together )*(?:(?:use|take|wear) (?:one|the same|a single|a common) (?!time|amount|dose|app|account|settings?|programme|room|size|way)|share (?:one|the|a) (?!results?|data|information|room|app|account|experience))${object}{0,2}?[\\p{L}-]+`,
  ),
  pattern(
    `\\bone (?:patient|person|wearer|child|infant) after (?:another|the other)\\b|\\bchang(?:e|es|ed|ing) hands\\b|\\b(?:members|relatives) of (?:a|the|one|your) (?:household|family)\\b|\\bwithin (?:the|a|one) (?:family|household)\\b`,
  ),
];
/** Words of sharing that need no more than a denial. */
const sharedNoun =
  /\b(?:shared?|sharing|lend|lent|handed on|passed on|pass (?:it|them) on|hand (?:it|them) on)\b|\bgiven? (?:it |them |the [\p{L}-]+ )?to (?:anyone|anybody|others|another|other)\b/u;

/** What belongs to one patient. */
const ofOne: readonly RegExp[] = [
  pattern(
    `\\bsingle[- ]patient(?:[- ](?:multiple[- ])?use)?\\b|\\b(?:one|a single) (?:patient|person|wearer|child|infant|user|woman|man) only\\b|\\bonly (?:one|a single) (?:patient|person|wearer|child) (?:may|can|should|must|uses?|wears?)\\b`,
  ),
  pattern(
    `\\b(?:belongs?|assign(?:ed|ing)|dedicated|allocated|reserved|restricted|limited|made|intended|meant) (?:${object}{1,4}?)?(?:to|for) (?:(?:only|just|exactly) )?(?:one|a single|the same) (?:patient|person|wearer|child|infant|user|woman|man)\\b|\\b(?:stays?|remains?|kept) with (?:the same|one|its|that) (?:patient|person|wearer|child|owner)\\b`,
  ),
  pattern(
    `${spent}\\b(?:is|are|may be used|must be used|can be used) (?:meant |intended |made )?(?:only )?(?:for|by|on) (?:just |only )?(?:one|a single) (?:patient|person|wearer|child|infant|user|woman|man|client|newborn)\\b(?! (?:at|who|with|in|and|or|of)\\b)|${spent}\\b(?:is|are) (?:only for you|for you (?:only|alone))\\b`,
  ),
  pattern(
    `\\b(?:re-?us\\w+|used?|worn|wear|kept?|appl(?:y|ied)) (?:[^.;]{0,40} )?(?:by|on|for|with|in) the same (?:patient|person|wearer|child|infant)\\b`,
  ),
  pattern(
    `\\b(?:each|every) (?:patient|person|child|infant|wearer) (?:has|gets|receives|needs|keeps|is given) (?:an|his|her|their|its|his or her) own\\b`,
  ),
  pattern('\\b(?:is|are) (?:a )?personal\\b(?! (?:data|information|opinion|protective|choice|matter))'),
];

const asSoftware = /\b(?:supplied|delivered|provided|distributed|sold) (?:only |purely |exclusively )?as (?:a |pure )?software\b/u;

/** A denial that governs what follows: no other "may" stands between. */
const deniedBefore =
  /(?:\b(?:not|never|no(?= \p{L})|without|instead of)\b|n't\b|\bcannot\b)(?![^.;]*\b(?:not|never|no|sterile)\b)(?![^.;]*\b(?:may|can|could|must|should|is to|are to|but|only then|and (?:is|are|has|it|they))\b (?!not\b))[^.;:]{0,90}$|\b(?:neither|nor|nobody|none)\b[^.;:]{0,90}$/u;
const deniedAfter =
  /^(?: (?:[\p{L}-]+ ){0,5}?)?(?:is|are|be) (?:not (?:permitted|allowed|intended|possible|foreseen|validated)|forbidden|prohibited|excluded|ruled out|impossible|not an option)\b/u;

/** A second device in the same patient is no second use of the first. */
const secondDevice = /\b(?:second|another|further|two|more) (?:devices?|implants?|units?|products?)\b/u;

const quickAgain =
  /again|anew|twice|times|once more|more than|repeated|re-?us|process|steril|autoclav|multi|renewed|same|serve|sessions|uses|procedures|treatments|wash|clean|rins|boil|disinfect|second|further|another|wieder|utili|next|lasts|suffice|does|enough|good/u;
const quickShared =
  /patient|person|people|wearer|user|child|infant|newborn|neonat|bab|m[ae]n\b|member|hands|famil|household|relative|friend|other|any|someone|somebody|customer|resident|shar|lend|lent|client|cases|donor|sibling/u;
const quickOnce = /single|disposable|once|one|after|afterwards|fresh|new|unused|time|einmal|unique|solo uso|monouso|each|every|throw/u;
const quickOfOne = /patient|person|wearer|child|infant|user|woman|man\b|own|client|newborn|you/u;

/** Wordings of one kind: what they tell, and what they tell where they are denied. */
interface Reading {
  /** Words without which none of them can match: most clauses have none. */
  readonly quick: RegExp;
  readonly wordings: readonly RegExp[];
  readonly told?: UseForm;
  readonly denied?: UseForm;
  /** What stands before them in the clause, or nowhere in it. */
  readonly after?: RegExp;
  readonly unless?: RegExp;
}

const readings: readonly Reading[] = [
  { quick: /software/u, wordings: [asSoftware], told: 'supplied as software', denied: 'supplied as software' },
  { quick: quickOnce, wordings: once, told: 'for single use' },
  { quick: quickShared, wordings: shared, told: 'for several patients', denied: 'for one patient' },
  { quick: quickShared, wordings: [sharedNoun], denied: 'for one patient' },
  { quick: quickOfOne, wordings: ofOne, told: 'for one patient', unless: secondDevice },
  { quick: quickAgain, wordings: again, told: 'reusable', denied: 'for single use' },
  { quick: quickAgain, wordings: [wornAgain], told: 'reusable', denied: 'for single use', after: madeReady },
  { quick: quickAgain, wordings: [againNoun], denied: 'for single use' },
];

/** What a folded clause tells of repeated use: each form once, by its first words. Nothing where its words tell of once and again. */
export function usesIn(clause: string): readonly UseTold[] {
  const found: UseTold[] = [];
  for (const { quick, wordings, told, denied, after, unless } of readings) {
    if (!quick.test(clause) || unless?.test(clause)) continue;
    for (const wording of wordings) {
      const match = wording.exec(clause);
      if (!match) continue;
      const [before, end] = [clause.slice(0, match.index), match.index + match[0].length];
      if (after && !after.test(before)) continue;
      const form = deniedBefore.test(before) || deniedAfter.test(clause.slice(end)) ? denied : told;
      if (form && !found.some((one) => one.form === form)) found.push({ form, start: match.index, end });
    }
  }
  const forms = new Set(found.map(({ form }) => form));
  const repeated = forms.has('reusable') || forms.has('for several patients');
  if (forms.has('for single use'))
    return repeated || forms.has('supplied as software') ? [] : found.filter(({ form }) => form === 'for single use');
  // "Cleaned and given to the next patient" is one thing said.
  if (forms.has('for several patients')) return found.filter(({ form }) => form === 'for several patients');
  return found.toSorted((one, other) => one.start - other.start);
}
