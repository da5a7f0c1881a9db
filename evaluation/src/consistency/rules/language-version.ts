import type { DossierDocument } from '../dossier.ts';
import { locationIn } from '../location.ts';
import type { Passage } from '../passage.ts';
import type { ConsistencyRule, Contradiction } from '../rule.ts';
import { readDates } from '../text/dates.ts';
import { readNumbers } from '../text/numbers.ts';
import { equalRanges, type Range, readQuantities } from '../text/quantities.ts';

interface Part {
  readonly title: string;
  readonly passages: readonly Passage[];
}

/** Language versions of a document say the same: numbers, quantities and the length of lists. */
export default {
  id: 'language-version',
  title: 'Language versions of a document agree',
  references: ['Regulation (EU) 2017/745, Article 10(11) and Annex I 23.1'],
  severity: 'major',
  why: 'Users rely on the version in their language; what differs there was never evaluated.',
  remedy: 'Correct the translation against the master version and have it checked again.',
  basis: ['MDR 10(11)', 'MDR Annex I 23.1'],
  *check(dossier) {
    for (const [index, one] of dossier.documents.entries()) {
      for (const other of dossier.documents.slice(index + 1)) {
        if (one.type !== other.type || one.type === 'other' || one.language === other.language) continue;
        const [master, translation] = other.language === 'en' ? [other, one] : [one, other];
        yield* compare(master, translation);
      }
    }
  },
  examples: {
    finds: [
      {
        dossier: {
          'ifu.en': '# IFU\n\n## Care\n\nReplace the cannula every 4 weeks.\n\n## Storage\n\nStore at 5 to 40 °C.',
          'ifu-2.de':
            '# Gebrauchsanweisung\n\n## Pflege\n\nErsetzen Sie die Nasenbrille alle acht Wochen.\n\n## Lagerung\n\nBei 5 bis 40 °C lagern.',
        },
        says: '4 week',
      },
      {
        dossier: {
          'ifu.en': '# IFU\n\n## Contraindications\n\n- smoking\n- tracheostomy\n- naked flames\n\n## Storage\n\nDry.',
          'ifu-2.de': '# Gebrauchsanweisung\n\n## Gegenanzeigen\n\n- Rauchen\n- offene Flammen\n\n## Lagerung\n\nTrocken.',
        },
        says: '3 items',
      },
    ],
    leaves: [
      {
        dossier: {
          'ifu.en':
            '# IFU\n\n## Data\n\nBattery: 2,000 mAh. Page 2 of 4. Tel. +49 431 5512.\n\n## Care\n\nReplace the cannula every four weeks, twice if soiled. Weight: 2.5 kg, one battery. Issued 3 March 2025.\n\n## Storage\n\nStore at 5 to 40 °C.',
          'ifu-2.de':
            '# Gebrauchsanweisung\n\n## Daten\n\nAkku: 2000 mAh. Seite 2 von 5. Tel. 0431 5512.\n\n## Pflege\n\nErsetzen Sie die Nasenbrille alle 4 Wochen, bei Verschmutzung zweimal. Gewicht: 2,5 kg, ein Akku. Ausgabe 03.03.2025.\n\n## Lagerung\n\nBei 5 °C bis 40 °C lagern.',
        },
      },
    ],
  },
} satisfies ConsistencyRule;

function* compare(master: DossierDocument, translation: DossierDocument): Generator<Contradiction> {
  const [parts, translated] = [partsOf(master), partsOf(translation)];
  // Sections are told apart by their order; versions with other sections are not compared one by one.
  if (parts.length !== translated.length) return;
  for (const [index, part] of parts.entries()) {
    const twin = translated[index]!;
    yield* compareLists(master, translation, part, twin);
    const same = part.passages.length === twin.passages.length;
    const pairs: (readonly [readonly Passage[], readonly Passage[]])[] = same
      ? part.passages.map((passage, at) => [[passage], [twin.passages[at]!]])
      : [[part.passages, twin.passages]];
    for (const [ours, theirs] of pairs) yield* compareNumbers(master, translation, ours, theirs);
  }
}

function partsOf(document: DossierDocument): Part[] {
  const parts: { title: string; passages: Passage[] }[] = [{ title: '', passages: [] }];
  for (const passage of document.passages) {
    if (passage.kind === 'heading') parts.push({ title: passage.text, passages: [] });
    else parts.at(-1)!.passages.push(passage);
  }
  return parts;
}

