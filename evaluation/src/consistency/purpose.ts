import { type Answer, purposeAnswers } from './answers.ts';
import type { AskedFor } from './asked-for.ts';
import { inferDocumentType } from './document-type.ts';
import type { DossierContext, DossierDocument } from './dossier.ts';
import { componentsOf } from './lexicon/component.ts';
import type { HeadingAbove, Passage, Sentence } from './passage.ts';
import { type Field, fieldsOf, passageBeforeList } from './passage.ts';
import { besideAge, withoutUnit } from './patient-bounds.ts';
import { mentionsAny, subjectOf } from './subject.ts';
import { fold } from './text/fold.ts';
import { keptByText } from './text/kept-by-text.ts';
import type { Span } from './text/sentences.ts';
import { type Topic, topicsOf, topicsOfOthers } from './topic.ts';

/** What a part of the intended purpose is about. */
export type PurposeAspect = 'population' | 'users' | 'environment' | 'connection' | 'site' | 'indications';

/** Words of a passage that state a part of the intended purpose of the device itself; positions count in the passage's text. */
export interface PurposeStretch extends Span {
  readonly folded: string;
  /** A label or a heading says what the words are, or a sentence that says what the device is intended for. */
  readonly weight: 'defining' | 'mention';
  /** True where a label stands before the words. */
  readonly labelled: boolean;
  /** True where that label asks for the aspect in words that are no usual label: "Participating places". */
  readonly asked?: boolean;
  /** That label, folded and without the number before it but with its unit: "body weight (kg)"; "" where there is none. */
  readonly label: string;
  /** True where the heading right above says what the words are about. */
  readonly headed: boolean;
}

/** Topics of the headings above a passage, without the title of the document, which says nothing about a section. */
export function sectionTopics(passage: Passage, document: DossierDocument): ReadonlySet<Topic> {
  const { headings } = passage;
  const kept = topicsByHeadings.get(headings);
  if (kept) return kept;
  const topics = new Set<Topic>();
  headings.forEach((heading, index) => {
    if (index === 0 && (inferDocumentType('', heading.title, []) === document.type || heading === titleOf(document))) return;
    for (const topic of topicsOf(heading.title)) topics.add(topic);
  });
  topicsByHeadings.set(headings, topics);
  return topics;
}
/** The one heading under which everything else of the document stands. */
function titleOf(document: DossierDocument): HeadingAbove | undefined {
  if (titles.has(document)) return titles.get(document);
  const outermost = new Set(document.passages.map((passage) => passage.headings[0]));
  const nested = document.passages.some((passage) => passage.headings.length > 1);
  const first = document.passages[0]?.kind === 'heading' ? document.passages[0].headings[0] : undefined;
  const plain =
    first !== undefined &&
    topicsOf(first.title).every((topic) => ['risk-management', 'pmcf', 'post-market', 'instructions'].includes(topic));
  const title = outermost.size === 1 && (nested || plain) ? first : undefined;
  titles.set(document, title);
  return title;
}
const titles = new WeakMap<DossierDocument, HeadingAbove | undefined>();
const topicsByHeadings = new WeakMap<readonly HeadingAbove[], ReadonlySet<Topic>>();

const foreign: readonly Topic[] = [
  ...topicsOfOthers,
  'equivalence',
  'references',
  'history',
  'abbreviations',
  'qualification',
  'eligibility',
  'exclusion',
  'clinical-investigation',
  'acceptance',
  'standards',
];
const stating: readonly Topic[] = ['intended-purpose', 'indications', 'contraindications', 'users', 'environment', 'population'];
const near: readonly Topic[] = [...stating, 'description', 'identification'];
const foreignHeading =
  /(?<!\bfrequently asked )(?<!\byour )\bquestions?\b(?! and (?:their )?answers)|\bpico\b|search|sub-?groups?|usability|survey|sample size|benchmark|outcome|parameter|misuse/;
/** Headings and lead-ins under which stands for whom or what the device must not be used. */
const contraindicating =
  /contra-?indicat|contre-?indic|contraindic|controindic|\bnot indicated\b|\bnever for\b|^not for$|must not|must never|(?:do|may|shall|should|can) not (?:use|treat|implant|apply|(?:have|get|wear|take|receive|offer|give|fit|place) (?:it|them|this|the [p{L}-]+)\b)|(?:should|must|may|can|do|shall) (?:i|you|we|one) (?:not|never) (?:use|wear|have|get|apply|insert)|reasons? not to use|(?:not|never) (?:to )?be (?:used|treated|implanted|inserted|applied|worn|fitted|placed)|\brefrain|never (?:use|to be used)|when not to|who (?:may|can|should|must|shall) not|gegenanzeig|kontraindik|nicht (?:\w+ )?(?:verwenden|anwenden|benutzen)|nicht .* (?:verwendet|angewendet|benutzt) werden|ne pas utiliser|ne (?:doit|doivent) pas|no (?:se )?(?:debe|deben|usar|utilizar|utilice|use)\b|non (?:usare|utilizzare|deve|devono|va usato)/;
/** What is asked of the handling is no contraindication: "Do not use the device if the pouch is open". */
const handling = /\b(?:packag\w+|pouch|seal|damaged|expir\w+|together with|after the (?:date|expiry))\b/;

/** "CI-3", "NOT-2": a number by which contraindications are cited. */
const contraindicationCode = /^(?:ci|cnt|contra|ki|not|no|ex|excl?)[-. ]?\d{1,2}$/iu;

