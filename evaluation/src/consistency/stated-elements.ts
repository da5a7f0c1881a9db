import type { DocumentType } from './attribute.ts';
import { deniedAt } from './denied-at.ts';
import type { DossierContext, DossierDocument } from './dossier.ts';
import { keptByDocumentAndContext } from './kept-by-document.ts';
import { componentsOf } from './lexicon/component.ts';
import { professions } from './lexicon/professions.ts';
import { termsIn } from './lexicon/terms.ts';
import { type ElementAspect, namesPeople, namesPlace } from './lexicon/wide-words.ts';
import type { Passage } from './passage.ts';
import { namesModel } from './population-parts.ts';
import { isContraindicated, isNotOwn, type PurposeStretch, purposeStretches } from './purpose.ts';
import type { Span } from './text/sentences.ts';

/** The words with which a document states one aspect of the intended purpose plainly: behind a label, or in one of the usual sentences. */
export interface StatedElement extends Span {
  readonly aspect: ElementAspect;
  /** Folded, without articles at its beginning. */
  readonly words: string;
  /** Position of the passage in the document; start and end count in its text. */
  readonly passage: number;
}

/** What a document states plainly of its users and places of use, whatever the words. */
export const statedElements = keptByDocumentAndContext((document, context): readonly StatedElement[] =>
  document.language !== 'en' || document.type === 'sota' || document.type === 'equivalence'
    ? []
    : document.passages.flatMap((passage) => elementsIn(passage, document, context)),
);

/** What each passage states, as long as it is kept: while somebody types, all other passages of the document stay the same. */
const kept = new WeakMap<
  Passage,
  { readonly context: DossierContext; readonly type: DocumentType; readonly found: readonly StatedElement[] }
>();

function elementsIn(passage: Passage, document: DossierDocument, context: DossierContext): readonly StatedElement[] {
  const there = kept.get(passage);
  if (there?.context === context && there.type === document.type) return there.found;
  const found = readElements(passage, document, context);
  kept.set(passage, { context, type: document.type, found });
  return found;
}

function readElements(passage: Passage, document: DossierDocument, context: DossierContext): StatedElement[] {
  if (passage.kind === 'heading' || passage.kind === 'caption' || passage.text.length > 2_000) return [];
  if (passage.cell && passage.cell.column <= passage.cell.labelColumn && passage.cell.row >= 0) return [];
  const found: StatedElement[] = [];
  const add = (aspect: ElementAspect, start: number, end: number): void => {
    const words = passage.folded.slice(start, end);
    const from = start + /^(?:\W|\b(?:by|in|at|on|the|an?|only|any|all)\b)*/u.exec(words)![0].length;
    const to = end - /[\s.,;:)]*$/u.exec(words)![0].length;
    const plain = passage.folded.slice(from, to);
    if (plain.length < 3 || plain.length > 130 || notPlain.test(plain)) return;
    if (found.some((one) => one.aspect === aspect && one.start < to && from < one.end)) return;
    found.push({ aspect, words: plain, passage: passage.index, start: from, end: to });
  };
  for (const aspect of ['users', 'environment'] as const) {
    for (const stretch of purposeStretches(passage, document, context, aspect)) {
      // The label of a row, not the heading above the table, says what stands in the row.
      const element = elementIn(passage.cell && passage.label !== '' ? { ...stretch, headed: false } : stretch, aspect);
      if (element && isOfDevice(stretch, passage, document, context) && !deniedAt(stretch.folded, element.start))
        add(aspect, stretch.start + element.start, stretch.start + element.end);
    }
  }
  const sites = document.type === 'pmcf-plan' ? sitesOf(passage) : undefined;
  if (sites) add('environment', sites.start, sites.end);
  return found;
}

/** References to another place, conditions of climate, and what is denied or left open, state nobody and no place. */
const notPlain =
  /^(?:and|or|after|before|during|until|while|once|wait)\b|^transport$|\b(?:see|section|chapter|annex|above|below|as (?:in|described|defined|stated)|same|following|unchanged|instructions|n\/a|tbd|not|no|nor|never|neither|except|excluded|other than|outside|mostly|mainly|usually|primarily|often|typically|predominantly|e\.?g|for example|temperature|humidity|dry|dust|sterile|clean|sunlight|conditions?|countr(?:y|ies)|europe|each|per|respectively)\b|\d ?(?:°|%|c\b|kpa|m\b|hours?|years?|months?)/u;

