import type { DossierContext, DossierDocument } from '../dossier.ts';
import { comparesFavourably, noComparisonIn, rivalIn } from '../lexicon/comparisons.ts';
import { type FoundOutcome, outcomeOf, outcomesIn, promisedIn, topicsIn } from '../lexicon/outcomes.ts';
import type { Passage, Sentence } from '../passage.ts';
import type { Found, StatementKind } from '../statement.ts';
import { mentionsAny, subjectOf } from '../subject.ts';
import { type Topic, topicsOfOthers } from '../topic.ts';

const foreign: readonly Topic[] = [
  ...topicsOfOthers,
  'equivalence',
  'references',
  'abbreviations',
  'qualification',
  'history',
  'standards',
  'eligibility',
  'exclusion',
];
/** Aims, hypotheses and conditions are no claims. */
const open =
  /\b(?:whether|hypothes\w+|objective|aims?|aimed|endpoints?|expected rate|sample size|assum\w+|criterion|criteria|acceptance|threshold|to be (?:shown|confirmed|supported)|question|should not exceed|if|unless|guidelines?|planned|objectives)\b/u;
const negated = /\b(?:no|not|never|neither|nor|without|cannot|hardly|none|nobody|kein\w*|nicht)\b/u;
/** What was not done or found: the words with which authors say that there is no evidence. */
const unshown =
  'claim(?:s|ed)?|tested|studied|shown|demonstrated|investigated|examined|assessed|measured|evaluated|determined|proven|proved|established|planned|powered|promised?|advertised?|known|superiority|allow the conclusion|read as';
const disclaiming = new RegExp(
  [
    /\bno (?:\w+ ){0,3}?(?:effects? (?:of|on|upon)|influence|claims?|superiority|conclusions?|advantage|promise|benefit)\b|(?:\b(?:not|neither|nor|never|cannot)|n't)\b[^.;]{0,50}?\b(?:@@)\b|\bsuperiority\b[^.;]{0,30}\b(?:not|neither|nor|cannot)\b|\bdraws? no conclusion|\bno claims?\b|\bnothing (?:is|was) (?:claimed|promised|known|shown)\b|\bnot (?:be )?(?:claimed|supported)\b|\b(?:cannot|can not|could not) be (?:said|stated|concluded|claimed|inferred|derived)\b|\binconclusive\b|\b(?:was|were|is|are) not (?:an? )?(?:\w+ )?endpoints?\b|\bno (?:statement|evidence that)\b/u.source.replace(
      '@@',
      unshown,
    ),
    /\b(?:did|does|do|could|can|cannot) ?(?:not)? (?:be )?(?:show|find|reveal|reach|demonstrate|prove|shown|demonstrated|proven)\b/u.source.replace(
      ' ?(?:not)?',
      '(?:not| not)',
    ),
    /\b(?:no|none of the) (?:\w+ )?(?:study|studies|trials?|investigations?|data)\b[^.;]{0,30}\b(?:examin|investigat|assess|measur|stud|test|address)\w*/u
      .source,
    /\bfailed (?:to (?:show|demonstrate|reach|meet)|(?:its|the) (?:\w+ )?(?:endpoint|criterion))\b/u.source,
    /\b(?:(?:is|was|are|were) )?not (?:statistically )?significant\b|\bnot (?:an? )?(?:\w+ )?(?:outcome|endpoint)\b|\bnot (?:an? |among the |part of the )(?:\w+ )?claims?\b/u
      .source,
    /\b(?:not|no|unchanged|similar|alike|equal)\b[^.;]{0,60}\bp ?(?:=|>|of|was|≥) ?0?\.(?:0[5-9]|[1-9])/u.source,
    /\bno (?:statistically )?(?:significant )?(?:difference|improvement|reduction|gain)s? (?:in|of|for|over)\b[^.;]{0,60}\b(?:between (?:the )?(?:two )?(?:groups|arms|device|treatments?)|over|against|was|were)\b/u
      .source,
    /\b(?:un(?:known|clear|proven|certain)|open|not known|not clear) whether\b|\bwhether\b[^.;]{0,90}\b(?:remains?|is|are) (?:still )?(?:open|unclear|unknown|unproven|uncertain|not known)/u
      .source,
  ].join('|'),
  'u',
);
/** Words one of which stands in every sentence that says so; without them nothing more is looked for. */
const evidenceWord = new RegExp(
  `\\b(?:${unshown}|show|find|reveal|demonstrate|prove|superior\\w*|surviv\\w*|effects?|benefits?|better|advantages?|promises?|conclu\\w+|li(?:fe|ves)|said|stated?|inferred|derived|inconclusive|endpoints?|outcomes?|statements?|evidence|significant|claims|improvement|reduction|whether|p)\\b`,
  'u',
);
const superior =
  /\bbetter\b[^.;]{0,50}\bthan\b|\bsuperior (?:to|over)\b|\bsuperiority (?:over|to|was|is|has been) |\boutperform\w*|\bmore (?:effective|effectively|reliable|reliably|accurate|accurately|safe|safely|durable|efficient\w*) than\b|\b(?:safer|faster|stronger) than\b|\b(?:fewer|less|lower|shorter|reduced|higher|longer|more|sooner|faster|earlier|quicker)\b[^.;]{1,60}\bthan\b(?<!\b(?:fewer|less|more) than(?= (?:\d|one|two|three|four|five|six|seven|eight|nine|ten|twenty|fifty|half|a (?:hundred|thousand|third|quarter|fifth|tenth))\b))|\bsurpass\w*|\badvantages? over\b|\bbest[- ]in[- ]class\b|\bunmatched\b|\bwould otherwise\b|\bother (?:\w+ )?(?:devices|ventilators|systems|products|implants|dressings|pumps|valves)\b[^.;]{0,20}\bwould\b/u;
