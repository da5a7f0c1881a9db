import { anyOf } from '../text/any-of.ts';

/** An outcome that devices are said to change. */
export interface Outcome {
  readonly id: string;
  readonly words: RegExp;
  /** Which way is good for the patient. */
  readonly better: 'more' | 'less';
  /** Plain words that say by themselves that it gets better: "wake up refreshed". */
  readonly gains?: RegExp;
  /** Words that mean it only where something is said not to be shown: "sleep" stands in many instructions. */
  readonly topic?: RegExp;
}

/** An outcome in a text. */
export interface FoundOutcome {
  readonly id: string;
  readonly start: number;
  readonly end: number;
  readonly gain: boolean;
}

const outcome = (id: string, better: Outcome['better'], words: string, plain: { gains?: string; topic?: string } = {}): Outcome => ({
  id,
  better,
  words: new RegExp(`\\b(?:${words})\\b`, 'gu'),
  ...(plain.gains ? { gains: new RegExp(`\\b(?:${plain.gains})\\b`, 'gu') } : {}),
  ...(plain.topic ? { topic: new RegExp(`\\b(?:${plain.topic})\\b`, 'gu') } : {}),
});

const faster = '(?:sooner|faster|earlier|quicker|more quickly|more rapidly|in less time)';

/** Outcomes in the words of claims, learned and plain. Special ones stand before general ones. */
export const outcomes: readonly Outcome[] = [
  outcome(
    'survival',
    'more',
    'surviv\\w+|mortality|deaths?|dying|life expectancy|(?:live|lives|living) longer|longer (?:life|lives)|(?:prolong\\w*|lengthen\\w*|extend\\w*|adds? (?:years )?to|longer) (?:the |their |patient )?li(?:fe|ves)|years of life|saves? lives|life-?saving',
    { gains: 'grow(?:s|ing)? old|(?:reach\\w*|live to) (?:an? )?(?:\\w+ )?(?:old )?age|(?:gain\\w*|more) years(?: of life)?' },
  ),
  outcome(
    'intracranial pressure',
    'less',
    'intracranial pressure|icp|brain pressure|cerebral pressure|pressure (?:in|inside) the (?:skull|brain)',
  ),
  outcome(
    'neurological outcome',
    'more',
    'neurolog\\w+ (?:damage|outcomes?|development|injur\\w+|sequelae|deficits?|function)|neuro-?development\\w*|brain (?:damage|injur\\w+)|cerebral palsy|kernicterus',
    {
      gains:
        'protect\\w* (?:the|your|his|her|their|its) (?:\\w+ )?(?:child\\w* |baby\\w* )?brains?|(?:child|children|baby|babies|infants?) (?:can |will )?(?:learn|develop|grow up)s?(?: and \\w+)? (?:normally|healthily|as well as|like other|without)|(?:harm|damage) to the brain is (?:avoided|prevented)',
      topic: 'brain|mental development|cognitive (?:outcomes?|development)|development of (?:the )?(?:child\\w*|infants?)',
    },
  ),
  outcome('cognition', 'more', 'cognitive (?:function|performance|outcomes?|abilit\\w+)|cognition|mental performance', {
    gains:
      '(?:think|remember|concentrate|learn)s?(?: and \\w+)? (?:better|more (?:clearly|easily|quickly)|as well as)|(?:clearer|sharper) (?:mind|memory|head)|(?:memory|concentration) (?:improves|gets better|returns)',
    topic: 'cognitive|memory|concentration',
  }),
  outcome('stroke', 'less', 'strokes?|cerebrovascular events?|transient ischa?emic attacks?'),
  outcome('myocardial infarction', 'less', 'myocardial infarctions?|heart attacks?'),
  outcome('thrombosis', 'less', 'thrombos[ie]s|thrombus|thromboembol\\w+|blood clots?'),
  outcome('bleeding', 'less', 'bleedings?|ha?emorrhages?|blood loss'),
  outcome('infection', 'less', 'infections?|sepsis'),
  outcome('incontinence', 'less', 'incontinence|urin(?:e|ary) (?:loss|leakage)|leakage of urine|bladder control', {
    gains: 'stay(?:s|ing)? dry|dry again|(?:no longer|without) (?:lose|losing|wetting) [^.;]{0,20}',
  }),
  outcome('leak', 'less', 'leaks?|leakages?'),
  outcome(
    'length of stay',
    'less',
    'length of stay|(?:hospital|shorter|icu) stays?|days? in hospital|hospital(?:isation|ization) time|(?:leave|go) (?:the )?home (?:sooner|earlier)|earlier discharge|discharged (?:sooner|earlier)',
    {
      gains:
        '(?:leav\\w+|out of|home from) (?:the )?hospital (?:sooner|earlier|faster)|(?:back|are|be|is) (?:at )?home (?:sooner|earlier|faster)',
      topic: 'hospital stay|stay in hospital',
    },
  ),
  outcome('hospital admission', 'less', '(?:re-?)?hospitali[sz]ations?|(?:re-?)?admissions?'),
  outcome(
    'operating time',
    'less',
    '(?:operat(?:ing|ion|ive)|procedure|procedural|surgery) times?|shorten\\w* (?:the )?(?:operations?|procedures?)|(?:shorter|faster) (?:operations?|procedures?|surgery)',
  ),
  outcome('intubation', 'less', 're-?intubations?|intubations?|(?:spared|avoid\\w*|without) (?:a |the )?(?:breathing )?tube'),
  outcome('medication error', 'less', '(?:medication|dosing|dose|infusion) errors?|wrong doses?'),
  outcome('cost', 'less', 'costs?|savings|cost-effective\\w*'),
  outcome('quality of life', 'more', 'quality of life|well-?being', {
    gains:
      '(?:daily |everyday )?life (?:becomes?|gets?|is made|is|will be|is again) (?:\\w+ )?(?:easier|better|normal|fuller|more active|worth)|(?:enjoy|take part in)s? (?:\\w+ )?life(?: again)?|zest for life|normal life again',
  }),
  outcome(
    'medicine use',
    'less',
    '(?:pain ?killers?|analgesics?|opioids?|sedatives?)|pain (?:medicines?|medications?|tablets|relievers?)|medication use|drug (?:use|consumption)',
    {
      gains:
        '(?:do(?:es|ing)?|manage|get(?:s|ting)? by|cope) without (?:\\w+ )?(?:pain ?killers|analgesics|tablets|medicines?|medication|drugs|opioids|insulin)|(?:get(?:s|ting)? by|manage|cope) with (?:fewer|less)|(?:need|needs|take|takes|require|requires) (?:\\w+ )?(?:fewer|less|no more) (?:\\w+ )?(?:pain ?killers|analgesics|tablets|medicines?|medication|drugs|opioids)|come off (?:\\w+ )?(?:medicines?|medication|drugs|opioids|tablets)',
      topic: 'analgesics?|painkillers?|opioids?|medication|medicines?',
    },
  ),
  outcome('pain', 'less', 'pain', { gains: 'pain-free|free (?:of|from) pain|pain (?:vanishes|is gone|disappears)' }),
  outcome(
    'function',
    'more',
    '(?:joint|hip|knee|shoulder|physical|restored|functional) function|function(?:al)? outcomes?|mobility|range of (?:motion|movement)',
    { gains: '(?:bend|move|turn|flex|stretch|lift)(?:s|es|ing)? (?:\\w+ )?(?:further|farther|more (?:freely|easily))', topic: 'movement' },
  ),
  outcome('revision', 'less', 'revisions?|re-?operations?|re-?interventions?|revision rates?'),
  outcome('restenosis', 'less', 're-?stenos[ie]s'),
  outcome('pacemaker', 'less', 'pacemakers?'),
  outcome(
    'wound healing',
    'more',
    'wound healing|(?:complete )?healing|(?:wound|ulcer) closure|(?:wounds?|ulcers?)[^.;]{0,60}(?:closed?|open)|heals? (?:faster|sooner)',
    { gains: `wounds? (?:\\w+ )?(?:clos|heal)(?:e|es|s|ed)? ${faster}`, topic: 'healing' },
  ),
  outcome('hypoglycaemia', 'less', 'hypoglyca?emi\\w+|low blood (?:sugar|glucose)'),
  outcome(
    'glycaemic control',
    'more',
    'hba1c|(?:long-term|average) (?:blood )?(?:sugar|glucose)|glyca?emic control|time in range|glucose control|blood sugar control|long-?term sugar',
    { topic: 'blood (?:sugar|glucose)' },
  ),
  outcome('blood pressure', 'less', 'blood pressure|hypertension'),
  outcome('oxygenation', 'more', 'oxygenation|oxygen saturation|spo2'),
  outcome('exacerbation', 'less', 'exacerbations?|flare-?ups?|(?:asthma|gout|migraine|angina) attacks?', {
    gains: '(?:fewer|rarer) attacks?',
  }),
  outcome('lung function', 'more', 'lung function|fev1'),
  outcome(
    'ventilation time',
    'less',
    '(?:ventilation|ventilator) (?:time|days)|weaning|time on (?:the )?ventilator|(?:length|duration) of (?:mechanical )?ventilation',
    {
      gains: `(?:off|free of|free from|rid of|weaned (?:off|from)) the (?:ventilator|respirator) ${faster}`,
    },
  ),
  outcome('delirium', 'less', 'delirium|cognitive decline|dementia'),
  outcome('seizure', 'less', 'seizures?'),
  outcome('tinnitus', 'less', 'tinnitus', {
    gains: '(?:ringing|whistling|noises?)\\b[^.;]{0,30}\\b(?:gone|disappears?|stops?|fades?|goes away|vanish\\w*|quieter|softer)',
    topic: 'ringing in the ears?',
  }),
  outcome('hearing', 'more', 'hearing|speech (?:understanding|recognition|perception)', {
    gains: '(?:hear|understand)s? (?:\\w+ ){0,3}?(?:better|more clearly|as well as)|follow (?:\\w+ )?conversations?',
  }),
  outcome('near vision', 'more', 'near (?:vision|visual acuity|sight)|reading vision|intermediate (?:vision|visual acuity)', {
    gains:
      '(?:read(?!y)\\w*|sew\\w*|newspapers?|books?|small print|menus?|smartphones?|screens?|dashboards?)\\b[^.;]{0,60}\\b(?:without (?:\\w+ )?(?:glasses|spectacles)|unaided)',
    topic: 'near|intermediate (?:distance|range)',
  }),
  outcome(
    'spectacle independence',
    'more',
    '(?:spectacle|glasses)[ -](?:independence|freedom)|(?:independence|freedom) (?:of|from) (?:spectacles|glasses)',
    {
      gains:
        '(?:do|live|see|possible|read|life)\\b[^.;]{0,40}\\bwithout (?:\\w+ )?(?:spectacles|glasses)|no longer need (?:\\w+ )?(?:spectacles|glasses)',
      topic: 'without (?:spectacles|glasses)',
    },
  ),
  outcome('vision', 'more', 'vision|visual acuity|eyesight', {
    gains: 'see(?:s|ing)? (?:\\w+ )?(?:more clearly|more sharply|sharper|better)',
  }),
  outcome(
    'detection',
    'more',
    '(?:cancer|melanoma|tumou?r|lesion|disease|arrhythmia) detection|sensitivity|diagnostic accuracy|missed (?:cancers?|melanomas?|lesions?|diagnoses)',
  ),
  outcome('amputation', 'less', 'amputations?|limb loss'),
  outcome('kidney injury', 'less', '(?:acute )?kidney (?:injury|failure)|renal failure'),
  outcome('heart failure', 'less', 'heart failure'),
  outcome('arrhythmia', 'less', 'arrhythmias?|atrial fibrillation'),
  outcome('recurrence', 'less', 'recurrences?|relapses?'),
  outcome('hernia', 'less', 'hernias?'),
  outcome('pressure ulcer', 'less', 'pressure (?:ulcers?|sores?|injur\\w+)|bed ?sores?|decubitus', { topic: 'decubitus' }),
  outcome('loosening', 'less', 'loosening|wear'),
  outcome('fracture', 'less', 'fractures?|falls?'),
  outcome(
    'durability',
    'more',
    'durability|(?:ten|fifteen|twenty|\\d+)[- ]year (?:durability|survival of the implant)|lasts? (?:a lifetime|for life|forever)',
  ),
  outcome('relapse-free time', 'more', 'progression-free|disease-free|recurrence-free'),
  outcome('nausea', 'less', 'nausea|vomiting'),
  outcome('anxiety', 'less', 'anxiety|depression|stress', {
    gains:
      '(?:lift|brighten|rais|improv)\\w* (?:the|your|their|his|her) (?:mood|spirits)|(?:feel|be|become)s? (?:\\w+ )?(?:happier|calmer|more cheerful|less anxious|less depressed)',
    topic: 'mood|mental health',
  }),
  outcome('sleep', 'more', 'sleep quality|quality of sleep|better sleep|sleep(?:ing)? better|daytime sleepiness|apnoeas?|apneas?', {
    gains:
      '(?:more|better|well|fully) rested|(?:wak\\w+|get(?:ting)?|feel\\w*) (?:up )?(?:\\w+ )?(?:refreshed|rested)|less (?:tired|sleepy)|good night.?s (?:sleep|rest)|restful (?:nights?|sleep)|sleeps? (?:\\w+ )?(?:deeper|more soundly|soundly|more deeply|longer|through the night)',
    topic: 'sleep(?:ing)?|rest(?:fulness)?|psqi|tiredness|fatigue',
  }),
  outcome('fatigue', 'less', 'fatigue|exhaustion', { gains: '(?:more|full of|new) energy|less exhausted' }),
  outcome('breathlessness', 'less', 'breathlessness|dyspno?ea|shortness of breath', {
    gains: 'breath(?:e|es|ing) (?:becomes |is |gets )?(?:\\w+ )?(?:easier|more easily|freely|easily)|less out of breath',
  }),
  outcome(
    'bone healing',
    'more',
    '(?:bone|fracture|bony) (?:healing|growth|ingrowth|formation|union|fusion|regeneration)|osseointegration|spinal fusion',
    {
      gains: `(?:bones?|fractures?)\\b[^.;]{0,60}\\b(?:heal|knit|fuse|bridge|unite|grow)(?:s|ed|d)?\\b[^.;]{0,40}\\b(?:${faster}|into)`,
      topic: 'fusion',
    },
  ),
  outcome('mobility', 'more', 'walking distance|gait|walking speed', {
    gains: 'walk(?:s|ing)? (?:\\w+ )?(?:further|farther|longer|again|without (?:crutches|a stick|help))|climb(?:s|ing)? stairs again',
  }),
  outcome('return to work', 'more', 'return to work|sick leave', {
    gains: `(?:back (?:at|to)|return to) work ${faster}|able to work again`,
  }),
  outcome('scarring', 'less', 'scars?|scarring|cosmetic results?', {
    gains: '(?:finer|nicer|hardly visible|less visible|no visible|almost invisible) scars?',
  }),
  outcome('fertility', 'more', 'fertility|live births?|chance of pregnancy', {
    gains: '(?:become|get)s? pregnant (?:more easily|sooner|faster)',
  }),
  outcome(
    'course of disease',
    'less',
    '(?:course|progression|progress|cause) of (?:the|your|this) (?:disease|illness|condition|disorder)|disease (?:progression|modification)',
    {
      gains:
        '(?:gets?|goes|works?|acts?)(?: directly)? (?:at|to|on) the (?:root|cause)\\w*|(?:stops?|halts?|slows?|reverses?|cures?|heals?) (?:the|your|this) (?:disease|illness|condition|disorder)',
    },
  ),
  outcome('complication', 'less', 'complications?|adverse events?|side effects?'),
];

