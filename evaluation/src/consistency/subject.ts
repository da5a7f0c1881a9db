import type { DossierContext } from './dossier.ts';
import { comparableName } from './names.ts';
import type { Passage, Sentence, Subject } from './passage.ts';
import { fold } from './text/fold.ts';

const otherDevice =
  /\b(?:predecessor|sister (?:product|device|model)|previous(?:ly)? (?:marketed |generation|version|model|device)|earlier (?:generation|version|model|device)s?|former (?:generation|version|model)|comparator|competitor|competing|equivalent device|similar (?:marketed )?devices?|reference device|comparable (?:marketed )?(?:device|product|system)s?|other (?:devices|manufacturers|makers|suppliers|companies|products|systems|marketed)|third[- ]party|benchmark|control (?:group|arm|device|patients)|conventional (?:device|therapy|treatment|system)s?|standard of care|vorganger|vergleichsprodukt|aquivalen\w* produkt|dispositif (?:equivalent|comparable|precedent)|dispositivo (?:equivalente|comparable|anterior|precedente|predecessore))/u;
/** "That device", "the former": another device that a sentence before named, or the other side of "which ours may not". */
const aside = /\((?:investigational|prototype|study (?:version|device)|former|old|earlier|previous|discontinued)\)\s*$/u;
const referredDevice =
  /^\W*(?:that(?: other)?|this other|the other|the said) (?:[\p{L}-]+ )?(?:device|product|system|implant|solution|material|software|instrument|model)\b|^\W*(?:the former|the comparator|the equivalent(?: one)?)\b(?! (?:population|value|period|section|group of))|, (?:which|what|as|unlike) (?:[\p{L}\d]+ ){1,4}(?:may|must|can|does|is|has|shall|should) not\W*$/u;
const cites = /\[\d+(?:\s*[-,;]\s*\d+)*\]|\bet al\b|\((?:\p{Lu}[\p{L}'-]+)(?: (?:and|&|und|et) \p{Lu}[\p{L}'-]+)?,? (?:19|20)\d\d[a-z]?\)/u;
const literature =
  /\b(?:published|publications?|literature|meta-analys\w+|systematic reviews?|case (?:series|report)s?|cohort|registry data|in the (?:general|overall) population|epidemiolog\w+|guidelines? recommend\w*|literatur|publizier\w+|litterature|letteratura|bibliografia)\b/u;
const study =
  /\b(?:enrol\w+|randomi[sz]ed|recruit\w+|participants?|study (?:population|patients|subjects|participants|included)|investigation (?:included|population|enrol\w+)|mean age|median age|average age|mean weight|median weight|were treated|were implanted|were included|baseline|per[- ]protocol|intention[- ]to[- ]treat|full analysis set|eligible|inclusion criteri\w+|exclusion criteri\w+|eingeschlossen\w*|rekrutiert\w*|inclus dans|reclutad\w+|arruolat\w+)\b/u;
const subgroup =
  /\b(?:sub-?groups?|subset|sub-?population|stratif\w+|of (?:these|them|whom)|among (?:the|those|these)|post[- ]hoc|untergruppe|sous-groupe|subgrupo|sottogruppo)\b/u;
/** Whether a sentence tells of what was weighed and not chosen, or of what a former version of the document said. */
export function isNoMore(folded: string): boolean {
  return notChosen.test(folded) || formerVersion.test(folded);
}

const notChosen =
  /\b(?:considered|discussed|proposed|weighed|tried|examined|looked at)\b[^.;]{0,80}\b(?:not (?:chosen|adopted|pursued|taken|selected|retained)|rejected|dropped|abandoned|discarded|given up)\b/u;
const formerVersion =
  /\b(?:version|edition|revision|issue) \d+(?:\.\d+)? of (?:this|the present|our) (?:report|plan|summary|document|evaluation|manual|leaflet)\b[^.]*\b(?:had|was|were|did|still|claimed|stated|gave|named|used)\b/u;
