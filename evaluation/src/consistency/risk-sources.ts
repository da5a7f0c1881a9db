import { plainText } from '../documents/reading.ts';
import type { DossierDocument } from './dossier.ts';
import { keptByDocument } from './kept-by-document.ts';
import { type RiskMeaning, riskMeaning, sameRisk, speaksOfRisk } from './lexicon/harms.ts';
import type { Passage } from './passage.ts';
import { contentStems, covered, fold } from './text/fold.ts';
import { type Topic, topicsOfOthers } from './topic.ts';

/** Sections whose words are no disclosure of a risk: who is treated, and what was seen elsewhere. */
const silent: readonly Topic[] = [
  ...topicsOfOthers,
  'indications',
  'intended-purpose',
  'equivalence',
  'references',
  'abbreviations',
  'qualification',
  'history',
];

/** Titles of such sections in plain words. */
const plainTitle = /remaining risk|what can (?:go wrong|happen)|possible problems|unwanted effects|^(?:the )?risks?$/u;

function tellsRisks(passage: Passage): boolean {
  return passage.topics.has('residual-risks') || plainTitle.test(fold(passage.headings.at(-1)?.title ?? ''));
}

interface Sounding {
  readonly meaning: RiskMeaning;
  readonly passage: number;
  /** In a section on risks a harm without a place stands for that harm at any place: "burns have happened" for facial burns. */
  readonly amongRisks: boolean;
}

const kept = new WeakMap<DossierDocument, readonly Sounding[]>();

/** What sentences and rows of a document say of harms, in the sections where a risk can be disclosed. */
function soundings(document: DossierDocument): readonly Sounding[] {
  const before = kept.get(document);
  if (before) return before;
  const found: Sounding[] = [];
  for (const passage of document.passages) {
    if (passage.cell || silent.some((topic) => passage.topics.has(topic) && !passage.topics.has('residual-risks'))) continue;
    for (const sentence of passage.sentences) {
      const meaning = riskMeaning(sentence.text);
      if (meaning.harms.size + meaning.sites.size + meaning.rest.size > 0)
        found.push({ meaning, passage: passage.index, amongRisks: tellsRisks(passage) });
    }
  }
  for (const { table, topics, passage } of document.tables) {
    if (silent.some((topic) => topics.has(topic))) continue;
    for (const row of table.rows) {
      const meaning = riskMeaning(row.map((cell) => plainText(cell.content)).join(', '));
      if (meaning.harms.size > 0 || meaning.rest.size > 0) found.push({ meaning, passage, amongRisks: topics.has('residual-risks') });
    }
  }
  kept.set(document, found);
  return found;
}

/** Whether a document speaks of a risk anywhere outside its lists. */
export function discloses(document: DossierDocument, risk: RiskMeaning): boolean {
  const known = disclosedIn(document);
  let found = known.get(risk);
  if (found === undefined) {
    found = soundings(document).some(
      ({ meaning, amongRisks }) => speaksOfRisk(risk, meaning) || (amongRisks && meaning.harms.size > 0 && sameRisk(risk, meaning)),
    );
    known.set(risk, found);
  }
  return found;
}

/** Risk files repeat their risks, and each is looked for in every document. */
const disclosedIn = keptByDocument(() => new WeakMap<RiskMeaning, boolean>());

/** How many different harms the sections on risks of a document name. */
export function harmsNamed(document: DossierDocument): number {
  const harms = new Set<string>();
  for (const passage of document.passages) {
    if (!tellsRisks(passage)) continue;
    for (const harm of riskMeaning(passage.text).harms) harms.add(harm);
  }
  return harms.size;
}

const numbers =
  /\b([a-z]{0,3})-?(\d{1,3})\s*(?:to|-|through|until)\s*([a-z]{0,3})-?(\d{1,3})\b[^.;]{0,40}\b(?:disclosed|named|listed|communicated)\b[^.;]{0,60}\b(?:ifu|instructions|residual)/u;

/** "R1 to R6 are disclosed in the instructions for use": tells of a risk's number whether it lies in that range; nothing where no such sentence stands. */
export function disclosedNumbers(document: DossierDocument): ((number: string) => boolean) | undefined {
  for (const passage of document.passages) {
    const match = numbers.exec(passage.folded);
    if (!match) continue;
    const [, letters, from, , to] = match;
    return (number) => {
      const own = /^([a-z]*)[-. ]?(\d+)/.exec(number.toLowerCase());
      return own !== null && own[1] === letters && Number(own[2]) >= Number(from) && Number(own[2]) <= Number(to);
    };
  }
  return undefined;
}

const situationColumn = /hazard|situation|cause|sequence|foreseeable|failure/u;
/** A clause of fewer words is met by chance. */
const situationWordsMin = 3;
const situationShare = 0.8;

/**
 * Whether the sections on risks of a document tell the situation from which the harm of a risk table's row comes: users are told "that the line gets round
 * the neck", not "strangulation".
 */
export function tellsSituation(file: DossierDocument, target: DossierDocument, risk: { readonly passage: number }): boolean {
  const cell = file.passages[risk.passage]?.cell;
  const table = cell && file.tables[cell.table]?.table;
  if (!cell || !table) return false;
  const situations = table.columns
    .flatMap((column, index) =>
      index !== cell.column && situationColumn.test(fold(column.title))
        ? plainText(table.rows[cell.row]?.[index]?.content ?? []).split(/[;:,]/u)
        : [],
    )
    .map(contentStems)
    .filter((stems) => stems.length >= situationWordsMin);
  return (
    situations.length > 0 &&
    target.passages.some(
      (passage) =>
        passage.kind !== 'heading' &&
        passage.topics.has('residual-risks') &&
        passage.sentences.some(({ text }) => situations.some((stems) => covered(stems, contentStems(text)) >= situationShare)),
    )
  );
}

const everyRisk =
  /\ball (?:the |of the )?(?:[a-z]+ )?(?:residual |remaining )?risks\b[^.;]{0,80}\b(?:disclosed|named|listed|communicated|stated)\b[^.;]{0,40}\b(?:ifu|instructions)/u;

/** Whether the document says that all its risks are disclosed to users. */
export function disclosesAll(document: DossierDocument): boolean {
  return document.passages.some((passage) => everyRisk.test(passage.folded));
}

/** What stands in the first cell of a statement's row. */
export function rowNumber(document: DossierDocument, statement: { readonly passage: number }): string {
  const cell = document.passages[statement.passage]?.cell;
  const first = cell && document.tables[cell.table]?.table.rows[cell.row]?.[0];
  return first ? plainText(first.content).trim() : '';
}
