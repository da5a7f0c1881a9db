import type { DataOf } from '../records/index.ts';
import { type Anchor, shortened } from './anchor.ts';
import type { UploadedDocument } from './checklist.ts';
import { sentencesOf, type TextSection, type TextUnit, textSections } from './document-text.ts';
import type { promisedChangeKind } from './promised-change.ts';
import { documentsNamed } from './released-text.ts';

type PromisedChange = DataOf<typeof promisedChangeKind>;

/** What became of a promised change in the text that was released. */
export interface ResponseCheck {
  readonly state: 'done' | 'partly' | 'not found' | 'no document';
  readonly reason: string;
  readonly evidence: readonly Anchor[];
}

interface Sentence {
  readonly words: string;
  readonly quote: string;
  readonly anchor: Anchor;
  readonly there: boolean;
}

/** Holds one promise against the documents: whether the words that were promised stand in the place that was named. */
export function checkPromisedChange(change: PromisedChange, documents: readonly UploadedDocument[]): ResponseCheck {
  const named = documentsNamed(documents, change.document);
  if (named.length === 0) {
    return {
      state: 'no document',
      reason: change.document ? `No uploaded document is "${change.document}"; upload the released version.` : 'No document is uploaded.',
      evidence: [],
    };
  }
  const sentences = named.flatMap((document) => sentencesIn(document, change.place));
  const placeKnown = change.place === '' || sentences.some(({ there }) => there);
  const where = `${named.length === 1 ? named[0]!.name : `${named.length} documents`}${change.place ? ` at "${change.place}"` : ''}`;
  const { gone, wanted } = wordsOf(change);
  const noPlace = placeKnown ? '' : ` The place "${change.place}" was not found.`;

  const remains = gone === '' ? undefined : holding(sentences, gone);
  if (gone !== '' && wanted === '') {
    return remains
      ? { state: 'not found', reason: `"${shortened(gone)}" was to go and still stands in ${where}.${noPlace}`, evidence: [remains.anchor] }
      : {
          state: 'done',
          reason: `"${shortened(gone)}" stands no more in ${where}.${noPlace}`,
          evidence: sentences.slice(0, 1).map(({ anchor }) => anchor),
        };
  }
  if (wanted !== '') {
    const found = holding(sentences, wanted);
    if (found && remains)
      return {
        state: 'partly',
        reason: `"${shortened(wanted)}" stands in ${where}, and so does "${shortened(gone)}", which was to go.`,
        evidence: [found.anchor, remains.anchor],
      };
    if (found?.there) return { state: 'done', reason: `The promised words stand in ${where}.`, evidence: [found.anchor] };
    if (found)
      return {
        state: 'partly',
        reason: `The promised words stand in another place than "${change.place}".${noPlace}`,
        evidence: [found.anchor],
      };
  }
  return byKeyWords(wanted || change.what, wanted !== '', isRemoval(change.what) && wanted === '', sentences, where, noPlace);
}

/** Without the words themselves, the sentence with most of the words that matter tells how far the promise was kept. */
function byKeyWords(
  text: string,
  verbatim: boolean,
  removal: boolean,
  sentences: readonly Sentence[],
  where: string,
  noPlace: string,
): ResponseCheck {
  const keys = keyWords(text);
  if (keys.length === 0)
    return { state: 'not found', reason: 'The promise has no words that could be looked for; give the expected words.', evidence: [] };
  let best: Sentence | undefined;
  let share = 0;
  for (const sentence of sentences) {
    const held = shareOf(keys, sentence.words) + (sentence.there ? 0.001 : 0);
    if (held > share) [best, share] = [sentence, held];
  }
  const percent = Math.round(Math.min(share, 1) * 100);
  const numbersKept = keys.filter((key) => /\d/.test(key)).every((key) => best?.words.includes(` ${key} `));
  const evidence = best && share >= 0.5 ? [best.anchor] : [];
  if (removal) {
    return share < 0.5
      ? {
          state: 'done',
          reason: `No sentence of ${where} holds the words of what was to go.${noPlace}`,
          evidence: sentences.slice(0, 1).map(({ anchor }) => anchor),
        }
      : {
          state: 'not found',
          reason: `A sentence of ${where} still holds ${percent} % of the words of what was to go.${noPlace}`,
          evidence,
        };
  }
  if (share >= 0.8 && numbersKept && !verbatim && best?.there)
    return {
      state: 'done',
      reason: `A sentence of ${where} holds ${percent} % of the words that matter; read whether it says what was promised.`,
      evidence,
    };
  if (share >= 0.5)
    return {
      state: 'partly',
      reason: `${verbatim ? 'The promised words do not stand there as they are; a' : 'A'} sentence holds ${percent} % of the words that matter${numbersKept ? '' : ', and not all of the numbers'}.${noPlace}`,
      evidence,
    };
  return { state: 'not found', reason: `No sentence of ${where} holds half of the words that matter.${noPlace}`, evidence: [] };
}

