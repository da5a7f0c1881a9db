import type { DocumentType } from '../attribute.ts';
import type { DossierContext, DossierDocument } from '../dossier.ts';
import { adjustedThings, deviceActs } from '../lexicon/device-acts.ts';
import { professions } from '../lexicon/professions.ts';
import { type Term, termsIn } from '../lexicon/terms.ts';
import type { Passage } from '../passage.ts';
import type { Found, StatementKind } from '../statement.ts';
import { fold, stem } from '../text/fold.ts';

/** Who acts, beside the professions that use devices. */
const actors: readonly Term[] = [
  { id: 'manufacturer', words: /\b(?:manufacturer(?:'s (?:(?:authori[sz]ed )?(?:service|technicians?|staff|personnel|engineers?)))?)\b/gu },
  { id: 'hospital technicians', words: /\b(?:hospital|clinic|user's|facility) technicians?\b/gu },
  { id: 'technicians', words: /\b(?:service (?:departments?|partners?|centres?|centers?|technicians?)|(?:authori[sz]ed|our) service)\b/gu },
  {
    id: 'pharmacists',
    words: /\b(?:(?:hospital )?pharmacy(?: (?:staff|personnel|technicians?))?)\b/gu,
  },
  { id: 'dentists', words: /\b(?:orthodontists?)\b/gu },
  { id: 'health professionals', words: /\b(?:(?:hospital|clinic|ward|nursing|medical|care) (?:staff|personnel|team))\b/gu },
  {
    id: 'patients',
    words: /\b(?:you(?! (?:and|or) (?:an?|the|your)\b)|(?:the )?(?:wearer|woman|patient) (?:himself|herself|themselves))\b/gu,
  },
  { id: 'therapists', words: /\b(?<!(?:speech|physical|occupational|respiratory|beauty|radiation|pain|language) )therapists?\b/gu },
  { id: 'users', words: /\b(?:lay )?users?\b(?!')/gu },
  ...professions,
];

const actorWord =
  /\b(?:you|yourself|patients?|users?|nurses?|staff|personnel|pharmac|doctors?|physicians?|clinicians?|surgeons?|[a-z]+(?:ologist|iatrist|iatrician)s?|manufacturer|service|technicians?|carers?|caregivers?|relatives?|family|famil|parents?|lay|midwi|dentist|orthodont|orthotist|prosthetist|audiologist|therapists?|professionals?|opticians?|optometrists?|wearers?|recipients?|assistants?|wom[ae]n)/u;
const whoWord =
  /\b(?:only|alone|solely|exclusively|reserved|restricted|nobody|no one|may|can|cannot|must|shall|should|allowed|permitted|not|never|don't|by|task|yourself)\b/u;

const namedVerb = deviceActs.map(({ verbs }, index) => `(?<v${index}>${verbs})`).join('|');
const anyVerb = `(?:${deviceActs.map(({ verbs }) => verbs).join('|')}|switch(?:es|ed)?|tak(?:es?|en)|pull(?:s|ed)?|put(?:s)?)`;
const anyNoun = `(?:${deviceActs.map(({ nouns }) => nouns).join('|')})`;
const anyAct = new RegExp(`\\b(?:${anyVerb}|${anyNoun}|do(?:es)? (?:this|it|so|that))\\b`, 'u');
const verbPattern = new RegExp(`^(?:${namedVerb})$`, 'u');
const nounPattern = new RegExp(`^(?:${deviceActs.map(({ nouns }, index) => `(?<v${index}>${nouns})`).join('|')})$`, 'u');

/** Other particles stand behind the thing: "switch the pump off", "take it out". */
const particles: readonly (readonly [RegExp, RegExp, string])[] = [
  [/^(?:switch|turn)/u, /\boff$/u, 'stop'],
  [/^(?:switch|turn)/u, /\bon$/u, 'start'],
  [/^(?:tak|pull)/u, /\b(?:out|off)$/u, 'remove'],
  [/^put/u, /\b(?:on|in)$/u, 'place'],
];

/** Who acts makes one group: "by the nurse or by the trained carer". */
const between =
  /^(?: at home| on the ward)?(?:,|,? and|,? or|\/| ?and\/or)? ?(?:by )?(?:(?:the|an?|your|his|her|their|any|other|all) )*(?:(?:specially |appropriately |suitably )?(?:trained|qualified|experienced|authori[sz]ed|certified|licensed|instructed|competent|responsible|treating|attending|hospital|clinic|ward|home|home-care|care|community|district|family|medical|clinical|specialised|specialized) )*$/u;
const joined = /,|\band\b|\bor\b|\//u;

/** What makes an act hold for a moment or a case only. */
const conditional =
  /\b(?:if|when|whenever|unless|until|except|in case|emergenc\w*|supervision|guidance|with (?:the )?(?:help|assistance|consent|agreement|permission)|consent|agree[sd]?|without (?!(?:any )?help\b)|during|while|provided|as long as|within|advice|advised|prescri\w+|consult\w*|before|on instruction|instructed to|accompan\w*|together with|in the presence|even if|would|could|might|accidental\w*|unintend\w*|unintention\w*|inadvertent\w*|mistake\w*|wrong\w*|misuse|tries|try|attempt\w*|want\w*|wish\w*|asks?|asked|wait|(?:for|in) (?:an? |the |small |young )*(?:child(?:ren)?|infants?|newborns?|bab(?:y|ies))|under \d+|younger|older|risk|hazard|harm|though|although|because|instead|other|another)\b/u;
const trainingFirst = /\b(?:after|once|following)\b/u;
const training =
  /\b(?:after|once|following|if|when|as soon as)\b[^.;]{0,50}\b(?:train\w*|instruct\w*|shown|taught|education|learnt|learned|course)\b/u;
const placed = /\b(?:at home|on the ward|in (?:the |a )?(?:hospital|clinic|theatre|ward|practice|laboratory|pharmacy))\b/u;
/** Sentences on what people did, not on what they may do. */
const past = /\b(?:was|were|had|has been|have been|did|reported|complain\w*|study|survey|trial|predecessor)\b/u;

const modal = '(?:may|can|could|must|shall|should|will|has to|have to|had to|is|are|is to|are to|needs to|need to)';
const noObject =
  /^(?:and|or|in|on|at|by|with|without|for|from|to|after|before|during|if|when|only|yourself|himself|herself|themselves|itself|alone|every|again|as|themself|whenever|once|until|unless|while|using|according|through|via|into|under|over|between|is|are|may|can|must|shall|should|will|be|not|never|that|which|who|where|because|since|so|but|than|daily|weekly|monthly|regularly|independently|directly|safely|exclusively|solely|also|then|easily|permitted|allowed|reserved|restricted|limited|has|have|out|off|up|back|does|do|carefully|later|any|more)$/u;
/** Words beside a thing that do not make another thing of it. */
const idle =
  /^(?:the|an?|your|his|her|their|its|this|that|these|each|any|all|every|new|old|used|empty|full|own|such|respective|patient's|whole|complete|entire|medical)$/u;

interface Thing {
  readonly head: string;
  /** What tells it from others of its kind: "first", "upper", "of the controller". */
  readonly marks: readonly string[];
}

/** The thing that words begin with: "the first patch at home" is the patch with the mark "first". */
function thingAt(words: string, context: DossierContext): Thing | undefined {
  const all = words
    .replace(/ (?:the |for the )?(?:first|one|second|last|next|each|every) times?\b.*$/u, '')
    .trim()
    .split(/[ ,;:.()]+/u);
  const phrase: string[] = [];
  let of: string[] = [];
  for (const [place, word] of all.entries()) {
    if (word === 'of' && phrase.length > 0) {
      of = all.slice(place + 1);
      break;
    }
    if (word === '' || noObject.test(word) || !/^[\p{L}][\p{L}\d'-]*$/u.test(word)) break;
    phrase.push(word);
  }
  const bare = phrase.filter((word) => !idle.test(word));
  const head = bare.at(-1);
  if (
    head === undefined ||
    bare.length > 3 ||
    head.length < 3 ||
    /^(?:it|them|one|something|anything|nothing|things?|steps?|tasks?|this|him|you|first|later|next|second|last|further|initial|subsequent|time|times)$/u.test(
      head,
    )
  )
    return undefined;
  const marks = new Set(bare.slice(0, -1).map((word) => stem(word)));
  const owner = thingAtPlain(of);
  for (const word of owner) marks.add(stem(word));
  for (const noun of [...marks])
    if (context.deviceNouns.includes(noun) || context.deviceNames.some((name) => name.split(' ').includes(noun))) marks.delete(noun);
  for (const general of ['devic', 'device', 'system', 'product', 'therapi', 'treatment', 'patient']) marks.delete(general);
  const plain = stem(head);
  const own = context.deviceNouns.includes(plain) || /^(?:devices?|products?|systems?|units?|implants?)$/u.test(head);
  return { head: own ? 'device' : plain, marks: [...marks].sort() };
}

function thingAtPlain(words: readonly string[]): string[] {
  const end = words.findIndex((word) => word === '' || noObject.test(word) || !/^[\p{L}]/u.test(word));
  return words
    .slice(0, end < 0 ? words.length : end)
    .filter((word) => !idle.test(word))
    .slice(0, 3);
}

function actOf(pattern: RegExp, word: string): string | undefined {
  const groups = pattern.exec(word)?.groups;
  if (!groups) return undefined;
  const found = Object.keys(groups).find((key) => groups[key] !== undefined);
  return found === undefined ? undefined : deviceActs[Number(found.slice(1))]!.id;
}

type Manner = 'only' | 'may' | 'does' | 'not';

interface Act {
  readonly act: string;
  readonly thing: Thing;
}

interface Reading extends Act {
  readonly who: readonly string[];
  readonly manner: Manner;
}

/** A clause with a sign for each group of people: "the cassette may be changed by <0> at home". */
interface Masked {
  readonly text: string;
  readonly groups: readonly (readonly string[])[];
}

const leading = /^(?:(?:by|the|an?|and|or|only|to|for|that|of|if|with|when|but|not|from) )+/u;

function masked(clause: string): Masked {
  const terms = termsIn(clause, actors);
  const groups: string[][] = [];
  let text = '';
  let end = 0;
  let last = -1;
  for (const term of terms) {
    // A profession takes the word before it along: "by nurses".
    const lead = leading.exec(clause.slice(term.start, term.end))?.[0].length ?? 0;
    const gap = clause.slice(end, term.start + lead);
    const goesOn = last >= 0 && between.test(gap) && joined.test(gap);
    if (goesOn) groups[last]!.push(term.id);
    else {
      text += gap;
      text += `<${groups.length}>`;
      last = groups.push([term.id]) - 1;
    }
    end = term.end;
  }
  text += clause.slice(end);
  return { text: tidy(text), groups };
}

/** Takes away the words around people that say nothing of who they are, and makes "nobody but the surgeon" the same as "only the surgeon". */
function tidy(text: string): string {
  return text
    .replace(
      /(?:(?:\b(?:the|an?|your|his|her|their|any|all|properly|specially|appropriately|suitably|adequately|trained|qualified|experienced|authori[sz]ed|certified|licensed|instructed|competent|responsible|treating|attending|hospital|clinic|ward|home|home-care|community|district|dialysis|medical|clinical|speciali[sz]ed) )+)(?=<\d+>)/gu,
      '',
    )
    .replace(/\b(?:nobody|no one|none) (?:but|except|other than) (?=<\d)/gu, 'only ')
    .replace(/\b(?:exclusively|solely|nobody but|no one but)\b/gu, 'only')
    .replace(
      /(<\d+>)(?: (?:himself|herself|themselves))? (?:alone|and (?:by )?(?:nobody|no one) else|and no other person)(?=$|\W)/gu,
      'only $1',
    )
    .replace(/\bby only (?=<)/gu, 'only by ')
    .replace(/\b(?:please|also|always|then|generally|usually|normally|safely|even|easily|now) /gu, '')
    .replace(
      /(<\d+>),? (?:who|of|with|trained|certified|from|at|qualified) [^<>,;]{2,60}?,? (?=(?:may|can|cannot|must|shall|should)\b)/gu,
      '$1 ',
    )
    .trim();
}

const byWhom = /\bby (<(\d+)>)( only\b)?/u;
const passive = new RegExp(
  `^(.*?)\\b(${modal})( not| never| only)*(?: be)?( only)?((?:(?:,| and| or)? ${anyVerb}\\b)+|(?: (?:done|made|performed|carried out|undertaken|executed)\\b))([^<]{0,40}?)$`,
  'u',
);
const nominal =
  /^(.*?) (?:is|are|remains?|stays?|must be|may be|can be|is to be)( only)? ?(?:(not) )?(?:(reserved|restricted|limited|confined|left) (?:only )?(?:to|for)|(?:the |an? )?(?:sole )?(?:task|duty|job|matter|responsibility) (?:of|for)(?: only)?|(permitted|allowed) (?:only )?(?:to|for)) (only )?(<(\d+)>)( only\b)?/u;
const active = new RegExp(
  `(?:^|[,:] |\\b(?:that|and|but) )(only )?(<(\\d+)>)( only| themselves| himself| herself)? ?((?:(?:may|can|cannot|must|shall|should|will|do|does|is|are|be|not|never|only|don't|doesn't|allowed to|permitted to|able to|entitled to|authori[sz]ed to|expected to|has to|have to|needs? to)\\b ?)*)(${anyVerb})\\b( (?:and|or) ${anyVerb}\\b)? ([^<>]{2,90})$`,
  'u',
);
const furtherVerb = new RegExp(`,? (?:and|or) (${anyVerb})(?= (?:the|an?|your|its|this|any|all|it|them)\\b)`, 'u');
/** "Only trained staff do this", "you can do it yourself": the act is that of the clause before. */
const doesSo =
  /^(only )?(<\d+>)(?: only| themselves)? ?((?:(?:may|can|cannot|must|shall|should|will|not|never|only|has to|have to) )*)do(?:es)? (?:this|it|so|that)\b(?! (?:by|with|when|if)\b)/u;
const imperative = new RegExp(
  `^(?:[^<>,]{2,40}, )?(?:do not|don't|never|must not) (?:ever |try to )?(${anyVerb})\\b (.{3,60}?) (?:by )?(?:yourself|on your own)\\b`,
  'u',
);

/** "Replacement of the membrane", "battery replacement", "opening the housing". */
function nominalAct(words: string, context: DossierContext): Act[] {
  const text = words.replace(/^[^,]{0,40}, /u, '').trim();
  const first = new RegExp(
    `^(?:(?:the|any|an?|all|each|every|later|first|initial|further|subsequent) )*(${anyNoun})(?: (?:of|to|in) | )(.+)$`,
    'u',
  ).exec(text);
  const made = (noun: string, thing: Thing | undefined): Act[] => {
    const id = actOf(nounPattern, noun);
    return id && thing ? [settled(id, thing)] : [];
  };
  if (first) return made(first[1]!, thingAt(first[2]!, context));
  const last = new RegExp(`^(.+) (${anyNoun})$`, 'u').exec(text);
  if (last) return made(last[2]!, thingAt(last[1]!, context));
  const alone = /^(?:the |any )?(calibration|maintenance|servicing|repairs?|(?:re-?)?charging)$/u.exec(text);
  return alone ? made(alone[1]!, { head: 'device', marks: [] }) : [];
}

/** Who changes a setting adjusts it, and who calibrates or services names no thing. */
function settled(id: string, thing: Thing, raw = thing.head): Act {
  // A charger charges one thing; documents call it the device, its battery or nothing.
  if (id === 'charge') return { act: id, thing: { head: 'device', marks: [] } };
  return { act: id === 'change' && (adjustedThings.test(raw) || adjustedStems.has(thing.head)) ? 'adjust' : id, thing };
}
const adjustedStems: ReadonlySet<string> = new Set(
  'setting settings parameter pressure rate dose dosage limit threshold level mode intensity amplitude volume speed flow frequency program programme temperature value angle current voltage'
    .split(' ')
    .map(stem),
);

function verbalActs(verbs: string, words: string, context: DossierContext, before: readonly Act[]): Act[] {
  const ids = verbs
    .split(/,? (?:and|or) |, /u)
    .map((verb) => [verb.trim(), actOf(verbPattern, verb.trim())] as const)
    .filter(([verb]) => verb !== '');
  const after = words.trim().split(/[,;(]/u)[0]!;
  // "The canister is changed by the nurse; patients must not change it."
  const thing = /^(?:it|this|them)\b/u.test(after)
    ? before.find(({ act }) => ids.some(([, id]) => id === act))?.thing
    : thingAt(words, context);
  if (!thing) return [];
  return ids.flatMap(([verb, id]) => {
    const phrase = /^\S+(?: \S+){0,3}? (?:off|on|out|in)(?= |$)/u.exec(after)?.[0];
    const other = particles.find(([start, end]) => start.test(verb) && phrase !== undefined && end.test(phrase))?.[2];
    const done = other ?? id;
    return done === undefined ? [] : [settled(done, thing)];
  });
}

/** The subject of a passive: what stands before "may be changed". */
function subjectThing(before: string, context: DossierContext): Thing | undefined {
  const words = before
    .trim()
    .split(/(?:[,:]| that| but| and(?= the )) /u)
    .at(-1)!
    .trim();
  if (/[<>]/u.test(words) || words.split(' ').length > 7) return undefined;
  return thingAt(words, context);
}

function readClause({ text, groups }: Masked, context: DossierContext, before: readonly Act[]): Reading[] {
  const who = (sign: string): readonly string[] => groups[Number(sign)]!;
  const readings: Reading[] = [];
  const add = (acts: readonly Act[], people: readonly string[], manner: Manner): void => {
    for (const one of acts) readings.push({ ...one, who: people, manner });
  };
  const told = nominal.exec(text);
  if (told) {
    const acts = nominalAct(told[1]!.trim(), context);
    const only =
      told[4] !== undefined ||
      told[2] !== undefined ||
      told[6] !== undefined ||
      told[9] !== undefined ||
      /\bonly\b/u.test(told[0]) ||
      /\b(?:task|duty|job|matter|responsibility) of\b/u.test(told[0]);
    if (!unfinished(text, told.index + told[0].length)) add(acts, who(told[8]!), told[3] ? 'not' : only ? 'only' : 'may');
    return readings;
  }
  const by = byWhom.exec(text);
  if (by) {
    const head = text
      .slice(0, by.index)
      .trim()
      .replace(/\bonly$/u, (word) => `${word} `);
    const only = / only $/u.test(`${head}`) || by[3] !== undefined || /^ ?(?:only)\b/u.test(text.slice(by.index + by[0].length));
    const match = passive.exec(
      head
        .replace(/\s*\bonly\s*$/u, '')
        .replace(/\bnot$/u, '')
        .trim(),
    );
    if (match) {
      const onlyInside = /\bonly\b/u.test(match[3] ?? '') || match[4] !== undefined;
      const light = /^ (?:done|made|performed|carried|undertaken|executed)/u.test(match[5]!);
      const thing = light ? undefined : subjectThing(match[1]!, context);
      let acts: Act[] = [];
      if (light) {
        acts = nominalAct(
          match[1]!
            .split(/, (?:but|and) /u)
            .at(-1)!
            .trim(),
          context,
        );
        // "A nurse applies the dressing. Later changes can also be made by you."
        if (acts.length === 0) {
          const noun = new RegExp(`^(?:(?:the|any|all|later|further|subsequent|other) )*(${anyNoun})$`, 'u').exec(match[1]!.trim())?.[1];
          const id = noun === undefined ? undefined : actOf(nounPattern, noun);
          const thing = before.at(-1)?.thing;
          if (id !== undefined && thing) acts = [{ act: id, thing: { head: thing.head, marks: [] } }];
        }
      } else if (thing)
        acts = match[5]!
          .split(/,? (?:and|or) |, /u)
          .map((verb) => actOf(verbPattern, verb.trim()))
          .flatMap((id) => (id === undefined ? [] : [settled(id, thing)]));
      const denied = /\bnot\b|\bnever\b/u.test(match[3] ?? '') || /\bnot$/u.test(head);
      const open = unfinished(text, by.index + by[0].length);
      const exclusive = only || onlyInside;
      const must = /^(?:must|shall|has to|have to|is to|are to|needs to|need to)$/u.test(match[2]!);
      const can = /^(?:may|can)$/u.test(match[2]!);
      if (denied && !exclusive) add(acts, who(by[2]!), 'not');
      else if (exclusive || must) {
        if (!open && !(must && !exclusive && who(by[2]!).some((one) => lay.has(one)))) add(acts, who(by[2]!), 'only');
      } else add(acts, who(by[2]!), can ? 'may' : 'does');
    }
  }
  const acting = active.exec(text);
  if (acting && !by) {
    const helpers = acting[5]!;
    const only = acting[1] !== undefined || / only/u.test(acting[4] ?? '');
    const denied = /\b(?:not|never|cannot|don't|doesn't)\b/u.test(helpers);
    const verbs = `${acting[6]!}${acting[7] ?? ''}`;
    // "You fit the cuff and set the current by yourself."
    const [first, ...others] = acting[8]!.split(furtherVerb);
    const acts = verbalActs(verbs, first!, context, before);
    for (let at = 0; at + 1 < others.length; at += 2) acts.push(...verbalActs(others[at]!, others[at + 1]!, context, before));
    const can = /\b(?:may|can|allowed to|permitted to|able to|entitled to)\b/u.test(helpers);
    const people = who(acting[3]!);
    if (only && denied) return readings;
    // "Can <0> change …?" and "must change" say nothing of others.
    add(acts, people, denied ? 'not' : only ? 'only' : can ? 'may' : 'does');
  }
  const again = doesSo.exec(text);
  if (again && !acting && !by) {
    const denied = /\b(?:not|never|cannot)\b/u.test(again[3]!);
    const only = again[1] !== undefined;
    if (!(only && denied))
      add(before, who(again[2]!.slice(1, -1)), denied ? 'not' : only ? 'only' : /\b(?:may|can)\b/u.test(again[3]!) ? 'may' : 'does');
  }
  if (/^(?:do not|don't|never) (?:ever )?do (?:this|it|so|that) (?:by )?(?:yourself|on your own)\b/u.test(text))
    add(before, ['readers'], 'not');
  const order = imperative.exec(text);
  if (order) add(verbalActs(order[1]!, order[2]!, context, before), ['readers'], 'not');
  return readings;
}

/** What is done in a clause that does not say by whom. */
function actsOnly(clause: string, context: DossierContext): Act[] | undefined {
  const match = passive.exec(clause);
  const thing = match ? subjectThing(match[1]!, context) : undefined;
  if (!match || !thing) return undefined;
  return match[5]!
    .split(/,? (?:and|or) |, /u)
    .map((verb) => actOf(verbPattern, verb.trim()))
    .flatMap((id) => (id === undefined ? [] : [settled(id, thing)]));
}

const lay: ReadonlySet<string> = new Set(['patients', 'carers', 'lay persons', 'users', 'untrained users']);

/** A group that goes on with words that name no known people is not known as a whole. */
function unfinished(text: string, end: number): boolean {
  return /^ (?:and|or|\/)\s(?!nobody|no )/u.test(text.slice(end)) || /^ (?:and|or) (?:by )?(?:other|another|any)/u.test(text.slice(end));
}

const types: ReadonlySet<DocumentType> = new Set(['ifu', 'sscp', 'rmf', 'cer', 'cep', 'label', 'other']);
const foreign = [
  'literature',
  'state-of-the-art',
  'similar-devices',
  'predecessor',
  'equivalence',
  'references',
  'clinical-investigation',
  'pmcf',
  'post-market',
  'history',
  'contraindications',
  'residual-risks',
] as const;
/** What a column of a risk table is about where people follow it. */
const followed =
  /\b(?:controls?|measures?|mitigations?|users?|operators?|who|assumption|statement|description|information|value|content|text)\b/u;

/** Who may do an act with the device or a part of it, who alone may, and who must not. */
export default {
  id: 'permitted-act',
  title: 'Who may do what with the device',
  references: ['Regulation (EU) 2017/745, Annex I 5 and 23.4(j)', 'IEC 62366-1:2015, 5.1'],
  attribute: 'intended-user',
  read(passage: Passage, document: DossierDocument, context: DossierContext) {
    if (passage.kind === 'heading' || passage.kind === 'caption' || document.language !== 'en' || !types.has(document.type)) return [];
    const { folded } = passage;
    if (!actorWord.test(folded) || !(whoWord.test(folded) || passage.cell)) return [];
    if (foreign.some((topic) => passage.topics.has(topic))) return [];
    if (passage.cell && (passage.cell.row < 0 || (document.type === 'rmf' && !followed.test(passage.cell.columnTitle.toLowerCase()))))
      return [];
    if (passage.cell && doers.test(passage.cell.columnTitle.toLowerCase())) return rowOfTasks(passage, context);
    const found: Found[] = [];
    let before: readonly Act[] = [];
    for (const sentence of passage.sentences) {
      if (/\?\s*$/u.test(sentence.folded) || past.test(sentence.folded)) continue;
      for (const part of sentence.folded.matchAll(/(?:(?!; |, (?:but|and only|whereas|while) )[\s\S])+/gu)) {
        const clause = part[0]
          .replace(/^(?:; |, |but |and |whereas |while )+/u, '')
          .replace(/[.\s]+$/u, '')
          .trim();
        if (clause.length < 12 || clause.length > 260 || !/[a-z]/u.test(clause)) continue;
        const start = sentence.start + part.index;
        // To look for people costs more than to look for acts.
        if (!anyAct.test(clause)) continue;
        const taught = training.test(clause);
        // "Once a nurse has shown you how" names people who do not act.
        const people = masked(taught ? clause.replace(/(?<=[^,]{12}),? (?:after|once|following|if|when|as soon as) [^;]*$/u, '') : clause);
        const readings = readClause(people, context, before);
        if (readings.length > 0) before = readings;
        else if (people.groups.length === 0) before = actsOnly(clause, context) ?? before;
        const rest = taught ? clause.replace(training, '') : clause;
        if (conditional.test(rest) || (trainingFirst.test(clause) && !taught)) continue;
        for (const reading of readings) {
          if (reading.manner === 'does' && document.type === 'rmf') continue;
          if (
            (reading.manner === 'only' || reading.manner === 'not') &&
            (taught || placed.test(clause) || /\b(?:with|using|alone)\b/u.test(people.text))
          )
            continue;
          const named = addressed(reading, clause, document);
          if (named.length > 0) found.push(statementOf(reading, named, taught, start, start + part[0].length));
        }
      }
    }
    return found;
  },
  examples: [
    { text: '## Use\n\nThe cassette may be changed by the nurse or by the trained carer at home.', finds: ['nurses, carers'] },
    { text: '## Use\n\nThe cassette is changed only by hospital pharmacy staff.', document: 'rmf', finds: ['only pharmacists'] },
    { text: '## Use\n\nThe drain is removed exclusively by the surgeon.', document: 'rmf', finds: ['only surgeons'] },
    { text: '## Use\n\nBattery replacement is reserved to authorised service technicians.', finds: ['only technicians'] },
    { text: '## Use\n\nYou can switch the pump off yourself.', document: 'sscp', finds: ['patients'] },
    {
      text: '## Use\n\nDressings are applied and changed by trained healthcare professionals only.',
      finds: ['only health professionals', 'only health professionals'],
    },
    {
      text: '## Use\n\nPatients, relatives and family doctors do not adjust the valve.',
      finds: ['not patients, carers, general practitioners'],
    },
    {
      text: '## Use\n\nA nurse applies the first dressing. Later changes can also be made by you or a relative, once we have shown you how.',
      document: 'sscp',
      finds: ['nurses', 'patients, carers'],
    },
    { text: '## Use\n\nDo not change the cannula yourself.', finds: ['not readers'] },
    { text: '## Use\n\nNobody but the surgeon tightens the screw.', finds: ['only surgeons'] },
    { text: '## Use\n\nThe canister is changed by the nurse; patients must not change it.', finds: ['nurses', 'not patients'] },
    { text: '## Use\n\nFilling the bag is the task of the pharmacy alone.', document: 'rmf', finds: ['only pharmacists'] },
    {
      text: '## Use\n\nOnly the dentist turns the screw. You must never do this yourself.',
      document: 'sscp',
      finds: ['only dentists', 'not patients'],
    },
    { text: '## Use\n\nIn an emergency the nurse may remove the catheter. The nurse may stop the pump if the doctor agrees.', finds: [] },
    {
      text: '## Use\n\nYou fit the cuff and set the current by yourself. You may change the filter if a nurse has shown you how.',
      document: 'sscp',
      finds: ['patients', 'patients', 'patients'],
    },
    {
      text: '## Use\n\nOnly the technicians of the centre who know the pump may change its speed. Parents change the tube in children under 12.',
      finds: ['only technicians'],
    },
    { text: '## Use\n\nThe pump runs with a battery all day, whereas recharging is a task of the nurses.', finds: ['only nurses'] },
    { text: '| Task | Who | Where |\n|---|---|---|\n| Change of the filter | nurse or carer | home |', finds: ['nurses, carers'] },
    { text: '## Use\n\nCan I change the dressing myself? Unintended removal of the mask by the patient.', finds: [] },
    {
      text: '## Use\n\nThe tube was changed by the nurse. The tube is changed by trained persons only. Use the pump only after reading this leaflet.',
      finds: [],
    },
  ],
} satisfies StatementKind;

/** A table of tasks: the row names the act, the column who does it. */
const doers = /^\W*(?:who\b|by whom|(?:performed|done|carried out|made) by|person|people|responsible|users?|operators?|role)\b/u;

function rowOfTasks(passage: Passage, context: DossierContext): Found[] {
  const row = fold(passage.cell!.rowLabel).trim();
  const acts = nominalAct(row, context);
  if (acts.length === 0 || conditional.test(passage.folded) || conditional.test(row)) return [];
  const { text, groups } = masked(passage.folded.replace(/[.\s]+$/u, ''));
  // Only a cell that names people and nothing else.
  const match = /^(only )?(?:by )?<0>( only)?$/u.exec(text);
  if (!match) return [];
  const manner = match[1] !== undefined || match[2] !== undefined ? 'only' : 'may';
  return acts.map((one) => statementOf({ ...one, who: groups[0]!, manner }, groups[0]!, false, 0, passage.text.length));
}

/** Who is spoken to: in instructions "you" is whoever reads them, in a summary for patients the patient. */
function addressed({ who, manner }: Reading, clause: string, document: DossierDocument): readonly string[] {
  if (!/\byou\b/u.test(clause) || document.type === 'sscp')
    return document.type === 'sscp' ? who.map((one) => (one === 'readers' ? 'patients' : one)) : who;
  if (/\byourself\b|\bat home\b|\byou (?:or|and) (?:an?|your) /u.test(clause) && document.type !== 'ifu') return who;
  const others = who.filter((one) => one !== 'patients');
  return manner === 'not' && document.type === 'ifu' && others.length === 0 ? ['readers'] : others;
}

function statementOf(reading: Reading, people: readonly string[], taught: boolean, start: number, end: number): Found {
  const who = [...new Set(people)];
  const key = [reading.act, ...reading.thing.marks, reading.thing.head].join(' ');
  const list = who.join(', ');
  return {
    key,
    value: { type: 'categories', categories: who },
    says: reading.manner === 'only' ? `only ${list}` : reading.manner === 'not' ? `not ${list}` : list,
    affirmed: reading.manner !== 'not',
    modality:
      reading.manner === 'only' ? 'required' : reading.manner === 'not' ? 'forbidden' : reading.manner === 'may' ? 'allowed' : 'stated',
    weight: taught ? 'mention' : 'defining',
    start,
    end,
  };
}