const byId = new Map(outcomes.map((one) => [one.id, one]));

/** An outcome by its id. */
export function outcomeOf(id: string): Outcome | undefined {
  return byId.get(id);
}

type Words = 'words' | 'gains' | 'topic';

/** The outcomes that a folded text names, in order of place. A stretch belongs to the first outcome that takes it. */
export function outcomesIn(folded: string): FoundOutcome[] {
  return found(folded, ['words']);
}

/** The same with the plain words of promises. */
export function promisedIn(folded: string): FoundOutcome[] {
  return found(folded, ['gains', 'words']);
}

/** The same with words that stand for an outcome only where somebody says that it was not shown, or asks whether a report speaks of it. */
export function topicsIn(folded: string): FoundOutcome[] {
  return found(folded, ['gains', 'words', 'topic']);
}

/** Most texts name no outcome; they are asked once and not for each. */
const anyNamed = (...kinds: readonly Words[]): RegExp => anyOf(outcomes.flatMap((one) => kinds.flatMap((kind) => one[kind] ?? [])));
const anyOutcome = { words: anyNamed('words'), gains: anyNamed('gains'), topic: anyNamed('topic') };
const anyAtAll = anyNamed('words', 'gains', 'topic');

const afterEvent =
  /\b(?:after|following|post|since|due to|because of|survivors? of) (?:an? |the |their |your )?(?:[\p{L}-]+ (?:or|and) )?(?:acute |recent |isch\w+ |previous )?$/u;
