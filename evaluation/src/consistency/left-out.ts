import { rankOf } from './authority.ts';
import type { Dossier, DossierDocument } from './dossier.ts';
import { keptByDocumentAndContext } from './kept-by-document.ts';
import { meaningOf } from './lexicon/clinical-synonyms.ts';
import { isConditionWord, isSiteWord } from './lexicon/clinical-words.ts';
import { riskMeaning } from './lexicon/harms.ts';
import { locationIn, placesOnce } from './location.ts';
import { discloses } from './risk-sources.ts';
import type { Location } from './rule.ts';
import { fold, stem, words } from './text/fold.ts';
import {
  heldShare,
  itemMeanings,
  type ListKind,
  soundedMeanings,
  type ToldItem,
  type ToldList,
  toldLists,
  wholeMeanings,
} from './told-lists.ts';
import { namesSome, shortenedLists } from './verbatim-lists.ts';

/** An item that a list of one document lacks, though the list has all the others and further documents have the item. */
export interface LeftOut {
  readonly document: string;
  readonly item: ToldItem;
  readonly source: string;
  readonly locations: readonly Location[];
}

const sourceTypes: readonly string[] = ['cer', 'rmf', 'ifu', 'sscp', 'cep', 'label'];
const targetTypes: Readonly<Record<ListKind, readonly string[]>> = {
  contraindication: ['ifu', 'sscp', 'cer', 'pmcf-plan'],
  risk: ['ifu', 'sscp', 'cer', 'rmf'],
};

/**
 * What one document leaves out of a list that others tell alike. The list is known by its items and not by what stands above it, so that it may be a
 * sentence here and a table there. An item counts as left out only where no sentence of the document has its meaning, the document's list has all others
 * and nothing in their stead, and a third document knows the item.
 */
export function leftOut(dossier: Dossier, kind: ListKind): LeftOut[] {
  const found = shortened(dossier, kind);
  const sources = dossier.documents
    .filter((document) => sourceTypes.includes(document.type))
    .sort((one, other) => rankOf(dossier, one.id) - rankOf(dossier, other.id))
    .flatMap((document) =>
      soundedLists(document, dossier.context).filter(
        ({ list }) =>
          list.kind === kind &&
          !list.gathered &&
          list.items.length > 1 &&
          !list.items.some(({ text }) => /\b(?:may|can|could|might)\b/iu.test(text)),
      ),
    );
  for (const target of dossier.documents) {
    if (!targetTypes[kind].includes(target.type)) continue;
    const own = soundedLists(target, dossier.context).filter(
      ({ list }) => (list.kind === kind || list.kind === undefined) && !namesSome(target, list),
    );
    if (own.length === 0) continue;
    for (const list of sources) {
      const source = dossier.document(list.list.document);
      if (source === target || source.language !== target.language) continue;
      const one = lacking(dossier, kind, source, list, target, own);
      if (one && !found.some((before) => before.document === one.document && sameItem(dossier, before, one))) found.push(one);
    }
  }
  return found.filter(({ document, item }) => dossier.document(document).type !== 'pmcf-plan' || isOfPatients(item));
}

/** A study leaves out patients; where the device must not be used, and for what, is none of its criteria. */
function isOfPatients({ text }: ToldItem): boolean {
  const folded = fold(text);
  return (
    words(folded).some((word) => isConditionWord(word.text) || isSiteWord(word.text)) &&
    !/\b(?:diagnos\w+|screening|measure\w*|monitor\w*|rooms?|implants?|devices?|use)\b/u.test(folded)
  );
}

/** What is left out of a list that others repeat word for word. */
function shortened(dossier: Dossier, kind: ListKind): LeftOut[] {
  const found: LeftOut[] = [];
  for (const { list, source, missing, agreeing } of shortenedLists(dossier, kind, targetTypes[kind], sourceTypes))
    for (const item of missing) {
      const place = (id: string, one: ToldItem): Location => placeOf(dossier.document(id), one);
      const one = {
        document: list.document,
        item,
        source: source.document,
        locations: placesOnce([
          ...list.items.map((own) => place(list.document, own)).slice(0, 8),
          place(source.document, item),
          ...agreeing.slice(0, 4).flatMap((document) => listedIn(dossier, document, kind, itemMeanings(item, document, dossier.context))),
        ]),
      };
      if (!found.some((before) => before.document === one.document && sameItem(dossier, before, one))) found.push(one);
    }
  return found;
}

function placeOf(document: DossierDocument, item: ToldItem): Location {
  return locationIn(document, document.passages[item.passage]!, item.start, item.end);
}

/** Where a document lists an item, at most once. */
function listedIn(dossier: Dossier, document: DossierDocument, kind: ListKind, stems: readonly string[]): Location[] {
  const there = toldLists(document)
    .filter((one) => one.kind === kind)
    .flatMap((one) => one.items)
    .find((one) => heldShare(stems, itemMeanings(one, document, dossier.context)) >= 0.5);
  return there ? [placeOf(document, there)] : [];
}