/** What one model or one part of the device is for says nothing of the others. */
function isOfDevice(stretch: PurposeStretch, passage: Passage, document: DossierDocument, context: DossierContext): boolean {
  if (isContraindicated(passage, document)) return false;
  return (
    stretch.labelled ||
    (!namesModel(passage.text.slice(stretch.start, stretch.end), context) && componentsOf(stretch.folded, context.deviceNouns).length < 2)
  );
}

const role = String.raw`(?:(?:users?|operators?|(?:persons?|people|those|staff) (?:who(?: (?:may|can|will|are (?:allowed|entitled|permitted) to))?|(?:entitled|allowed|permitted|authori[sz]ed) to) (?:use|operate|handle|apply|work with)(?: (?:it|the [\p{L}-]+))?)(?:\s*(?::|is|are|will be)|(?=\s)(?! (?:and|or|of|with|who|whose|that|in|on|at|from|by|for)\b)(?! [^.;]*\b(?:is|are|may|must|shall|should|can|will|was|were|has|have|do|does|needs?|appl(?:y|ies)|uses?)\b))|(?:rescuers?|implanters?|staff|handlers?|surgeons?|clinicians?|readers?)\s*(?::|is|are|will be))`;
const spot =
  '(?:(?:places?|sites?|settings?|environments?|locations?|surroundings|areas?)(?: of (?:use|care|treatment|application))?|scene|venue|premises)';
/** "Users lay persons", "the operators are nurses", "environment: home" behind a semicolon. */
const shortUsers = new RegExp(
  String.raw`^\s*(?:and )?(?:(?:the|its|our|intended|expected|foreseen|assumed|retained|considered|targeted|envisaged|presumed|planned) )*${role}\s*`,
  'u',
);
const shortPlace = new RegExp(
  String.raw`^\s*(?:and )?(?:(?:the|its|our|intended|expected|foreseen|assumed|retained|considered|targeted|envisaged|presumed|planned|use) )*${spot}\s*(?::|is|are|(?:will|shall|must|should) be|(?=\s)(?! (?:and|or|of|with|that|in|on|at|from|by|for)\b))\s*`,
  'u',
);
const placeIs = new RegExp(
  String.raw`\b(?:the )?(?:intended )?${spot}(?: where [^.;:]{2,30}?)? (?:is|are|(?:will|shall|must|should) be) `,
  'u',
);
/** "Used by", "for use by", "reserved to": behind them stand the users. */
const usedBy =
  /\b(?:(?:used|operated|implanted|applied|handled|performed|carried out|done|made|inserted|placed|worn|administered|fitted|run|given|injected|laid|fired|employed|set up|programmed|interpreted|introduced|delivered|utili[sz]ed|manipulated|mounted|managed|cared for|use|utili[sz]ation|manipulation|implantation|insertion|application|operation|handling|placement) (?:only |exclusively |solely )?by|(?:reserved|restricted|limited|confined) (?:to|for)|in the hands of)\s+(?:only )?/u;
/** "Imaging of the bladder by nurses": who does it, where the words before are not about what was caused, taught or decided by somebody. */
const doneBy =
  /(?<!\b(?:\p{L}+ed|prescription|instruction|supervision|training|approval|referral|assessment|diagnosis|decision|review|recommendation|maintenance|service|transport) )\bby (?=\p{L})/u;
/** "The patients are adults, and the users are nurses." */
const usersAre =
  /\b(?:(?:the|its|our|intended) (?:(?:intended|expected|retained|permitted) )?(?:users?|operators?)|(?:those|people|persons|professionals) who (?:use|operate|handle|apply|work with) (?:it|the [\p{L}-]+)) (?:is|are|will be|shall be) /u;
/** "It is meant for nurses" under a heading on users. */
const meantFor = /\b(?:meant|intended|designed|made|reserved|suitable) for (?:use by )?(?:the |an? )?/u;
const bareBy = /^\s*(?:only )?(?:for (?:use )?)?by (?=\p{L})/u;
/** "Paramedics apply it in ambulances". */
const doing =
  /^\s*(?:only )?(?:the |an? )?(\p{L}[^.;:()]{2,90}?) (?:(?:may|can|must|should|shall|will|to) )?(?:use|operate|apply|appli|place|implant|insert|handle|perform|fit|wear|run|give|inject|fire|interpret|read|lay|set up|work with)(?:e?s)? (?:the|it|this|them)\b/u;
const preposition =
  /\s(?:,?\s*(?:and |both |only )*(?:takes? place |happens )?)(?:in|at|on|within|inside)\s(?!(?:the )?(?:connection|conjunction|advice|behalf|request|demand|accordance|line|case|order|addition|combination|training)\b)/gu;
