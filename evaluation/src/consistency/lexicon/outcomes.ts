/** An outcome that devices are said to change. */
export interface Outcome {
  readonly id: string;
  readonly words: RegExp;
  /** Which way is good for the patient. */
  readonly better: 'more' | 'less';
}

const outcome = (id: string, better: Outcome['better'], words: string): Outcome => ({
  id,
  better,
  words: new RegExp(`\\b(?:${words})\\b`, 'gu'),
});

/** Outcomes in the words of claims, learned and plain. Special ones stand before general ones. */
export const outcomes: readonly Outcome[] = [
  outcome(
    'survival',
    'more',
    'surviv\\w+|mortality|deaths?|dying|life expectancy|(?:live|lives|living) longer|longer (?:life|lives)|(?:prolong\\w*|lengthen\\w*|extend\\w*|adds? (?:years )?to|longer) (?:the |their |patient )?li(?:fe|ves)|years of life|saves? lives|life-?saving',
  ),
  outcome(
    'intracranial pressure',
    'less',
    'intracranial pressure|icp|brain pressure|cerebral pressure|pressure (?:in|inside) the (?:skull|brain)',
  ),
  outcome('stroke', 'less', 'strokes?|cerebrovascular events?|transient ischa?emic attacks?'),
  outcome('myocardial infarction', 'less', 'myocardial infarctions?|heart attacks?'),
  outcome('thrombosis', 'less', 'thrombos[ie]s|thrombus|thromboembol\\w+|blood clots?'),
  outcome('bleeding', 'less', 'bleedings?|ha?emorrhages?|blood loss'),
  outcome('infection', 'less', 'infections?|sepsis'),
  outcome('leak', 'less', 'leaks?|leakages?'),
  outcome(
    'length of stay',
    'less',
    'length of stay|(?:hospital|shorter|icu) stays?|days? in hospital|hospital(?:isation|ization) time|(?:leave|go) (?:the )?home (?:sooner|earlier)|earlier discharge|discharged (?:sooner|earlier)',
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
  outcome('quality of life', 'more', 'quality of life|well-?being'),
  outcome('medicine use', 'less', '(?:pain ?killers?|analgesics?|opioids?|sedatives?)|pain (?:medicines?|medications?|tablets|relievers?)'),
  outcome('pain', 'less', 'pain'),
  outcome('function', 'more', '(?:joint|hip|knee|shoulder|physical|restored|functional) function|function(?:al)? outcomes?|mobility'),
  outcome('revision', 'less', 'revisions?|re-?operations?|re-?interventions?|revision rates?'),
  outcome('restenosis', 'less', 're-?stenos[ie]s'),
  outcome('pacemaker', 'less', 'pacemakers?'),
  outcome(
    'wound healing',
    'more',
    'wound healing|(?:complete )?healing|(?:wound|ulcer) closure|(?:wounds?|ulcers?)[^.;]{0,60}(?:closed?|open)|heals? (?:faster|sooner)',
  ),
  outcome('hypoglycaemia', 'less', 'hypoglyca?emi\\w+|low blood (?:sugar|glucose)'),
  outcome(
    'glycaemic control',
    'more',
    'hba1c|(?:long-term|average) (?:blood )?(?:sugar|glucose)|glyca?emic control|time in range|glucose control|blood sugar control',
  ),
  outcome('blood pressure', 'less', 'blood pressure|hypertension'),
  outcome('oxygenation', 'more', 'oxygenation|oxygen saturation|spo2'),
  outcome('exacerbation', 'less', 'exacerbations?'),
  outcome('lung function', 'more', 'lung function|fev1'),
  outcome('ventilation time', 'less', '(?:ventilation|ventilator) (?:time|days)|weaning|time on (?:the )?ventilator'),
  outcome('delirium', 'less', 'delirium|cognitive decline|dementia'),
  outcome('seizure', 'less', 'seizures?'),
  outcome('hearing', 'more', 'hearing|speech (?:understanding|recognition|perception)'),
  outcome('vision', 'more', 'vision|visual acuity|eyesight'),
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
  outcome('pressure ulcer', 'less', 'pressure (?:ulcers?|sores?|injur\\w+)|bedsores?'),
  outcome('loosening', 'less', 'loosening|wear'),
  outcome('fracture', 'less', 'fractures?|falls?'),
  outcome(
    'durability',
    'more',
    'durability|(?:ten|fifteen|twenty|\\d+)[- ]year (?:durability|survival of the implant)|lasts? (?:a lifetime|for life|forever)',
  ),
  outcome('relapse-free time', 'more', 'progression-free|disease-free|recurrence-free'),
  outcome('nausea', 'less', 'nausea|vomiting'),
  outcome('anxiety', 'less', 'anxiety|depression|stress'),
  outcome('sleep', 'more', 'sleep quality|better sleep|sleep(?:ing)? better|daytime sleepiness|apnoeas?|apneas?'),
  outcome('complication', 'less', 'complications?|adverse events?|side effects?'),
];

const byId = new Map(outcomes.map((one) => [one.id, one]));

/** An outcome by its id. */
export function outcomeOf(id: string): Outcome | undefined {
  return byId.get(id);
}

/** Ids of the outcomes a folded text names, in order of the table. A stretch belongs to the first outcome that takes it. */
export function outcomesIn(folded: string): { readonly id: string; readonly start: number; readonly end: number }[] {
  const found: { id: string; start: number; end: number }[] = [];
  for (const { id, words } of outcomes) {
    // To go over matches makes the pattern anew; most texts have none.
    if (folded.search(words) < 0) continue;
    for (const match of folded.matchAll(words)) {
      const span = { id, start: match.index, end: match.index + match[0].length };
      if (!found.some((other) => span.start < other.end && other.start < span.end)) found.push(span);
    }
  }
  return found.sort((one, other) => one.start - other.start);
}