/** A list with the meanings of its items. */
interface Sounded {
  readonly list: ToldList;
  /** What each item names, for a list that is held against others. */
  readonly names: readonly (readonly string[])[];
  /** Of that what no other item has: a word of several items does not tell which of them is meant. */
  readonly special: readonly (readonly string[])[];
  /** All that each item says. */
  readonly whole: readonly (readonly string[])[];
  /** How the words begin, to see at a glance that two lists have nothing in common. */
  readonly beginnings: ReadonlySet<string>;
}

const soundedLists = keptByDocumentAndContext((document, context): readonly Sounded[] =>
  toldLists(document).map((list) => {
    const names = list.items.map((item) => itemMeanings(item, document, context));
    const whole = list.items.map((item) => wholeMeanings(item, document, context));
    const special = names.map((ones, index) => {
      const alone = ones.filter((one) => !names.some((others, other) => other !== index && others.includes(one)));
      return alone.length > 0 ? alone : ones;
    });
    return { list, names, special, whole, beginnings: new Set(whole.flat().map(beginning)) };
  }),
);

function beginning(stem: string): string {
  return stem.slice(0, 4);
}

/** Which item of one list another lacks, where it has all others and nothing that could be the missing one in other words. */
function lackedBy(one: Sounded, other: Sounded): number | undefined {
  const count = one.list.items.length;
  if (other.list.items.length >= count || other.list.items.length * 2 < count - 1) return undefined;
  const apart = one.special.filter((stems) => !stems.some((stem) => other.beginnings.has(beginning(stem))));
  if (apart.length > 1 || one.special.some((stems) => stems.length === 0)) return undefined;
  const all = other.whole.flat();
  const lacked = one.special.flatMap((stems, index) => (heldShare(stems, all) < 0.5 ? [index] : []));
  if (lacked.length !== 1) return undefined;
  const position = lacked[0]!;
  const known = other.whole.every((stems) => {
    const shares = one.names.map((names) => heldShare(names, stems));
    return shares.some((share, index) => index !== position && share > shares[position]!);
  });
  return known ? position : undefined;
}

function lacking(
  dossier: Dossier,
  kind: ListKind,
  source: DossierDocument,
  one: Sounded,
  target: DossierDocument,
  own: readonly Sounded[],
): LeftOut | undefined {
  let position: number | undefined;
  const held = own.find((other) => {
    position = lackedBy(one, other);
    return position !== undefined;
  })?.list;
  if (!held || position === undefined) return undefined;
  const { list } = one;
  const item = list.items[position]!;
  const special = one.special[position]!;
  const names = one.names[position]!;
  // Limits of age and weight are compared as such.
  if (kind === 'contraindication' && bounded.test(item.main) && special.length < 4) return undefined;
  if (
    lists(target, special, dossier, kind) ||
    says(
      target,
      names,
      dossier,
      special.filter((one) => opposed.has(one)),
    )
  )
    return undefined;
  if (kind === 'risk' && discloses(target, riskMeaning(item.text))) return undefined;
  const knowing = dossier.documents.filter(
    (document) =>
      document !== target &&
      document !== source &&
      document.language === target.language &&
      (lists(document, special, dossier) || says(document, names, dossier)),
  );
  // Of a list of two hardly anything is left; more documents must have both.
  if (knowing.length < (list.items.length === 2 ? 2 : 1)) return undefined;
  const further = knowing.flatMap((document) => listedIn(dossier, document, kind, special));
  return {
    document: target.id,
    item,
    source: source.id,
    locations: placesOnce([...held.items.map((one) => placeOf(target, one)).slice(0, 8), placeOf(source, item), ...further.slice(0, 4)]),
  };
}

const bounded = /\b(?:under|below|over|above|before|after|than|least) \d+\b(?! ?(?:mm|cm|ml|%))|\d ?(?:kg|years?|months?|weeks?)\b/u;

/** Whether a list of a document, of whatever kind, has an item. */
function lists(document: DossierDocument, stems: readonly string[], dossier: Dossier, kind?: ListKind): boolean {
  return soundedLists(document, dossier.context).some(
    ({ list, whole }) => list.kind && (kind ?? list.kind) === list.kind && whole.some((there) => heldShare(stems, there) >= 0.5),
  );
}

/** Whether a sentence of a document has more than half of an item's words, and those of them that it must have. */
export function says(document: DossierDocument, stems: readonly string[], dossier: Dossier, needed: readonly string[] = []): boolean {
  return soundedMeanings(document, dossier.context).some(
    (there) => heldShare(stems, there) > 0.5 && (needed.length === 0 || heldShare(needed, there) === 1),
  );
}

/** Words by which two items differ that are alike in all others: "falsely low result" is no "falsely high result". */
const opposed = new Set(
  'low high left right early late positive negative upper lower hypo hyper under over missed false'
    .split(' ')
    .map((word) => meaningOf(stem(word))),
);

function sameItem(dossier: Dossier, one: LeftOut, other: LeftOut): boolean {
  const [here, there] = [one, other].map(({ item, source }) => itemMeanings(item, dossier.document(source), dossier.context));
  return heldShare(here!, there!) >= 0.5 || heldShare(there!, here!) >= 0.5;
}