/** Whether a passage says where the device is contraindicated, by its section or the words before its list. */
export function isContraindicated(passage: Passage, document: DossierDocument): boolean {
  let section = contraindicatedSections.get(passage.headings);
  if (section === undefined) {
    section = sectionTopics(passage, document).has('contraindications') || contraindicates(fold(passage.headings.at(-1)?.title ?? ''));
    contraindicatedSections.set(passage.headings, section);
  }
  if (section) return true;
  if (passage.label !== '') return contraindicates(fold(passage.label)) || contraindicationCode.test(passage.label);
  if (passage.list !== undefined) return contraindicates(wordsBeforeList(passage, document));
  // "Do not use with. Open wounds; magnetic resonance environments."
  const [first, second] = passage.sentences;
  if (second && first!.folded.length < 50 && titleOfCases.test(first!.folded) && contraindicates(first!.folded)) return true;
  // Where a list is written as lines of a paragraph, the words before it stand in the paragraph above.
  return /^(?:\(?[a-z\d]{1,2}\)|[•-]) /.test(passage.folded) && contraindicates(leadInOf(passage, document));
}

const titleOfCases = /\b(?:with|in|if|when|for|where|in case of|(?<!\b(?:no|not an?) )contra-?indications?)\W*$/u;
const contraindicates = keptByText((folded) => contraindicating.test(folded) && !handling.test(folded));

/** The sentence that a list goes on with where no colon ends it: "The lens should not be implanted where there is". */
function wordsBeforeList(passage: Passage, document: DossierDocument): string {
  const before = passageBeforeList(passage, document.passages);
  if (before?.kind !== 'paragraph' || before.headings !== passage.headings || /[.!?]\s*$/.test(before.text)) return '';
  return before.sentences.at(-1)?.folded ?? '';
}

/** The folded words that end with a colon right before a passage; "" where there are none. */
export function leadInOf(passage: Passage, document: DossierDocument): string {
  const before = document.passages[passage.index - 1];
  if (!before || before.kind === 'heading' || before.headings !== passage.headings || !/:\s*$/.test(before.text)) return '';
  return before.sentences.at(-1)?.folded ?? '';
}
const contraindicatedSections = new WeakMap<readonly HeadingAbove[], boolean>();

const patientsHeading =
  /^(?:(?:intended |target |the )?(?:patients?|people|patient (?:groups?|target group)|(?:patients?|patient population)(?:, | and )(?:intended )?(?:users?|operators?|places?|settings?|environments?)(?:[ ,]+.*)?|(?:to|for|in|on) whom.*|who (?:can|may|is|should) .*|patienten(?:gruppen?)?|for whom.*|(?:is|.* suitable) .*for you\??|fur wen .*|pour qui.*|para quien.*|quien puede.*|per chi.*|chi puo.*|a chi .*|pacientes|pazienti))$/;
const usersHeading =
  /^(?:(?:am i|are you|is anybody|may i|can i|who is) (?:allowed|permitted|entitled|qualified)? ?(?:to )?(?:use|operate|handle|apply) .*|(?:persons|people|those) (?:entitled|allowed|permitted|authori[sz]ed) to (?:use|operate|handle|apply).*|people|staff|personnel|by whom.*|.* and by whom|who (?:(?:can|may|is allowed to|should) (?:operate|use|implant|apply|handle|wear|run|insert|change|fit|place|put|lay|set|adjust|give|do)|(?:operates|handles|implants|uses|fits|places|puts|inserts|sets|applies|gives|does)).*|operators?|professionals|wer .*|anwender\w*|bediener\w*|utilisateurs?.*|par qui.*|qui peut.*|usuarios?.*|quien puede (?:usar|utilizar).*|utilizzatori.*|utenti.*|chi puo (?:usare|utilizzare).*)$/;
const placeHeading =
  /^(?:where .*|places?(?: of .*)?|locations?(?: of use)?|surroundings|einsatzorte?|anwendungsorte?|wo .*|lieux? .*|ou .*utilis.*|lugar(?:es)? .*|donde .*|luog(?:o|hi) .*|dove .*)$/;
/** Nouns and questions of which short headings and labels are made: "Who and where", "Wearers and aim", "User and place". */
const headNouns: Readonly<Record<'population' | 'users' | 'environment', RegExp>> = {
  population:
    /^(?:(?:the|its|our|intended|target|treated) )*(?:who (?:it|this|the [\p{L}\d -]+) is (?:meant )?for|patients?|people|persons?|wearers?|recipients?|residents?|clients?|subjects?|who|(?:for|on|in) whom|for what|what for|for|target|who is (?:it for|treated))$/u,
  users:
    /^(?:(?:the|its|our|intended|expected) )*(?:users?|operators?|rescuers?|handlers?|clinicians?|surgeons?|actors?|hands|in (?:the|whose) hands(?: of)?|staff|personnel|who|by whom|carers?|implanters?|(?:used|operated|handled|implanted|applied|run|worn|inserted|given|performed|employed|managed|served|fitted|placed|put in|set up|done) by|who (?:uses|handles|operates|runs|applies|wears) (?:it|the [\p{L}\d -]+))$/u,
  environment:
    /^(?:(?:the|its|our|intended) )*(?:where(?: (?:it is |is it )?(?:used|worn|applied|operated|installed|placed|done|given|carried out))?|places?|settings?|surroundings|locations?|environments?|site|scene|venue|premises|(?:settings?|sites?|areas?|places?|context|locations?) of (?:use|care|treatment)|used (?:in|at))$/u,
};