const learned =
  /\b(?:trained|experienced|skilled|speciali[sz]ed|certified|qualified|training|experience|expertise|course|instructed|educated|interest(?:ed)?|knowledge|competent|active|working|employed)$/u;
const placeAtEnd = new RegExp(`(?:${namesPlace.source})$`, 'u');

/** Where the words on the place begin, with their preposition. What follows a verb of learning is what was learned, unless it is a place. */
function placeAfter(folded: string): Span | undefined {
  for (const match of folded.matchAll(preposition)) {
    const end = match.index + match[0].length;
    const first = folded.slice(end).split(/[,.;:()]| (?:and|or|with|in|at|on) /u)[0]!;
    if (!learned.test(folded.slice(0, match.index)) || placeAtEnd.test(first.trim())) return { start: match.index, end };
  }
  return undefined;
}

function elementIn(stretch: PurposeStretch, aspect: ElementAspect): Span | undefined {
  const { folded, labelled } = stretch;
  if ((!labelled && isNotOwn(folded)) || ofOthers.test(folded)) return undefined;
  if (aspect === 'users' && !labelled && notUse.test(folded)) return undefined;
  return aspect === 'users' ? usersIn(stretch) : placeIn(stretch);
}

/** What is done before and after the use, often by others than the users. */
const notUse =
  /\b(?:set-?up|install\w*|calibrat\w*|configur\w*|clean(?:ed|ing)|steriliz\w*|sterilis\w*|transport(?:ed|ing)|stor(?:age|ed)|dispos\w*|training (?:is|by)|taught|prescri\w*|supervis(?:es|ed by))\b/u;
const ofOthers =
  /\b(?:(?:an)?other (?:maker|manufacturer|device|product|model|company)s?|competitors?|predecessor|comparator|earlier (?:model|version)|maintenance|servic(?:ed|ing)|repair\w*|reprocess\w*|misuse)\b/u;

function usersIn(stretch: PurposeStretch): Span | undefined {
  const { folded, labelled } = stretch;
  const short = shortUsers.exec(folded)?.[0].length;
  const by = bareBy.exec(folded)?.[0].length;
  let start: number | undefined;
  if (labelled && !finite.test(folded)) start = short ?? by ?? 0;
  else if (short !== undefined && folded.length < 160) start = short;
  else {
    const match = usedBy.exec(folded);
    const doer = doing.exec(folded);
    const are = usersAre.exec(folded);
    if (by !== undefined) start = by;
    else if (are) start = are.index + are[0].length;
    else if (match) start = match.index + match[0].length;
    else if (stretch.headed && meantFor.test(folded)) start = meantFor.exec(folded)!.index + meantFor.exec(folded)![0].length;
    else if (doer && isDoer(doer[1]!)) {
      const start = doer[0].indexOf(doer[1]!) + supposing.exec(doer[1]!)![0].length;
      return { start, end: doer[0].indexOf(doer[1]!) + doer[1]!.length };
    } else if (stretch.headed && !finite.test(folded) && folded.length < 140) start = supposing.exec(folded)![0].length;
    else {
      const act = stretch.weight === 'defining' || !finite.test(folded) ? doneBy.exec(folded) : null;
      if (act) start = act.index + act[0].length;
    }
  }
  if (start === undefined) return undefined;
  const rest = folded.slice(start);
  const place = placeAfter(rest)?.start ?? rest.length;
  const end = Math.min(place, stop.exec(rest)?.index ?? rest.length);
  const people = rest.slice(0, end).trim();
  return people.split(/,| and | or | to /u).some((one) => areUsers(headOf(one.trim()), labelled)) ? { start, end: start + end } : undefined;
}

/** "We have furthermore assumed that", "we expect": before those of whom a document supposes that they use the device. */
const supposing =
  /^(?:(?:it|we)\b[^.;:]{0,40}?\b(?:assumed?|presumed?|supposed?|expect(?:ed)?|foresee|foreseen|intend(?:ed)?|envisaged?|anticipated?|want)(?: that)? |that )?/u;

function isDoer(words: string): boolean {
  const people = words.replace(supposing, '');
  return !/ (?:the|an?|it|this|your) /u.test(people) && namesPeople.test(headOf(people));
}

/** Behind a label a single person may stand without an article: "user: hotel porter". */
function areUsers(words: string, labelled: boolean): boolean {
  return namesPeople.test(words) || termsIn(words, professions).length > 0 || (labelled && namesPeople.test(`a ${words}`));
}