/** A share of events that is said to be avoided is a comparison, even where nothing is named that it is compared with. */
const shareAvoided =
  /\b(?:spar\w+|sav\w+|avoid\w*|prevent\w*|eliminat\w+)\b[^.;]{0,50}\b(?:out of|of every|in every|half|third|quarter|per ?cent|%)|\b(?:halv\w+|by (?:half|a (?:third|quarter)|two thirds|\d+(?:[.,]\d+)? ?(?:%|per ?cent)))\b/u;
const equal =
  /\bnon-?inferior\w*|\bnot (?:be )?inferior|\bcomparable (?:to|with)|\bas (?:good|well|effective|effectively|safe|safely|reliable|reliably|accurate|accurately|durable|strong|fast|quickly) as (?!(?:the )?(?:possible|\w+(?:s|ing) (?:and|or)|before|on|in|during|after|when|you|they|it)\b)|\bsimilar to|\b(?:equivalent|equal) to (?:that|those|the)\b|\bno worse than|\bsame order\b/u;
/** Words of equality that need no outcome beside them: "protects at least as well as the other". */
const strongly =
  /\b(?:at least|just|equally) as (?:good|well|effective\w*|safe\w*|reliabl\w+|accurate\w*) as\b|\bnon-?inferior(?:ity)?\b|\bno worse than\b/u;
/** What the user is told to do is no claim for the device. */
const told =
  /^(?:(?:please|always|never|do|to|in order to|and|then)\b,? )*(?:prevent|avoid|reduce|lower|minimi[sz]e|wash|clean|keep|use(?! of)|change|hold|secure|check|tell|ask|call|take|wear|apply|place|put|make sure|ensure|turn|switch|let|wait|inform|consult|observe|monitor|improve|increase|protect|treat)\b/u;
const less =
  /\b(?:reduc\w+|lower(?:s|ed|ing)?(?! (?:limbs?|legs?|extremit\w+|body|back|abdom\w+|jaw|airways?|urinary|respiratory|lobes?|eyelids?|lips?|arms?|third|half|part|end|limit|bound|side|gastro\w*))|decreas\w+|cuts?|halv\w+|shorten\w*|diminish\w*|minimi[sz]\w+|fewer|less|rarer|reliev\w+|prevent\w*|avoid\w*|spar(?:e|es|ed|ing)|protect\w* [^.;]{0,30}(?:from|against)|eliminat\w+|eradicat\w+|abolish\w*|cures?|cured|stops?|lowest|free (?:of|from)|rules? out)\b/gu;
const more =
  /\b(?:increas\w+|improv\w+|rais(?:e|es|ed|ing)|prolong\w*|extend\w*|enhanc\w+|restor\w+|lengthen\w*|boost\w*|better|longer|accelerat\w+|promot\w+|more)\b/gu;
/** "For more than one year", "no longer than 3 days": these compare a number, not the device. */
const quantified =
  /\b(?:more|less|fewer|longer|shorter|later|earlier|higher|lower|better) than (?=(?:about |around |the |an? |every |each |half |one |two |three |four |five |six |seven |eight |nine |ten |twelve )*(?:\d|(?:hours?|days?|weeks?|months?|years?|minutes?|seconds?)\b))/gu;