/** Whether one of the things a short heading or label names is what an aspect is called. */
const namesAspect = keptByText((bare: string): Readonly<Partial<Record<PurposeAspect, boolean>>> => {
  const parts = bare
    .replace(/[?:]+$/u, '')
    .split(/,|\/|&|;|\+|\band\b|\bor\b/u)
    .map((part) => part.trim());
  if (bare.length > 60 || parts.length > 4) return {};
  const named = (aspect: keyof typeof headNouns): boolean => parts.some((part) => headNouns[aspect].test(part));
  return { population: named('population'), users: named('users'), environment: named('environment') };
});

/** Whether a label names an aspect of the intended purpose. */
function isLabelOf(aspect: PurposeAspect, label: string): boolean {
  return labelWords[aspect].test(label) || namesAspect(label)[aspect] === true;
}

const useHeading =
  /\buse\b|scope|in brief|\bwhat .* for\b|use scenario|at a glance|verwendung|wofur|a quoi sert|para que sirve|a cosa serve|utilisation|utilizzo/;
/** Headings of a document for users that name nothing but the purpose; in a report "Purpose" is that of the report. */
const purposeHeading =
  /^(?:purpose|aims?|what (?:it|this|the [\p{L}\d -]+) (?:is for|does|is used for)|use|uses|zweck|einsatz|usage|uso|uses? of the (?:device|product))$/u;

function bareHeading(passage: Passage): string {
  return fold(passage.headings.at(-1)?.title ?? '').replace(/^[\d.]+\s*/, '');
}

/** Where a passage stands: in a section that states the intended purpose, in one that has nothing to do with the device's own, or elsewhere. */
export function purposeZone(passage: Passage, document: DossierDocument): PurposeZone {
  const kept = zonesByHeadings.get(passage.headings);
  if (kept) return kept;
  const zone = zoneOf(passage, document);
  zonesByHeadings.set(passage.headings, zone);
  return zone;
}
export type PurposeZone = 'stating' | 'near' | 'elsewhere' | 'foreign';
const zonesByHeadings = new WeakMap<readonly HeadingAbove[], PurposeZone>();

function zoneOf(passage: Passage, document: DossierDocument): PurposeZone {
  if (document.type === 'sota' || document.type === 'equivalence') return 'foreign';
  // A walk through the classification rules says what devices in general are intended for.
  if (passage.headings.some(({ title }) => /^rule \d|classification rules?|annex viii\b/i.test(title))) return 'foreign';
  const topics = sectionTopics(passage, document);
  const innermost = passage.headings.at(-1)?.title ?? '';
  const inner = topicsOf(innermost);
  const bare = bareHeading(passage);
  // "Device and background" of a plan or a periodic report says again what the device is.
  const again =
    /^(?:the )?(?:device|product)\b/.test(bare) ||
    (bare === 'background' && ['pmcf-plan', 'pmcf-report', 'psur', 'rmf'].includes(document.type));
  // "Part B: Instructions" is all of a document but its cover.
  if (document.type === 'ifu' && /^(?:(?:part|section|chapter) [a-z\d]{1,3}\s?[:.-]?\s?)?instructions$/.test(bare)) return 'near';
  if (again && !topics.has('equivalence') && !topics.has('predecessor') && !topics.has('history')) return 'near';
  const innerForeign = inner.some((topic) => foreign.includes(topic));
  if (inner.some((topic) => topic === 'intended-purpose' || topic === 'contraindications' || topic === 'indications') && !innerForeign)
    return 'stating';
  if (foreign.some((topic) => topics.has(topic)) || /\boutside\b|off-label|misuse only/.test(innermost.toLowerCase())) return 'foreign';
  if (inner.length === 0 && foreignHeading.test(innermost.toLowerCase())) return 'foreign';
  if (document.type === 'pmcf-plan' || document.type === 'pmcf-report')
    return topics.has('intended-purpose') || topics.has('indications')
      ? 'stating'
      : topics.has('identification') ||
          topics.has('description') ||
          /^section b\b|\bdevice\b|\bproduct\b|produ[ck]t|producto|produit|prodotto|dispositi|gerat/.test(fold(innermost))
        ? 'near'
        : 'elsewhere';
  const folded = bareHeading(passage);
  if (
    stating.some((topic) => topics.has(topic)) ||
    patientsHeading.test(folded) ||
    usersHeading.test(folded) ||
    placeHeading.test(folded) ||
    isLabelOf('connection', folded) ||
    Object.values(namesAspect(folded)).includes(true) ||
    purposeHeading.test(folded)
  )
    return 'stating';
  if (topics.has('residual-risks') || topics.has('warnings') || topics.has('post-market') || topics.has('pmcf')) return 'elsewhere';
  if (near.some((topic) => topics.has(topic)) || topics.size === 0 || useHeading.test(folded)) return 'near';
  return 'elsewhere';
}

