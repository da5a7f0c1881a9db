import type { ReadDocument } from '../documents/reading.ts';
import { readAbbreviations } from './abbreviations.ts';
import type { DocumentType } from './attribute.ts';
import { withoutCompanies } from './companies.ts';
import { nounsOf } from './device-nouns.ts';
import { inferDocumentType } from './document-type.ts';
import { keptByDocument } from './kept-by-document.ts';
import { comparableName, type FoundName, namesIn } from './names.ts';
import type { Passage, PlacedTable } from './passage.ts';
import { passagesOf } from './passage.ts';
import type { Found, Statement, StatementKind } from './statement.ts';
import { statements as statementKinds } from './statements/index.generated.ts';
import { mergeStudies, type StudyName, studiesIn } from './studies.ts';
import { isNoMore, ownerOf, subjectOf } from './subject.ts';
import { fold } from './text/fold.ts';
import { languageOf } from './text/language.ts';

/** A document as it comes: read from a file, or made by Cerulean. */
export interface DossierInput {
  /** Unique in the dossier: the file name on the command line, the record id in the application. */
  readonly id: string;
  /** As people know it. */
  readonly name: string;
  readonly read: ReadDocument;
  readonly type?: DocumentType | undefined;
  readonly language?: string | undefined;
  readonly version?: string | undefined;
}

/** A document with its passages. It depends on nothing but its input, so it can be kept as long as that. */
export interface DossierDocument {
  readonly id: string;
  readonly name: string;
  readonly type: DocumentType;
  /** True where the type was read from name and title and not given. */
  readonly typeInferred: boolean;
  /** First part of BCP 47. */
  readonly language: string;
  readonly version: string;
  readonly read: ReadDocument;
  readonly passages: readonly Passage[];
  readonly tables: readonly PlacedTable[];
  readonly names: readonly FoundName[];
  /** Clinical investigations and registries that the document names. */
  readonly studies: readonly StudyName[];
  /** Abbreviations the document defines, folded: what they stand for. */
  readonly abbreviations: ReadonlyMap<string, string>;
}

/** What one must know of the whole dossier to read one sentence of it. */
export interface DossierContext {
  /** The device's name as most documents write it; "" where none does. */
  readonly deviceName: string;
  /** Names of the device for comparing, the commonest first. */
  readonly deviceNames: readonly string[];
  /** Names of other devices for comparing: equivalent, predecessor, comparator. */
  readonly otherNames: readonly string[];
  /** Clinical investigations and registries that documents name, the longest name first. */
  readonly studies: readonly StudyName[];
  /** Stems of the nouns that say what the device is ("pump", "valve"): what is said of the pump is said of the device. */
  readonly deviceNouns: readonly string[];
  /** Words that a person taught to mean the same, each set folded. */
  readonly synonyms: readonly (readonly string[])[];
}

/** A whole dossier with its statements. */
export interface Dossier {
  readonly documents: readonly DossierDocument[];
  readonly context: DossierContext;
  readonly statements: readonly Statement[];
  /** Statements of one kind, in order of documents and places. */
  readonly of: (kind: string) => readonly Statement[];
  readonly document: (id: string) => DossierDocument;
  /** Day of the check where the caller gives one, `YYYY-MM-DD`. */
  readonly today?: string;
}

/** Takes a document apart into passages, names and abbreviations. */
export function openDocument(input: DossierInput): DossierDocument {
  const { passages, tables } = passagesOf(input.read.tree);
  const headings = passages.filter((passage) => passage.kind === 'heading').map((passage) => passage.text);
  const text = passages
    .slice(0, 400)
    .map((passage) => passage.text)
    .join('\n');
  return {
    id: input.id,
    name: input.name,
    type: input.type ?? inferDocumentType(input.name, input.read.tree.title, headings),
    typeInferred: input.type === undefined,
    language: (input.language || languageOf(text)).slice(0, 2).toLowerCase(),
    version: input.version ?? '',
    read: input.read,
    passages,
    tables,
    names: passages.flatMap(namesIn),
    studies: studiesIn(passages),
    abbreviations: readAbbreviations(passages),
  };
}

