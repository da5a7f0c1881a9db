import type { Dossier, DossierDocument } from './dossier.ts';
import { keptByDocumentAndContext } from './kept-by-document.ts';
import { meaningOf } from './lexicon/clinical-synonyms.ts';
import { riskMeaning } from './lexicon/harms.ts';
import { imperativeVerbs } from './lexicon/imperatives.ts';
import { type StepAxis, stepAxes } from './lexicon/step-axes.ts';
import type { Passage } from './passage.ts';
import { mentionsAny, subjectOf } from './subject.ts';
import { contentStems, fold, stem } from './text/fold.ts';
import { isDenied } from './text/negation.ts';

/** What a clause says of an action: that it is to be done, or not, on what, and at which moment. */
export interface StepState {
  readonly axis: string;
  readonly passing: boolean;
  /** Whether the action is done. */
  readonly done: boolean;
  /** `must` for a demand or prohibition, `may` for a permission. */
  readonly mode: 'must' | 'may';
  readonly objects: ReadonlySet<string>;
  /** Meanings of the moment; empty where it holds at all times. */
  readonly moment: ReadonlySet<string>;
  /** Actions that make the moment, and those that are not done in it. */
  readonly events: ReadonlySet<string>;
  readonly without: ReadonlySet<string>;
  /** Whether the clause speaks of the device itself or of nothing in particular. */
  readonly ofDevice: boolean;
  /** "completely", "to the line only". */
  readonly degree: 'whole' | 'part' | '';
  /** Whether the clause names a moment at all. */
  readonly bound: boolean;
  /** Whether the action is the moment of another one and not what the clause asks for. */
  readonly derived: boolean;
}

/** A clause of instructions or of a risk control with what it says. */
export interface StepClause {
  readonly document: string;
  readonly passage: number;
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly folded: string;
  /** In labelling, where people follow it. */
  readonly labelling: boolean;
  readonly control: boolean;
  /** In a table, where each row has its own situation. */
  readonly cell: boolean;
  readonly mode: 'must' | 'may' | '';
  readonly states: readonly StepState[];
  /** Meanings of all its words. */
  readonly stems: ReadonlySet<string>;
  /** What need not be done, or may be left out; "" where nothing is. */
  readonly waived: string;
  readonly conditional: boolean;
  /** Meanings of the condition that opens it or its paragraph of labelling: "If sight becomes foggy, …", "Red eye: …"; empty where none does. */
  readonly situation: ReadonlySet<string>;
  /** What a control or warning excludes: "no blood or blood components", "not for neonates"; one set for each alternative. */
  readonly excluded: readonly ReadonlySet<string>[];
}

const moments: ReadonlySet<string> = new Set(['sleep', 'bathe', 'expose to MRI']);
const labellingTypes: ReadonlySet<string> = new Set(['ifu', 'label', 'sscp']);
const foreign = [
  'literature',
  'state-of-the-art',
  'similar-devices',
  'predecessor',
  'equivalence',
  'references',
  'abbreviations',
  'qualification',
  'history',
  'clinical-investigation',
  'eligibility',
  'exclusion',
  'pmcf',
  'post-market',
  'standards',
] as const;
const controlColumn = /\b(?:controls?|measures?|mitigations?|information for safety|protective|safeguards?)\b/u;
/** A control inside the device or its making asks nothing of the user. */
const madeIn =
  /\b(?:factory|production|manufactur\w+|design\w*|software|automatic\w*|sensor|supplier|validat\w+|qualified|iso \d|iec|bench|sampling|in-process|incoming|verification of design|biocompat\w+)\b/u;
