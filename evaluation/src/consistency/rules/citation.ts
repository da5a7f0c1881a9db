import type { DossierDocument } from '../dossier.ts';
import { keptByDocument } from '../kept-by-document.ts';
import { locationIn } from '../location.ts';
import type { Passage } from '../passage.ts';
import type { ConsistencyRule, Contradiction } from '../rule.ts';

const bracketed = /\[(\d{1,3}(?:\s*[-–,;]\s*\d{1,3})*)\]/gu;

/** An author with initials, and a year. */
const publication = /\p{Lu}[\p{L}'-]+,? \p{Lu}{1,3}\b[\s\S]*\b(?:19|20)\d\d\b/u;
/** Brackets after these words hold an interval. */
const interval = /(?:\bCI|interval|IQR)[:,]?\s*(?:of|was|is|=|from)?\s*$/iu;

/** Numbers in brackets point into the list of references, and every entry of the list is pointed at. */
export default {
  id: 'citation',
  title: 'Citations and the list of references match',
  references: ['MEDDEV 2.7/1 rev. 4, A9 (references)'],
  severity: 'minor',
  why: 'A citation without an entry is a statement without evidence; an entry nobody cites was perhaps appraised and never used.',
  remedy: 'Correct the number or the list.',
  basis: ['MEDDEV 2.7/1 rev. 4 A9'],
  asksFor: [],
  check: (dossier) => dossier.documents.flatMap(miscited),
  examples: {
    finds: [
      {
        dossier: {
          cer: '# CER\n\nRates fell [1, 2]. Others differ [3]. A third source agrees [7].\n\n## References\n\n1. Adler A. One. 2020.\n2. Berg B. Two. 2021.\n3. Cole C. Three. 2022.',
        },
        says: '[7]',
      },
    ],
    leaves: [
      {
        dossier: {
          cer: '# CER\n\nRates fell [1, 2]. Others differ [3]. In ROOTS the rate was the same.\n\n## References\n\n1. Adler A. One. 2020.\n2. Berg B. Two. 2021.\n3. Cole C. Three. 2022.\n4. ROOTS study group, Dahl E. Four. 2023.',
        },
      },
      {
        dossier: {
          cer: '# CER\n\nRates fell [1-3]; the 95 % CI was [12, 34].\n\n## References\n\n1. Adler A. One. 2020.\n2. Berg B. Two. 2021.\n3. Cole C. Three. 2022.',
        },
      },
    ],
  },
} satisfies ConsistencyRule;

/** What a document cites and does not list, or lists and does not cite. */
const miscited = keptByDocument((document) => [...miscitedIn(document)]);

function* miscitedIn(document: DossierDocument): Generator<Contradiction> {
  const list = listOf(document);
  if (list.length < 2) return;
  const cited = new Map<number, Passage>();
  for (const passage of document.passages) {
    if (passage.topics.has('references')) continue;
    for (const match of passage.text.matchAll(bracketed))
      if (!interval.test(passage.text.slice(Math.max(0, match.index - 24), match.index)))
        for (const number of numbersOf(match[1]!)) if (!cited.has(number)) cited.set(number, passage);
  }
  if (cited.size < 3) return;
  const last = Math.max(...list.map((entry) => entry.number));
  for (const [number, passage] of cited) {
    if (list.some((entry) => entry.number === number) || number > 4 * last) continue;
    const start = passage.text.search(new RegExp(`\\[[^\\]]*\\b${number}\\b`));
    yield {
      attribute: 'figure-reference',
      message: `${document.name} cites reference [${number}], but its list of references ends at ${last}.`,
      locations: [locationIn(document, passage, Math.max(0, start), Math.max(0, start) + 4)],
      compared: [`[${number}]`],
    };
  }
  // Reports of the manufacturer are often listed without being cited by number.
  const unused = list.filter(
    (entry) => !cited.has(entry.number) && publication.test(entry.passage.text) && !isNamed(entry.passage, document),
  );
  if (unused.length === 0 || unused.length > list.length / 3) return;
  yield {
    attribute: 'figure-reference',
    message: `${document.name} never cites ${unused.length === 1 ? 'reference' : 'references'} ${unused.map((entry) => `[${entry.number}]`).join(', ')} of its list.`,
    locations: unused.slice(0, 20).map((entry) => locationIn(document, entry.passage)),
    compared: unused.slice(0, 20).map((entry) => `[${entry.number}]`),
  };
}

/** Entries of the list: items that count by themselves, or begin with their number. */
function listOf(document: DossierDocument): { number: number; passage: Passage }[] {
  const entries: { number: number; passage: Passage }[] = [];
  for (const passage of document.passages) {
    if (!passage.topics.has('references') || passage.kind === 'heading') continue;
    const written = /^\s*\[?(\d{1,3})[\].)]/.exec(passage.text);
    if (written) entries.push({ number: Number(written[1]), passage });
    else if (passage.kind === 'item') entries.push({ number: (entries.at(-1)?.number ?? 0) + 1, passage });
  }
  return entries;
}

/** A source can be named in the text by its first author or the name of its study. */
function isNamed(entry: Passage, document: DossierDocument): boolean {
  const name = /^\W*(?:\d{1,3}[\].)]\s*)?(\p{Lu}[\p{L}'-]{2,})/u.exec(entry.text)?.[1];
  if (name === undefined) return false;
  const text = textOf(document);
  for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1)) {
    const end = at + name.length;
    if (!/[\p{L}\d-]$/u.test(text.slice(Math.max(0, at - 2), at)) && !/^[\p{L}\d-]/u.test(text.slice(end, end + 2))) return true;
  }
  return false;
}

/** What stands outside the list of references. */
const textOf = keptByDocument(({ passages }) =>
  passages.flatMap(({ text, topics }) => (topics.has('references') ? [] : [text])).join('\n'),
);

function numbersOf(written: string): number[] {
  return written.split(/[,;]/).flatMap((part) => {
    const [from, to] = part.split(/[-–]/).map((one) => Number(one.trim()));
    if (to === undefined) return [from!];
    return to >= from! && to - from! < 60 ? Array.from({ length: to - from! + 1 }, (_, step) => from! + step) : [from!];
  });
}