/** What is known of the device over all documents: the given name first, else the one that most documents define. */
export function contextOf(
  documents: readonly DossierDocument[],
  given: {
    readonly deviceName?: string | undefined;
    readonly otherNames?: readonly string[];
    readonly synonyms?: DossierContext['synonyms'];
  } = {},
): DossierContext {
  const uses = new Map<string, { name: string; documents: Set<string> }>();
  for (const document of documents) {
    for (const { name, role } of document.names) {
      if (role !== 'device') continue;
      const key = comparableName(name);
      const use = uses.get(key) ?? { name, documents: new Set() };
      use.documents.add(document.id);
      uses.set(key, use);
    }
  }
  const ranked = [...uses].sort((a, b) => b[1].documents.size - a[1].documents.size);
  const others = new Set([
    ...(given.otherNames ?? []).map(comparableName),
    ...documents.flatMap((document) => document.names.filter((one) => one.role === 'other').map((one) => comparableName(one.name))),
  ]);
  const deviceName = given.deviceName || labelledName(documents, ranked[0]?.[1]) || nameInTitles(documents);
  const main = comparableName(deviceName);
  const names = [main, ...ranked.map(([key]) => key)].filter(
    (key, index, list) => key !== '' && list.indexOf(key) === index && (key === main || !others.has(key)),
  );
  others.delete(main);
  for (const name of ordinaryWords(documents, others)) others.delete(name);
  for (const name of listedModels(documents, others)) others.delete(name);
  return sameContext({
    deviceName,
    deviceNames: names,
    otherNames: [...others].filter((name) => name.length > 2),
    studies: mergeStudies(documents, names),
    deviceNouns: nounsOf(documents, deviceName),
    synonyms: given.synonyms ?? [],
  });
}

/** The name most labels give. One that a single document gives, and that is at the head of none, does not outweigh a name at the head of most. */
function labelledName(
  documents: readonly DossierDocument[],
  use: { readonly name: string; readonly documents: ReadonlySet<string> } | undefined,
): string {
  if (!use || use.documents.size > 1 || documents.length < 4 || countAtHeads(documents, use.name) > 1) return use?.name ?? '';
  const title = nameInTitles(documents);
  return 2 * countAtHeads(documents, title) > documents.length ? title : use.name;
}

/** "Comparator: bedside oximeter" names no other device where texts write the word small, nor does "comparator SpO2", an abbreviation of small words. */
function ordinaryWords(documents: readonly DossierDocument[], names: ReadonlySet<string>): string[] {
  return [...names].filter((name) => {
    const meaning = documents.map(({ abbreviations }) => abbreviations.get(name)).find((one) => one !== undefined);
    if (meaning !== undefined && !aside.test(meaning) && !ofDevices.test(meaning)) return true;
    return (
      /^\p{L}{4,}$/u.test(name) &&
      documents.filter(({ passages }) => passages.some(({ text }) => text.includes(` ${name} `) && !text.includes(` ${name} is `)))
        .length >= 2
    );
  });
}

const ofDevices = /\b(?:device|system|model|generation|version|variant|product)s?\b/u;

const modelsLabel =
  /^(?:the )?(?:devices?|products?|models?|variants?|versions?|(?:device|product|trade) names?)(?: (?:and|or) (?:models?|variants?))?$/u;

const aside = /\b(?:predecessor|successor|previous|replac\w+|equivalen\w+|compar\w+|not|other|home|sister|sibling)\b/u;