const quotation = /["“„«]([^"“”„«»]{2,})["”“»]/g;
const isRemoval = (what: string) =>
  /^(?:we (?:have |will )?)?(?:remov|delet|withdr[ae]w|str(?:ike|uck)|took out|take out|eras|dropp?)/i.test(what.trim());
const isReplacement = (what: string) => /\b(?:replac\w+|chang\w+|correct\w+|from)\b/i.test(what);

/** What is to be gone and what is to stand there, from the expected words or from quotations in the promise. */
function wordsOf({ what, expectedWords }: PromisedChange): { gone: string; wanted: string } {
  const quoted = [...what.matchAll(quotation)].map((match) => match[1]!.trim());
  if (isRemoval(what)) return { gone: expectedWords || quoted[0] || '', wanted: '' };
  if (quoted.length > 1 && isReplacement(what)) return { gone: quoted[0]!, wanted: expectedWords || quoted[1]! };
  return { gone: '', wanted: expectedWords || quoted[0] || '' };
}

function sentencesIn(document: UploadedDocument, place: string): Sentence[] {
  return textSections(document.read.tree).flatMap((section, index, all) => {
    const inSection =
      place === '' || isPlace(section, place) || all.slice(0, index).some((above) => isPlace(above, place) && isBelow(section, above));
    return section.units.flatMap((unit) => {
      const there = inSection || onPage(unit, place);
      const page = unit.place?.page;
      return [unit.text, ...sentencesOf(unit.text)].map((text) => ({
        words: plainWords(text),
        quote: text,
        there,
        anchor: {
          document: { name: document.name, section: section.label, ...(page === undefined ? {} : { page }), quote: shortened(text) },
        },
      }));
    });
  });
}

function isBelow(section: TextSection, above: TextSection): boolean {
  return section.titles.length > above.titles.length && above.titles.every((title, index) => section.titles[index] === title);
}

/** Whether a section is the place: by its number ("4.2", "section 4.2"), or by its title. */
function isPlace(section: TextSection, place: string): boolean {
  const number = /(?:^|\s|§)(\d+(?:\.\d+)*|annex\s+[A-Z0-9]+|appendix\s+[A-Z0-9]+)(?=$|[\s,.;:)])/i.exec(place)?.[1];
  const own = /^(\d+(?:\.\d+)*|annex\s+[A-Z0-9]+|appendix\s+[A-Z0-9]+)/i.exec(section.label)?.[1];
  if (number && !/\bpages?\b|\bp\.\s?\d/i.test(place)) {
    if (own?.toLowerCase() === number.toLowerCase() || own?.startsWith(`${number}.`)) return true;
    if (own) return false;
  }
  const title = plainWords(section.titles.at(-1) ?? '').trim();
  const named = plainWords(place.replace(/^(?:section|chapter|§)\s*/i, '')).trim();
  return title.length > 3 && (named.includes(title) || (named.length > 3 && title.includes(named)));
}

function onPage(unit: TextUnit, place: string): boolean {
  const page = /\b(?:pages?|p\.)\s*(\d+)/i.exec(place)?.[1];
  return page !== undefined && unit.place?.page === Number(page);
}

/** The sentence that holds words as they are, whatever their case, spaces, quotation marks and hyphens; the named place before others. */
function holding(sentences: readonly Sentence[], words: string): Sentence | undefined {
  const wanted = plainWords(words);
  const found = sentences.filter((sentence) => sentence.words.includes(wanted));
  const shortest = (list: readonly Sentence[]) => list.toSorted((one, other) => one.words.length - other.words.length)[0];
  return shortest(found.filter(({ there }) => there)) ?? shortest(found);
}

/** Words and numbers in lower case, each between spaces. A sign that changes a number stays with it. */
function plainWords(text: string): string {
  return ` ${(
    text
      .normalize('NFKC')
      .toLowerCase()
      .match(/[<>≤≥±]|[\p{L}\p{N}]+(?:[.,]\p{N}+)*%?/gu) ?? []
  ).join(' ')} `;
}

const idle = new Set(
  (
    'add added adding also and any are been being between change changed changes chapter clarified clarify correct corrected deleted describe described document does each ensure ' +
    'explain explained for from give given has have how include included into its made manufacturer many more must new now paragraph please provide provided remove removed replace replaced report ' +
    'revise revised section shall should state stated statement table text than that the their there these they this those under update updated was were where which will with within ' +
    'accordingly according appropriate information regarding'
  ).split(' '),
);

function keyWords(text: string): string[] {
  const words = plainWords(text).trim().split(' ');
  return [...new Set(words.filter((word) => /\d/.test(word) || (word.length > 2 && !idle.has(word))).map(stem))];
}

/** The word without the endings in which a promise and a text usually differ. */
function stem(word: string): string {
  return /\d/.test(word) ? word : word.replace(/(?:ations?|ing|ed|ies|es|s)$/, '');
}

function shareOf(keys: readonly string[], words: string): number {
  const held = keys.filter((key) => (/\d/.test(key) ? words.includes(` ${key} `) : words.includes(` ${key}`)));
  return held.length / keys.length;
}