/** "Better than before" compares the patients with themselves. */
const thanBefore =
  /\bthan (?:they (?:were|had been) |it (?:was|had been) )?(?:before\b|(?:at|on) (?:the )?(?:baseline|start|beginning|entry|inclusion|enrolment|admission|first)\b|(?:the )?(?:baseline|pre-?operative))/gu;
/** Risks that stay are no promise, whatever verbs their names have in them. */
const remaining = /\b(?:residual|remaining) risks?\b|\brisks? (?:that|which) (?:remain|stay)\b/u;
/** What a disease does to people who are not treated is no promise of the device. */
const ofDisease =
  /\b(?:untreated|without treatment|if left untreated)\b|\bthan (?:that of |those of |in |of |for )?(?:the )?(?:healthy|general population|people without|persons without|normal population)/u;
const absolute =
  /\b(?:eliminat\w+|eradicat\w+|abolish\w*|cures?|cured|guarantee\w*|completely (?:prevent\w*|avoid\w*)|prevents? (?:all|any|every)|always|never again|100 ?%)\b/u;
const hedged = /\b(?:may|might|can|could|helps?|helping|supports?|contribut\w+|potential\w*|expect(?:s|ed)?|designed to|intended to)\b/u;
/** Words of the outcome that say by themselves that it gets better. */
const byItself =
  /^(?:prolong|lengthen|extend|longer|live|lives|living|adds?|saves?|life-?saving|years|shorten|shorter|faster|leave|go|earlier|discharged|heals|better|lasts)/u;

/** Parts of a claim, kept as categories so that claims of all documents can be compared. */
export interface ClaimParts {
  readonly outcomes: readonly string[];
  readonly superior: boolean;
  readonly equal: boolean;
  /** 4 absolute, 2 plain, 1 hedged. */
  readonly strength: number;
  readonly direction: 'more' | 'less' | '';
}

/** The parts of a claim statement. */
export function claimParts(categories: readonly string[]): ClaimParts {
  const value = (prefix: string): string => categories.find((one) => one.startsWith(prefix))?.slice(prefix.length) ?? '';
  return {
    outcomes: categories.filter((one) => one.startsWith('outcome:')).map((one) => one.slice(8)),
    superior: categories.includes('superior'),
    equal: categories.includes('equal'),
    strength: Number(value('strength:') || 0),
    direction: value('direction:') as ClaimParts['direction'],
  };
}

/**
 * What a document says the device does for the patient, and what it says is not claimed. Key `claim`: what is claimed (affirmed), `listed`: the same in a
 * list or section of claims, `limit`: what is expressly not claimed, not studied or not shown (not affirmed), `comparison`: the device put above other devices or
 * treatments in labelling, `rival`: the same with something else that it is better than, `no-comparison` (`general` or `specific`): a statement of an evaluation that rules such a comparison out (not affirmed).
 */
