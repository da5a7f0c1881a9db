import { stem } from '../text/fold.ts';
import { actConcepts } from './concepts-acts.ts';
import { designConcepts } from './concepts-designs.ts';
import { effectConcepts } from './concepts-effects.ts';
import { peopleConcepts } from './concepts-people.ts';
import { placeConcepts } from './concepts-places.ts';
import { techniqueConcepts } from './concepts-technique.ts';

/** A meaning that many words stand for, with everything it belongs to. */
interface Concept {
  readonly id: string;
  readonly domain: ConceptDomain;
  readonly wider: readonly string[];
}

export type ConceptDomain = 'act' | 'effect' | 'people' | 'place' | 'technique';

/** A concept in a row of words: the positions of the words that stand for it. */
export interface FoundConcept {
  readonly id: string;
  readonly at: readonly number[];
}

/** One way to say a concept: words or alternatives of a word in order; an undefined place stands for up to three words between. */
interface Phrase {
  readonly id: string;
  readonly words: readonly (ReadonlySet<string> | undefined)[];
}

const concepts = new Map<string, Concept>();
const byFirst = new Map<string, Phrase[]>();
/** Words of the text that lie at most between two words of a phrase. */
const gapMax = 3;

const domains: readonly (readonly [ConceptDomain, string])[] = [
  ['act', actConcepts],
  ['effect', effectConcepts],
  ['people', peopleConcepts],
  ['place', placeConcepts],
  ['technique', techniqueConcepts],
  ['technique', designConcepts],
];
for (const [domain, lines] of domains) {
  for (const line of lines.trim().split('\n')) {
    const [head = '', phrases = ''] = line.split(': ');
    const [id = '', above = ''] = head.split(' < ').map((part) => part.trim());
    const there = concepts.get(id);
    const wider = [...(there?.wider ?? []), ...(above === '' ? [] : above.split(', '))];
    concepts.set(id, { id, domain: there?.domain ?? domain, wider });
    for (const phrase of phrases.split('|')) addPhrase(id, phrase.trim());
  }
}

function addPhrase(id: string, phrase: string): void {
  if (phrase === '') return;
  const words = phrase.split(/[\s-]+/).map((word) => (word === '~' ? undefined : new Set(word.split('/').map(keyOf))));
  while (words.at(-1) === undefined) words.pop();
  for (const first of words[0]!) {
    const list = byFirst.get(first);
    if (list) list.push({ id, words });
    else byFirst.set(first, [{ id, words }]);
  }
}

/** What words are compared by: the stem, but short words as they are, since "ear" and "early" have one stem. */
export function keyOf(word: string): string {
  const short = stem(word);
  return short.length > 4 ? short : word.replace(/(?<=[^s]{2})s$/u, '');
}

/** Concepts in a row of keys of words. One word can stand for several. */
export function conceptsIn(stems: readonly string[]): FoundConcept[] {
  const found: FoundConcept[] = [];
  for (let start = 0; start < stems.length; start++) {
    for (const { id, words } of byFirst.get(stems[start]!) ?? []) {
      const at = matched(words, stems, start);
      if (at) found.push({ id, at });
    }
  }
  return found;
}

function matched(words: Phrase['words'], stems: readonly string[], start: number): number[] | undefined {
  const at = [start];
  let position = start;
  let gap = 0;
  for (let place = 1; place < words.length; place++) {
    const word = words[place];
    if (word === undefined) {
      gap = gapMax;
      continue;
    }
    let next = -1;
    for (let step = 1; step <= gap + 1; step++) {
      const there = stems[position + step];
      if (there === undefined || there === stop) break;
      if (word.has(there)) {
        next = position + step;
        break;
      }
    }
    if (next < 0) return undefined;
    at.push(next);
    position = next;
    gap = 0;
  }
  return at;
}

/** Stands in a row of stems where no phrase goes across: a comma, a bracket. */
export const stop = ';';

/** A concept with all wider ones. */
export function closureOf(id: string): readonly string[] {
  let found = closures.get(id);
  if (!found) {
    found = [id, ...(concepts.get(id)?.wider ?? []).flatMap(closureOf)];
    closures.set(id, found);
  }
  return found;
}
const closures = new Map<string, readonly string[]>();

export function domainOf(id: string): ConceptDomain | undefined {
  return concepts.get(id)?.domain;
}
