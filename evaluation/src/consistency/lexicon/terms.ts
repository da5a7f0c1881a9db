import { anyOf } from '../text/any-of.ts';
import type { Span } from '../text/sentences.ts';

/** A word of the field that documents use in several forms, under the wider words it belongs to. */
export interface Term {
  readonly id: string;
  readonly words: RegExp;
  /** Ids of wider terms: an intensive care unit is in a hospital. */
  readonly within?: readonly string[];
}

/** A term found in a text. */
export interface FoundTerm extends Span {
  readonly id: string;
}

/** Terms in a folded text, in order. A stretch belongs to the first term that takes it, so special terms stand before general ones. */
export function termsIn(folded: string, terms: readonly Term[]): FoundTerm[] {
  const found: FoundTerm[] = [];
  if (!anyTerm(terms).test(folded)) return found;
  for (const { id, words } of terms) {
    // To go over matches makes the pattern anew; most texts have none.
    if (folded.search(words) < 0) continue;
    for (const match of folded.matchAll(words)) {
      const span = { start: match.index, end: match.index + match[0].length };
      if (!found.some((other) => span.start < other.end && other.start < span.end)) found.push({ id, ...span });
    }
  }
  return found.sort((one, other) => one.start - other.start);
}

const kept = new WeakMap<readonly Term[], RegExp>();
/** Most texts name none of the terms; they are asked once and not for each. */
function anyTerm(terms: readonly Term[]): RegExp {
  let any = kept.get(terms);
  if (!any) {
    any = anyOf(terms.map(({ words }) => words));
    kept.set(terms, any);
  }
  return any;
}

/** Whether one term is the other or lies within it. */
export function isWithin(id: string, wider: string, terms: readonly Term[]): boolean {
  if (id === wider) return true;
  return terms.find((term) => term.id === id)?.within?.some((above) => isWithin(above, wider, terms)) ?? false;
}

/** Whether two terms can mean the same thing: one lies within the other. */
export function related(one: string, other: string, terms: readonly Term[]): boolean {
  return isWithin(one, other, terms) || isWithin(other, one, terms);
}