/** Names that at least two documents list among others as models of the device: "Models: AB-10, AB-10P". A second model of the device is none other. */
function listedModels(documents: readonly DossierDocument[], names: ReadonlySet<string>): string[] {
  if (names.size === 0) return [];
  const counts = new Map<string, number>();
  for (const { passages } of documents) {
    const listed = new Set<string>();
    for (const passage of passages) {
      if (passage.cell?.column === 0 || passage.text.length > 160 || !modelsLabel.test(fold(passage.label))) continue;
      const value = ` ${comparableName(passage.text)} `;
      if (!/,|\/|\band\b/u.test(passage.text) || aside.test(passage.folded)) continue;
      for (const name of names) if (value.includes(` ${name} `)) listed.add(name);
    }
    for (const name of listed) counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return [...counts].filter(([, count]) => count >= 2).map(([name]) => name);
}

/** Contexts by what they say, the one used last at the end. */
const contexts = new Map<string, DossierContext>();
const contextsMax = 16;

/** Equal contexts are one object, so that what was read of a document by its context holds as long as nothing in the context changes. */
export function sameContext(context: DossierContext): DossierContext {
  const key = JSON.stringify(context);
  const same = contexts.get(key) ?? context;
  contexts.delete(key);
  contexts.set(key, same);
  for (const oldest of contexts.keys()) {
    if (contexts.size <= contextsMax) break;
    contexts.delete(oldest);
  }
  return same;
}

/** Where few labels name the device: the proper name that stands at the head of most documents and is no company's. */
function nameInTitles(documents: readonly DossierDocument[]): string {
  const heads = documents.map(headOf);
  const ranked = [...new Set(heads.flatMap(({ names }) => names))]
    .map((name) => ({
      name,
      documents: heads.filter(({ head }) => writes(head, name)).length,
      titles: heads.filter(({ title }) => writes(title, name)).length,
    }))
    .filter((one) => one.documents >= 2)
    .sort((a, b) => b.titles + b.documents - (a.titles + a.documents) || b.name.length - a.name.length);
  const [best] = ranked;
  // "Aortelle" stands wherever "Aortelle K" does, "Shunt" wherever "Saltwater Shunt" does; the longer name is the device's where most heads have it.
  const longer =
    best && ranked.filter((one) => one !== best && ` ${one.name} `.includes(` ${best.name} `) && 2 * one.documents > best.documents);
  return longer?.[0]?.name ?? best?.name ?? '';
}

/** How many documents have a name at their head. */
function countAtHeads(documents: readonly DossierDocument[], name: string): number {
  return documents.filter((document) => writes(headOf(document).head, name)).length;
}

/** Whether a text has a name as words of their own, as written or in capitals. */
function writes(text: string, name: string): boolean {
  return [name, name.toUpperCase()].some((one) => {
    const at = text.indexOf(one);
    return at >= 0 && !/[\p{L}\d]/u.test(text[at + one.length] ?? '') && !/[\p{L}\d]/u.test(text[at - 1] ?? '');
  });
}

/** Title and first passages of a document, and the proper names in them. */
const headOf = keptByDocument(
  ({ read, passages }): { readonly title: string; readonly head: string; readonly names: readonly string[] } => {
    const plain = (text: string): string => withoutCompanies(text).replace(/[®™]/g, '');
    const title = plain([read.tree.title, passages[0]?.text ?? ''].join(' | '));
    const head = plain([read.tree.title, ...passages.slice(0, 4).map((passage) => passage.text.slice(0, 300))].join(' | '));
    const names = [...head.matchAll(properName)].flatMap(([match]) => {
      const words = match.split(/[ \u00a0]/);
      const isTitle = (word: string): boolean => titleWords.test(word.split('-')[0]!);
      while (words.length > 0 && isTitle(words[0]!)) words.shift();
      const end = words.findIndex(isTitle);
      const name = (end < 0 ? words : words.slice(0, end)).slice(0, 3).join(' ');
      return comparableName(name).length > 2 && /^\p{Lu}[^ ]*\p{Ll}/u.test(name) ? [name] : [];
    });
    return { title, head, names: [...new Set(names)] };
  },
);

const properName =
  /(?<![\p{L}\d-])\p{Lu}[\p{L}\d]*\p{Ll}[\p{L}\d]*(?:-\p{Lu}\p{Ll}+(?![\p{L}\d-]))?(?:[ \u00a0](?:\p{Lu}[\p{L}\d]*|\d[\p{L}\d.]*)(?:-\d{1,3}\p{L}?)?(?![\p{L}\d])){0,4}/gu;
/** Words of titles and beginnings of sentences that name no device. */
const titleWords =
  /^(?:Clinical|Evaluation|Report|Plan|Instructions?|Use|Using|Summary|Safety|Performance|Periodic|Update|Post|Market|Surveillance|Follow|Risk|Management|State|Art|Document|Version|Revision|Edition|Issue|Medical|Device|Product|Label|Manual|Leaflet|Guide|Table|Section|Part|Chapter|Block|Item|Identification|Identifier|Description|Reference|Purpose|Parameters|Objectives|Overview|Background|Introduction|General|Contents|Annex|Date|File|Closing|Directions|Information|Registry|Study|Trial|Studies|Rule|Class|Basic|UDI|PMCF|PSUR|CER|CEP|IFU|SSCP|RMR|Public|Voluntary|The|This|These|A|An|How|Your|Our|It|In|For|From|Of|On|By|To|With|And|Is|As|At|What|When|Where|Who|Why|All|No|Not|Read|Signed|Written|Issued|Subject|Manufacturer|Maker|Holder|Limited|GmbH|Quality|Affairs|Owner|Author|Approved|Prepared|Responsible|January|February|March|April|May|June|July|August|September|October|November|December|Q\d)$/;

/** The statements of one passage. */
export function statementsOfPassage(passage: Passage, document: DossierDocument, context: DossierContext): Statement[] {
  return statementsOfPassages([passage], document, context, statementKinds);
}

/** The statements of a document. They depend on the document and the context alone. */
export function statementsOf(
  document: DossierDocument,
  context: DossierContext,
  kinds: readonly StatementKind[] = statementKinds,
): Statement[] {
  return inOrder([document], statementsOfPassages(document.passages, document, context, kinds));
}

/** The statements of passages, kind after kind: what a kind needs stays in the processor, which halves the time against passage after passage. */
function statementsOfPassages(
  passages: readonly Passage[],
  document: DossierDocument,
  context: DossierContext,
  kinds: readonly StatementKind[],
): Statement[] {
  // "First issue. Shelf life 3 years." in the history of a document was true then.
  const current = passages.filter(({ topics }) => !topics.has('history'));
  const statements: Statement[] = [];
  for (const kind of kinds)
    for (const passage of current)
      for (const found of kind.read(passage, document, context)) statements.push(complete(found, kind, passage, document, context));
  return statements;
}

const kindPlaces = new Map<string, number>(statementKinds.map(({ id }, place) => [id, place]));

/** Statements that were read apart from each other, in the order in which `statementsOf` gives all of them. */
export function inOrder(documents: readonly DossierDocument[], ...parts: readonly (readonly Statement[])[]): Statement[] {
  const places = new Map(documents.map(({ id }, place) => [id, place]));
  return parts
    .flat()
    .sort(
      (one, other) =>
        places.get(one.document)! - places.get(other.document)! ||
        one.passage - other.passage ||
        kindPlaces.get(one.kind)! - kindPlaces.get(other.kind)!,
    );
}

function complete(found: Found, kind: StatementKind, passage: Passage, document: DossierDocument, context: DossierContext): Statement {
  const sentence = passage.sentences.find((one) => found.start >= one.start && found.start < one.end) ?? passage.sentences[0];
  return {
    key: '',
    attribute: kind.attribute,
    affirmed: true,
    modality: 'stated',
    weight: 'mention',
    ...found,
    subject:
      sentence && isNoMore(sentence.folded)
        ? 'other-device'
        : (found.subject ?? (sentence ? (kind.property ? ownerOf : subjectOf)(sentence, passage, context) : 'device')),
    kind: kind.id,
    document: document.id,
    passage: passage.index,
  };
}

/** Puts documents and their statements together. `statements` may be kept from an earlier time for documents and a context that did not change. */
export function dossierOf(
  documents: readonly DossierDocument[],
  context: DossierContext,
  statements: readonly Statement[],
  today?: string,
): Dossier {
  const byKind = new Map<string, Statement[]>();
  for (const statement of statements) {
    const list = byKind.get(statement.kind);
    if (list) list.push(statement);
    else byKind.set(statement.kind, [statement]);
  }
  const byId = new Map(documents.map((document) => [document.id, document]));
  return {
    documents,
    context,
    statements,
    of: (kind) => byKind.get(kind) ?? [],
    document: (id) => byId.get(id)!,
    ...(today ? { today } : {}),
  };
}

/** Documents with the statements of some kinds only, for rules that ask for no others. One that does all the same is a defect. */
export function partDossierOf(
  documents: readonly DossierDocument[],
  context: DossierContext,
  kinds: readonly string[],
  statements: readonly Statement[],
  today?: string,
): Dossier {
  const dossier = dossierOf(documents, context, statements, today);
  return {
    ...dossier,
    of: (kind) => {
      if (!kinds.includes(kind)) throw new Error(`a rule asked for the statements of ${kind}, which it does not say`);
      return dossier.of(kind);
    },
  };
}
