import type { Dossier } from './dossier.ts';
import { withCaption } from './grid.ts';
import { studyAt } from './studies.ts';
import { readDates } from './text/dates.ts';
import { readNumbers } from './text/numbers.ts';
import { readPercentages } from './text/proportions.ts';
import { readQuantities } from './text/quantities.ts';
import { unitAt } from './text/units.ts';

/** Every number that a document states where it speaks of a study. */
export interface StudyNumbers {
  readonly numbers: ReadonlySet<number>;
  readonly percentages: ReadonlySet<number>;
  /** Exact times in months. */
  readonly times: readonly number[];
}

const kept = new WeakMap<Dossier, Map<string, StudyNumbers>>();

/** What a document states of a study, by reading all its passages once for each study asked for. */
export function studyNumbers(dossier: Dossier, document: string, study: string): StudyNumbers {
  const byKey = kept.get(dossier) ?? new Map<string, StudyNumbers>();
  kept.set(dossier, byKey);
  const key = `${document}\n${study}`;
  const known = byKey.get(key);
  if (known) return known;
  const numbers = new Set<number>();
  const percentages = new Set<number>();
  const times: number[] = [];
  const { passages, language } = dossier.document(document);
  for (const plain of passages) {
    const passage = withCaption(plain, dossier.document(document));
    for (const sentence of passage.sentences) {
      if (!/\d|[a-z]{3}/.test(sentence.folded) || studyAt(passage, sentence, sentence.end, dossier.context) !== study) {
        // A sentence may name two studies; then its numbers count for both.
        if (!sentence.text.includes(study)) continue;
      }
      const dates = readDates(sentence.text);
      const found = readNumbers(sentence.text, language).filter(
        (number) => !dates.some((date) => date.start <= number.start && number.end <= date.end),
      );
      for (const number of found) {
        // "69 years" is no count of patients.
        if (!unitAt(sentence.folded, number.end)) numbers.add(number.value);
      }
      for (const percent of readPercentages(sentence.text, language, found)) percentages.add(percent.value);
      for (const { range } of readQuantities(sentence.text, language)) {
        if (range.dimension !== 'time') continue;
        if (range.from !== undefined) times.push(range.from);
        if (range.to !== undefined) times.push(range.to);
      }
    }
  }
  const result = { numbers, percentages, times };
  byKey.set(key, result);
  return result;
}
