import { rankOf } from './authority.ts';
import type { Dossier, DossierDocument } from './dossier.ts';
import { riskMeaning } from './lexicon/harms.ts';
import { locationIn, placesOnce } from './location.ts';
import { discloses } from './risk-sources.ts';
import type { Location } from './rule.ts';
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

/** An item that a list of one document lacks, though the list has all the others and further documents have the item. */
export interface LeftOut {
  readonly document: string;
  readonly item: ToldItem;
  readonly source: string;
  readonly locations: readonly Location[];
}

const sourceTypes: readonly string[] = ['cer', 'rmf', 'ifu', 'sscp', 'cep', 'label'];
const targetTypes: Readonly<Record<ListKind, readonly string[]>> = {
  contraindication: ['ifu', 'sscp', 'cer'],
  risk: ['ifu', 'sscp', 'cer', 'rmf'],
};

/**
 * What one document leaves out of a list that others tell alike. The list is known by its items and not by what stands above it, so that it may be a
 * sentence here and a table there. An item counts as left out only where no sentence of the document has its meaning, the document's list has all others
 * and nothing in their stead, and a third document knows the item.
 */
export function leftOut(dossier: Dossier, kind: ListKind): LeftOut[] {
  const found: LeftOut[] = [];
  const sources = dossier.documents
    .filter((document) => sourceTypes.includes(document.type))
    .sort((one, other) => rankOf(dossier, one.id) - rankOf(dossier, other.id))
    .flatMap((document) => toldLists(document).filter((list) => list.kind === kind && list.items.length > 1));
  for (const target of dossier.documents) {
    if (!targetTypes[kind].includes(target.type)) continue;
    const own = toldLists(target).filter((list) => list.kind === kind || list.kind === undefined);
    if (own.length === 0) continue;
    for (const list of sources) {
      const source = dossier.document(list.document);
      if (source === target || source.language !== target.language) continue;
      const one = lacking(dossier, kind, source, list, target, own);
      if (one && !found.some((before) => before.document === one.document && sameItem(dossier, before, one))) found.push(one);
    }
  }
  return found;
}

function lacking(
  dossier: Dossier,
  kind: ListKind,
  source: DossierDocument,
  list: ToldList,
  target: DossierDocument,
  own: readonly ToldList[],
): LeftOut | undefined {
  const stems = list.items.map((item) => itemMeanings(item, source, dossier.context));
  // A word of several items does not tell which of them is meant.
  const special = stems.map((ones, index) => {
    const alone = ones.filter((one) => !stems.some((others, other) => other !== index && others.includes(one)));
    return alone.length > 0 ? alone : ones;
  });
  if (special.some((ones) => ones.length === 0)) return undefined;
  const missing = list.items.filter((_, index) => !lists(target, special[index]!, dossier) && !says(target, stems[index]!, dossier));
  if (missing.length !== 1) return undefined;
  const [item] = missing as [ToldItem];
  const position = list.items.indexOf(item);
  if (kind === 'risk' && discloses(target, riskMeaning(item.text))) return undefined;
  const held = own.find((one) => {
    if (one.items.length >= list.items.length) return false;
    const there = one.items.map((member) => wholeMeanings(member, target, dossier.context));
    const all = there.flat();
    return (
      // Each of the others stands in the one list, and nothing stands there that could be the missing one in other words.
      special.every((ones, index) => index === position || heldShare(ones, all) >= 0.5) &&
      there.every((ones) => {
        const shares = stems.map((others) => heldShare(others, ones));
        return shares.some((share, index) => index !== position && share > shares[position]!);
      })
    );
  });
  if (!held) return undefined;
  const knowing = dossier.documents.filter(
    (document) =>
      document !== target &&
      document !== source &&
      document.language === target.language &&
      (lists(document, special[position]!, dossier) || says(document, stems[position]!, dossier)),
  );
  // Of a list of two hardly anything is left; more documents must have both.
  if (knowing.length < (list.items.length === 2 ? 2 : 1)) return undefined;
  const place = (document: DossierDocument, one: ToldItem): Location =>
    locationIn(document, document.passages[one.passage]!, one.start, one.end);
  const further = knowing.flatMap((document) => {
    const there = toldLists(document)
      .filter((one) => one.kind === kind)
      .flatMap((one) => one.items)
      .find((one) => heldShare(special[position]!, itemMeanings(one, document, dossier.context)) >= 0.5);
    return there ? [place(document, there)] : [];
  });
  return {
    document: target.id,
    item,
    source: source.id,
    locations: placesOnce([...held.items.map((one) => place(target, one)).slice(0, 8), place(source, item), ...further.slice(0, 4)]),
  };
}

/** Whether a list of a document, of whatever kind, has an item. */
function lists(document: DossierDocument, stems: readonly string[], dossier: Dossier): boolean {
  return toldLists(document).some(
    (list) => list.kind && list.items.some((item) => heldShare(stems, wholeMeanings(item, document, dossier.context)) >= 0.5),
  );
}

/** Whether a sentence of a document has more than half of an item's words. */
export function says(document: DossierDocument, stems: readonly string[], dossier: Dossier): boolean {
  return soundedMeanings(document, dossier.context).some((there) => heldShare(stems, there) > 0.5);
}

function sameItem(dossier: Dossier, one: LeftOut, other: LeftOut): boolean {
  const [here, there] = [one, other].map(({ item, source }) => itemMeanings(item, dossier.document(source), dossier.context));
  return heldShare(here!, there!) >= 0.5 || heldShare(there!, here!) >= 0.5;
}
