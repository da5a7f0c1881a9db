import type { DossierContext, DossierDocument } from './dossier.ts';
import { meaningOf, withAlikePhrases } from './lexicon/clinical-synonyms.ts';
import { contentStems, fold, stem } from './text/fold.ts';
import type { Span } from './text/sentences.ts';

/** Words of a list that say nothing of the condition. */
const frames = new Set(
  'contraindication contraindicated indication indicated intended intend treat treatment therapy therapeutic presence present active know suspect history relevant including include e.g i.e etc any purpose provide need require suffer undergo undergoe condition state status target group population user users whose cause caused due too much many'
    .split(' ')
    .map(stem),
);

/**
 * The meanings of a phrase: stems of its meaningful words with synonyms of medicine, abbreviations of the document and synonyms a person taught
 * drawn together.
 */
export function meanings(text: string, document: DossierDocument, context: DossierContext): readonly string[] {
  let there = kept.get(document);
  if (there?.context !== context) {
    there = { context, byText: new Map() };
    kept.set(document, there);
  }
  let found = there.byText.get(text);
  if (!found) {
    found = findMeanings(text, document, context);
    there.byText.set(text, found);
  }
  return found;
}

/** Several rules look at the same passages of a document, some of them once for each statement. */
const kept = new WeakMap<DossierDocument, { readonly context: DossierContext; readonly byText: Map<string, readonly string[]> }>();

function findMeanings(text: string, document: DossierDocument, context: DossierContext): string[] {
  const folded = withAlikePhrases(fold(text));
  let expanded = folded;
  for (const match of folded.matchAll(/[a-z][a-z\d/-]*/g)) {
    const long = document.abbreviations.get(match[0]);
    if (long) expanded += ` ${long}`;
  }
  for (const set of context.synonyms) if (set.some((one) => folded.includes(one))) expanded += ` ${set[0]}`;
  const found = new Set<string>();
  for (const one of contentStems(expanded)) if (!frames.has(one) && one.length > 2 && !/^\d+$/.test(one)) found.add(meaningOf(one));
  return [...found];
}

/** The members of an enumeration in a text: parts between semicolons, commas and "and", where the text enumerates at all. */
export function membersOf(text: string, between: RegExp = /;|,(?!\d)|\bas well as\b/gu): (Span & { readonly text: string })[] {
  const members: (Span & { text: string })[] = [];
  let start = 0;
  const add = (end: number): void => {
    let from = start;
    let to = end;
    while (from < to && /[\s.:]/.test(text[from]!)) from++;
    while (to > from && /[\s.,;:]/.test(text[to - 1]!)) to--;
    if (to - from > 2) members.push({ start: from, end: to, text: text.slice(from, to) });
  };
  for (const match of text.matchAll(between)) {
    const open = text.slice(start, match.index);
    // A comma inside brackets parts nothing.
    if ((open.match(/\(/g)?.length ?? 0) > (open.match(/\)/g)?.length ?? 0)) continue;
    add(match.index);
    start = match.index + match[0].length;
  }
  add(text.length);
  return members;
}

/** How much two phrases share, from 0 to 1, by the shorter one. */
export function likeness(one: readonly string[], other: readonly string[]): number {
  const [small, large] = one.length <= other.length ? [one, other] : [other, one];
  if (small.length === 0) return 0;
  const hits = small.filter((a) => large.some((b) => a === b || sameRoot(a, b))).length;
  return hits / small.length;
}

/** Whether stems begin with the same five letters or more, or one holds the other: "cusp" and "bicusp". */
export function sameRoot(one: string, other: string): boolean {
  if (one === other) return true;
  const shorter = Math.min(one.length, other.length);
  if (shorter < 4) return false;
  // Most words differ in their first letter.
  if (shorter >= 5 && one[0] === other[0] && one.slice(0, 5) === other.slice(0, 5)) return true;
  return one.endsWith(other) || other.endsWith(one);
}