const treatedIn =
  /\b(?:benefits?|use|used|training|treatment|therapy|results?|performance|patients?|persons?|adults|people|rehabilitation|indicated|efficacy|safety|outcomes?) (?:in|with) (?:acute |chronic )?$/u;
const ofPeople = /^-?s? (?:patients?|survivors?|rehabilitation|units?|cent(?:re|er)s?|care|groups?|participants|population|cohort)\b/u;
const illness = /^(?:strokes?|heart attacks?|myocardial infarctions?|heart failure|amputations?|cerebrovascular events?)$/u;

/** Whether an illness is named as that for which people are treated, not as what the device brings about: "gait training after a stroke". */
function isCondition(folded: string, start: number, end: number): boolean {
  if (!illness.test(folded.slice(start, end))) return false;
  const before = folded.slice(Math.max(0, start - 60), start);
  return afterEvent.test(before) || treatedIn.test(before) || ofPeople.test(folded.slice(end, end + 20));
}

function found(folded: string, kinds: readonly Words[]): FoundOutcome[] {
  const all: FoundOutcome[] = [];
  if (kinds.length > 1 && !anyAtAll.test(folded)) return all;
  for (const kind of kinds) {
    if (!anyOutcome[kind].test(folded)) continue;
    for (const one of outcomes) {
      const words = one[kind];
      // To go over matches makes the pattern anew; most texts have none.
      if (!words || folded.search(words) < 0) continue;
      for (const match of folded.matchAll(words)) {
        const span = { id: one.id, start: match.index, end: match.index + match[0].length, gain: kind === 'gains' };
        if (isCondition(folded, span.start, span.end)) continue;
        if (!all.some((other) => span.start < other.end && other.start < span.end)) all.push(span);
      }
    }
  }
  return all.sort((one, other) => one.start - other.start);
}