export default {
  id: 'claim',
  title: 'Claims',
  references: ['Regulation (EU) 2017/745, Article 7', 'Regulation (EU) 2017/745, Annex XIV Part A 1(a)'],
  attribute: 'claim',
  keyTitles: {
    claim: '',
    listed: 'in a list of claims',
    limit: 'not claimed or not shown',
    comparison: 'above other devices',
    rival: 'above another device',
    'no-comparison': 'no comparison',
  },
  read(passage: Passage, document: DossierDocument, context: DossierContext) {
    const found: Found[] = [];
    if (passage.kind === 'heading' || passage.kind === 'caption' || document.type === 'rmf' || document.language !== 'en') return found;
    if (foreign.some((topic) => passage.topics.has(topic)) && !passage.topics.has('claims')) return found;
    const { cell } = passage;
    const listed =
      passage.topics.has('claims') || (cell !== undefined && /\bclaims?\b/.test(`${cell.columnTitle} ${cell.caption}`.toLowerCase()));
    if (cell && (cell.row < 0 || (listed && !/\bclaim|wording|statement|benefit/.test(cell.columnTitle.toLowerCase()) && cell.column > 1)))
      return found;
    for (const sentence of passage.sentences) {
      const { folded } = sentence;
      const comparing = compared(sentence, passage, document, context);
      if (comparing) found.push(comparing);
      if (evidenceWord.test(folded) && disclaiming.test(folded)) {
        if (document.type !== 'cear' || listed) limits(sentence, found);
        continue;
      }
      if (cell && !listed) continue;
      const claim = claimOf(sentence, passage, context);
      if (!claim) continue;
      found.push({ ...claim, key: listed ? 'listed' : 'claim', subject: 'device', weight: listed ? 'defining' : 'mention' });
    }
    return found;
  },
  examples: [
    { text: 'The device reduces the risk of stroke.', document: 'sscp', finds: ['less stroke'] },
    { text: 'Patients who wear the device may expect to live longer.', document: 'sscp', finds: ['possibly more survival'] },
    { text: 'Superiority was neither tested nor is it claimed.', document: 'cer', finds: ['no comparison', 'not claimed: superiority'] },
    { text: 'No effect of the device on survival is claimed.', document: 'cer', finds: ['not claimed: survival'] },
    {
      text: 'The device protects patients from stroke better than the comparators do.',
      document: 'sscp',
      finds: ['better than others', 'less stroke than with others'],
    },
    { text: 'With the smooth layer you are better protected against infections.', document: 'sscp', finds: ['less infection'] },
    {
      text: 'Because it works without waking you, you will feel more rested in the morning.',
      document: 'sscp',
      finds: ['more sleep'],
    },
    { text: 'The device trains adults with weakness of the lower limbs following injury or stroke.', document: 'sscp', finds: [] },
    {
      text: 'Benefit in stroke: gain in speed; superiority was not shown.',
      document: 'cer',
      finds: ['no comparison', 'not claimed: superiority'],
    },
    {
      text: 'Two years after surgery pain was better than before. The risks that remain are water loss and infection.',
      document: 'sscp',
      finds: [],
    },
    { text: 'A benefit for sleep has not been demonstrated.', document: 'cer', finds: ['not claimed: sleep'] },
    { text: 'Wash your hands to lower the risk of infection. To avoid falls, hold the rail.', document: 'ifu', finds: [] },
    { text: 'The study follows use for more than two years and infections in diabetes.', document: 'sscp', finds: [] },
    {
      text: 'The objective was to show whether the device reduces stroke. The rate of stroke was 2.5 %.\n\n## State of the art\n\nAnticoagulants reduce stroke.',
      document: 'sscp',
      finds: [],
    },
  ],
} satisfies StatementKind;

const better =
  /\bbetter\b[^.;]{0,50}\bthan\b|\bsuperior (?:to|over)\b|\boutperform|\b(?:safer|more (?:effective|reliabl[ey]|accurate|durable|dependable)) than (?!before\b)|\b(?:clearly|markedly|significantly|noticeably|considerably|distinctly) [a-z]+er than (?!before\b)/;