const ownDevice =
  /\b(?:the|this|our|subject) (?:subject )?(?:device|product|system|implant|software)\b|\bdevice under evaluation\b|\bsubject device\b|\bdas (?:produkt|gerat|system)\b|\ble (?:produit|dispositif)\b|\bel (?:producto|dispositivo)\b|\bil (?:prodotto|dispositivo)\b/u;

/** Whether words name versions of the device other than the one in its name: "version 3.1" beside "Nodule 3.2". */
export function namesOtherVersion(text: string, context: DossierContext): boolean {
  const own = /(?<![\d.])\d+\.\d+$/u.exec(context.deviceName)?.[0];
  if (!own) return false;
  const versions = [...text.matchAll(versionNamed)].map((match) => match[1]!);
  return versions.length > 0 && versions.every((version) => version !== own && !version.startsWith(`${own}.`));
}

/** Words after which a version is that of a document, a standard or other software. */
const ofDocument =
  /\b(?:plan|protocol|report|documents?|file|manual|instructions?|ifu|cep|cer|psur|sscp|standard|guidance|dictionary|tls|operating system|android|ios|windows|dicom)\b/u;
const versionNamed = /\b[Vv]ersion (\d+(?:\.\d+)+)(?![\d.]*\p{L})/gu;

/** Whether a name stands in a folded text as words of their own. */
export function mentions(folded: string, name: string): boolean {
  if (name.length < 2) return false;
  // Making a text comparable costs; most texts lack the first word of the name.
  const end = name.indexOf(' ');
  if (!folded.includes(end < 0 ? name : name.slice(0, end))) return false;
  return ` ${comparableName(folded)} `.includes(` ${name} `);
}

/** Whether one of the names stands in a folded text as words of their own. */
export function mentionsAny(folded: string, names: readonly string[]): boolean {
  return mayMention(folded, names) && names.some((name) => mentions(folded, name));
}

