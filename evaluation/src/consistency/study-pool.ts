import type { Dossier, DossierContext, DossierDocument } from './dossier.ts';
import { withCaption } from './grid.ts';
import { keptByDocument, keptByDocumentAndContext } from './kept-by-document.ts';
import { studyAt, studyMentions } from './studies.ts';
import { readDates } from './text/dates.ts';
import { readNumbers } from './text/numbers.ts';
import { readPercentages } from './text/proportions.ts';
import { readQuantities } from './text/quantities.ts';
import { unitAt } from './text/units.ts';

/** Every number that a document states where it speaks of a study, with the passages it stands in. */
export interface StudyNumbers {
  readonly numbers: ReadonlyMap<number, ReadonlySet<number>>;
  readonly percentages: ReadonlyMap<number, ReadonlySet<number>>;
  /** Exact times in months. */
  readonly times: readonly number[];
}

interface Pool {
  readonly numbers: Map<number, Set<number>>;
  readonly percentages: Map<number, Set<number>>;
  readonly times: Set<number>;
}

const poolsOf = keptByDocumentAndContext(readPools);

/** What a document states of a study, by reading all its passages once for all studies. */
export function studyNumbers(dossier: Dossier, document: string, study: string): StudyNumbers {
  const pool = poolsOf(dossier.document(document), dossier.context).get(study);
  return { numbers: pool?.numbers ?? new Map(), percentages: pool?.percentages ?? new Map(), times: [...(pool?.times ?? [])] };
}

function readPools(document: DossierDocument, context: DossierContext): Map<string, Pool> {
  const pools = new Map<string, Pool>();
  const { passages, language } = document;
  const add = (map: Map<number, Set<number>>, value: number, passage: number): void => {
    const places = map.get(value);
    if (places) places.add(passage);
    else map.set(value, new Set([passage]));
  };
  for (const plain of passages) {
    // What a table of revisions tells was true once.
    if (!/\d|[a-z]{3}/.test(plain.folded) || plain.topics.has('history')) continue;
    const passage = withCaption(plain, document);
    for (const sentence of passage.sentences) {
      const found = readNumbers(sentence.text, language);
      if (found.length === 0) continue;
      // A sentence may name two studies; then its numbers count for both.
      const studies = new Set(studyMentions(sentence.text, context).map(({ name }) => name));
      const spoken = studyAt(passage, sentence, sentence.end, context);
      if (spoken) studies.add(spoken);
      if (studies.size === 0) continue;
      const dates = readDates(sentence.text);
      const counted = found.filter((number) => !dates.some((date) => date.start <= number.start && number.end <= date.end));
      const percentages = readPercentages(sentence.text, language, counted);
      const times = readQuantities(sentence.text, language).flatMap(({ range }) =>
        range.dimension === 'time' ? [range.from, range.to].filter((time) => time !== undefined) : [],
      );
      for (const study of studies) {
        const pool = pools.get(study) ?? { numbers: new Map(), percentages: new Map(), times: new Set<number>() };
        pools.set(study, pool);
        for (const number of counted) {
          // "69 years" is no count of patients, nor is the number of a model: "SNL-200".
          if (!unitAt(sentence.folded, number.end) && !/\p{L}-$/u.test(sentence.text.slice(Math.max(0, number.start - 2), number.start)))
            add(pool.numbers, number.value, plain.index);
        }
        for (const percent of percentages) add(pool.percentages, percent.value, plain.index);
        for (const time of times) pool.times.add(time);
      }
    }
  }
  return pools;
}

/** All numbers of a document outside its references, with how many passages have them. */
export const wholeNumbers = keptByDocument((document): ReadonlyMap<number, number> => {
  const counts = new Map<number, number>();
  for (const passage of document.passages) {
    if (passage.topics.has('references')) continue;
    for (const value of new Set(readNumbers(passage.text, document.language).map((number) => number.value)))
      counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  return counts;
});