function claimOf(
  sentence: Sentence,
  passage: Passage,
  context: DossierContext,
): Pick<Found, 'value' | 'says' | 'start' | 'end'> | undefined {
  // "Data cut of 31 August" cuts nothing down, and "Revision 06" is no operation.
  const folded = sentence.folded.replace(/\b(?:data )?cut(?:-?off)?(?= (?:of|on|at) (?:the )?\d)|\brevision (?:no\.? )?\d+/gu, (words) =>
    ' '.repeat(words.length),
  );
  const equality = equal.exec(folded);
  if (told.test(folded) || /\b(?:wash|clean|disinfect)\w* (?:your|their) hands\b/u.test(folded)) return undefined;
  const all = promisedIn(folded);
  if (all.length === 0 && !equality && !better.test(folded)) return undefined;
  // "Because it works without waking you": what is spared is not denied.
  const spared = folded.replace(without, blank);
  const named = all.filter((one) => one.gain || spared.slice(one.start, one.end).trim() !== '');
  if (negated.test(blanked(spared, [...named.filter((one) => one.gain), ...(equality ? [endOf(equality)] : [])])) || open.test(folded))
    return undefined;
  if (remaining.test(folded) || ofDisease.test(folded)) return undefined;
  const bare = folded.replace(quantified, blank).replace(thanBefore, blank);
  const comparison = superior.test(bare) || shareAvoided.test(folded);
  if (named.length === 0 && !(equality && strongly.test(folded)) && !better.test(folded)) return undefined;
  const subject = subjectOf(sentence, passage, context);
  // What stands after "than" is the other side of the comparison.
  const than = comparison ? folded.indexOf(' than ') : -1;
  const before = than > 0 ? { text: sentence.text.slice(0, than), folded: folded.slice(0, than) } : sentence;
  const own =
    (than > 0 && subjectOf(before, passage, context) !== 'other-device') ||
    /\b(?:the|this|our) (?:device|product|system|implant|software)\b/.test(folded) ||
    mentionsAny(folded, context.deviceNames);
  if (subject === 'literature' || subject === 'subgroup' || (subject === 'other-device' && !own)) return undefined;
  const verbs = [
    ...[...bare.matchAll(less)].map((match) => ({ direction: 'less' as const, at: match.index })),
    ...[...bare.matchAll(more)].map((match) => ({ direction: 'more' as const, at: match.index })),
  ].sort((a, b) => a.at - b.at);
  const moved = named.flatMap((one) => {
    const text = folded.slice(one.start, one.end);
    if (one.gain || byItself.test(text)) return [{ ...one, direction: outcomeOf(one.id)!.better }];
    const verb = verbs.filter(({ at }) => at <= one.start && one.start - at < 70).at(-1);
    const after = verb
      ? undefined
      : /^[^.;]{0,90}?\b(?:(improves?|gets? better|increases?|rises?)|(falls?|drops?|decreases?|goes? down|(?:is|are) (?:reduced|lowered|shortened)))\b/.exec(
          folded.slice(one.end),
        );
    if (after) return [{ ...one, direction: after[1] ? ('more' as const) : ('less' as const) }];
    return verb ? [{ ...one, direction: verb.direction }] : [];
  });
  if (moved.length === 0 && !equality && !comparison) return undefined;
  if (moved.length === 0 && comparison && named.length > 0 && !own && !shareAvoided.test(folded) && !/\bwould\b/.test(folded))
    return undefined;
  const first = moved[0];
  const ids = [...new Set((moved.length > 0 ? moved : named).map((one) => one.id))];
  const strength = absolute.test(folded) ? 4 : hedged.test(folded) ? 1 : 2;
  const direction = first?.direction ?? '';
  const says = [
    strength === 1 ? 'possibly' : strength === 4 ? 'absolutely' : '',
    equality ? 'comparable' : direction || (comparison ? 'better' : ''),
    ids.join(', ') || 'results',
    comparison && !equality ? 'than with others' : '',
  ]
    .filter(Boolean)
    .join(' ');
  return {
    value: {
      type: 'categories',
      categories: [
        ...ids.map((id) => `outcome:${id}`),
        ...(comparison && !equality ? ['superior'] : []),
        ...(equality ? ['equal'] : []),
        `strength:${strength}`,
        ...(direction ? [`direction:${direction}`] : []),
      ],
    },
    says,
    start: sentence.start,
    end: sentence.end,
  };
}

function blank(words: string): string {
  return ' '.repeat(words.length);
}

/** What is done without something else: "without waking you". */
const without = /\bwithout (?!(?:effect|benefit|success|influence|result)\b)[^,.;:]{3,50}(?=[,.;:]|$)/gu;

function blanked(folded: string, spans: readonly Pick<FoundOutcome, 'start' | 'end'>[]): string {
  return spans.reduce((text, { start, end }) => text.slice(0, start) + ' '.repeat(end - start) + text.slice(end), folded);
}

function endOf(match: RegExpExecArray): Pick<FoundOutcome, 'start' | 'end'> {
  return { start: match.index, end: match.index + match[0].length };
}

const advertising: ReadonlySet<string> = new Set(['ifu', 'label', 'sscp', 'other']);

/** A sentence that compares the device with others, or one of an evaluation that rules this out. */
function compared(sentence: Sentence, passage: Passage, document: DossierDocument, context: DossierContext): Found | undefined {
  const { folded } = sentence;
  if (passage.topics.has('literature') || passage.topics.has('state-of-the-art') || folded.length < 12) return undefined;
  const place = { start: sentence.start, end: sentence.end, subject: 'device' as const, weight: 'mention' as const };
  const outcomes = (): string[] => outcomesIn(folded).map((one) => `outcome:${one.id}`);
  if (document.type === 'cer') {
    const kind = noComparisonIn(folded);
    if (kind === '' || /\b(?:published|literature|meta-analys\w+)\b/.test(folded)) return undefined;
    return {
      ...place,
      key: 'no-comparison',
      affirmed: false,
      value: { type: 'categories', categories: [kind, ...outcomes()] },
      says: 'no comparison',
    };
  }
  if (!advertising.has(document.type)) return undefined;
  const others = folded.replace(thanBefore, blank);
  const plain = comparesFavourably(others);
  if (!plain && rivalIn(others) === '') return undefined;
  const than = folded.search(/\b(?:than|unlike|compared|outperform|surpass)/);
  if (than > 0 && subjectOf({ text: sentence.text.slice(0, than), folded: folded.slice(0, than) }, passage, context) === 'other-device')
    return undefined;
  return {
    ...place,
    key: plain ? 'comparison' : 'rival',
    value: { type: 'categories', categories: ['superior', ...outcomes()] },
    says: 'better than others',
  };
}

