import type { DossierDocument } from './dossier.ts';
import { keptByDocumentAndContext } from './kept-by-document.ts';
import type { Passage } from './passage.ts';
import { studyAt } from './studies.ts';
import { subjectOf } from './subject.ts';
import { contentStems } from './text/fold.ts';
import { type FoundNumber, readNumbers } from './text/numbers.ts';
import { unitAt } from './text/units.ts';
import { topicsOfOthers } from './topic.ts';

/** A list of counts in a sentence: "3 subluxations, 2 deep infections and 1 fracture". */
export interface CountedList {
  readonly document: DossierDocument;
  readonly passage: Passage;
  readonly start: number;
  readonly end: number;
  /** How often each thing is counted, by the stems of its name. Two lists of different things have other keys. */
  readonly counts: ReadonlyMap<string, number>;
  /** The things as they are called, by the same keys. */
  readonly names: ReadonlyMap<string, string>;
  /** The study whose result it is. */
  readonly study: string;
  /** The years that its sentence names. */
  readonly years: ReadonlySet<string>;
}

/** What ends the name of a thing: what it has, where it is, what it is for. */
const nameEnd =
  /(?:^| )(?:with|of|in|at|for|from|per|on|to|by|that|which|who|were|was|are|is|had|has|during|after|before|each|including|such)(?= |$)/u;
/** What stands between two items of a list. */
const between = /^(?:,? (?:and|plus|as well as) (?:another )?(?:an? )?|, ?|; ?(?:and )?)$/u;
/** What is sold, complained of and treated is compared by statements of its own kind. */
const countedElsewhere = /^(?:units?|devices?|complaints?|patients?|systems?|participants?|subjects?|serious incidents?)$/u;
const year = /\b(?:19|20)\d\d\b/gu;

/** Lists of counts of a document, of two things or more. */
export const countedListsIn = keptByDocumentAndContext((document, context): readonly CountedList[] => {
  if (document.language !== 'en') return [];
  const found: CountedList[] = [];
  for (const passage of document.passages) {
    if (passage.kind === 'heading' || topicsOfOthers.some((topic) => passage.topics.has(topic))) continue;
    for (const sentence of passage.sentences) {
      // Most sentences have no two numbers.
      if (!/\d|\b(?:two|three|four|five|six)\b/u.test(sentence.folded)) continue;
      const numbers = readNumbers(sentence.text, 'en');
      if (numbers.length < 2) continue;
      const subject = subjectOf(sentence, passage, context);
      if (subject === 'other-device' || subject === 'literature') continue;
      for (const items of runsOf(sentence.folded, numbers)) {
        const counts = new Map(items.map(({ key, count }) => [key, count]));
        if (counts.size < items.length) continue;
        const start = sentence.start + items[0]!.start;
        found.push({
          document,
          passage,
          start,
          end: sentence.start + items.at(-1)!.end,
          counts,
          names: new Map(items.map(({ key, name }) => [key, name])),
          study: studyAt(passage, sentence, start, context) ?? '',
          years: new Set(sentence.folded.match(year) ?? []),
        });
      }
    }
  }
  return found;
});

interface Item {
  readonly key: string;
  readonly name: string;
  readonly count: number;
  readonly start: number;
  readonly end: number;
}

/** Rows of at least two counted things, one right after the other. */
function runsOf(folded: string, numbers: readonly FoundNumber[]): Item[][] {
  const runs: Item[][] = [];
  let run: Item[] = [];
  let nameTo = -1;
  const close = (): void => {
    if (run.length > 1) runs.push(run);
    run = [];
  };
  numbers.forEach((number, index) => {
    const item = itemAt(folded, number, numbers[index + 1]?.start ?? folded.length);
    if (!item) {
      close();
      return;
    }
    // "2 caps (blue), 1 tube": what a bracket adds to the name before belongs to it.
    if (run.length > 0 && !between.test(folded.slice(nameTo, number.start).replace(/^ ?\([^()\d]*\)/u, ''))) close();
    run.push(item);
    nameTo = item.until;
  });
  close();
  return runs;
}

/** The thing counted by a number: up to four words up to a comma, "and" or the end, and where the whole of its name ends. */
function itemAt(folded: string, { value, start, end }: FoundNumber, next: number): (Item & { readonly until: number }) | undefined {
  if (!Number.isInteger(value) || value < 0 || /[\p{L}\d.,/-]$/u.test(folded.slice(0, start)) || unitAt(folded, end)) return undefined;
  const said = /^ ([\p{L}][\p{L} '-]*[\p{L}])/u.exec(folded.slice(end, next));
  if (!said || /^(?:%|per ?cent|percent|of|and|or|to|times|points?|years?|months?|weeks?|days?|hours?|minutes?)\b/u.test(said[1]!))
    return undefined;
  const whole = said[1]!.replace(/,? (?:and|plus|as well as|or)(?: another| an?)?$/u, '');
  const name = whole.split(nameEnd)[0]!.trim();
  if (name === '' || name.split(' ').length > 4 || / (?:and|or) /u.test(` ${name} `)) return undefined;
  if (countedElsewhere.test(name)) return undefined;
  const key = contentStems(name).sort().join(' ');
  return key === '' ? undefined : { key, name, count: value, start, end: end + 1 + name.length, until: end + 1 + whole.length };
}