function placeIn(stretch: PurposeStretch): Span | undefined {
  const { folded, labelled } = stretch;
  const short = shortPlace.exec(folded)?.[0].length;
  if (labelled && !finite.test(folded) && !usedIn.test(folded)) {
    const start = short ?? 0;
    return { start, end: start + (stop.exec(folded.slice(start))?.index ?? folded.length - start) };
  }
  let start = short !== undefined && folded.length < 160 ? short : undefined;
  if (start === undefined) {
    const is = placeIs.exec(folded);
    if (is) start = is.index + is[0].length;
  }
  if (start === undefined) {
    const users = usersIn({ ...stretch, labelled: false });
    const acts = users ?? usedIn.exec(folded);
    const alone = stretch.headed && !users && folded.length < 100 && !finite.test(folded) && !placeAfter(folded);
    if (alone && namesPlace.test(folded) && !namesPeople.test(headOf(folded.split(/[,;.]| and | or /u)[0]!.trim())))
      return { start: 0, end: stop.exec(folded)?.index ?? folded.length };
    if (!acts) return undefined;
    const from = users ? users.start : (acts as RegExpExecArray).index;
    const place = placeAfter(folded.slice(from));
    if (!place) return undefined;
    start = from + place.end;
  }
  const rest = folded.slice(start);
  const end = stop.exec(rest)?.index ?? rest.length;
  return namesPlace.test(rest.slice(0, end)) ? { start, end: start + end } : undefined;
}

/** "It is used in hospitals", "use takes place at home". */
const usedIn =
  /\b(?:used|utili[sz]ed|utili[sz]ation|operated|applied|worn|implanted|performed|installed|use|works? with|treatment|takes? place|carried out|set up|do so|does so)(?= (?:[a-z]+ ){0,3}?(?:in|at|on|within|inside) )/u;
/** A whole sentence behind a label says more than whom or where. */
const finite = /\b(?:is|are|may|must|shall|should|can|will|was|were|has|have|needs?|requires?|does|do)\b/u;
/** Where the words on users and places end. */
const stop =
  /[;:()]|\.(?=\s|$)|,? (?:and (?:this|that|these|those)\b|which|who|that|because|since|so that|where|when|while|if|unless|provided|under the|during|for the|for (?:patients|treatment|use)|to (?:treat|use)|using|with (?:a|the)\b)|, (?:after|with|under|for|provided)\b|,(?= [^,;]* (?:is|are)\b)/u;

/** The words up to what is added behind the noun. */
export function headOf(words: string): string {
  return words.replace(
    /(?<=\p{L})(?<!\b(?:and|or)) (?:who|with|without|trained|after|under|of|for|in|at|on|from|certified|qualified|experienced|working|having|holding|familiar|by|only|acting|supervised|instructed|speciali[sz]ed|authori[sz]ed|only)\b.*$/u,
    '',
  );
}

/** Where a PMCF plan has its registry: "with 200 patients followed for 2 years, in dental practices". */
function sitesOf(passage: Passage): Span | undefined {
  const sentence = passage.sentences.find(({ folded }) => siting.test(folded));
  if (!sentence || isSited.test(sentence.folded)) return undefined;
  const matches = [...sentence.folded.matchAll(/[\s,](?:in|at|on|within) (?:the |an? )?/gu)];
  for (const match of matches) {
    const start = match.index + match[0].length;
    const rest = sentence.folded.slice(start);
    const end =
      /[;:()]|\.(?=\s|$)|,? (?:which|who|that|where|when|while|if|under|during|for|to|with|over|after|is|are|and follow\w*)\b/u.exec(rest)
        ?.index ?? rest.length;
    const words = rest.slice(0, end);
    if (words.length > 80 || !namesPlace.test(words.split(/,| and | or /u)[0]!)) continue;
    return { start: sentence.start + start, end: sentence.start + start + end };
  }
  return undefined;
}
const siting =
  /\b(?:registry|register|cohort|observational|prospective|survey|multicent(?:re|er)|study|follow \d+ patients|patients (?:will be|are) (?:followed|observed)|(?:device|product|implant|software|system|it) (?:is|will be) (?:used|utili[sz]ed|applied|operated|worn|implanted))\b[^.]{0,200}?\b(?:in|at|on|within) /u;
/** What another study did or does, and what is not yet decided. */
const isSited = /\b(?:was|were|had|sub-?group|reported|published|literature|national|predecessor|not|only if)\b/u;