const alikeBefore =
  /\b(?:at baseline|baseline (?:\w+ ){0,3}(?:did|was|were)|(?:at|before) (?:entry|inclusion|enrolment|treatment|surgery|randomi[sz]ation)|(?:after|from|since|beyond) (?:month|week|year|day)s? \d+|between (?:month|week|year|day)s? \d+|(?:thereafter|from then on))\b[^;]{0,80}\bp ?[=>]/u;
const saysLimit = new RegExp(
  `\\b(?:${unshown}|effects?|benefits?|improvement|reduction|influence|that (?:it|the)|shown to|promises?|whether|inconclusive|endpoints?|outcomes?|cannot be|no statement|significant|show|find|reveal|prove|demonstrate|conclusion|examined|p)\\b`,
  'u',
);

/** What a sentence says is not claimed, clause by clause: "that it leaks less often than others, that it shortens operations". */
function limits(sentence: Sentence, found: Found[]): void {
  // "In groups where it is not shown to help" limits the claim to other groups.
  if (/\bwhere (?:it|this|they) (?:is|are|was|were) not\b/.test(sentence.folded)) return;
  // Groups that were alike at the beginning, and a result that stayed, say nothing against a benefit.
  if (alikeBefore.test(sentence.folded)) return;
  // "No claim is made that …, that …" holds for what follows it, and "… is not claimed" for its own clause.
  const lead = /\bno claims?\b|\bnothing (?:is|was) claimed\b|\bdraws? no conclusion|\bnot claimed\b/.exec(sentence.folded)?.index ?? -1;
  for (const clause of sentence.folded.split(/(?:,|;|\bor|\band|\bnor)\s+(?=that\b)|;/u)) {
    const heading = lead >= 0 && lead <= sentence.folded.indexOf(clause) + clause.length;
    const comparison =
      /\bsuperior\w*|\b(?:better|less often|more often|safer) than\b|\bis better\b|\badvantage/.test(clause) ||
      superior.test(clause.replace(quantified, ' ')) ||
      // Arms that do not differ rule out being better than the other, and no change since the beginning.
      /\b(?:arms|groups|both)\b[^.;]{0,40}\bdiffer|\bdiffer(?:s|ed|ences?)?\b[^.;]{0,60}\b(?:(?:between|from) (?!baseline)|groups?|arms?|controls?|comparators?)/u.test(
        clause,
      ) ||
      (/\bdifference\b[^.;]{0,60}\bnot (?:statistically )?significant\b/u.test(clause) && !/\bchang|\bbaseline\b/u.test(clause));
    const equality =
      /\bnon-?inferior\w*|\bequality\b|\bclinical(?:ly)? equivalen\w+|\bas (?:good|well|effective|safe|reliable|accurate)(?:ly)? as\b|\bnot? worse than\b/u.test(
        clause,
      );
    // "Pain fell in both groups; the difference between them was not significant" is about pain.
    const ofBefore = !heading && /\bdifferen|\bdiffer\b/u.test(clause) && topicsIn(clause).length === 0;
    const ids = [...new Set(topicsIn(ofBefore ? sentence.folded : clause).map((one) => one.id))];
    if (ofBefore && ids.length === 0 && !/\bsuperior/u.test(clause)) continue;
    if (!comparison && !equality && ids.length === 0) continue;
    if (!comparison && !equality && !heading && !saysLimit.test(clause)) continue;
    const categories = [...ids.map((id) => `outcome:${id}`), ...(comparison ? ['superior'] : []), ...(equality ? ['equal'] : [])];
    found.push({
      key: 'limit',
      value: { type: 'categories', categories },
      says: `not claimed: ${[comparison ? 'superiority' : '', equality ? 'equality' : '', ...ids].filter(Boolean).join(', ')}`,
      start: sentence.start,
      end: sentence.end,
      affirmed: false,
      subject: 'device',
      weight: 'defining',
    });
  }
}