const forbids =
  /\b(?:do not|don't|prohibits|forbids|never|must not|may not|shall not|should not|must never|may never|cannot be|(?:is|are) not (?:to be )?(?=\w+ed\b|used|cut|put|bent|worn|given|taken|laid|held|left|kept|shaken|frozen|drawn|driven)|(?:nobody|no one) (?!else)\w+s\b|not to be|(?:is|are) (?:strictly )?(?:prohibited|forbidden|not (?:allowed|permitted))|refrain from|nobody may|no one may|avoid|excluded|ruled out)\b/u;
const waives =
  /\b(?:need not|needn't|needs? no(?! \w+ (?:but|other than|except))|(?:does|do) not (?:have|need) to|don't (?:have|need) to|no need (?:for|to|of)|there is no need|you can do without|not necessary to|unnecessary to)\b/u;
const leftOut =
  /\b(?:(?:can|may) (?:also |then |safely |usually |normally )?be (?:left out|omitted|skipped|dispensed with|dropped|missed out|waived|spared|bypassed)|(?:is|are|becomes?) (?:not (?:needed|necessary|required)|unnecessary|superfluous|optional|dispensable|no longer (?:needed|necessary|required)))\b/u;
const leaveOutVerb =
  /\b(?:you (?:can|may) (?:also )?|may |can |^)(?:skip|omit|leave out|dispense with|do without|forgo|bypass)\b|\b(?:makes?|renders?|making) (?=[^.;]{3,60}\b(?:unnecessary|superfluous|redundant|dispensable))|\b(?:replaces|(?:may|can) (?:also )?replace|spares? (?:you|the patient)|saves? you)\b|^no (?=[^.;,]{3,60}\b(?:needed|necessary|required)\b)/u;
const permits =
  /\b(?:may|can) (?:also |still |then |even |safely |well |simply |stay |remain )*(?:be |have |stay|remain|run|go|keep|leave|place|put|use|wear|\w+)\b|\b(?:is|are) (?:also |quite |perfectly )?(?:allowed|permitted|possible|fine|all right|ok|harmless|sufficient|enough|pleasant|no problem|acceptable)\b|\b(?:does|do) no harm\b|\bit is (?:enough|sufficient)\b|\b(?:stays?|remains?|keeps) (?:in place|on|open|connected|attached)\b/u;
const demands =
  /\b(?:must|shall|has to|have to|is to be|are to be|only|always|at the latest|required|mandatory|necessary|essential|make sure|ensure|should|needs to|need to be|no later than)\b/u;
/** What a risk file tells in the present is what it asks for: "the lens is taken out overnight", "everybody wears goggles". */
const present =
  /\b(?:is|are|stays?|remains?) (?:always |only |first |then |also |immediately |directly |never )?(?:\w+ed|taken|put|worn|given|laid|held|left|kept|drawn|driven|shut|cut|off|on|out)\b|^(?:(?:the|an?|every|each|all|both) )?(?:everybody|everyone|staff|team|patients?|users?|drivers?|carers?|parents?|wearers?|operators?|readers?|nurses?|\w+(?:ists?|ians?|eons?|ers?)) (?:in the \w+ )?(?:always |then |first |only )?(?!was|has|does|is\b|its\b)\w+s?\b/u;
/** "Connect it without priming", "can be given without review": an act or a protection that is left out. */
const doneWithout =
  /\bwithout (?:an? |the |any |prior |previous |further |your |his |her )*((?:[a-z-]+ )?(?!(?:being|having|touching|bending|pressing|damaging|changing|causing|moving|removing|opening|interrupting|stopping|waiting|losing|anything|something)\b)(?:[a-z]{3,}ing|review|checks?|supervision|training|instruction|confirmation|prescription|examination|tests?|calibration|an?aesthesia|fluoroscopy|gloves|goggles|protection|masks?|filters?|guide ?wires?|sheaths?|lubricants?|sterili[sz]ation|disinfection))(?= (?:when|if|because|as|since|before|after|while|for|in|at|and|or|of|[a-z]+ing)\b|[,:]|$)/u;
/** A sentence that tells what happened or can happen tells nobody what to do. */
const telling =
  /\b(?:was|were|had|has been (?:shown|reported|seen)|have been|occurred|reported|because|could|might|would|study|can (?:\w+ )?(?:cause|lead|occur|happen|be (?:caused|injured|damaged)|come|burn|fall|get|catch|injure|break|wind|flow|leak|escape)|too (?:much|little|many|few)|may (?:cause|lead|occur|happen|result|be (?:caused|injured|damaged|due)|indicate|mean|come|get)|if not|failure to)\b/u;
const imperative = new RegExp(
  `^(?:(?:then|next|first|finally|now|afterwards|please|always|carefully|gently|to [^,]{3,60},|if [^,]{3,90},|when [^,]{3,90},|before [^,]{3,90},|after [^,]{3,90},|in case of [^,]{3,60},|for [^,]{3,60},|at \\w+,|once [^,]{3,40},|during [^,]{3,60},|while [^,]{3,60},|with [^,]{3,60},)\\s*)*(?:${imperativeVerbs})\\b`,
  'u',
);
/** "A screw that was removed" names the thing. */
const relative = /\b(?:that|which|who) (?:was|were|had|has been|have been|did)(?: not)?\b/gu;
const connector =
  /\b(?:(before|prior to)|(after(?!wards)|(?<!at )once (?=the |it |you |an? (?!week|day|month|year|hour)|your |they )|as soon as|following)|(during|while|whilst|when(?:ever)?|as long as|throughout|in the presence of)|(?:(?:;|,? ?(?:and|then|and then)) (?=[^.;]{2,90}\b(?:afterwards|later|thereafter|subsequently)\b)|,? (?:and )?then\b|,? (?:and )?(?:only )?afterwards\b))/u;
/** Words that stand for no object. */
const bare = new Set(
  'instruct instruction warn warning ifu label train way time everi onc again first befor afterward later prior complet carefulli gentli alwai never also fine allow permit possibl need necessari requir us one two day week short long side place back keep leav stai remain take put hold minut hour second dai month year ten twenti thirti half insid outsid user patient control measur risk residu harm still next few new good well make sure look straight slightli free freeli quiet warm soon at'
    .split(' ')
    .map(stem),
);

const kept = new WeakMap<Dossier, readonly StepClause[]>();
/** Clauses of a document depend on the context and on the nouns in the titles of all documents. */
const clausesByNouns = keptByDocumentAndContext(() => new Map<string, readonly StepClause[]>());

/** The clauses of labelling that instruct, and the demands of labelling, risk file and evaluation. */
export function stepClauses(dossier: Dossier): readonly StepClause[] {
  let clauses = kept.get(dossier);
  if (!clauses) {
    const nouns = titleNouns(dossier).join(' ');
    clauses = dossier.documents.flatMap((document) => {
      const byNouns = clausesByNouns(document, dossier.context);
      const found = byNouns.get(nouns) ?? clausesOf(document, dossier);
      byNouns.set(nouns, found);
      return found;
    });
    kept.set(dossier, clauses);
  }
  return clauses;
}

function clausesOf(document: DossierDocument, dossier: Dossier): StepClause[] {
  const labelling = labellingTypes.has(document.type);
  if (document.language !== 'en' || (!labelling && document.type !== 'rmf' && document.type !== 'cer')) return [];
  const found: StepClause[] = [];
  for (const passage of document.passages) {
    if (passage.kind === 'heading' || passage.kind === 'caption') continue;
    if (foreign.some((topic) => passage.topics.has(topic)) && !passage.topics.has('warnings') && !passage.topics.has('instructions'))
      continue;
    const control = document.type === 'rmf' && isControl(passage);
    if (document.type === 'rmf' && passage.cell && !control) continue;
    for (const sentence of passage.sentences) {
      // Most sentences instruct nobody.
      if (!control && !worth.test(sentence.folded) && !(document.type === 'rmf' && present.test(sentence.folded))) continue;
      if (!control && subjectOf(sentence, passage, dossier.context) === 'other-device') continue;
      const parts =
        control && !/^(?:before|after|prior|if|when|once|during|while)\b/u.test(sentence.folded)
          ? /[^;.,]+/gu
          : /;[^;]*\b(?:afterwards|later|thereafter)\b/u.test(sentence.folded)
            ? /.+/gu
            : /[^;]+/gu;
      for (const match of sentence.folded.matchAll(parts)) {
        const lead =
          /^(?:\s|\d+\.\s|(?:instructions?(?: for use)?|ifu|warning|training|information|label(?:l?ing)?|manual|note|caution)\s*:\s*)*/u.exec(
            match[0],
          )![0].length;
        const start = sentence.start + match.index + lead;
        const text = passage.text.slice(start, sentence.start + match.index + match[0].length).trim();
        const clause = read(text, { document, passage, start, control, labelling, dossier });
        if (clause) found.push(clause);
      }
    }
  }
  return found;
}

const openingCondition = /^(?:if|when|should|in case of|in case|in the event of) ([^,:;]{4,80})[,:]/u;
const openingLabel = /^([^:;.]{4,100}):/u;

/** The condition that opens a clause, or the condition or the complaint that opens its paragraph with a colon. */
function situationOf(clause: string, passage: Passage): ReadonlySet<string> {
  const own = openingCondition.exec(clause)?.[1];
  if (own !== undefined) return meaningsOf(own, true);
  const label = openingLabel.exec(passage.folded)?.[1];
  const condition =
    label !== undefined && (openingCondition.exec(`${label}:`)?.[1] ?? (riskMeaning(label).harms.size > 0 ? label : undefined));
  return condition ? meaningsOf(condition, true) : new Set();
}

const worth = new RegExp(
  `\\b(?:not|never|nobody|no one|nothing|must|may|can|only|always|shall|need|no|is|are|before|after|then|afterwards|keep|leave|stays?|skip|avoid|discard\\w*|dispose|once|again)\\b|^[a-z]+ (?:the|a|it|your|all|each|every)\\b|^(?:${imperativeVerbs})\\b|^(?:in case|if|when|at)\\b`,
  'u',
);

function isControl(passage: Passage): boolean {
  if (passage.cell) return passage.cell.row >= 0 && controlColumn.test(fold(passage.cell.columnTitle));
  return passage.kind === 'item' && /\b(?:controls?|measures?|information for safety)\b/u.test(fold(passage.headings.at(-1)?.title ?? ''));
}

function read(
  text: string,
  at: { document: DossierDocument; passage: Passage; start: number; control: boolean; labelling: boolean; dossier: Dossier },
): StepClause | undefined {
  const folded = fold(text)
    .replace(/[.!\s]+$/u, '')
    .replace(leftOver, 'remainder')
    .replace(inState, 'while the $1 is $2');
  if (folded.length < 6 || (at.control && !folded.includes(' ')) || (at.control && madeIn.test(folded))) return undefined;
  const waived = waivedIn(folded);
  const forbidden =
    forbids.test(folded) || (at.control && /^(?:no|not|without)\b|\b(?:not|no) (?:\w+ )?\w+(?:ed|ing|ion)\b|\bnot to\b/u.test(folded));
  // What cannot be done is prevented by the device itself.
  if (at.control && /(?<!\b(?:that|which|who|if|when|where)\b[^,;]{0,30})\bcannot\b/u.test(folded)) return undefined;
  let mode: StepClause['mode'] = '';
  if (waived !== '') mode = 'may';
  else if (forbidden) mode = 'must';
  else if (!at.control && telling.test(folded.replace(relative, ' '))) return undefined;
  else if (at.labelling && permits.test(folded) && !/\bmay only\b|\bonly\b/.test(folded)) mode = 'may';
  else if (at.control || imperative.test(folded) || demands.test(folded) || (at.document.type === 'rmf' && present.test(folded)))
    mode = 'must';
  else if (!at.labelling) return undefined;
  if (mode === '') return undefined;
  // Questions, exceptions and double negations are beyond a comparison by words.
  if (/\?$|\b(?:unless|except|neither)\b/u.test(folded)) return undefined;
  const flipped = forbidden || waived !== '';
  return {
    document: at.document.id,
    passage: at.passage.index,
    start: at.start,
    end: at.start + text.length,
    text,
    folded,
    labelling: at.labelling,
    control: at.control,
    cell: at.passage.cell !== undefined,
    mode,
    states: statesOf(folded, mode, flipped, at.dossier),
    stems: meaningsOf(folded),
    waived,
    situation: at.labelling ? situationOf(folded, at.passage) : new Set(),
    conditional: /\b(?:if|when|in case|provided|as long as|unless)\b/u.test(folded),
    excluded: excludedIn(folded, at.control),
  };
}

/** What is not used up. */
const leftOver =
  /\b(?:what(?:ever)? (?:is|was|has been) left(?: over)?|(?:\w+ )?left over|left-?overs?|unused (?:portion|part|rest|amount)|remnants?|remaining (?:liquid|solution|amount|contents?|medicine)|residual (?:liquid|solution|amount)|surplus)\b/gu;
/** "With the balloon inflated" is a moment. */
const inState =
  /\bwith (?:the|its) (\w+(?: \w+)?) (?:still )?(inflated|filled|open|closed|connected|attached|inserted|switched on|running|locked|unlocked)\b/gu;

const excluding =
  /^(?:no|without)(?: use (?:of|with|in|for))? (?!need\b|risk\b|force\b|adverse\b)([a-z][\w ,-]{2,60})$|^not (?:suitable |intended |approved |to be used )?(?:for(?: use)?(?: in| on| with)?|in|with|on) ([a-z][\w ,-]{2,60})$/u;

function excludedIn(folded: string, control: boolean): ReadonlySet<string>[] {
  const match = control ? excluding.exec(folded) : null;
  if (!match || connector.test(folded)) return [];
  return (match[1] ?? match[2]!)
    .split(/\bor\b|\band\b|,/u)
    .map((part) => meaningsOf(part, true))
    .filter((part) => part.size > 0 && part.size < 4);
}

function waivedIn(folded: string): string {
  const need = waives.exec(folded);
  if (need) {
    const passive = /^ *be (\w+)/u.exec(folded.slice(need.index + need[0].length));
    const object = passive ? folded.slice(0, need.index) : '';
    const rest = folded.slice(need.index + need[0].length).split(/\b(?:when|if|because|as|since|before|after|while|for)\b|[,:]/u)[0]!;
    return `${object.split(/,/u).at(-1)} ${rest}`.trim();
  }
  const out = leftOut.exec(folded);
  if (out) {
    const before = folded.slice(0, out.index).split(/[,:]/u).at(-1)!.trim();
    return /\bno\b/.test(before) && !/^no\b/.test(before) ? '' : before;
  }
  const without = doneWithout.exec(folded);
  if (
    without &&
    (imperative.test(folded) || permits.test(folded)) &&
    !forbids.test(folded) &&
    !/\b(?:not|never|no|nobody|only)\b/u.test(folded.slice(0, without.index))
  )
    return without[1]!;
  const verb = leaveOutVerb.exec(folded);
  // "They do not replace the training" leaves nothing out.
  if (verb && !isDenied(folded, verb.index))
    return folded
      .slice(verb.index + verb[0].length)
      .split(/\b(?:when|if|because|as|since|for|unnecessary|superfluous|redundant|dispensable|needed|necessary|required)\b|[,:]/u)[0]!
      .trim();
  return '';
}

function statesOf(folded: string, mode: 'must' | 'may', flipped: boolean, dossier: Dossier): StepState[] {
  const states: StepState[] = [];
  const both = /\bbefore and after\b|\bbefore (?:or|and) during\b/u.test(folded);
  const join = both ? null : connector.exec(folded);
  const add = (part: string, moment: string, later: boolean, derived = false): void => {
    const acts = axesIn(part);
    // "Overnight" and "in the shower" are moments wherever they stand; a line that is filled is primed.
    const around = axesIn(moment);
    const events = new Set([...around, ...acts.filter((one) => moments.has(one.axis.id))].map((one) => one.axis.id));
    const without = new Set(around.filter(({ done }) => !done).map(({ axis }) => axis.id));
    if (events.has('fill') && /\b(?:lines?|tub\w+|sets?|circuits?|hoses?)\b/u.test(folded)) events.add('prime');
    const momentStems = meaningsOf(moment, true);
    // What is done is no object of what else is done.
    const things = acts.reduce((rest, { words }) => rest.replace(words, (act) => ` ${objectWithin.exec(act)?.[1] ?? ''} `), part);
    for (const { axis, done, words } of acts) {
      // "While you sleep" asks nobody to sleep.
      if (moments.has(axis.id)) continue;
      // "Single use, shall not be resterilised": what is denied is the other thing.
      const named = flipped && /single[- ]use\b/u.test(words.exec(part)?.[0] ?? '') && !/\bnot (?:for |a )?single\b/u.test(part);
      const outside = /\boutside (?:of )?(?:the |its )?/u.exec(part);
      // "Take the paper from the patch" takes off no patch.
      const told = axis.id === 'attach' && !done ? things.replace(/\bfrom (?:the|its|your) \w+/u, ' ') : things;
      const objects = meaningsOf(outside ? part.slice(outside.index) : told, true);
      states.push({
        axis: axis.id,
        passing: axis.passing,
        // What comes after the moment is not yet done then; what leaves a lasting mark is done all the same.
        done: (done !== (flipped && !derived && !named)) !== ((later && axis.passing) !== (outside !== null && !flipped)),
        mode,
        objects,
        moment: momentStems,
        events,
        without,
        ofDevice: objects.size === 0 || ofDevice(part, dossier),
        degree: /\b(?:completely|fully|entirely|totally|wholly|whole|from all sides|all the way)\b/u.test(part)
          ? 'whole'
          : /\b(?:only|no (?:further|deeper)|at most)\b/u.test(part) && /\b(?:to|up to|as far as|below) (?:the|a)\b/u.test(part)
            ? 'part'
            : '',
        bound: moment !== '' || events.size > 0,
        derived,
      });
    }
  };
  if (!join) {
    add(folded, '', false);
    return states;
  }
  let main = folded.slice(0, join.index).trim();
  let moment = folded.slice(join.index + join[0].length).trim();
  const kind = join[1] ? 'before' : join[2] ? 'after' : join[3] ? 'during' : 'sequence';
  if (main.replace(/\b(?:always|only|please|immediately|shortly|directly|instruction)\b|[:,\s]/gu, '').length < 3) {
    // "Before you clean it, unplug it."
    const comma = moment.indexOf(',');
    const end = comma < 0 ? (besideComma.exec(moment)?.[0].length ?? -1) : comma;
    if (end < 0) return states;
    main = moment.slice(comma < 0 ? end : end + 1).trim();
    moment = moment.slice(0, end);
  }
  if (flipped && (kind === 'after' || kind === 'sequence')) return states;
  add(main, moment, kind === 'after');
  if (!flipped) add(moment, main, kind === 'before' || kind === 'sequence', true);
  return states;
}

/** "During operation the rails may …": the moment ends where the next article begins. */
const besideComma = /^(?:(?:the|an?|your) )?[a-z-]+(?: [a-z-]+)?(?= (?:the|your|its|all|both|no) )/u;

/** "Switch the stimulator off" has its object inside. */
const objectWithin = /^\w+ (?:the|your|its) (\w+)/u;

interface Act {
  readonly axis: StepAxis;
  readonly done: boolean;
  readonly words: RegExp;
}

function axesIn(part: string): Act[] {
  if (part === '') return [];
  return stepAxes.flatMap((axis): Act[] => {
    if (axis.undoes?.test(part)) return [{ axis, done: false, words: axis.undoes }];
    return axis.does.test(part) ? [{ axis, done: true, words: axis.does }] : [];
  });
}

function ofDevice(part: string, dossier: Dossier): boolean {
  if (/\b(?:it|the (?:device|product|unit|system|machine|appliance|apparatus|instrument))\b/u.test(part)) return true;
  const stems = contentStems(part);
  return (
    [...dossier.context.deviceNouns, ...titleNouns(dossier)].some((noun) =>
      stems.some((one) => one === noun || (one.startsWith(noun) && one.length < noun.length + 2)),
    ) || mentionsAny(part, dossier.context.deviceNames)
  );
}

const nouns = new WeakMap<Dossier, readonly string[]>();
const titleWords =
  /\b(?:instructions? for use|user (?:guide|manual)|summary.*|clinical evaluation.*|risk.*|report|manual|guide|label|leaflet|information|file|plan|package|patients?|operator)\b/gu;

/** The noun with which titles end or which stands before a dash: "Alpha insulin pen - instructions for use". */
function titleNouns(dossier: Dossier): readonly string[] {
  let found = nouns.get(dossier);
  if (!found) {
    found = dossier.documents.flatMap((document) => {
      const title = document.passages[0]?.kind === 'heading' ? document.passages[0].folded.replace(titleWords, ' ') : '';
      if (!title.trim().includes(' ')) return [];
      return title.split(/\bfor\b|[-,:]/u).flatMap((part) => {
        const last = /([a-z]{3,})[^a-z]*$/u.exec(part.trim());
        return last ? [stem(last[1]!)] : [];
      });
    });
    nouns.set(dossier, found);
  }
  return found;
}

/** Words of instructions that mean the same. */
const sameWords = new Map(
  `check measure measured measuring verify verified verification confirm confirmed confirmation test tested inspect inspected inspection examine control measurement
irrigate irrigation irrigating rinsing flush flushing
newborn newborns neonate neonates neonatal baby babies
laboratory lab
washer machine
rest remainder remainders residue
method methods technique`
    .split('\n')
    .flatMap((line) => line.split(' ').map((word, _, all) => [stem(word), stem(all[0]!)] as const)),
);

/** Meanings of the words of a clause; with `objects` without those that stand for no thing. */
export function meaningsOf(text: string, objects = false): Set<string> {
  const found = new Set<string>();
  if (text === '') return found;
  for (const one of contentStems(text)) {
    const meant = sameWords.get(one) ?? meaningOf(one);
    if (meant.length > 2 && !(objects && bare.has(one)) && !/^\d/.test(meant)) found.add(meant);
  }
  return found;
}
