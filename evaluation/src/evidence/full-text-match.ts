import { fold } from './deduplication/words.ts';
import type { Bibliographic } from './reference.ts';

type Known = Pick<Bibliographic, 'doi' | 'pmid' | 'title' | 'authors' | 'year'>;

/** By what a full text was recognised; a name of a file alone is a suggestion, the others are sure. */
export type FullTextSign = 'DOI' | 'PMID' | 'title' | 'name of the file';

/** A reference that a full text belongs to, or may belong to. */
export interface FullTextMatch<Reference> {
  readonly reference: Reference;
  readonly by: FullTextSign;
  readonly sure: boolean;
}

/** Letters of a title that must stand together in the text to find it; shorter titles are compared whole. */
const beginning = 24;
/** A title of fewer letters stands in many texts. */
const titleLettersMin = 20;

/**
 * Finds the references that a publication's file belongs to. `text` is what its first pages say: publishers print the DOI there and the title stands
 * there, while later pages name the works it cites. Of several DOIs the first one is the publication's own. An index is built once for many files.
 */
export class FullTextMatcher<Reference extends Known> {
  readonly #byDoi = new Map<string, Reference[]>();
  readonly #byPmid = new Map<string, Reference[]>();
  readonly #byBeginning = new Map<string, { letters: string; reference: Reference }[]>();
  readonly #byName = new Map<string, Reference[]>();

  constructor(references: Iterable<Reference>) {
    for (const reference of references) {
      if (reference.doi) push(this.#byDoi, reference.doi.toLowerCase(), reference);
      if (reference.pmid) push(this.#byPmid, reference.pmid, reference);
      const letters = lettersOf(reference.title);
      if (letters.length >= titleLettersMin) push(this.#byBeginning, letters.slice(0, beginning), { letters, reference });
      const [first] = reference.authors;
      const family = first && lettersOf('family' in first ? first.family : first.literal);
      if (family && reference.year !== undefined) push(this.#byName, `${family}${reference.year}`, reference);
    }
  }

  /** The references a file belongs to, the surest sign first; none where nothing speaks for any. */
  find(text: string, fileName: string): FullTextMatch<Reference>[] {
    return (
      this.#sure('DOI', this.#ownDoi(text)) ??
      this.#sure('PMID', this.#ownPmid(text, fileName)) ??
      this.#sure('title', this.#title(text)) ??
      this.#named(fileName).map((reference) => ({ reference, by: 'name of the file', sure: false }))
    );
  }

  /** Two references with the same sign are duplicates or two parts of one work: then a person says which. */
  #sure(by: FullTextSign, found: readonly Reference[]): FullTextMatch<Reference>[] | undefined {
    return found.length === 0 ? undefined : found.map((reference) => ({ reference, by, sure: found.length === 1 }));
  }

  #ownDoi(text: string): readonly Reference[] {
    for (const [written] of text.matchAll(/\b10\.\d{4,9}\/[^\s"<>|]+/gu)) {
      // What follows a DOI in print is not part of it, and only the references know where it ends.
      for (let doi = written.toLowerCase(); /\/./u.test(doi); doi = shortened(doi)) {
        const found = this.#byDoi.get(doi);
        if (found) return found;
        if (shortened(doi) === doi) break;
      }
    }
    return [];
  }

  #ownPmid(text: string, fileName: string): readonly Reference[] {
    const number = /\bPMID:?\s*(\d{5,9})\b/iu.exec(text)?.[1] ?? /^(?:PMID[ _-]?)?(\d{7,8})(?=\D|$)/iu.exec(fileName)?.[1];
    return (number && this.#byPmid.get(number)) || [];
  }

  #title(text: string): readonly Reference[] {
    const letters = lettersOf(text);
    let longest = 0;
    let found: Reference[] = [];
    const consider = (known: { letters: string; reference: Reference }, at: number) => {
      if (known.letters.length < longest || !letters.startsWith(known.letters, at)) return;
      if (known.letters.length > longest) found = [];
      longest = known.letters.length;
      if (!found.includes(known.reference)) found.push(known.reference);
    };
    for (let at = 0; at < letters.length; at += 1) {
      for (let length = Math.min(beginning, letters.length - at); length >= titleLettersMin; length -= 1)
        for (const known of this.#byBeginning.get(letters.slice(at, at + length)) ?? []) consider(known, at);
    }
    return found;
  }

  #named(fileName: string): readonly Reference[] {
    const name = lettersOf(fileName.replace(/\.\w{2,4}$/u, ''));
    const year = /(?:19|20)\d\d/u.exec(name)?.[0];
    if (!year) return [];
    return [...this.#byName].filter(([key]) => key.endsWith(year) && name.includes(key.slice(0, -4))).flatMap(([, found]) => found);
  }
}

function push<Key, Value>(map: Map<Key, Value[]>, key: Key, value: Value): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}

/** A DOI without its last character of punctuation and what follows; the same where there is none. */
function shortened(doi: string): string {
  return doi.replace(/[^\p{L}\d][\p{L}\d]*$/u, '');
}

/** Letters and digits of a text without case, accents, spaces and signs. */
function lettersOf(text: string): string {
  return fold(text).replaceAll(/[^\p{L}\d]/gu, '');
}