/** Whether the first word of one of the names stands in a text: most texts have none of them, so all names are looked for at once. */
export function mayMention(folded: string, names: readonly string[]): boolean {
  let first = firstWords.get(names);
  if (!first) {
    const words = names.filter((name) => name.length > 1).map((name) => name.split(' ')[0]!.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
    first = words.length > 0 ? new RegExp([...new Set(words)].join('|'), 'u') : /(?!)/u;
    firstWords.set(names, first);
  }
  return first.test(folded);
}
const firstWords = new WeakMap<readonly string[], RegExp>();

/**
 * Whose fact a sentence states: the device's, another device's, the literature's, a study's or that of a part of the patients. Words in the sentence
 * count first, then the column and row of a cell, then the headings above.
 */
export function subjectOf(sentence: Pick<Sentence, 'text' | 'folded'>, passage: Passage, context: DossierContext): Subject {
  let known = subjects.get(context);
  if (!known) {
    known = new WeakMap();
    subjects.set(context, known);
  }
  let subject = known.get(sentence);
  if (subject === undefined) {
    subject = readSubject(sentence, passage, context);
    known.set(sentence, subject);
  }
  return subject;
}

/** Every statement kind asks for the subject of the same sentences. */
const subjects = new WeakMap<DossierContext, WeakMap<Pick<Sentence, 'text' | 'folded'>, Subject>>();

function readSubject(sentence: Pick<Sentence, 'text' | 'folded'>, passage: Passage, context: DossierContext): Subject {
  const { folded } = sentence;
  const own = ownDevice.test(folded) || namesOwn(folded, context);
  if (!own && mentionsAny(folded, context.otherNames)) return 'other-device';
  if (!own && goesOn.test(folded)) {
    const before = passage.sentences[passage.sentences.findIndex((one) => one.folded === folded) - 1];
    if (before && subjectOf(before, passage, context) === 'other-device') return 'other-device';
  }
  if ((otherDevice.test(folded) || referredDevice.test(folded)) && !startsWithOwn(folded, context)) return 'other-device';
  if (!own && folded.includes('version ') && !ofDocument.test(folded) && namesOtherVersion(sentence.text, context)) return 'other-device';
  // "A life of five years was considered and not chosen", "version 2.0 of this report still claimed equivalence" are no more.
  if (isNoMore(folded)) return 'other-device';
  if (subgroup.test(folded)) return 'subgroup';
  if (passage.cell) {
    const around =
      `${passage.cell.columnTitle} | ${passage.cell.column === 0 ? '' : passage.cell.rowLabel} | ${passage.cell.caption}`.toLowerCase();
    const column = passage.cell.columnTitle.toLowerCase();
    const ownColumn = ownDevice.test(column) || namesOwn(column, context);
    if (!ownColumn && (otherDevice.test(around) || mentionsAny(column, context.otherNames))) return 'other-device';
    // "VA3i (investigational)" beside the column of the device is the version that was studied.
    if (!ownColumn && aside.test(column)) return 'other-device';
    if (ownColumn) return 'device';
    if (column !== '' && context.studies.some(({ name }) => column === name.toLowerCase())) return 'study';
  }
  const { topics } = passage;
  if (!own && deviceInHeading(passage, context)) return 'other-device';
  if (own && !study.test(folded) && !cites.test(sentence.text)) return 'device';
  if (topics.has('predecessor') || topics.has('similar-devices')) return 'other-device';
  if (topics.has('equivalence') && !own) return 'other-device';
  if (study.test(folded) || topics.has('eligibility') || topics.has('exclusion')) return 'study';
  if (cites.test(sentence.text) || literature.test(folded)) return 'literature';
  if ((topics.has('state-of-the-art') || topics.has('references')) && !own) return 'literature';
  if (topics.has('literature') && !own) return 'literature';
  if (topics.has('clinical-investigation') && !topics.has('intended-purpose')) return 'study';
  if (topics.has('pmcf') && !topics.has('intended-purpose') && !topics.has('identification')) return 'study';
  return 'device';
}

/** The other device that the nearest heading names, and not this one beside it: "Randomized trial of the Serovia Pulse". Studies are no devices. */
export function deviceInHeading(passage: Passage, context: DossierContext): string | undefined {
  const heading = passage.headings.at(-1);
  if (!heading || context.otherNames.length === 0) return undefined;
  const title = fold(heading.title);
  if (!mayMention(title, context.otherNames) || ownDevice.test(title) || namesOwn(title, context)) return undefined;
  return context.otherNames.find(
    (name) => name.includes(' ') && mentions(title, name) && !context.studies.some((one) => mentions(name, comparableName(one.name))),
  );
}

/** "It is uncoated" speaks of what the sentence before spoke of. */
const goesOn = /^\W*(?:it|its|this (?:version|model|generation|one)|the latter)\b/u;

/** Whether a text names the device, other than as a part of another device's name: "Velora" in "Velora Classic". */
function namesOwn(folded: string, context: DossierContext): boolean {
  if (!mayMention(folded, context.deviceNames)) return false;
  return context.deviceNames.some((name) => {
    if (!mentions(folded, name)) return false;
    const longer = context.otherNames.filter((other) => other !== name && ` ${other} `.includes(` ${name} `));
    if (longer.length === 0) return true;
    return longer.reduce((text, other) => text.replaceAll(` ${other} `, ' | '), ` ${comparableName(folded)} `).includes(` ${name} `);
  });
}

function startsWithOwn(folded: string, context: DossierContext): boolean {
  const head = folded.slice(0, 60);
  return (
    /^(?:the|this|our|das|dieses|le|el|il) (?:subject )?(?:device|product|system|implant|gerat|produkt|produit|dispositif|producto|dispositivo|prodotto)\b(?!s)/.test(
      head,
    ) || context.deviceNames.some((name) => comparableName(head).startsWith(name))
  );
}

/**
 * Whose property a sentence names, for facts that a study cannot have of its own: class, maker, numbers, sterilisation. A plan for patients after market
 * entry states them of the device although it is all about a study.
 */
export function ownerOf(sentence: Sentence, passage: Passage, context: DossierContext): Subject {
  const subject = subjectOf(sentence, passage, context);
  return subject === 'study' || subject === 'subgroup' ? 'device' : subject;
}