function* compareLists(master: DossierDocument, translation: DossierDocument, part: Part, twin: Part): Generator<Contradiction> {
  const [ours, theirs] = [listsOf(part), listsOf(twin)];
  if (ours.length !== theirs.length) return;
  for (const [index, list] of ours.entries()) {
    const other = theirs[index]!;
    if (list.length === other.length || list.length < 2 || other.length < 2) continue;
    yield {
      attribute: 'language-version',
      message: `The list in "${part.title}" has ${list.length} items in ${master.name}, but ${other.length} in ${translation.name}.`,
      locations: [...other.map((passage) => locationIn(translation, passage)), ...list.map((passage) => locationIn(master, passage))],
      compared: [`${other.length} items`, `${list.length} items`],
    };
  }
}

function listsOf(part: Part): Passage[][] {
  const lists = new Map<number, Passage[]>();
  for (const passage of part.passages)
    if (passage.list !== undefined) lists.set(passage.list, [...(lists.get(passage.list) ?? []), passage]);
  return [...lists.values()];
}

interface Figure {
  readonly key: string;
  readonly range?: Range;
  readonly says: string;
  readonly passage: Passage;
  readonly start: number;
  readonly end: number;
}

function* compareNumbers(
  master: DossierDocument,
  translation: DossierDocument,
  ours: readonly Passage[],
  theirs: readonly Passage[],
): Generator<Contradiction> {
  const [a, b] = [figuresOf(ours, master.language), figuresOf(theirs, translation.language)];
  const onlyOurs = without(a, b);
  const onlyTheirs = without(b, a);
  // A number that only one side writes may be a word on the other ("twice"); two that stand against each other are a difference.
  if (onlyOurs.length === 0 || onlyOurs.length !== onlyTheirs.length || onlyOurs.length > 4) return;
  const says = (figures: readonly Figure[]): string => figures.map((figure) => figure.says).join(', ');
  yield {
    attribute: 'language-version',
    message: `${translation.name} says ${says(onlyTheirs)} where ${master.name} says ${says(onlyOurs)}.`,
    locations: [
      ...onlyTheirs.map((figure) => locationIn(translation, figure.passage, figure.start, figure.end)),
      ...onlyOurs.map((figure) => locationIn(master, figure.passage, figure.start, figure.end)),
    ],
    compared: [...onlyTheirs.map((figure) => figure.says), ...onlyOurs.map((figure) => figure.says)],
  };
}

const ofVersion =
  /\b(?:pages?|seiten?|pagina|pag\.) ?\d+(?: ?(?:of|von|sur|de|di|\/) ?\d+)?|\b(?:tel|telefon|telephone|telefono|phone|fax|hotline)\b[.:]?[ \d()+/-]*|\+\d[\d ()/-]{6,}/gu;

/**
 * Dates and numbers above zero, each with its place. Numbers are compared as they are written; "one" is an article in many languages and does not count,
 * and the unit only stands in the message.
 */
function figuresOf(passages: readonly Passage[], language: string): Figure[] {
  return passages.flatMap((passage) => {
    // Pages are counted anew in each version, and each country has its own number to call.
    const own = [...passage.folded.matchAll(ofVersion)].map(({ index, 0: { length } }) => ({ start: index, end: index + length }));
    const free = (one: { start: number; end: number }): boolean => !own.some(({ start, end }) => one.start < end && start < one.end);
    // "2000 mAh" is no year.
    const dates = readDates(passage.text).filter(
      ({ start, end }) => free({ start, end }) && !/^\d{4}$/u.test(passage.text.slice(start, end)),
    );
    const quantities = readQuantities(passage.text, language);
    const numbers = readNumbers(passage.text, language).filter(
      (one) => one.value !== 1 && free(one) && !dates.some((date) => one.start < date.end && date.start < one.end),
    );
    return [
      ...dates.map(({ first, last, start, end }) => ({
        key: `${first}/${last}`,
        says: first === last ? first : `${first} to ${last}`,
        passage,
        start,
        end,
      })),
      ...numbers.map(({ value, start, end }) => {
        const quantity = quantities.find((one) => one.start <= start && end <= one.end);
        return {
          key: String(value),
          says: passage.text.slice(start, quantity?.end ?? end),
          passage,
          start,
          end,
          ...(quantity ? { range: quantity.range } : {}),
        };
      }),
    ];
  });
}

/** Figures that the other side does not have, neither as the same number nor as the same quantity in another unit. */
function without(figures: readonly Figure[], others: readonly Figure[]): Figure[] {
  const left = [...others];
  return figures.filter((figure) => {
    let at = left.findIndex((other) => other.key === figure.key);
    if (at < 0 && figure.range) at = left.findIndex((other) => other.range && equalRanges(figure.range!, other.range));
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
}