const labelWords: Readonly<Record<PurposeAspect, RegExp>> = {
  population:
    /^(?:(?:intended|target(?:ed)?|treated|the|patient) )*(?:populations?|patients?(?: (?:profile|groups?|populations?|selection|target groups?))?|target (?:patients?|groups?)|target populations?|(?:(?:minimum|maximum|min\.?|max\.?|lower|upper|permitted|permissible|post-?natal|chronological|calendar|patient'?s?|patients') )*(?:age|(?:body|patient'?s?|patients'|users?'?s?|wearers?'?s?)[ -](?:weight|mass|height|size|stature))(?: (?:range|groups?|limits?))?(?: of (?:the )?patients?)?|minimum weight(?: limit)?|(?:patient'?s? |patients' )?(?:sex|gender)(?: of (?:the )?patients?)?|who (?:can|may) (?:be treated|use .*|wear .*)|indications? and (?:target )?populations?|(?:use|patients?|population) outside (?:the )?.*|zielpopulation|patienten(?:ziel)?gruppen?|patientenpopulation|patienten|wer behandelt werden kann|zielgruppe|population(?: de patients)?(?: cible)?|patients? (?:cibles?|vises)|poblacion(?: de pacientes)?(?: (?:destinataria|objetivo|diana|prevista))?|pacientes|popolazione(?: di pazienti)?(?: (?:target|destinataria|prevista))?|pazienti)$/u,
  users:
    /^(?:(?:intended|target|the|expected|suggested|assumed|foreseen|typical|permitted|authori[sz]ed) )*(?:users?(?: (?:profile|groups?))?|operators?|(?:persons? |people |those )?(?:who (?:can |may |is allowed to |are allowed to )?(?:operates?|uses?|handles?|appl(?:y|ies)|runs?|implants?)|(?:entitled|allowed|permitted|authori[sz]ed) to (?:use|operate|handle|apply))(?: (?:it|the .*))?\??|persons? (?:using|operating|handling|applying) (?:it|the .*)|user profile.*|(?:vorgesehene |bestimmungsgemasse )?anwender(?:gruppe)?|wer es bedienen kann|utilisateurs?(?: (?:prevus?|vises))?|usuarios?(?: previstos?)?|utilizzatori(?: previsti)?|utenti(?: previsti)?)(?: and .*)?$/u,
  environment:
    /^(?:(?:intended|the|clinical) )*(?:(?:care|use|clinical) settings?|settings?|(?:use |operating )?environments?(?: of use)?|places?|(?:use )?environments?|places? of use|use locations?|facilit(?:y|ies)|where (?:(?:it|the .*) (?:may be|can be|is) used|(?:to|you (?:may|can)) (?:use|apply|wear|operate) (?:it|the .*))|(?:environment|setting)s? not intended|not intended(?: for)?|(?:anwendungs|einsatz)(?:umgebung|ort)|umgebung|wo (?:es|sie|er) .*|environnements?(?: d'utilisation)?|lieux? d'utilisation|entornos?(?: de uso)?|lugar(?:es)? de uso|ambient[ei](?: d'uso)?|luog(?:o|hi) d'uso)$/u,
  connection:
    /^(?:(?:standard|default|alternative|permitted|possible|intended|the) )*(?:patient (?:interfaces?|connections?)|interfaces?(?:, (?:default|alternative))?|(?:mode, )?(?:non-?)?invasive|(?:vascular )?access(?: routes?| sites?)?|routes?(?: of (?:access|administration))?|approach|mode of (?:use|administration)|surgical (?:approach|access)|patientenschnittstellen?|patientenanschluss|zugang(?:sweg)?|interface patient|voies? d'(?:abord|administration)|interfaz del paciente|via de (?:acceso|administracion)|interfaccia paziente|via di (?:accesso|somministrazione))$/u,
  site: /^(?:(?:intended|permitted|the|approved) )*(?:sites?|body (?:sites?|parts?|locations?)|(?:application|insertion|wearing|implantation|placement|anatomical|measurement|contact|injection) sites?|sites? of (?:application|insertion|use|placement|implantation|wear)|part of the body|korperstelle|anwendungsort am korper|tragestelle|site d'application|zona de aplicacion|sede di applicazione)$/u,
  indications:
    /^(?:(?:intended|medical|the) )*(?:indications?(?: for use)?|purpose|intended (?:purpose|use)(?: considered)?|anwendungsgebiete?|indikation(?:en)?|zweckbestimmung|indicaciones|indicazioni)(?: \d+)?$/u,
};

const aspects = Object.keys(labelWords) as PurposeAspect[];

const shortLabel: Partial<Record<PurposeAspect, RegExp>> = {
  population: /^\s*(?:target )?(?:population|patients)\s+(?!(?:is|are|may|must|who|with|on|in|should|under|can|have)\b)/u,
  users: /^\s*(?:intended )?users?\s+(?!(?:is|are|may|must|who|should|can|have|has|with|of)\b)/u,
  environment: /^\s*(?:use )?(?:environment|setting)\s+(?!(?:is|are|may|must|of|in|should|for)\b)/u,
};

const purposeWords =
  /\b(?:intended (?:for|to|in|as|exclusively|only|solely)|(?:is|are) (?:only |also |exclusively )?(?:intended|indicated|meant|designed|approved|cleared|labell?ed|suitable|reserved|restricted|made|offered) (?:for|in|to|only)|is for (?!example|instance)|indicated (?:for|in|to)|target population|intended (?:patient )?population|(?:intended|use|clinical) (?:use )?(?:environments?|settings?) (?:are|is|include|comprise)s?\b|(?:not|no) part of the intended (?:purpose|use)|(?:places?|sites?)(?: of use| where [^.;:]{2,30}) (?:is|are)\b|(?:those|people|persons|professionals|staff) who (?:use|operate|handle|apply|work with) (?:it|the [a-z]+) (?:is|are)\b|for use (?:in|on|with|by)|(?:used?|utili[sz]ed|manipulated|employed)(?: it)? (?:only |exclusively |solely )?(?:by|in|on|at|with|via|through)\b|connected (?:to|with|through)|ventilated (?:through|via|by)|\b(?:device|system|unit|product|equipment|software|implant) for\b|(?:home|hospital|clinical|domestic) use\b|\buses? it to\b|(?:must|should|shall) have (?:completed|attended)|used (?:to|for)\b|for (?:\w+ ){0,2}use only|(?:users?|operators?|rescuers?|implanters?|handlers?) (?:group )?(?:is|are)\b|(?:scene|venue|premises) (?:is|are)\b|(?:is|are|form) (?:the|its|our) (?:intended )?(?:user groups?|users?|operators?)\b|as (?:the )?(?:intended )?(?:users?|operators?|environment|population)\b|indications? (?:both )?appl|(?:its|the) (?:subjects|wearers|recipients|patients) are\b|population (?:is|are|comprises|consists|includes|covers)|for (?:patients|people|persons|adults|children|infants) (?:aged|weighing|from \d|over \d|of at least)|you (?:can|may) (?:only )?(?:use|wear|take|have) (?:it|the [a-z]+|[a-z]+(?: [a-z]+)?) (?:if|when|from)|you must be|(?:must|shall|should|have to) (?:be|weigh|have) (?:at least|\d)|(?:must|shall|should) be (?:at least |aged? |over )?\w+ (?:years|cm|kg)|(?:reserved|restricted|limited|confined) to|(?:can|may) (?:also |even )?be (?:treated|connected|implanted|applied|operated|worn|given to|offered to|fitted (?:to|in))|(?:carry|carries|supports?|holds?) (?:people|persons|users|patients) (?:of|weighing|who weigh)\b|treats (?:patients|people|persons|adults|children|infants|newborns|women|men)|you (?:must|should|may|can) (?:not )?(?:use|wear|have|be|weigh)|(?:lower|upper|minimum|maximum) (?:age|weight|limit)|bestimmt (?:fur|zur)|ist fur (?:menschen|patient\w*|personen|erwachsene|kinder)|vorgesehen (?:fur|zur)|(?:fur|bei|von) (?:erwachsene\w*|kinder\w*|patient\w*)|(?:wird|werden|darf) (?:nur )?(?:von|durch|in|auf|im|zu)\b|(?:est|sont) (?:utilise\w*|reserve\w*) (?:par|a|dans|chez|en)|(?:lo|la|los|las) (?:utilizan?|usan?)|(?:se )?(?:utiliza|usa|utilizado|usado) (?:por|en)|(?:e|sono|viene) (?:utilizzat\w|usat\w) (?:da\w*|in|a|negli|nei)|destine[es]* (?:a|aux)|indique[es]* (?:pour|chez)|indicad[oa]s? (?:para|en)|destinad[oa]s? (?:a|al|para)|indicat[oai]+ (?:per|nei)|destinat[oai]+ (?:a|ai|al|per))/u;

/** What speaks against a fact of the device: results, publications, growth charts, other products, history. */
const notOwn =
  /\b(?:stud(?:y|ies)|trials?|registry|enrol\w+|recruit\w+|mean|median|average|youngest|oldest|guidelines?|charts?|literature|published|publications?|(?:was|were)(?! (?:assumed|presumed|presupposed|considered|analy[sz]ed|foreseen|expected|specified|taken to be|trained|taught|instructed|based on|taken as (?:a |the )?(?:basis|given)))|had been|(?:have|has) been(?! (?:shown|taught|trained|instructed|told|advised|fitted|educated)\b(?! to\b))|treated \d|survey|cohort|sub-?stud\w+|participants?|investigations?|eligible|n ?= ?\d+|off-label|misuse|corresponds to|benchmark|reports? (?:describes?|concern\w*)|incidents?|formerly|previously|spent|planned|estimat\w*|model dimensioned|became|in (?:one|two|three|four|five|\d+|some|several) cases?)\b/u;
/** A share is a result, unless the words say for what the device is: "burns of up to ten per cent of the body surface". */
const share = /\d ?%|\bper cent\b|\bpercent\b/u;
/** "9 % heavier than 120 kg": how many of those treated are like that. */
const shareOfPeople = /^\W*(?:and |of (?:whom|them) |about |some )?\d[\d.,]* ?(?:%|per ?cent\b)(?! of (?:the )?body)/u;

export function isNotOwn(folded: string): boolean {
  return (
    notOwn.test(folded) || (share.test(folded) && !/\b(?:intended|indicated|suitable|up to|no more than|body surface)\b/u.test(folded))
  );
}

/** Whether a sentence lists what people do wrongly with the device: "Foreseeable misuse: use at home; overfilling". */
export function listsMisuse(folded: string): boolean {
  return /^[^:;.]{0,60}\b(?:misuse|off-label(?: use)?|abnormal use|use errors?|incorrect use|improper use|vorhersehbare\w* fehl\w*|fehlgebrauch|mauvais usage|uso (?:incorrecto|indebido|scorretto|improprio))\b[^:;.]{0,40}:/u.test(
    folded,
  );
}

/** A part of a passage with what does not depend on the aspect asked for. */
interface Part extends Span {
  readonly folded: string;
  /** True where the text says what the device is intended for. */
  readonly says: boolean;
  readonly terse: boolean;
  /** Starts with a label of its own: "Users: surgeons". */
  readonly named: boolean;
  readonly notOwn: boolean;
}

/** What is common to all aspects of a passage. */
interface PassageView {
  readonly context: DossierContext;
  readonly label: string;
  /** Labelled values of the device itself, with their clauses. */
  readonly fields: readonly {
    readonly label: string;
    readonly written: string;
    readonly start: number;
    readonly end: number;
    readonly clauses: readonly Clause[];
    /** What its words ask for, where they are no usual label. */
    readonly asked?: Answer['asked'];
  }[];
  readonly parts: readonly Part[];
}
const views = new WeakMap<Passage, PassageView>();

function viewOf(passage: Passage, document: DossierDocument, context: DossierContext, zone: PurposeZone): PassageView {
  const kept = views.get(passage);
  if (kept?.context === context) return kept;
  const own = (start: number, end: number): boolean =>
    ownSentence({ start, end, text: passage.text.slice(start, end), folded: passage.folded.slice(start, end) });
  const ownSentence = (sentence: Sentence): boolean => {
    const subject = subjectOf(sentence, passage, context);
    return subject === 'device' || (subject === 'study' && (document.type === 'pmcf-plan' || document.type === 'pmcf-report'));
  };
  const fields: PassageView['fields'][number][] = [];
  const addField = (field: Field, label: string, asked?: Answer['asked']): void => {
    const { cell } = passage;
    if (
      cell &&
      field.label !== cell.columnTitle &&
      cell.column > cell.labelColumn + 1 &&
      cell.columnTitle &&
      !valueColumn.test(cell.columnTitle) &&
      !mentionsAny(fold(cell.columnTitle), context.deviceNames)
    )
      return;
    const folded = passage.folded.slice(field.start, field.end);
    if (own(field.start, field.end))
      fields.push({
        label,
        written: field.foldedLabel,
        start: field.start,
        end: field.end,
        clauses: clausesOf(folded),
        ...(asked ? { asked } : {}),
      });
  };
  if (zone !== 'elsewhere' && !(passage.cell && passage.cell.row < 0)) {
    for (const field of [...fieldsOf(passage), ...columnField(passage, document)]) {
      const label = bareLabel(field.foldedLabel);
      if (patientsWeight.test(label) || aspects.some((aspect) => isLabelOf(aspect, label))) addField(field, label);
    }
  }
  for (const answer of purposeAnswers(passage, document))
    if (!fields.some((one) => answer.start < one.end && one.start < answer.end))
      addField(answer, bareLabel(answer.foldedLabel), answer.asked);
  const parts: Part[] = [];
  for (const sentence of passage.sentences) {
    if (
      contraindicationStart.test(sentence.folded) ||
      listsMisuse(sentence.folded) ||
      (zone === 'elsewhere' && !intended.test(sentence.folded))
    )
      continue;
    let sentenceOwn: boolean | undefined;
    for (const clause of clausesOf(sentence.folded)) {
      const { folded } = clause;
      if (zone === 'elsewhere' && !intended.test(folded)) continue;
      const says = purposeWords.test(folded);
      const start = sentence.start + clause.start;
      const end = sentence.start + clause.end;
      sentenceOwn ??= ownSentence(sentence);
      const notTheDevice = isNotOwn(folded) || !sentenceOwn || (folded !== sentence.folded && !own(start, end));
      const name = /^\s*(\p{L}[^:;]{2,40}?)\s*:\s/u.exec(folded)?.[1];
      const named = name !== undefined && !isLabelOf('indications', bareLabel(name));
      parts.push({ start, end, folded, says, terse: terse(folded), named, notOwn: notTheDevice });
    }
  }
  const view = { context, label: bareLabel(fold(passage.label)), fields, parts };
  views.set(passage, view);
  return view;
}

/** In a table of one row the titles of the columns are the labels: "Age (years) | Sex" above "18 to 75 | both". */
function columnField({ cell, text, index }: Passage, document: DossierDocument): Field[] {
  if (cell?.row !== 0 || cell.column === 0 || cell.columnTitle === '') return [];
  for (let next = index + 1; document.passages[next]?.cell?.table === cell.table; next++)
    if (document.passages[next]!.cell!.row > 0) return [];
  return [{ label: cell.columnTitle, foldedLabel: fold(cell.columnTitle), value: text, start: 0, end: text.length }];
}
/** Words for how a device reaches the patient, in descriptions. */
const placing =
  /\b(?:(?:place|apply|stick|wear|insert|put|lay)s? (?:it|them|the [a-z]+(?: [a-z]+)?) (?:on|in|into|over|at|to)|introduced|inserted|advanced|accessed|connected|worn|attached|applied|placed) (?:to|on|in|into|through|via|by|at|with|over)\b/;
const usedBy =
  /^\s*(?:(?:only |reserved )?for|by) |, by [a-z]|\bonly\W*$|\bin the hands of |\b(?:used|implanted|operated|applied|performed|fired|handled|inserted|placed|administered|set up|fitted|adjusted|put (?:in|on)|laid|managed|employed|serviced|carried out|made|done|use|puncture|insertion|injection|implantation|application|handling|operation|placement|fitting|home|is|are) (?:only |exclusively |solely )?by\b/;
/** A noun with those it is for: "Urethral catheter for males and females from 6 years." */
const nominal =
  /\b(?:for|in|keeps?|warms?|treats?|supports?|chez|pour|fur|bei|para|en|per|nei) (?:[a-z-]+,? ){0,3}?(?:adults?|children|patients|males?|females?|men|women|people|persons|newborns?|neonates|infants|adolescents|erwachsene\w*|kinder\w*|menschen|personen|adultes?|enfants|personnes|adultos?|ninos|personas|adulti|bambini|persone)\b/u;
/** What people do with the device in a place; whether the place is one of care is asked later. */
const siting =
  /\b(?:treatment|treats?|treated|application|appl(?:y|ied|ies)|perform(?:s|ed)?|use[sd]?|using|wears?|worn|begins?|changed?|started?|handles?|handled|operates?|operated|runs?|implants?|implanted|inserts?|inserted|gives?|given|fit(?:s|ted)?|injects?|injection|measures?|placed|stands?|works?|meant)\b[^.;:]{0,90}?\b(?:in|at|on|for) /u;
const acting =
  /\b(?:(?:operate|use|run|handle|perform|wear|implant|apply|insert|treat|work with)s? (?:the|it|this|their patients)|(?:to|may|can) operate [a-z][a-z\d-]+)\b/;
const valueColumn = /entry|value|content|statement|data|item|description|inform/i;
const patientsWeight =
  /^(?:body |patient |user |wearer )?(?:weight|(?<=body |patient |user |wearer )mass)(?: (?:at|on|before|of (?:the )?(?:patients?|infants?|child|newborns?|users?|wearers?)|range|limits?)\b.*)?$/;
const intended =
  /\b(?:intended|indicated)\b|\b(?:is|are) (?:only )?(?:meant|offered|made|designed|suitable) (?:for|to) (?:[\p{L}-]+ ){0,2}(?:adults?|children|patients|people|persons|women|men|infants|newborns|users|wearers)\b|\b(?:can|may) (?:also |only |even )?be (?:given|offered|implanted|fitted)(?: to| in)? (?:[\p{L}-]+ ){0,1}(?:adults?|children|teenagers|adolescents|infants|newborns|babies)\b|\byou (?:must|have to|should) be (?:at least|over|older than) \p{L}+|\b(?:carry|carries|holds?|supports?) (?:people|persons|users|patients) (?:of|weighing|who weigh) (?:up to|at most)\b/u;
const contraindicationStart =
  /^\s*(?:contra-?indicat(?:ions?|ed)|not (?:for|in|to be used|suitable)(?: [a-z]+){0,3}:|gegenanzeigen|kontraindikationen|contre-indications|contraindicaciones|controindicazioni)(?![a-z])/;

/** The stretches of a passage that state one aspect of what the device itself is intended for. */
export function purposeStretches(
  passage: Passage,
  document: DossierDocument,
  context: DossierContext,
  aspect: PurposeAspect,
): readonly PurposeStretch[] {
  if (passage.kind === 'heading' || passage.kind === 'caption') return none;
  // "Carton of the eye shields": what stands under the name of a part is about the part.
  const title = passage.headings.at(-1)?.title ?? '';
  if (aspect === 'population' && document.type === 'label' && componentsOf(title, context.deviceNouns).length > 0) return none;
  const zone = purposeZone(passage, document);
  if (
    zone === 'foreign' ||
    (zone === 'elsewhere' &&
      !intended.test(passage.folded) &&
      !purposeAnswers(passage, document).some(({ asked }) => asked.has(aspect as AskedFor)))
  )
    return none;
  // The rows of a risk analysis say what may go wrong.
  if (passage.cell && document.type === 'rmf' && riskColumn.test(passage.cell.columnTitle)) return none;
  const { label, fields, parts } = viewOf(passage, document, context, zone);
  if (
    label &&
    !isLabelOf(aspect, label) &&
    !(aspect === 'population' && isLabelOf('users', label)) &&
    (/misuse|\brisk/.test(label) ||
      (aspects.some((one) => isLabelOf(one, label)) && !fields.some((one) => one.asked?.has(aspect as AskedFor))))
  )
    return none;
  const headed = headedBy(passage, aspect);
  const found: PurposeStretch[] = [];
  const add = (start: number, end: number, weight: PurposeStretch['weight'], label?: string, asked = false): void => {
    if (found.some((other) => start < other.end && other.start < end)) return;
    found.push({
      start,
      end,
      weight,
      labelled: label !== undefined,
      label: label ?? '',
      asked,
      headed,
      folded: passage.folded.slice(start, end),
    });
  };
  for (const field of fields) {
    // Where patients use the device themselves, its users are its population.
    const asUsers = aspect === 'population' && isLabelOf('users', field.label);
    const weight = aspect === 'population' && patientsWeight.test(field.label) && besideAge(passage, document);
    if (field.asked ? !field.asked.has(aspect as AskedFor) : !isLabelOf(aspect, field.label) && !asUsers && !weight) continue;
    for (const clause of field.clauses) {
      if (asUsers && !/\b(?:aged|weigh\w*|years|kg)\b/.test(clause.folded)) continue;
      if (aspect === 'population' && shareOfPeople.test(clause.folded)) continue;
      const other =
        aspects.some((one) => one !== aspect && shortLabel[one]?.test(clause.folded)) || /^\s*\p{L}[^:;]{2,30}:\s/u.test(clause.folded);
      if (!other || clause.start === 0)
        add(field.start + clause.start, field.start + clause.end, 'defining', field.written, field.asked !== undefined);
    }
  }
  const stated =
    zone === 'stating' &&
    (headed ||
      (aspect === 'population' && sectionTopics(passage, document).has('indications')) ||
      purposeHeading.test(bareHeading(passage)) ||
      sectionTopics(passage, document).has('intended-purpose'));
  for (const part of parts) {
    if (
      zone !== 'elsewhere' &&
      part.folded.length < 200 &&
      shortLabel[aspect]?.test(part.folded) &&
      !(aspect === 'population' && finite.test(part.folded))
    ) {
      add(part.start, part.end, 'defining', '');
      continue;
    }
    if (part.notOwn || (part.named && zone !== 'stating') || (aspect === 'environment' && looksOn.test(part.folded))) continue;
    const goesOn = found.some((other) => other.end === part.start - 1) && /^\s*(?:also|and|as well as|or)\b/.test(part.folded);
    const placed =
      (zone === 'near' || goesOn || (zone === 'stating' && aspect === 'users')) &&
      !passage.cell &&
      (part.terse ||
        goesOn ||
        ((aspect === 'connection' || aspect === 'site') && placing.test(part.folded)) ||
        (aspect === 'population' && nominal.test(part.folded)) ||
        (aspect === 'users' && (acting.test(part.folded) || usedBy.test(part.folded))));
    const sited = zone !== 'elsewhere' && aspect === 'environment' && !passage.cell && siting.test(part.folded);
    if (!part.says && !stated && !headed && !placed && !sited) continue;
    add(part.start, part.end, part.says || headed || part.terse ? 'defining' : 'mention');
  }
  return found;
}
/** "Who reads: cardiologist, in the clinic": the place of those who judge what the device gives. */
const looksOn =
  /^\s*(?:(?:who |the )?(?:reads|reviews|interprets|analy[sz]es|assesses|prescribes|decides|supervises|reports|reader|reviewer|prescriber)|(?:reading|review|interpretation|analysis|assessment|prescription|supervision|follow-up) by)\b/u;
/** A whole sentence has no label: "Patients over 80 years may need a lower dose." */
const finite =
  /\b(?:may|must|shall|should|can|could|will|would|are|is|was|were|has|have|had|needs?|requires?|tend|show|benefit|receive|use|carry|undergo|start|begin|wear|take|get|come|go|stay|sit|lie|do|make|tolerate|respond|recover|complete|sign|perform|attend|return|learn)\b/u;
const riskColumn = /hazard|harm|risk|cause|failure|measure|control|situation|sequence|mitigation|residual|effect/i;
const none: readonly PurposeStretch[] = [];

/** A label without the number or letter before it: "1.2 Users", "B7 Population". */
function bareLabel(folded: string): string {
  return withoutUnit(folded.replace(/[:\s]+$/, ''))
    .replace(/^(?:\d[\d.]*|[a-z]\d+)[.)]?\s+(?=\p{L})/u, '')
    .replace(shortened, '')
    .replace(/[:\s]+$/, '')
    .trim();
}

/** "Intended use in short", "short form of the intended purpose": the same label. */
const shortened =
  /^(?:short (?:form|statement|version)|brief (?:statement|description)|summary) of (?:the )?|,? ?\(?(?:in (?:short|brief|summary|one sentence|a few words)|abridged|summari[sz]ed|summary|short form)\)?$/u;

const terseStart =
  /^\s*(?:only |all |for |in )?(?:the |an? )?(?:patients?|adults?|children|persons|people|wearers?|men|women|males|females|teenagers|paediatric|pediatric|neonates|newborns|adolescents|users?|hospitals?|home|body weight|age)\b/u;

/** A short line such as "Patients ≥ 65 years." or a sentence that begins with those who are treated. */
function terse(folded: string): boolean {
  return folded.length < 110 && terseStart.test(folded) && !(/^\s*in\b/u.test(folded) && finite.test(folded));
}

const headings: Partial<Record<PurposeAspect, Topic>> = {
  population: 'population',
  users: 'users',
  environment: 'environment',
  indications: 'indications',
};

function headedBy(passage: Passage, aspect: PurposeAspect): boolean {
  const title = passage.headings.at(-1)?.title ?? '';
  const topic = headings[aspect];
  const topics = topicsOf(title);
  if (topic && topics.includes(topic)) return true;
  if (aspect === 'environment' && topics.includes('users')) return true;
  const bare = bareHeading(passage);
  if (namesAspect(bare)[aspect]) return true;
  if (aspect === 'users' || aspect === 'environment') {
    if (usersHeading.test(bare) || /by whom|who (?:can|may) (?:operate|use)/.test(bare)) return true;
    return aspect === 'environment' && placeHeading.test(bare);
  }
  if (aspect === 'connection') return isLabelOf('connection', bare);
  return aspect === 'population' && patientsHeading.test(bare);
}

/** A part of a sentence; positions count in the sentence. */
export interface Clause extends Span {
  readonly folded: string;
}

/** Parts of a sentence between semicolons. */
export function clausesOf(folded: string): Clause[] {
  const clauses: Clause[] = [];
  let start = 0;
  for (const part of folded.split(';')) {
    clauses.push({ start, end: start + part.length, folded: part });
    start += part.length + 1;
  }
  return clauses;
}
