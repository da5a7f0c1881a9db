import type { Dossier, DossierContext, DossierDocument } from './dossier.ts';
import { keptByDocument } from './kept-by-document.ts';
import { meanings } from './phrase.ts';
import { fold, words } from './text/fold.ts';
import { heldShare, itemMeanings, kindOf, type ListKind, type ToldItem, type ToldList, toldLists } from './told-lists.ts';

/** Lists of one kind that documents give word for word, and a list that is the same but for an item or two. */
export interface Shortened {
  /** The list that lacks them. */
  readonly list: ToldList;
  /** The list that has all. */
  readonly source: ToldList;
  readonly missing: readonly ToldItem[];
  /** Further documents that name every item of the source in the same words. */
  readonly agreeing: readonly DossierDocument[];
}

/**
 * Where documents repeat a list word for word, its items need not be understood: what one of them leaves out is missing, whatever it means. An item that
 * stands elsewhere in the document in the same words is not missing there, but for the lists of the other kind: a "suspected perforation" that bars from
 * the device is no disclosed risk of perforation.
 */
export function shortenedLists(dossier: Dossier, kind: ListKind, targets: readonly string[], sources: readonly string[]): Shortened[] {
  const found: Shortened[] = [];
  const full = dossier.documents
    .filter(({ type }) => sources.includes(type))
    .flatMap((document) => keyedLists(document).filter((one) => one.list.kind === kind && !one.list.gathered && one.keys.size > 1));
  const sourceKeys = new Set(full.flatMap(({ keys }) => [...keys.keys()]));
  for (const target of dossier.documents) {
    if (!targets.includes(target.type)) continue;
    for (const own of keyedLists(target)) {
      if (
        own.list.gathered ||
        (own.list.kind !== kind && (own.list.kind !== undefined || own.keys.size < 2)) ||
        namesSome(target, own.list)
      )
        continue;
      if (![...own.keys.keys()].some((key) => sourceKeys.has(key))) continue;
      const joints = jointsOf(target, own.list);
      let held: ReadonlySet<string> = new Set();
      const source = full.find(({ list, keys }) => {
        if (list.document === target.id) return false;
        held = keysAmong(own, joints, keys);
        return keys.size > held.size && held.size * 2 >= keys.size && [...held].every((key) => keys.has(key));
      });
      if (!source) continue;
      const agreeing = dossier.documents.filter(
        (document) =>
          document !== target &&
          document.id !== source.list.document &&
          [...source.keys.keys()].every((key) => textOf(document).includes(key)),
      );
      if (agreeing.length < (held.size > 1 ? 1 : 2)) continue;
      const missing = [...source.keys]
        .filter(([key, item]) => !held.has(key) && !tells(target, key, item, own.list, kind, dossier.context))
        .map(([, item]) => item);
      // An item that stands elsewhere in the document shows that the list is not meant to have all.
      if (missing.length > 0 && missing.length === source.keys.size - held.size)
        found.push({ list: own.list, source: source.list, missing, agreeing });
    }
  }
  return found;
}

interface Keyed {
  readonly list: ToldList;
  /** The items by their words. */
  readonly keys: ReadonlyMap<string, ToldItem>;
}

const keyedLists = keptByDocument((document): readonly Keyed[] =>
  toldLists(document).map((list) => ({ list, keys: new Map(list.items.map((item) => [wordKey(item.text), item])) })),
);

/** The words of what stands at the joints of a list. */
interface Joints {
  readonly first: string;
  readonly last: string;
  /** Two items that stand beside each other in one passage, together and apart. */
  readonly pairs: readonly { readonly both: string; readonly one: string; readonly next: string }[];
}

function jointsOf(document: DossierDocument, { items }: ToldList): Joints {
  const keys = items.map(({ text }) => wordKey(text));
  const pairs = items.flatMap((item, index) => {
    const next = items[index + 1];
    if (next?.passage !== item.passage) return [];
    const both = wordKey(document.passages[item.passage]!.text.slice(item.start, next.end));
    return [{ both, one: keys[index]!, next: keys[index + 1]! }];
  });
  return { first: keys[0]!, last: keys.at(-1)!, pairs };
}

/**
 * The items of a list by their words, where two that the other list has as one are taken together: "glare and halos". Words that lead to the list may still
 * stand before its first item: "known to us are fever, pain".
 */
function keysAmong({ list, keys }: Keyed, { first, last, pairs }: Joints, wanted: ReadonlyMap<string, unknown>): ReadonlySet<string> {
  const found = new Set(keys.keys());
  if (list.kind !== undefined || [...found].filter((key) => wanted.has(key)).length > 1)
    for (const key of wanted.keys()) {
      if (found.has(key)) continue;
      if (!wanted.has(first) && first.endsWith(key)) found.delete(first) && found.add(key);
      else if (!wanted.has(last) && last.startsWith(key) && goesOn.test(last.slice(key.length))) found.delete(last) && found.add(key);
    }
  for (const { both, one, next } of pairs) {
    if (!wanted.has(both)) continue;
    found.delete(one);
    found.delete(next);
    found.add(both);
  }
  return found;
}

/** What a sentence says of its enumeration behind the last member. */
const goesOn =
  /^(?:is|are|was|were|may|might|can|could|must|should|shall|will|have|has|remains?|stay|which|that|so|if|as|in (?:rare|some|all|most)|rarely|for) /u;

/** The words of a text between spaces, without articles. */
export function wordKey(text: string): string {
  return ` ${words(text)
    .map((word) => word.text)
    .filter((word) => !/^(?:an?|the)$/u.test(word))
    .join(' ')} `;
}

const textOf = keptByDocument((document) => document.passages.map(({ text }) => wordKey(text)).join('|'));

/** "The most common side effects are …" names some of them only. */
export function namesSome(document: DossierDocument, list: ToldList): boolean {
  const first = list.items[0]!;
  const passage = document.passages[first.passage]!;
  const before = document.passages[passage.index - 1];
  const sentence = passage.sentences.findLast(({ start }) => start <= first.start)?.start ?? 0;
  const lead = [
    fold(passage.label),
    passage.folded.slice(sentence, first.start),
    /^(?:among|such as|risks? such as)\b/u.exec(fold(first.text))?.[0] ?? '',
    fold(passage.headings.at(-1)?.title ?? ''),
    passage.list !== undefined && before?.kind === 'paragraph' ? before.folded : '',
  ].join(' ');
  return /\b(?:most (?:common|frequent|important|relevant|serious)|main|chief|frequent|(?<!\b(?:and|or) )(?:further|other|additional)|e\.g|such as|for example|among|especially|in particular)\b/u.test(
    lead,
  );
}

/**
 * Whether a document names an item outside the list that lacks it and the lists of the other kind: in the same words anywhere, or by half of its meaning in a
 * sentence or under a heading that says what kind of thing is told.
 */
function tells(document: DossierDocument, key: string, item: ToldItem, list: ToldList, kind: ListKind, context: DossierContext): boolean {
  const stems = itemMeanings(item, document, context);
  const told = toldLists(document).filter((one) => one === list || (one.kind !== undefined && one.kind !== kind));
  return document.passages.some((passage) => {
    if (passage.kind === 'heading') return false;
    let rest = passage.text;
    for (const one of told)
      for (const { passage: index, start, end } of one.items)
        if (index === passage.index) rest = rest.slice(0, start) + ' '.repeat(end - start) + rest.slice(end);
    if (wordKey(rest).includes(key)) return true;
    const title = fold(passage.headings.at(-1)?.title ?? '');
    const headed = kindOf(title) === kind;
    const warned = /\b(?:warnings?|precautions?|cautions?|safety)\b/u.test(title);
    return passage.sentences.some(({ start, end, folded }) => {
      const telling = headed || kindOf(folded) === kind;
      if (!telling && !warned) return false;
      const share = heldShare(stems, meanings(rest.slice(start, end), document, context));
      return telling ? share >= 0.5 : stems.length > 1 && share === 1;
    });
  });
}
